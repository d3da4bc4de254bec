# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at random moments, a session resumes and ends as an undisturbed one does."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = 20
COMMAND = [sys.executable, "-P", "-m", "maquette.development", "demo", "--size", "64", "--samples", "1", "--seed", "3"]
COMMAND += ["--without", "camera,placement,colour,light"]
"""Solvers are effects like others, and would take most of the time."""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")


def fingerprint(out: Path) -> str:
    return str(json.loads((out / "result.json").read_text(encoding="utf-8"))["fingerprint"])


def run_to_the_end(out: Path, *arguments: str) -> None:
    done = subprocess.run(
        [*COMMAND, "--out", str(out), *arguments], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_twenty_kills(tmp_path: Path) -> None:
    begun = time.monotonic()
    run_to_the_end(tmp_path / "undisturbed")
    duration = time.monotonic() - begun
    expected = fingerprint(tmp_path / "undisturbed")
    moments = random.Random(20).choices(range(1000), k=KILLS)
    journal_lengths = set()
    for number, moment in enumerate(moments):
        out = tmp_path / str(number)
        process = subprocess.Popen([*COMMAND, "--out", str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=duration * moment / 1000)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        journal = out / "session" / "journal.jsonl"
        journal_lengths.add(len(journal.read_bytes().splitlines()) if journal.exists() else 0)
        run_to_the_end(out, "--resume")
        assert fingerprint(out) == expected, f"killed {moment / 1000:.3f} of the way through"
    assert len(journal_lengths) > KILLS // 3, "the kills did not fall at different places"
