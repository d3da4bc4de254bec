# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that is opened again after Blender was killed goes on where it was."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from maquette.tests.gui.at_work import (
    assert_nothing_is_at_work,
    begin,
    choose_provider,
    set_up,
    wait_for_phase,
    wait_for_state,
)
from maquette.tests.gui.gui import Gui
from maquette.tests.unit.providers.model_server import ModelServer, stays_silent

SAMPLES = 300
"""So many that a render lasts for a second."""


@pytest.fixture(scope="module")
def silent_server() -> Iterator[ModelServer]:
    """Takes every question and never answers."""
    with ModelServer() as server:
        server.acts = [stays_silent]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def save(gui: Gui, name: str) -> Path:
    """File > Save As; where."""
    path = gui.folder / name
    gui.run(f"bpy.ops.wm.save_as_mainfile(filepath={str(path)!r})")
    return path


def start_again(gui: Gui, *files: str) -> None:
    """Blender as it comes up after it was killed, with the session's folder as it lies there."""
    gui.blender.kill()
    gui.blender.start(*files)
    gui.open_sidebar()
    choose_provider(gui, "")


@pytest.mark.parametrize("phase", ["asking", "rendering"])
def test_blender_is_killed_and_the_saved_file_continues(
    gui: Gui, repository: Path, silent_server: ModelServer, phase: str
) -> None:
    address = silent_server.address if phase == "asking" else ""
    set_up(gui, repository, address=address, samples=SAMPLES if phase == "rendering" else 4)
    begin(gui, phase)
    path = save(gui, f"{phase}.blend")
    wait_for_phase(gui, phase)
    start_again(gui, str(path))
    wait_for_state(gui, "interrupted")
    gui.click("Continue")
    wait_for_state(gui, "review")
    assert_nothing_is_at_work(gui)
