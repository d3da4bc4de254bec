# SPDX-License-Identifier: GPL-3.0-or-later
"""Run in a process of its own: install the zip given as argument and print, as JSON, what was seen."""

import json
import os
import sys
import time

import bpy

# isort: split
# Blender's own modules are found only after bpy was imported.
import addon_utils

from maquette.tests.blender.editor_state import after_switching, editor_state

NAME = "bl_ext.user_default.maquette"


def enable() -> None:
    addon_utils.enable(NAME, default_set=True)


def disable() -> None:
    addon_utils.disable(NAME, default_set=True)


def main(package: str) -> dict[str, object]:
    """Everything that the tests judge."""
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


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])), flush=True)
    os._exit(0)
