# SPDX-License-Identifier: GPL-3.0-or-later
"""Every exemplar passes the screen, runs within the scope of each of its stages, and makes what it says, in view."""

from pathlib import Path

import bpy
import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, CameraGuess, LightGuess
from maquette.agent.exemplars import Exemplar, Exemplars
from maquette.scene import kit
from maquette.scene.compare import compare
from maquette.scene.description import describe
from maquette.scene.geometry_checks import check_geometry
from maquette.scene.kit import begin_stage, picture_box, session_collection, session_scene, set_camera, start_scene
from maquette.scene.kit.session import PART_MARK, REF_MARK
from maquette.scene.running import run_code
from maquette.stages import STAGES

EXEMPLARS = Exemplars.read(Path(__file__).parents[2] / "prompts" / "exemplars").entries
CASES = [(entry, stage) for entry in EXEMPLARS for stage in STAGES if stage.name in entry.stages]
EMPTY = Blueprint("parts", CameraGuess(50, 0.4, 0.5), LightGuess(0, 1, 0.5, 3), ())
SECONDS = 5.0
MOST_LINES = 60


def prepare(exemplar: Exemplar) -> None:
    """A session's scene with what the exemplar starts from."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("exemplar", 96, 64, samples=4)
    begin_stage("scaffold")
    set_camera(focal_mm=50, pitch=0.45, height=0.5)
    exec(exemplar.before, {name: getattr(kit, name) for name in kit.__all__})


def made() -> dict[str, bpy.types.ID]:
    """All that the session has, by ref or name."""
    kinds = (session_collection().all_objects, bpy.data.materials)
    return {entry.get(PART_MARK, entry[REF_MARK]): entry for kind in kinds for entry in kind if entry.get(REF_MARK)}


@pytest.mark.parametrize(("exemplar", "stage"), CASES, ids=[f"{entry.name}-{stage.name}" for entry, stage in CASES])
def test_an_exemplar_makes_what_it_says_within_its_stage(exemplar: Exemplar, stage) -> None:
    prepare(exemplar)
    before = describe(session_scene(), session_collection())
    begin_stage(stage.name)
    outcome = run_code(exemplar.code(), f"{exemplar.name}.py", session_collection(), SECONDS)
    assert outcome.ok, outcome.error
    changes = compare(before, describe(session_scene(), session_collection()))
    assert [change.sentence() for change in stage.out_of_scope(changes)] == []
    assert check_geometry(session_scene(), session_collection(), EMPTY, mend=False) == ()
    found = made()
    for name in exemplar.makes:
        assert name in found
        if isinstance(found[name], bpy.types.Object) and found[name].type == "MESH":
            left, top, right, bottom = picture_box(found[name])
            assert left < 1 and right > 0 and top < 1 and bottom > 0, f"{name} is out of the picture"
        elif isinstance(found[name], bpy.types.Material):
            assert found[name].users > 0, f"{name} is on nothing"


@pytest.mark.parametrize("exemplar", EXEMPLARS, ids=[entry.name for entry in EXEMPLARS])
def test_an_exemplar_is_short(exemplar: Exemplar) -> None:
    assert exemplar.stages
    assert exemplar.code().count("\n") < MOST_LINES
    assert exemplar.text.count("```") == 2


@pytest.fixture
def light_on(tmp_path):
    """The linear light, green, that the camera sees at a point of the world, from a small render."""

    def measure(point):
        scene = session_scene()
        x, y = kit.project(point)
        scene.cycles.samples = 64
        scene.render.filepath = str(tmp_path / "look.exr")
        scene.render.image_settings.file_format = "OPEN_EXR"
        bpy.ops.render.render(write_still=True, scene=scene.name)
        image = bpy.data.images.load(scene.render.filepath)
        width, height = image.size
        pixels = np.array(image.pixels[:]).reshape(height, width, -1)[::-1]
        bpy.data.images.remove(image)
        return float(pixels[int(y * height), int(x * width), 1])

    return measure


def lit_by(name):
    """The scene of a lighting exemplar, on a ground of albedo 0.5."""
    (exemplar,) = [entry for entry in EXEMPLARS if entry.name == name]
    prepare(exemplar)
    ground = kit.principled("ground", "#bcbcbc", roughness=1.0)
    ground.node_tree.nodes["Principled BSDF"].inputs["Specular IOR Level"].default_value = 0.0
    kit.paint("ground" if name == "sky" else "table", ground)
    outcome = run_code(exemplar.code(), f"{name}.py", session_collection(), SECONDS)
    assert outcome.ok, outcome.error


def test_the_window_lights_a_table_as_bright_as_was_read_off_the_picture(light_on):
    lit_by("window_light")
    assert light_on(kit.on_ground(0.3, 0.7)) == pytest.approx(0.42, rel=0.12)


def test_sun_and_sky_share_the_light_as_was_read_off_the_picture(light_on):
    lit_by("sky")
    spot = kit.on_ground(0.8, 0.9)
    lit = light_on(spot)
    bpy.data.objects.remove(next(entry for entry in session_collection().objects if entry.type == "LIGHT"))
    assert lit / light_on(spot) == pytest.approx(4.0, rel=0.1)
