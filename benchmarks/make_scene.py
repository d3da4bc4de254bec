# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a ground-truth scene, its pictures and its truth: ``python -m maquette.benchmarks.make_scene NAME ...``.

It runs in a process of its own, for a scene takes Blender's open file.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import bpy

from ..agent.vision.colour import as_8_bit
from ..scene.load_pixels import load_pixels
from .film import CAMERAS, film
from .record_truth import record_truth
from .truth import SCENES, write_truth
from .workshop.true_scene import TrueScene

SAMPLES: Final = 64
"""Per pixel, denoised."""


def build(name: str) -> TrueScene:
    """Build the scene ``name`` in Blender's open file."""
    made = import_module(f".scenes.{name}", __package__).build()
    assert isinstance(made, TrueScene)
    bpy.context.view_layer.update()
    return made


def main(arguments: Sequence[str]) -> None:
    """Render the pictures into a folder; with ``--truth`` also write the truth beside the scene's script."""
    parser = argparse.ArgumentParser(prog="make_scene")
    parser.add_argument("name")
    parser.add_argument("--out", type=Path, required=True, help="folder for reference.png and second.png")
    parser.add_argument("--samples", type=int, default=SAMPLES)
    parser.add_argument("--size", type=int, help="longer side in pixels (default: the scene's own)")
    parser.add_argument(
        "--truth", action="store_true", help="write the truth beside the script, at the scene's own size"
    )
    options = parser.parse_args(arguments)
    made = build(options.name)
    options.out.mkdir(parents=True, exist_ok=True)
    for view in CAMERAS:
        whole, partial = options.out / f"{view}.png", options.out / f"{view}.partial.png"
        film(partial, view, options.samples, options.size)
        partial.replace(whole)
    if options.truth:
        picture = as_8_bit(load_pixels(options.out / "reference.png")[..., :3])
        write_truth(record_truth(made, picture), SCENES / f"{options.name}.json")


if __name__ == "__main__":
    main(sys.argv[1:])
    sys.stdout.flush()
    # The bpy module can hang on its way out.
    os._exit(0)
