# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetch the wheels that ``wheels.lock`` pins, for any computer and Python, once."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from .wheel_target import PLATFORMS, WheelTarget

REPOSITORY: Final = Path(__file__).resolve().parent.parent
LOCK_FILE: Final = REPOSITORY / "wheels.lock"
CACHE: Final = REPOSITORY / ".wheels"
"""A folder for each target; what is in there is not fetched again."""
AT_ONCE: Final = 4
"""Fetches that wait for the network beside each other."""


class NoWheels(Exception):
    """They could not be fetched; the message is what pip said."""


def pins_for(target: WheelTarget, lock_file: Path = LOCK_FILE) -> dict[str, str]:
    """The version of each distribution that is shipped to ``target``, by normalised name."""
    lines = (line.strip() for line in lock_file.read_text(encoding="utf-8").splitlines())
    requirements = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate(target.markers)
    }


def wheels_for(targets: Iterable[WheelTarget], cache: Path = CACHE) -> dict[WheelTarget, list[Path]]:
    """One wheel for each pin, for each of ``targets``, in ``cache``. Raises ``NoWheels``.

    A folder of the cache is one target's. The first is filled before the others, which then need
    to fetch only what does not run everywhere, side by side.
    """
    first, *others = targets
    wheels = {first: _wheels(first, cache, [])}
    universal = [wheel for wheel in wheels[first] if wheel.stem.endswith("-none-any")]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        wheels.update(pool.map(lambda target: (target, _wheels(target, cache, universal)), others))
    return wheels


def _wheels(target: WheelTarget, cache: Path, known: Iterable[Path]) -> list[Path]:
    """The target's folder, with what is ``known`` copied and the rest fetched where it was not up to date."""
    pins = pins_for(target)
    folder = cache / f"{target.platform}-{target.interpreter}"
    if _versions_in(folder.glob("*.whl")) != pins:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as temporary:
            made = Path(temporary) / folder.name
            made.mkdir()
            for wheel in known:
                shutil.copy(wheel, made)
            there = _versions_in(made.iterdir())
            _download({name: version for name, version in pins.items() if name not in there}, target, made)
            if folder.exists():
                shutil.rmtree(folder)
            made.rename(folder)
    return sorted(folder.glob("*.whl"))


def _versions_in(wheels: Iterable[Path]) -> dict[str, str]:
    """The version of each distribution that has a wheel among ``wheels``, by normalised name."""
    named = (parse_wheel_filename(wheel.name) for wheel in wheels)
    return {name: str(version) for name, version, _, _ in named}


def _download(pins: dict[str, str], target: WheelTarget, folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-qq", "--no-deps"]
    command += ["--only-binary=:all:", f"--dest={folder}", "--implementation=cp", f"--python-version={target.python}"]
    command += [f"--abi={abi}" for abi in (target.interpreter, "abi3", "none")]
    command += [f"--platform={tag}" for tag in PLATFORMS[target.platform].tags]
    command += [f"{name}=={version}" for name, version in pins.items()]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise NoWheels(f"No wheels for Python {target.python} on {target.platform}:\n{result.stderr.strip()}")
