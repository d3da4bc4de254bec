# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a session: the last look, its measurements, the report."""

import json
import shutil
from typing import TYPE_CHECKING

import bpy

from ...agent.defaults import Rendering
from ...agent.effects import Look, Measure, Restore
from ...agent.report.data import ReportData
from ...agent.report.write import write_report
from ...agent.result import result_record
from ...agent.watch import Watch
from ...agent.whole_file import write_whole
from ..export_program import export_program
from .at_gate import settle_in, write_description
from .look_job import LookJob
from .undo import push_undo
from .worker import Worker
from .yardsticks import measure_yardsticks

if TYPE_CHECKING:
    from .live_session import LiveSession


class Finishing:
    """Polled on the main thread until all is written."""

    def __init__(self, live: "LiveSession", rendering: Rendering, step: str = "Maquette: Finished") -> None:
        """Bring the scene into its final state and begin to look at it. Raises ``MaquetteError``.

        ``step`` is what the undo step at the end is called.
        """
        self._step = step
        self._live = live
        session = live.stepper.result
        assert session is not None
        # Objects made one by one and objects read back lie in different orders, on which a render's noise
        # depends: so a session that was resumed ends exactly as one that was not.
        live.performer.restore(Restore(session.state.name))
        settle_in(live)
        self._fingerprint = live.performer.fingerprint()
        look = Look(live.performer.file_name("final"), ("full", "flat", "ids"), live.settings.seed)
        self._look = LookJob(
            live.performer.scene(),
            live.performer.collection(),
            look,
            live.settings,
            live.folder,
            rendering,
        )
        self._worker: Worker | None = None

    def poll(self) -> bool:
        """Do what is due and say whether that was all. Raises ``MaquetteError``."""
        if self._worker is None:
            if self._look.poll():
                self._worker = Worker(self._write)
            return False
        if not self._worker.done:
            return False
        self._worker.result()
        write_description(self._live)
        self._live.refresh()
        push_undo(self._step)
        return True

    def cancel(self) -> None:
        """Leave off; what was not written yet can be written later."""
        self._look.cancel()
        if self._worker is not None:
            self._worker.cancel()

    def _write(self, _: Watch) -> None:
        live, session, look = self._live, self._live.stepper.result, self._look.result
        assert session is not None
        assert look is not None
        data = ReportData(
            session=session,
            folder=live.folder.root,
            entries=tuple(live.journal.entries),
            provider=live.origin.provider,
            blender=bpy.app.version_string,
            baselines=measure_yardsticks(live.folder),
            final=live.performer.measure(Measure(look, session.blueprint)),
            final_render=live.folder.root / look.pictures["full"],
            program=export_program(live.settings, session.program),
        )
        shutil.copyfile(data.final_render, live.folder.render)
        write_whole(live.folder.program, data.program)
        write_report(data, live.folder.report)
        record = result_record(data, self._fingerprint)
        # The result comes last: where it lies, everything else is whole.
        write_whole(live.folder.result, json.dumps(record, indent=1, ensure_ascii=False) + "\n")
