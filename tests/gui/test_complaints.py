# SPDX-License-Identifier: GPL-3.0-or-later
"""What of Blender's output fails a test, and what does not."""

from maquette.tests.gui.complaints import complaints_in

KNOWN = """Traceback (most recent call last):
  File "/usr/share/blender/scripts/addons_core/bl_pkg/__init__.py", line 986, in register
    _remote_asset_library_restore_backups()
    ~~~~~~~~~~~~^^
  File "/usr/share/blender/scripts/modules/_bpy_internal/http/downloader.py", line 51, in <module>
    import cattrs
ModuleNotFoundError: No module named 'cattrs'
"""
OURS = """Traceback (most recent call last):
  File "/profile/extensions/user_default/maquette/panels/stages.py", line 14, in draw
    draw_row(row)
KeyError: 'geometry'
"""


def test_what_debian_lacks_is_not_ours() -> None:
    assert complaints_in(KNOWN) == []


def test_a_traceback_beside_a_harmless_one_is_told_whole() -> None:
    assert complaints_in(KNOWN + OURS + "Blender quit\n") == [OURS.rstrip()]


def test_a_panel_that_fails_at_every_drawing_is_told_once() -> None:
    assert len(complaints_in(OURS * 50)) == 1


def test_an_error_without_a_traceback_is_told() -> None:
    assert complaints_in("Error: Rendering failed\n") == ["Error: Rendering failed"]
    assert complaints_in("    Policy violation with top level module: PIL\n")
    assert complaints_in('Info: Saved "scene.blend"\n') == []
