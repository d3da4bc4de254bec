# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal's way in: ``blender -b --command maquette reconstruct PICTURE --out DIR``."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import bpy

from ..agent.defaults import PICTURE_SIZE, SAMPLES
from ..agent.errors import MaquetteError
from ..agent.providers.environment import settings_from_environment
from ..agent.providers.registry import PROVIDERS
from .progress import progress
from .reconstruct import Job, reconstruct_picture

INTERRUPTED = 130
"""Exit status after Ctrl+C: 128 and the number of the signal, as shells have it."""
LARGEST_SIZE = 16_384
MOST_SAMPLES = 100_000
HIGHEST_SEED = 2**31 - 2
"""Cycles takes one more; the render noise is measured with the seed after the session's."""


def main(arguments: Sequence[str], default_picture: Path | None = None) -> int:
    """Run the command and return its exit status: 0, 2 after one line that says what is wrong, 130 when interrupted.

    ``default_picture`` is reconstructed when the command names no picture.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal or pipe may lack letters that a picture's name or a critic's words have.
        sys.stdout.reconfigure(errors="backslashreplace")
    parser = _parser(default_picture)
    try:
        options = parser.parse_args(arguments)
    except SystemExit as end:
        # argparse ends the process, which inside Blender would end Blender.
        return end.code if isinstance(end.code, int) else 2
    job = Job(
        picture=options.picture,
        out=options.out or Path("out") / options.picture.stem,
        provider=options.provider,
        provider_settings=settings_from_environment(
            options.provider,
            os.environ,
            model=options.model,
            address=options.address,
            online=bpy.app.online_access,
        ),
        size=options.size,
        samples=options.samples,
        seed=options.seed,
        mode=options.mode,
        resume=options.resume,
        own_file=True,
    )
    try:
        with progress() as show:
            result = reconstruct_picture(job, show)
    except MaquetteError as error:
        print(f"maquette: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("maquette: Interrupted. Go on with --resume.", file=sys.stderr)
        return INTERRUPTED
    card = result["baselines"]["mean_colour"]
    final = result["final"]
    print(
        f"PSNR {final['psnr']:.2f} dB (a card of the mean colour: {card['psnr']:.2f}), "
        f"SSIM {final['ssim']:.3f} ({card['ssim']:.3f}), CIEDE2000 {final['ciede2000']:.1f} ({card['ciede2000']:.1f}), "
        f"{result['seconds']:.0f} s\n{(job.out / 'report.html').resolve()}"
    )
    return 0


def _parser(default_picture: Path | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="maquette", description="Rebuild a picture as an editable scene.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    command = commands.add_parser("reconstruct", help="rebuild PICTURE as a scene in DIR")
    command.add_argument(
        "picture",
        metavar="PICTURE",
        type=Path,
        nargs="?" if default_picture else None,
        default=default_picture,
        help="the reference picture" + (f" (default: {default_picture.name})" if default_picture else ""),
    )
    command.add_argument("--out", metavar="DIR", type=Path, help="where the results go (default: out/PICTURE's name)")
    command.add_argument("--provider", metavar="NAME", default="builtin", help=f"one of: {', '.join(PROVIDERS)}")
    command.add_argument("--model", metavar="NAME", default="", help="who answers there (or MAQUETTE_MODEL)")
    command.add_argument(
        "--address",
        metavar="URL",
        default="",
        help="where a model server is (or MAQUETTE_ADDRESS), its key in MAQUETTE_KEY",
    )
    command.add_argument(
        "--size",
        metavar="PX",
        type=_whole_number(32, LARGEST_SIZE),
        default=PICTURE_SIZE,
        help="longer side of the renders, at most the picture's own",
    )
    command.add_argument(
        "--samples", metavar="N", type=_whole_number(1, MOST_SAMPLES), default=SAMPLES, help="render samples a pixel"
    )
    command.add_argument(
        "--seed", metavar="N", type=_whole_number(0, HIGHEST_SEED), default=0, help="same seed, same scene"
    )
    command.add_argument("--mode", choices=("staged", "oneshot"), default="staged")
    command.add_argument("--resume", action="store_true", help="go on with the session in DIR")
    return parser


def _whole_number(least: int, most: int) -> type[int]:
    def number(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"must be from {least} to {most}")
        return value

    number.__name__ = "number"
    return number  # type: ignore[return-value]  # argparse takes any callable.
