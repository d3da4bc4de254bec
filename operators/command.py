# SPDX-License-Identifier: GPL-3.0-or-later
"""``blender --command maquette``: reconstruct without a window."""

from collections.abc import Sequence

import bpy

_handles: list[object] = []
"""What Blender gave for the registered command."""


def run(arguments: Sequence[str]) -> int:
    """The command's exit status; ``arguments`` are those after ``maquette``."""
    from ..scene import command_line

    return command_line.main(arguments)


def register() -> None:
    """Make the command known to Blender."""
    # The stubs take the function for a procedure.
    _handles.append(bpy.utils.register_cli_command("maquette", run))  # type: ignore[func-returns-value]


def unregister() -> None:
    """Take the command back."""
    bpy.utils.unregister_cli_command(_handles.pop())
