# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said to ``python dev.py bench``."""

import argparse
import os
from pathlib import Path
from typing import Final

from ...agent.providers.registry import PROVIDERS
from ...agent.solver import SWITCHES
from ...benchmarks.truth import scene_names
from .task import REPOSITORY

CACHE: Final = REPOSITORY / ".benchmark"
EXAMPLES: Final = REPOSITORY / "examples"
PAGE: Final = REPOSITORY / "docs" / "benchmark.md"


def option_parser() -> argparse.ArgumentParser:
    """Reads the arguments of ``bench``."""
    parser = argparse.ArgumentParser(
        prog="bench",
        description="Reconstruct pictures and ground-truth scenes, measure, and write a page with tables and plots. "
        "Goes on where it was broken off.",
    )
    parser.add_argument("--set", metavar="DIR", type=Path, help="a folder of pictures, or BlenderGym or BlenderBench")
    parser.add_argument(
        "--scenes",
        metavar="NAMES",
        type=_scenes,
        default=scene_names(),
        help=f"which ground-truth scenes, with commas: {', '.join(scene_names())} (default: all; -: none)",
    )
    parser.add_argument("--no-examples", action="store_true", help="leave the example pictures out")
    parser.add_argument("--provider", metavar="NAME", default="builtin", choices=PROVIDERS, help=", ".join(PROVIDERS))
    parser.add_argument("--model", metavar="NAME", default="", help="who answers there (or MAQUETTE_MODEL)")
    parser.add_argument("--address", metavar="URL", default="", help="where a model server is (or MAQUETTE_ADDRESS)")
    parser.add_argument("--mode", choices=("staged", "oneshot"), default="staged")
    parser.add_argument(
        "--without",
        metavar="NAMES",
        type=_switches,
        default=(),
        help=f"a row with these switched off, beside the row with all: {', '.join(SWITCHES)}",
    )
    parser.add_argument("--ablate", action="store_true", help="a row without any, and a row without each one alone")
    parser.add_argument("--size", metavar="PX", type=int, default=256, help="longer side of the renders (default: 256)")
    parser.add_argument("--samples", metavar="N", type=int, default=8, help="render samples a pixel (default: 8)")
    parser.add_argument("--seed", metavar="N", type=int, default=0)
    parser.add_argument("--jobs", metavar="N", type=int, default=os.cpu_count() or 1, help="processes (default: cores)")
    parser.add_argument("--cache", metavar="DIR", type=Path, default=CACHE, help="where work is kept")
    parser.add_argument("--page", metavar="FILE", type=Path, default=PAGE, help="where the tables go")
    parser.add_argument("--solvers", action="store_true", help="measure the solvers on their own, and no pictures")
    parser.add_argument(
        "--scene-samples", metavar="N", type=int, default=64, help="samples of the scenes' own pictures"
    )
    parser.add_argument("--scene-size", metavar="PX", type=int, help="longer side of the scenes' own pictures")
    parser.add_argument("--only", metavar="N", type=int, help="do but the picture of this number, and write no page")
    parser.add_argument("--report", action="store_true", help="write the page of what is done, and do nothing more")
    parser.add_argument("--list", action="store_true", help="print the pictures and their numbers, and do nothing")
    return parser


def _scenes(text: str) -> tuple[str, ...]:
    names = () if text == "-" else tuple(name.strip() for name in text.split(","))
    unknown = set(names) - set(scene_names())
    if unknown:
        raise argparse.ArgumentTypeError(f"no scene is called {', '.join(sorted(unknown))}")
    return names


def _switches(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    unknown = set(names) - set(SWITCHES)
    if unknown:
        raise argparse.ArgumentTypeError(
            f"{', '.join(sorted(unknown))} cannot be switched off; {', '.join(SWITCHES)} can"
        )
    return names
