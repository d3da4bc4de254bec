# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress of a session on a terminal: one line a stage."""

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from ..agent.effects import Tell

if TYPE_CHECKING:
    from rich.table import Table


class Lines:
    """The state of each stage's line, fed by the loop's ``Tell``."""

    def __init__(self) -> None:
        self._latest: dict[tuple[str, int], Tell] = {}
        self._tried: dict[tuple[str, int], int] = {}
        self._begun: dict[tuple[str, int], float] = {}
        self._took: dict[tuple[str, int], float] = {}

    def take(self, tell: Tell) -> tuple[str, ...]:
        """Update the stage's line and return it as cells: stage, attempts, four figures, time, words."""
        key = (tell.stage, tell.reopening)
        before = self._latest.get(key)
        if tell.figures is None and before is not None and before.figures is not None:
            tell = Tell(**{**vars(tell), "figures": before.figures})
        self._latest[key] = tell
        self._begun.setdefault(key, time.perf_counter())
        self._took[key] = time.perf_counter() - self._begun[key]
        self._tried[key] = max(tell.attempt, self._tried.get(key, 0))
        return self._cells(key)

    def rows(self) -> list[tuple[str, ...]]:
        """All lines so far, in the order in which the stages began."""
        return [self._cells(key) for key in self._latest]

    def _cells(self, key: tuple[str, int]) -> tuple[str, ...]:
        tell = self._latest[key]
        figures = tell.figures
        numbers = ("", "", "", "")
        if figures is not None:
            numbers = (
                f"{figures.psnr:.2f}",
                f"{figures.ssim:.3f}",
                f"{figures.ciede2000:.1f}",
                f"{figures.mean_iou:.2f}",
            )
        stage = f"{tell.stage} again" if tell.reopening else tell.stage
        tried = self._tried.get(key, 0)
        attempts = f"{tried} of {tell.attempts}" if tried and tell.attempts else ""
        if tell.done:
            attempts = f"{tell.attempts}, kept {tell.attempt or 'none'}"
        return (stage, attempts, *numbers, f"{self._took[key]:.0f} s", tell.message)


HEADINGS = ("Stage", "Attempts", "PSNR", "SSIM", "CIEDE2000", "IoU", "Time", "")


def progress() -> AbstractContextManager[Callable[[Tell], None]]:
    """A context that shows each ``Tell`` it is called with: a live table where the terminal and ``rich`` allow."""
    try:
        import rich  # noqa: F401  Blender does not ship it.
    except ImportError:
        return nullcontext(_Plain())
    return _Live() if sys.stdout.isatty() else nullcontext(_Plain())


class _Plain:
    """A line whenever a stage ends."""

    def __init__(self) -> None:
        self._lines = Lines()

    def __call__(self, tell: Tell) -> None:
        stage, attempts, psnr, ssim, ciede2000, iou, took, message = self._lines.take(tell)
        if tell.done:
            print(
                f"{stage:18} {attempts:12} PSNR {psnr:>6} SSIM {ssim:>6} CIEDE2000 {ciede2000:>5} IoU {iou:>5} "
                f"{took:>6}  {message}",
                flush=True,
            )


class _Live:
    """A table that is drawn anew at every step."""

    def __init__(self) -> None:
        from rich.live import Live

        self._lines = Lines()
        # Drawn from this thread alone: another one would draw while standard output is being kept quiet.
        self._live = Live(auto_refresh=False, get_renderable=self._table)

    def __enter__(self) -> Callable[[Tell], None]:
        self._live.__enter__()
        return self._take

    def __exit__(self, *failure: object) -> None:
        self._live.stop()

    def _take(self, tell: Tell) -> None:
        self._lines.take(tell)
        self._live.refresh()

    def _table(self) -> "Table":
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for index, heading in enumerate(HEADINGS):
            table.add_column(heading, justify="right" if 2 <= index <= 6 else "left")
        for row in self._lines.rows():
            table.add_row(*row)
        return table
