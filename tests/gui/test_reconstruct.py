# SPDX-License-Identifier: GPL-3.0-or-later
"""The one thing that Maquette is for, as an artist does it: a picture, a click, a scene."""

import shutil
from pathlib import Path

from maquette.tests.gui.at_work import wait_for_state
from maquette.tests.gui.gui import Gui

WHOLE = 900
"""Seconds; so small a picture takes less than a minute on two cores that do nothing else."""


def test_a_click_rebuilds_the_picture(gui: Gui, repository: Path) -> None:
    picture = shutil.copy(repository / "examples" / "coffee.png", gui.folder)
    gui.run(
        "preferences = bpy.context.preferences.addons['bl_ext.user_default.maquette'].preferences\n"
        "preferences.picture_size, preferences.samples = 128, 4\n"
        f"scene.maquette.reference, scene.maquette.mode = {picture!r}, 'RUN'"
    )
    gui.wait_for_enabled("Reconstruct")
    gui.screenshot("ready", region="sidebar")
    gui.click("Reconstruct")
    gui.wait_for("Stop")
    gui.screenshot("working", region="sidebar")
    wait_for_state(gui, "done", WHOLE)
    gui.wait_for("coffee is rebuilt")
    gui.screenshot("done")
    assert gui.value("scene.camera is not None and len([each for each in scene.objects if each.type == 'MESH']) > 2")
