# SPDX-License-Identifier: GPL-3.0-or-later
"""Save a session's program where the artist wants it."""

from collections.abc import Sequence
from pathlib import Path

from ..agent.errors import MaquetteError
from ..agent.section import Section
from ..agent.session import Settings
from ..agent.whole_file import write_whole
from .export_program import export_program


def write_program(path: Path, settings: Settings, sections: Sequence[Section]) -> None:
    """Write the program as one file to ``path``. Raises ``MaquetteError``."""
    try:
        program = export_program(settings, sections)
    except (SyntaxError, ValueError) as error:
        raise MaquetteError(f"The program cannot be exported: {error}.", "Run the stages again.") from error
    write_whole(path, program)
