# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said on the terminal's command line."""

import argparse
from pathlib import Path

from ..agent.defaults import PICTURE_SIZE, SAMPLES
from ..agent.providers.registry import PROVIDERS
from ..agent.solver import SWITCHES, Switch
from .limit_options import add_limit_options

LARGEST_SIZE = 16_384
MOST_SAMPLES = 100_000
HIGHEST_SEED = 2**31 - 2
"""Cycles takes one more; the render noise is measured with the seed after the session's."""


def option_parser(default_picture: Path | None, default_recording: Path | None) -> argparse.ArgumentParser:
    """Reads ``reconstruct PICTURE ...``. What a recording may decide is None where it was not said."""
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
    command.add_argument(
        "--model", metavar="NAME", default="", help="who answers there, or what to call who does (or MAQUETTE_MODEL)"
    )
    command.add_argument(
        "--address",
        metavar="URL",
        default="",
        help="where a model server is (or MAQUETTE_ADDRESS), its key in MAQUETTE_KEY; "
        "keys of makers' own services in OPENAI_API_KEY and GEMINI_API_KEY",
    )
    command.add_argument(
        "--thinking", choices=("minimal", "low", "medium", "high"), default="", help="how much OpenAI and Gemini think"
    )
    command.add_argument(
        "--size",
        metavar="PX",
        type=_whole_number(32, LARGEST_SIZE),
        help=f"longer side of the renders, at most the picture's own (default: {PICTURE_SIZE})",
    )
    command.add_argument(
        "--samples",
        metavar="N",
        type=_whole_number(1, MOST_SAMPLES),
        help=f"render samples a pixel (default: {SAMPLES})",
    )
    command.add_argument(
        "--seed", metavar="N", type=_whole_number(0, HIGHEST_SEED), help="same seed, same scene (default: 0)"
    )
    command.add_argument("--mode", choices=("staged", "oneshot"), help="default: staged")
    command.add_argument(
        "--without",
        metavar="NAMES",
        type=_switches,
        help=f"what to be without, solvers or what prompts remember, with commas between: {', '.join(SWITCHES)}",
    )
    command.add_argument("--record", metavar="FILE", type=Path, help="save the answers, to be played another time")
    command.add_argument(
        "--recording",
        metavar="FILE",
        type=Path,
        default=default_recording,
        help="what the provider recorded plays, with the recording's size, samples, seed and mode"
        + (f" (default: {default_recording.name})" if default_recording else ""),
    )
    command.add_argument("--resume", action="store_true", help="go on with the session in DIR")
    add_limit_options(command)
    return parser


def _switches(text: str) -> tuple[Switch, ...]:
    names = {name.strip() for name in text.split(",")} - {""}
    if strangers := names - set(SWITCHES):
        raise argparse.ArgumentTypeError(f"{min(strangers)!r} cannot be switched off, only {', '.join(SWITCHES)}")
    return tuple(name for name in SWITCHES if name in names)


def _whole_number(least: int, most: int) -> type[int]:
    def number(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"must be from {least} to {most}")
        return value

    number.__name__ = "number"
    return number  # type: ignore[return-value]  # argparse takes any callable.
