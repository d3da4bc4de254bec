# SPDX-License-Identifier: GPL-3.0-or-later
"""The wheels that are shipped: what clients and optimiser need, no more and no less, in the tested versions."""

from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from maquette.development.wheel_target import PLATFORMS, PYTHONS, WheelTarget
from maquette.development.wheels import pins_for, wheels_for

SHIPPED = ("openai", "google-genai", "pillow", "cma")
BROUGHT_BY_BLENDER = {"numpy"}
TARGETS = [WheelTarget(platform, python) for platform in PLATFORMS for python in (*PYTHONS, "3.14")]
INTEL_MAC = "macos-x64"


def name_of(target: WheelTarget) -> str:
    return f"{target.platform}-{target.python}"


@pytest.mark.parametrize("target", TARGETS, ids=name_of)
def test_each_platform_and_python_gets_all_that_the_shipped_need_and_nothing_else(target: WheelTarget) -> None:
    pins = pins_for(target)
    assert set(pins) == needed_for(SHIPPED, target) - BROUGHT_BY_BLENDER


@pytest.mark.parametrize("target", TARGETS, ids=name_of)
def test_what_is_shipped_is_what_is_tested(target: WheelTarget, repository: Path) -> None:
    """But for what Macs with an Intel processor no longer get."""
    tested = pins_for(target, repository / "requirements.lock").items()
    differing = {name for name, version in pins_for(target).items() if (name, version) not in tested}
    assert differing == ({"cryptography"} if target.platform == INTEL_MAC else set())


def test_wheels_that_are_there_are_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "no Python with which to fetch")
    target = WheelTarget("linux-x64", "3.13")
    folder = tmp_path / "linux-x64-cp313"
    folder.mkdir()
    for name, version in pins_for(target).items():
        (folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl").touch()
    assert len(wheels_for([target], tmp_path)[target]) == len(pins_for(target))
    next(folder.iterdir()).unlink()
    with pytest.raises(FileNotFoundError):
        wheels_for([target], tmp_path)


def needed_for(names: tuple[str, ...], target: WheelTarget) -> set[str]:
    """Normalised names of ``names`` and of all that they need on ``target``, by what is installed here."""
    waiting = [Requirement(name) for name in names]
    seen: set[tuple[str, str]] = set()
    while waiting:
        requirement = waiting.pop()
        for extra in ("", *requirement.extras):
            if (requirement.name, extra) not in seen:
                seen.add((requirement.name, extra))
                each = [Requirement(entry) for entry in requires(requirement.name) or []]
                waiting += [
                    other
                    for other in each
                    if other.marker is None or other.marker.evaluate({**target.markers, "extra": extra})
                ]
    return {canonicalize_name(name) for name, _ in seen}
