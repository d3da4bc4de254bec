# SPDX-License-Identifier: GPL-3.0-or-later
"""Reconstruct a picture without an installed Blender, by the extension's own command."""

from collections.abc import Sequence
from pathlib import Path

from ..scene import command_line

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DEFAULT_PICTURE = EXAMPLES / "coffee.png"
DEFAULT_RECORDING = EXAMPLES / "recordings" / "coffee.jsonl"


def main(arguments: Sequence[str]) -> int:
    """The command's exit status; ``arguments`` are those of ``blender --command maquette reconstruct``."""
    return command_line.main(["reconstruct", *arguments], DEFAULT_PICTURE, DEFAULT_RECORDING)
