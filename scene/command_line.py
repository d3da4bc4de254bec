# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal's way in: ``blender -b --command maquette reconstruct PICTURE --out DIR``."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import bpy

from ..agent.defaults import PICTURE_SIZE, SAMPLES
from ..agent.errors import MaquetteError
from ..agent.providers.environment import settings_from_environment
from ..agent.recording import RECORDING_OF, read_recording
from .command_options import option_parser
from .limit_options import budget_in
from .progress import progress
from .reconstruct import Job, reconstruct_picture

INTERRUPTED = 130
"""Exit status after Ctrl+C: 128 and the number of the signal, as shells have it."""


def main(arguments: Sequence[str], default_picture: Path | None = None, default_recording: Path | None = None) -> int:
    """Run the command and return its exit status: 0, 2 after one line that says what is wrong, 130 when interrupted.

    ``default_picture`` is reconstructed when the command names no picture, ``default_recording`` is played when it
    names none.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal or pipe may lack letters that a picture's name or a critic's words have.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        options = option_parser(default_picture, default_recording).parse_args(arguments)
    except SystemExit as end:
        # argparse ends the process, which inside Blender would end Blender.
        return end.code if isinstance(end.code, int) else 2
    try:
        job = _job(options)
        with progress() as show:
            result = reconstruct_picture(job, show)
    except MaquetteError as error:
        print(f"maquette: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("maquette: Interrupted. Go on with --resume.", file=sys.stderr)
        return INTERRUPTED
    if result["provider"].startswith(RECORDING_OF):
        print(f"Played from a {result['provider']}.")
    card = result["baselines"]["mean_colour"]
    final = result["final"]
    print(
        f"PSNR {final['psnr']:.2f} dB (a card of the mean colour: {card['psnr']:.2f}), "
        f"SSIM {final['ssim']:.3f} ({card['ssim']:.3f}), CIEDE2000 {final['ciede2000']:.1f} ({card['ciede2000']:.1f}), "
        f"{result['seconds']:.0f} s\n{(job.out / 'report.html').resolve()}"
    )
    return 0


def _job(options: argparse.Namespace) -> Job:
    """What ``options`` ask for; what they leave open is as in the recording that is played, if one is."""
    recording = options.recording if options.provider == "recorded" else None
    recorded = read_recording(recording).header.settings if recording else None
    usual: tuple[Any, ...] = (PICTURE_SIZE, SAMPLES, 0, "staged", ())
    if recorded is not None:
        usual = (max(recorded.width, recorded.height), recorded.samples, recorded.seed, recorded.mode, recorded.without)
    said = (options.size, options.samples, options.seed, options.mode, options.without)
    size, samples, seed, mode, without = (other if one is None else one for one, other in zip(said, usual, strict=True))
    return Job(
        picture=options.picture,
        out=options.out or Path("out") / options.picture.stem,
        provider=options.provider,
        provider_settings=replace(
            settings_from_environment(
                options.provider,
                os.environ,
                model=options.model,
                address=options.address,
                recording=str(recording or ""),
                online=bpy.app.online_access,
            ),
            thinking=options.thinking.upper(),
            price_in=options.price_in,
            price_out=options.price_out,
        ),
        size=size,
        samples=samples,
        seed=seed,
        mode=mode,
        without=without,
        resume=options.resume,
        record=options.record,
        budget=budget_in(options),
        own_file=True,
    )
