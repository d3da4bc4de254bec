# SPDX-License-Identifier: GPL-3.0-or-later
"""Run with a zip with wheels: installs it in a Blender with a fresh profile, and prints what was unpacked as JSON."""

import json
import os
import sys
from pathlib import Path

import bpy

bpy.ops.preferences.addon_enable(module="bl_pkg")
bpy.ops.extensions.package_install_files(filepath=sys.argv[1], repo="user_default", enable_on_install=True)
unpacked = Path(bpy.utils.user_resource("EXTENSIONS", path=".local"))
tags = {
    wheel.parent.name.removesuffix(".dist-info"): [
        line.removeprefix("Tag: ") for line in wheel.read_text().splitlines() if line.startswith("Tag: ")
    ]
    for wheel in unpacked.glob("lib/python*/site-packages/*.dist-info/WHEEL")
}
print(json.dumps(tags), flush=True)
# Without Python's shutdown, in which bpy may hang.
os._exit(0)
