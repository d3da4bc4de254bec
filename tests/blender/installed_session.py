# SPDX-License-Identifier: GPL-3.0-or-later
"""Run in a process of its own: install the zip, use it, and print as JSON what was seen.

Arguments: the zip, a picture, and a folder for what the command makes.
"""

import json
import os
import sys
import time
from pathlib import Path

import bpy

# isort: split
# Blender's own modules are found only after bpy was imported.
import addon_utils

from maquette.tests.blender.editor_state import after_switching, editor_state

NAME = "bl_ext.user_default.maquette"
SIZE, SAMPLES = 64, 1


def enable() -> None:
    addon_utils.enable(NAME, default_set=True)


def disable() -> None:
    addon_utils.disable(NAME, default_set=True)


def installing(package: str) -> dict[str, object]:
    """What installing and switching on and off does."""
    bpy.ops.extensions.package_install_files(filepath=package, repo="user_default", enable_on_install=False)
    before, modules = editor_state(), set(sys.modules)
    begun = time.perf_counter()
    enable()
    seconds = time.perf_counter() - begun
    seen = {
        "enabled": NAME in bpy.context.preferences.addons,
        "seconds to enable": seconds,
        "imported by enabling": sorted(set(sys.modules) - modules),
        "policy violations": addon_utils._extensions_warnings_get().get(NAME, []),
        "state before": before,
    }
    disable()
    return seen | {"state after switching": after_switching(enable, disable)}


def button(picture: str) -> dict[str, object]:
    """What the artist's button does in a file with work in it."""
    preferences = bpy.context.preferences.addons[NAME].preferences
    preferences.picture_size, preferences.samples = SIZE, SAMPLES
    artist = bpy.context.scene
    artist_objects = sorted(artist.objects.keys())
    artist.maquette.reference, artist.maquette.mode = picture, "RUN"
    result = bpy.ops.maquette.reconstruct()
    scene = bpy.context.scene
    folder = Path(bpy.utils.extension_path_user(NAME, path="sessions"), scene.maquette.session)
    return {
        "result": sorted(result),
        "artist's objects before": artist_objects,
        "artist's objects after": sorted(artist.objects.keys()),
        "own scene": scene != artist,
        "objects": sorted(scene.objects.keys()),
        "reference": scene.maquette.reference,
        "files": sorted(path.name for path in folder.iterdir()),
        "report can be opened": bpy.ops.maquette.open_report.poll(),
    }


def button_on_no_picture(path: str) -> str:
    """What the artist is told about a file that is no picture."""
    bpy.context.scene.maquette.reference = path
    try:
        bpy.ops.maquette.reconstruct()
    except RuntimeError as error:
        return str(error)
    return ""


def command(picture: str, folder: str) -> dict[str, object]:
    """What ``blender --command maquette reconstruct`` does."""
    arguments = ["reconstruct", picture, "--out", folder, f"--size={SIZE}", f"--samples={SAMPLES}", "--mode=oneshot"]
    status = sys.modules[f"{NAME}.operators.command"].run(arguments)
    return {"status": status, "files": sorted(path.name for path in Path(folder).iterdir())}


if __name__ == "__main__":
    package, picture, folder = sys.argv[1:]
    seen = installing(package)
    enable()
    seen |= {
        "no picture": button_on_no_picture(package),
        "button": button(picture),
        "command": command(picture, folder),
    }
    print(json.dumps(seen), flush=True)
    os._exit(0)
