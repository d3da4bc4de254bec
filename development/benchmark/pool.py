# SPDX-License-Identifier: GPL-3.0-or-later
"""Do tasks in processes of their own, as many at a time as there are cores."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .figures import Figures, read_figures
from .task import LOG, Task, write_task


@dataclass
class _Running:
    task: Task
    process: "subprocess.Popen[bytes]"
    log: IO[bytes]
    begun: float


def run_all(
    tasks: Sequence[Task], cache: Path, jobs: int, show: Callable[[str], None]
) -> list[tuple[Task, Figures | None]]:
    """The figures of all ``tasks``, in their order; None of those whose process broke down.

    What is done already is read. ``jobs`` processes work at a time, each in its folder of ``cache``,
    with its log there. When this is interrupted, they are ended; the next call takes them up.
    """
    waiting = [task for task in tasks if read_figures(cache / task.folder) is None]
    done = len(tasks) - len(waiting)
    if done:
        show(f"{done} of {len(tasks)} are done already.")
    running: list[_Running] = []
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(_begin(waiting.pop(0), cache))
            for entry in [entry for entry in running if entry.process.poll() is not None]:
                running.remove(entry)
                entry.log.close()
                done += 1
                show(f"{done} of {len(tasks)}  {_told(entry, cache)}")
            time.sleep(0.1)
    finally:
        for entry in running:
            entry.process.terminate()
        for entry in running:
            entry.process.wait()
            entry.log.close()
    return [(task, read_figures(cache / task.folder)) for task in tasks]


def _begin(task: Task, cache: Path) -> _Running:
    folder = cache / task.folder
    write_task(task, folder)
    log = (folder / LOG).open("ab")
    command = [sys.executable, "-P", "-m", "maquette.development.benchmark.run_task", str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    return _Running(task, process, log, time.perf_counter())


def _told(entry: _Running, cache: Path) -> str:
    figures = read_figures(cache / entry.task.folder)
    took = f"{time.perf_counter() - entry.begun:.0f} s"
    label = f"{entry.task.name:14} {entry.task.arm:18}"
    if figures is None:
        return f"{label} broke down after {took}: see {cache / entry.task.folder / LOG}"
    if figures.failure:
        return f"{label} failed after {took}: {figures.failure}"
    final = figures.final
    return f"{label} PSNR {final.psnr:5.2f}  SSIM {final.ssim:.3f}  CIEDE2000 {final.ciede2000:4.1f}  {took}"
