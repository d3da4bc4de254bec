# SPDX-License-Identifier: GPL-3.0-or-later
"""Which wheels a Python on a kind of computer can use, told without the table that they are fetched by."""

from collections.abc import Iterable

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

from maquette.development.wheel_target import WheelTarget

OLDEST_GLIBC = (2, 28)
"""Of the Linux that Blender 4.2 needs, which is VFX Platform 2023's."""
OLDEST_MACOS = (11, 0)

SYSTEMS = {
    "linux-x64": [
        *(f"manylinux_{OLDEST_GLIBC[0]}_{minor}_x86_64" for minor in range(OLDEST_GLIBC[1] + 1)),
        *(f"manylinux{year}_x86_64" for year in ("1", "2010", "2014")),
    ],
    "windows-x64": ["win_amd64"],
    "macos-arm64": list(mac_platforms(OLDEST_MACOS, "arm64")),
    "macos-x64": list(mac_platforms(OLDEST_MACOS, "x86_64")),
}


def usable(wheels: Iterable[str], target: WheelTarget) -> dict[str, list[str]]:
    """The file names among ``wheels`` that ``target`` can use, by distribution."""
    tags = _tags_of(target)
    found: dict[str, list[str]] = {}
    for wheel in sorted(wheels):
        name, _, _, its_tags = parse_wheel_filename(wheel)
        if its_tags & tags:
            found.setdefault(name, []).append(wheel)
    return found


def _tags_of(target: WheelTarget) -> frozenset[Tag]:
    major, minor = (int(part) for part in target.python.split("."))
    version, platforms = (major, minor), SYSTEMS[target.platform]
    return frozenset(
        [
            *cpython_tags(version, [target.interpreter], platforms),
            *compatible_tags(version, target.interpreter, platforms),
        ]
    )
