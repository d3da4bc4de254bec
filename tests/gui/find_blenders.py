# SPDX-License-Identifier: GPL-3.0-or-later
"""Which real Blenders there are to test in, and how they are had where there are none."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from .display import missing_tools

OLDEST = (4, 2)
SUITES = {"5.2": "sid", "4.3": "trixie"}
"""Releases of Debian by the Blender that they have."""
PROVISION = Path(__file__).with_name("provision.sh")
PROVISIONED = Path("/opt/maquette-blender")


class NoBlender(Exception):
    """Why there is none."""


def versions() -> list[str]:
    """What the tests are to run in, without making it: of these, ``executable`` knows the way."""
    own = _chosen()
    return [version_of(own)] if own else list(SUITES)


def executable(version: str) -> Path:
    """The Blender of that version. Provisions it where that is possible; raises ``NoBlender`` where not."""
    own = _chosen()
    if own is None:
        return _provisioned(version)
    if missing := missing_tools():
        raise NoBlender(f"{', '.join(missing)} not installed")
    return own


@cache
def version_of(blender: Path) -> str:
    """Such as "5.2"; "0.0" when ``blender`` does not tell."""
    result = subprocess.run([blender, "--version"], capture_output=True, text=True, timeout=60, check=False)
    told = re.search(r"^Blender (\d+\.\d+)", result.stdout, re.MULTILINE)
    return told[1] if told else "0.0"


def required() -> bool:
    """Whether these tests may not be skipped: CI provisions."""
    return bool(os.environ.get("CI"))


@cache
def _chosen() -> Path | None:
    """The Blender that the environment names, or one on the path that is new enough and not CI's to replace."""
    if named := os.environ.get("BLENDER"):
        return Path(named)
    found = None if required() or PROVISIONED.is_dir() else shutil.which("blender")
    if found and tuple(map(int, version_of(Path(found)).split("."))) >= OLDEST:
        return Path(found)
    return None


@cache
def _provisioned(version: str) -> Path:
    suite = SUITES[version]
    made = PROVISIONED / suite / "blender"
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoBlender("no Blender 4.2 or later on the path or in BLENDER, and only root on Debian can provision one")
    if not made.exists() and not required() and not shutil.which("debootstrap"):
        raise NoBlender(f"no Blender; {PROVISION.name} {suite}, started by hand, provisions one")
    result = subprocess.run(["sh", PROVISION, suite], capture_output=True, text=True, check=False)
    if result.returncode:
        raise NoBlender(f"provisioning failed: {result.stderr[-2000:]}")
    return Path(result.stdout.splitlines()[-1])
