# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told of Blender's interface is what the running Blender has."""

import ast
import re
from pathlib import Path

import bpy
import pytest

from maquette.scene.api_facts import api_facts
from maquette.scene.running import run_code
from maquette.scene.true_names import operator_arguments
from maquette.tests.blender.wrong_code import GONE_IN, NOT_WRONG, SETTING, TOLD

MANY = 100_000
REPOSITORY = Path(__file__).resolve().parents[2]
KIT = [path for path in sorted((REPOSITORY / "scene" / "kit").glob("*.py")) if path.stem != "versions"]
"""Code that runs everywhere; ``versions`` branches."""
FIVE = bpy.app.version >= (5, 0, 0)


@pytest.fixture(autouse=True)
def empty_file() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)


@pytest.mark.parametrize(("lines", "words"), TOLD.values(), ids=TOLD)
def test_what_is_wrong_in_code_is_told(lines: str, words: str) -> None:
    facts = api_facts(SETTING + lines, "", "", MANY)
    assert any(words in fact for fact in facts), facts


@pytest.mark.parametrize("lines", NOT_WRONG.values(), ids=NOT_WRONG)
def test_what_may_be_right_is_not_called_wrong(lines: str) -> None:
    assert _wrong(api_facts(SETTING + lines, "", "", MANY)) == []


@pytest.mark.parametrize("path", KIT, ids=lambda path: path.stem)
def test_nothing_is_wrong_in_code_that_runs(path: Path) -> None:
    told = api_facts(path.read_text(encoding="utf-8"), "", "", MANY)
    assert _wrong(told) == []


@pytest.mark.parametrize(("lines", "words", "first", "last"), GONE_IN.values(), ids=GONE_IN)
def test_a_name_is_gone_in_the_versions_that_lack_it(
    lines: str, words: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    told = [fact for fact in api_facts(SETTING + lines, "", "", MANY) if words in fact]
    assert bool(told) == (first <= bpy.app.version[:2] <= last)


def test_what_runs_here_is_told_and_not_what_runs_elsewhere() -> None:
    code = f"{SETTING}sky = nodes.new('ShaderNodeTexSky')\nsky.sky_type = 'NISHITA'"
    told = "\n".join(api_facts(code, "", "", MANY))
    assert ("The sky NISHITA is SINGLE_SCATTERING or MULTIPLE_SCATTERING here." in told) == FIVE
    (choices,) = re.findall(r"ShaderNodeTexSky.sky_type: (.*)", told)
    sky = bpy.data.materials.new("sky")
    sky.use_nodes = True
    node = sky.node_tree.nodes.new("ShaderNodeTexSky")
    for choice in choices.split(" | "):
        node.sky_type = choice


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("bevel modifier", "BevelModifier: "),
        ("glossy clear coat", "ShaderNodeBsdfPrincipled inputs: "),
        ("sky texture", "ShaderNodeTexSky "),
        ("noise texture", "ShaderNodeTexNoise inputs: "),
        ("area light size", "AreaLight: "),
        ("shade smooth by angle", "bpy.ops.object.shade_smooth_by_angle("),
        ("boolean difference", "BooleanModifier: "),
        ("extrude face region", "bmesh.ops.extrude_face_region("),
        ("brick", "ShaderNodeTexBrick inputs: "),
        ("solidify thickness", "SolidifyModifier: "),
        ("depth of field of the camera", "CameraDOFSettings: "),
        ("convert objects to another type", "bpy.ops.object.convert("),
    ],
)
def test_words_find_what_they_mean(words: str, first: str) -> None:
    assert any(fact.startswith(first) for fact in api_facts("", "", words, MANY)[:3])


def test_words_that_mean_nothing_find_nothing() -> None:
    assert api_facts("", "", "qwxyz", MANY) == ()
    assert api_facts("", "", " ", MANY) == ()
    assert api_facts("not python (", "", "", MANY) == ()


def test_what_code_may_not_call_is_not_proposed() -> None:
    told = "\n".join(api_facts("", "", "open file, save image, install add-on, quit Blender", MANY))
    assert "bpy.ops.wm." not in told
    assert "bpy.ops.image." not in told


def test_an_operator_is_told_as_it_can_be_called() -> None:
    (line,) = api_facts("bpy.ops.mesh.primitive_uv_sphere_add()", "", "", MANY)
    call = line[: line.index("):") + 1]
    arguments = {word.arg for word in ast.parse(call, mode="eval").body.keywords}
    assert arguments <= set(operator_arguments("mesh", "primitive_uv_sphere_add"))
    assert {"segments", "radius", "location"} <= arguments
    exec(call, {"bpy": bpy})
    assert bpy.context.object.name == "Sphere"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("shader.inputs['Specular'].default_value = 1", 'The socket "Specular" is "Specular IOR Level".'),
        ("nodes.new('ShaderNodeTexMusgrave')", "Musgrave became part of ShaderNodeTexNoise in 4.1."),
        ("bpy.ops.mesh.primitive_cube_add(sizes=1)", "bpy.ops.mesh.primitive_cube_add takes no 'sizes'; closest: size"),
        ("mesh.smooth = True", "Mesh has no 'smooth'; closest: shade_smooth"),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_error_comes_first(line: str, first: str) -> None:
    collection = bpy.data.collections.new("cup")
    bpy.context.scene.collection.children.link(collection)
    code = f"{SETTING.replace('nodes =', 'paint.use_nodes = True; nodes =')}{line}\nbpy.ops.mesh.bevel(segment=1)"
    error = run_code(code, "geometry-1.py", collection, 5).error
    assert error
    # What the error says itself is not said again.
    told = [*error.splitlines(), *api_facts(code, error, "sky", MANY)]
    assert any(fact.startswith((first, f"{first[:-1]};")) for fact in told), told
    facts = api_facts(code, error, "sky", MANY)
    bevel = next(index for index, fact in enumerate(facts) if "takes no 'segment'" in fact)
    sky = next(index for index, fact in enumerate(facts) if fact.startswith("ShaderNodeTexSky"))
    assert 0 < bevel < sky


@pytest.mark.parametrize("limit", [0, 100, 400, 2000])
def test_the_limit_is_kept_by_leaving_out_what_matters_least(limit: int) -> None:
    code = f"{SETTING}mesh.use_auto_smooth = True\nnodes.new('ShaderNodeTexNoise')"
    told = api_facts(code, "", "bevel sky brick glass", limit)
    assert len("\n".join(told)) <= limit
    assert told == api_facts(code, "", "bevel sky brick glass", MANY)[: len(told)]
    assert told or limit == 0


def test_nothing_is_left_behind() -> None:
    api_facts(f"{SETTING}nodes.new('ShaderNodeTexGabor')", "", "voronoi", MANY)
    assert not bpy.data.node_groups
    assert not bpy.data.meshes


def _wrong(told: tuple[str, ...]) -> list[str]:
    """Those of the facts that call something wrong."""
    return [fact for fact in told if re.search(r" has no '| is no |^There is no|^No shader node| takes no ", fact)]
