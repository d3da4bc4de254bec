# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the ground-truth scenes, rendered once and kept."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from ...benchmarks.truth import SCENES
from .subjects import Subject

SAMPLES: Final = 64
"""Per pixel, denoised; the same scene in another seed then differs by less than a session's own noise."""
VIEWS: Final = ("reference.png", "second.png")


def scene_subjects(
    names: Sequence[str],
    cache: Path,
    show: Callable[[str], None],
    *,
    samples: int = SAMPLES,
    size: int | None = None,
) -> list[Subject]:
    """The ground-truth scenes ``names`` as subjects; what ``cache`` lacks of their pictures is rendered.

    ``size`` is the pictures' longer side, the scene's own where it is None. Raises
    ``CalledProcessError`` where a scene cannot be made.
    """
    subjects = []
    for name in names:
        folder = cache / "scenes" / f"{name}-{_digest(name, samples, size)}"
        if not all((folder / view).is_file() for view in VIEWS):
            show(f"Rendering {name}")
            _render(name, folder, samples, size)
        reference, second = (folder / view for view in VIEWS)
        subjects.append(Subject(name, reference.resolve(), name, second.resolve()))
    return subjects


def _render(name: str, folder: Path, samples: int, size: int | None) -> None:
    command = [sys.executable, "-P", "-m", "maquette.benchmarks.make_scene", name, "--out", str(folder)]
    command += ["--samples", str(samples), *(["--size", str(size)] if size else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="", file=sys.stderr)
        done.check_returncode()


def _digest(name: str, samples: int, size: int | None) -> str:
    """Hash of what decides how the pictures look."""
    workshop = SCENES.parent / "workshop"
    sources = [SCENES / f"{name}.py", SCENES.parent / "film.py", *sorted(workshop.glob("*.py"))]
    said = b"".join(path.read_bytes() for path in sources) + f"{samples} {size}".encode()
    return hashlib.sha256(said).hexdigest()[:10]
