# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a session keeps what must survive undo, crashes and closing Blender."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..agent.effects import LookResult
from ..agent.errors import SessionError
from ..agent.journal import BRANCHES
from ..agent.providers.relay.question import RELAY
from ..agent.records import to_json
from ..agent.request import Reply, Request
from ..agent.vision.coordinate_grid import GRID_NAME, QUARTERS, coordinate_grid, draw_quarters
from ..agent.vision.png import read_png, write_png
from ..agent.whole_file import UNFINISHED, write_whole

EVIDENCE: Final = "evidence"
FOLDERS: Final = ("snapshots", "renders", EVIDENCE, "prompts", "replies", "gates")
FILES: Final = ("journal.jsonl", "reference.png", GRID_NAME, *QUARTERS, "blueprint.png", "yardsticks.json")
CONTENT: Final = frozenset({*FOLDERS, *FILES, BRANCHES, RELAY})
LEFT_BY_FILE_MANAGERS: Final = frozenset({".ds_store", "desktop.ini", "thumbs.db"})
"""In lower case."""


@dataclass(frozen=True)
class SessionFolder:
    """The folder of one session and the names in it."""

    root: Path

    @property
    def journal(self) -> Path:
        """Everything that happened, JSON lines."""
        return self.root / "journal.jsonl"

    @property
    def reference(self) -> Path:
        """The working reference: turned upright, at the session's size, 8-bit RGB."""
        return self.root / "reference.png"

    def write_reference(
        self, reference: NDArray[np.uint8], *, with_grid: bool, enlarged: NDArray[np.uint8] | None = None
    ) -> None:
        """Write the working reference, a copy under a grid ``with_grid``, and quarters of ``enlarged``, if any.

        That is the picture from which the reference was made; both are uint8 ``(height, width, 3)`` sRGB. Raises
        ``SessionError``.
        """
        write_png(self.reference, reference)
        if with_grid:
            write_png(self.root / GRID_NAME, coordinate_grid(reference))
        for name, grid in draw_quarters(enlarged).items() if enlarged is not None else ():
            write_png(self.root / name, grid)

    @property
    def blueprint_picture(self) -> Path:
        """The reference with the objects that were read drawn on it, as the artist corrected them."""
        return self.root / "blueprint.png"

    @property
    def yardsticks(self) -> Path:
        """What flat pictures score against the reference."""
        return self.root / "yardsticks.json"

    @property
    def report(self) -> Path:
        """The report of a session in Blender's window; others have theirs beside the folder."""
        return self.root / "report.html"

    @property
    def render(self) -> Path:
        """The picture of a finished session's scene, likewise."""
        return self.root / "render.png"

    @property
    def program(self) -> Path:
        """The program of a finished session, likewise."""
        return self.root / "program.py"

    @property
    def result(self) -> Path:
        """The measurements of a finished session, likewise."""
        return self.root / "result.json"

    def gate(self, position: int, key: str) -> Path:
        """How the scene was when a review began, to tell what the artist has changed since."""
        return self.root / "gates" / f"{position}-{key}.json"

    def snapshot(self, name: str) -> Path:
        """The state kept under ``name``."""
        return self.root / "snapshots" / f"{name}.blend"

    def read_views(self, look: LookResult) -> dict[str, NDArray[np.uint8]]:
        """The pictures of ``look`` by view, ``(height, width, 3)`` sRGB. Raises ``PictureError``."""
        return {view: read_png(self.root / path) for view, path in look.pictures.items()}

    def empty(self) -> None:
        """Make the folder, without what an earlier session left. Raises ``SessionError``.

        A folder that holds something else than a session is not touched. What file managers leave in
        folders that someone has looked into does not count.
        """
        try:
            entries = list(self.root.iterdir()) if self.root.exists() else []
            strangers = [path.name for path in entries if not _is_ours(path.name)]
            if strangers:
                raise SessionError(
                    f"{self.root} holds something else than a session: {strangers[0]}.", "Choose another output folder."
                )
            for entry in entries:
                if entry.is_dir():
                    shutil.rmtree(entry)
                else:
                    entry.unlink()
            for name in FOLDERS:
                (self.root / name).mkdir(parents=True)
        except OSError as error:
            raise SessionError(f"{self.root} cannot be written: {error.strerror}.", "Choose another folder.") from error

    def write_request(self, number: int, request: Request) -> None:
        """Keep the words of question ``number`` for people to read."""
        words = f"{request.system}\n\n---\n\n{request.prompt}"
        write_whole(self.root / "prompts" / f"{number:03}-{request.task}.md", words)

    def write_reply(self, number: int, request: Request, reply: Reply) -> None:
        """Keep the answer to question ``number``."""
        text = json.dumps(to_json(reply), indent=1, ensure_ascii=False)
        write_whole(self.root / "replies" / f"{number:03}-{request.task}.json", text)


def _is_ours(name: str) -> bool:
    return name.removesuffix(UNFINISHED) in CONTENT or name.casefold() in LEFT_BY_FILE_MANAGERS
