# SPDX-License-Identifier: GPL-3.0-or-later
"""Reconstruct a picture without an installed Blender, as the extension's own command does."""

from collections.abc import Sequence

from ..scene import command_line


def main(arguments: Sequence[str]) -> int:
    """The command's exit status; ``arguments`` are those of ``blender --command maquette reconstruct``."""
    return command_line.main(arguments)
