# SPDX-License-Identifier: GPL-3.0-or-later
"""The package registers and leaves nothing behind."""

from collections.abc import Iterator

import addon_utils
import bpy
import pytest

from maquette.operators import command
from maquette.tests.blender.editor_state import after_switching, editor_state


@pytest.fixture
def enabled() -> Iterator[None]:
    """The package registered under its development name."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    addon_utils.enable("maquette", default_set=True)
    yield
    addon_utils.disable("maquette", default_set=True)


def test_switching_on_and_off_leaves_nothing_behind() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    before = editor_state()
    after = after_switching(lambda: addon_utils.enable("maquette"), lambda: addon_utils.disable("maquette"))
    assert after == before


@pytest.mark.usefixtures("enabled")
def test_a_button_says_what_is_missing() -> None:
    assert not bpy.ops.maquette.reconstruct.poll()
    assert not bpy.ops.maquette.open_report.poll()
    bpy.context.scene.maquette.reference = "//cup.png"
    assert bpy.ops.maquette.reconstruct.poll()
    assert not bpy.ops.maquette.open_report.poll()


@pytest.mark.usefixtures("enabled")
def test_the_file_remembers_the_reference_and_the_session(tmp_path) -> None:
    properties = bpy.context.scene.maquette
    properties.reference, properties.session = "//Tasse à café.png", "Tasse à café 2026-11-20"
    path = str(tmp_path / "scene.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.open_mainfile(filepath=path)
    properties = bpy.context.scene.maquette
    assert (properties.reference, properties.session) == ("//Tasse à café.png", "Tasse à café 2026-11-20")


@pytest.mark.usefixtures("enabled")
def test_every_operator_explains_itself() -> None:
    for name in dir(bpy.ops.maquette):
        operator = getattr(bpy.ops.maquette, name).get_rna_type()
        assert operator.description, name
        assert not operator.description.endswith("."), name


def test_the_command_refuses_bad_arguments_without_ending_blender(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["reconstruct"]) == 2
    assert "PICTURE" in capsys.readouterr().err
