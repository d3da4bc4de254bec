# SPDX-License-Identifier: GPL-3.0-or-later
"""One piece of work of the benchmark: a picture, and how it is reconstructed."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ...agent.records import from_json, to_json
from ...agent.session import Mode
from ...agent.solver import Switch

REPOSITORY: Final = Path(__file__).resolve().parents[2]
FIGURES: Final = "figures.json"
"""In a task's folder: written last, so that where it lies, the task is done."""
TASK: Final = "task.json"
LOG: Final = "log.txt"


@dataclass(frozen=True)
class Task:
    """A picture to reconstruct."""

    picture: str
    """Path of the picture."""
    name: str
    """What it is called in tables."""
    arm: str = "all"
    """Which row of the ablation it belongs to."""
    truth: str = ""
    """Name of the ground-truth scene that the picture shows; empty for any other picture."""
    second: str = ""
    """Path of the picture from the unseen view, of a ground-truth scene."""
    provider: str = "builtin"
    model: str = ""
    address: str = ""
    mode: Mode = "staged"
    without: tuple[Switch, ...] = ()
    """What is switched off."""
    size: int = 256
    samples: int = 8
    seed: int = 0
    code: str = ""
    """Hash of the extension that does it, so that nothing is taken over from another state of the code."""

    @property
    def folder(self) -> str:
        """Name of its folder: another one when anything about the task is another, the picture's pixels included."""
        said = json.dumps(to_json(self), sort_keys=True).encode() + Path(self.picture).read_bytes()
        return f"{self.name}-{self.arm}-{hashlib.sha256(said).hexdigest()[:10]}"


def read_task(folder: Path) -> Task:
    """The task of ``folder``."""
    return from_json(Task, json.loads((folder / TASK).read_text(encoding="utf-8")))


def write_task(task: Task, folder: Path) -> None:
    """Make ``folder`` and write the task into it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TASK).write_text(json.dumps(to_json(task), indent=1), encoding="utf-8")


def code_hash() -> str:
    """Hash of everything that decides how a picture is reconstructed."""
    digest = hashlib.sha256()
    for part in ("agent", "prompts", "scene", "stages"):
        for path in sorted((REPOSITORY / part).rglob("*")):
            if path.suffix in {".py", ".md"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
