# SPDX-License-Identifier: GPL-3.0-or-later
"""Learned measures run whatever network the user points to; here networks whose answers are known."""

from pathlib import Path

import numpy as np
import pytest

from maquette.development.benchmark.perceptual import absent, measures_of

onnx = pytest.importorskip("onnx", reason="onnx is not installed")
pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")


def save(path: Path, inputs: list[str], nodes: list[tuple[str, list[str], str, dict[str, object]]]) -> str:
    """A network of ``nodes`` (operator, inputs, output, attributes) whose last output is its own."""
    helper, kind = onnx.helper, onnx.TensorProto.FLOAT
    graph = helper.make_graph(
        [helper.make_node(operator, given, [made], **settings) for operator, given, made, settings in nodes],
        "network",
        [helper.make_tensor_value_info(name, kind, [1, 3, None, None]) for name in inputs],
        [helper.make_tensor_value_info(nodes[-1][2], kind, None)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, path)
    return str(path)


@pytest.fixture
def networks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LPIPS is the mean absolute difference of its inputs; DINO's and CLIP's features are the mean of each channel."""
    means = [("ReduceMean", ["picture"], "features", {"axes": [2, 3], "keepdims": 0})]
    difference = [
        ("Sub", ["one", "other"], "change", {}),
        ("Abs", ["change"], "size", {}),
        ("ReduceMean", ["size"], "distance", {"keepdims": 0}),
    ]
    monkeypatch.setenv("MAQUETTE_LPIPS", save(tmp_path / "lpips.onnx", ["one", "other"], difference))
    for name in ("DINO", "CLIP"):
        monkeypatch.setenv(f"MAQUETTE_{name}", save(tmp_path / f"{name}.onnx", ["picture"], means))


@pytest.mark.usefixtures("networks")
def test_pictures_reach_the_networks_as_published() -> None:
    black, white = np.zeros((20, 30, 3), np.uint8), np.full((20, 30, 3), 255, np.uint8)
    assert absent() == {}
    same, other = measures_of(white, white), measures_of(black, white)
    assert same is not None
    assert other is not None
    assert same == pytest.approx({"lpips": 0.0, "dino": 1.0, "clip": 1.0}, abs=1e-5)
    # LPIPS takes pictures from -1 to 1; black and white lie on opposite sides of the mean colours of both sets.
    assert other["lpips"] == pytest.approx(2.0, abs=1e-5)
    assert other["dino"] < -0.9
    assert other["clip"] < -0.9
