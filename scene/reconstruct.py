# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job without an artist at the screen: from a picture file to a folder of results."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import bpy
import numpy as np
from numpy.typing import NDArray

from ..agent.budget import NO_LIMITS, Budget
from ..agent.defaults import PICTURE_SIZE, SAMPLES
from ..agent.effects import Look, LookResult, Measure, Tell
from ..agent.errors import PictureError, SessionError
from ..agent.journal import Journal
from ..agent.providers.description import ProviderSettings
from ..agent.providers.prices import price_of
from ..agent.providers.registry import DESCRIPTIONS, provider_named
from ..agent.providers.replays import replayed, told_name
from ..agent.records import JsonValue
from ..agent.report.data import ReportData
from ..agent.report.write import write_report
from ..agent.result import result_record
from ..agent.session import Mode, Settings
from ..agent.solver import Switch, require_prompts_for
from ..agent.vision.intake import SHORTEST_SIDE, prepare_reference, read_reference
from ..agent.vision.measure_baselines import measure_baselines
from ..agent.whole_file import write_whole
from .export_program import export_program
from .final_render import render_final
from .headless import Finished, open_journal, run_session
from .kit.session import session_scene
from .load_pixels import load_pixels
from .quiet import quiet
from .session_folder import SessionFolder
from .title import free_title, title_of
from .write_recording import require_recordable, write_recording

SESSION = "session"
"""Where in the output folder the session is kept."""
RESULTS = ("render.png", "scene.blend", "program.py", "report.html", "result.json")
"""What a finished session leaves beside it."""


@dataclass(frozen=True)
class Job:
    """What to reconstruct, how, and where the results go."""

    picture: Path
    out: Path
    provider: str = "builtin"
    size: int = PICTURE_SIZE
    """Longer side of the renders, pixels."""
    samples: int = SAMPLES
    seed: int = 0
    mode: Mode = "staged"
    without: tuple[Switch, ...] = ()
    """What is switched off."""
    resume: bool = False
    own_file: bool = False
    """Blender's open file is this job's alone: begin with an empty one, and save nothing but the session's scene."""
    provider_settings: ProviderSettings = field(default_factory=ProviderSettings)
    record: Path | None = None
    """Where the provider's answers are written to, to be given again another time."""
    budget: Budget = NO_LIMITS


def reconstruct_picture(job: Job, show: Callable[[Tell], None]) -> dict[str, JsonValue]:
    """Run ``job`` in a scene of its own and return what ``result.json`` holds. Raises ``MaquetteError``.

    Nothing is written, and Blender's data are not touched, before picture, provider and output
    folder are known to be good.
    """
    provider = provider_named(job.provider, job.provider_settings)
    recorded = replayed(provider)
    picture = read_reference(job.picture, load_pixels)
    reference = prepare_reference(picture, job.size)
    height, width = reference.shape[:2]
    if min(width, height) < SHORTEST_SIDE:
        raise PictureError(
            f"The picture {job.picture} is too narrow: at this size {width} x {height} pixels would be left of it.",
            "Crop it, or choose a larger size.",
        )
    sees = recorded.sees if recorded else DESCRIPTIONS[job.provider].sees
    require_prompts_for(job.without, sees=sees)
    _check_out(job)
    if job.record is not None:
        require_recordable(job.record)
    folder = SessionFolder(job.out / SESSION)
    settings = Settings(
        title=title_of(job.picture.stem) if job.own_file or job.resume else free_title(job.picture.stem),
        reference=folder.reference.name,
        width=width,
        height=height,
        samples=job.samples,
        seed=job.seed,
        mode=job.mode,
        sees=sees,
        without=job.without,
        enlarged=sees,
    )
    attempts, price = job.budget.attempts, price_of(DESCRIPTIONS[job.provider], job.provider_settings)
    opened = open_journal(
        settings, told_name(provider), reference, picture, folder, resume=job.resume, most_attempts=attempts
    )
    with closing(opened) as journal, _recorded(job, journal):
        if job.own_file:
            bpy.ops.wm.read_homefile(use_empty=True)
        finished = run_session(settings, folder, provider, journal, show, job.budget, price)
    show(Tell("results", 0, 0, "Writing the results"))
    with quiet():
        result = _write_results(job, folder, finished, reference)
    return result


@contextmanager
def _recorded(job: Job, journal: Journal) -> Iterator[None]:
    """Record what was answered, however the session ends."""
    try:
        yield
    finally:
        if job.record is not None:
            given, folders = job.provider_settings, (job.out, job.picture.parent)
            write_recording(job.record, journal.header, journal.entries, given.model, [given.key], folders)


def _check_out(job: Job) -> None:
    """Make the output folder.

    Raises ``SessionError`` where that or writing into it is not possible, and where a result would
    take the place of a file that is not from a session.
    """
    folder = job.out
    try:
        is_of_a_session = (folder / SESSION).exists()
        for path in [folder / name for name in RESULTS]:
            if path.exists() and (not is_of_a_session or path.samefile(job.picture)):
                raise SessionError(f"The output folder holds a {path.name} of yours.", "Choose another folder.")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SessionError(
            f"The output folder {folder} cannot be written: {error.strerror}.", "Choose another folder."
        ) from error


def _write_results(
    job: Job, folder: SessionFolder, finished: Finished, reference: NDArray[np.uint8]
) -> dict[str, JsonValue]:
    session, settings = finished.session, finished.session.settings
    render = job.out / "render.png"
    render_final(render)
    ids: LookResult = finished.performer.look(Look("final", ("flat", "ids"), settings.seed))
    pictures = {**ids.pictures, "full": os.path.relpath(render, folder.root)}
    look = LookResult(pictures, ids.ids, materials=ids.materials)
    final = finished.performer.measure(Measure(look, session.blueprint))
    program = export_program(settings, session.program)
    data = ReportData(
        session=session,
        folder=folder.root,
        entries=tuple(finished.journal.entries),
        provider=finished.performer.provider_name,
        blender=bpy.app.version_string,
        baselines=measure_baselines(reference),
        final=final,
        final_render=render,
        program=program,
    )
    result = result_record(data, finished.performer.fingerprint())
    if job.own_file:
        bpy.data.batch_remove([scene for scene in bpy.data.scenes if scene != session_scene()])
    _save_scene(job.out / "scene.blend")
    write_whole(job.out / "program.py", program)
    write_report(data, job.out / "report.html")
    # The result comes last: where it lies, everything else is whole.
    write_whole(job.out / "result.json", json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    return result


def _save_scene(path: Path) -> None:
    partial = path.with_name("scene.partial.blend")
    try:
        # Blender would keep what a killed process left as a backup.
        partial.unlink(missing_ok=True)
        bpy.ops.wm.save_as_mainfile(filepath=str(partial.resolve()), copy=True, compress=True)
        partial.replace(path)
    except (OSError, RuntimeError) as error:
        raise SessionError(f"{path} cannot be written: {error}", "Free some space or choose another folder.") from error
