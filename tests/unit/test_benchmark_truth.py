# SPDX-License-Identifier: GPL-3.0-or-later
"""The truth that is kept beside each ground-truth scene."""

from pathlib import Path

import numpy as np
import pytest

from maquette.benchmarks.true_blueprint import true_blueprint
from maquette.benchmarks.truth import SCENES, read_truth, scene_names, write_truth


@pytest.mark.parametrize("name", scene_names())
def test_a_truth_is_of_one_piece(name: str) -> None:
    truth = read_truth(name)
    ids = {entry.id for entry in truth.objects}
    assert len(ids) == len(truth.objects)
    assert truth.named_size in ids
    assert any(entry.role in {"ground", "wall"} for entry in truth.objects)
    assert any(entry.visible < 0.95 for entry in truth.objects if entry.role == "object")
    assert len(truth.lights) >= 2
    for entry in truth.objects:
        assert entry.support in ids | {""}
        assert set(entry.behind) <= ids
        assert 0.0 < entry.visible <= 1.0
        assert entry.whole_box[0] <= entry.box[0] < entry.box[2] <= entry.whole_box[2]
    turn = np.array(truth.camera.matrix)[:3, :3]
    np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-4)


@pytest.mark.parametrize("name", scene_names())
def test_every_object_is_seen_where_the_camera_projects_it(name: str) -> None:
    """The middle of a thing that nothing cuts off lies within its box, by an independent projection."""
    truth = read_truth(name)
    matrix = np.array(truth.camera.matrix)
    longer = max(truth.width, truth.height)
    for entry in truth.objects:
        if entry.role != "object" or entry.visible < 0.999 or min(entry.box) <= 0.01 or max(entry.box) >= 0.99:
            continue
        middle = np.array(entry.position) + np.array([0.0, 0.0, entry.size[2] / 2.0])
        local = matrix[:3, :3].T @ (middle - matrix[:3, 3])
        x = 0.5 + local[0] / -local[2] * truth.camera.lens_mm / 36.0 * longer / truth.width
        y = 0.5 - local[1] / -local[2] * truth.camera.lens_mm / 36.0 * longer / truth.height
        assert entry.box[0] < x < entry.box[2], entry.id
        assert entry.box[1] < y < entry.box[3], entry.id


def test_a_truth_can_be_written_and_read_again(tmp_path: Path) -> None:
    name = scene_names()[0]
    again = tmp_path / "again.json"
    write_truth(read_truth(name), again)
    assert again.read_text(encoding="utf-8") == (SCENES / f"{name}.json").read_text("utf-8")


@pytest.mark.parametrize("name", scene_names())
def test_a_truth_makes_a_blueprint(name: str) -> None:
    truth = read_truth(name)
    blueprint = true_blueprint(truth)
    assert blueprint.camera.focal_mm == pytest.approx(truth.camera.lens_mm)
    assert blueprint.camera.height == pytest.approx(truth.camera.position[2], abs=1e-4)
    assert -0.1 < blueprint.camera.pitch < 0.7
    assert abs(blueprint.camera.roll) < 1e-3
    assert blueprint.light.elevation > 0.0
