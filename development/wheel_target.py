# SPDX-License-Identifier: GPL-3.0-or-later
"""For which computers and Pythons wheels are shipped."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Platform:
    """One of the kinds of computer that Blender is made for."""

    tags: tuple[str, ...]
    """Of wheels that run there, as pip names them, the preferred first."""
    markers: Mapping[str, str]
    """What a requirement's markers find there."""


PLATFORMS: Final[Mapping[str, Platform]] = {
    "linux-x64": Platform(
        # Blender's own builds need glibc 2.28. Wheels for musl (musllinux) are refused when they are installed.
        tags=(*(f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1)), "manylinux2014_x86_64"),
        markers={
            "os_name": "posix",
            "platform_machine": "x86_64",
            "platform_system": "Linux",
            "sys_platform": "linux",
        },
    ),
    "windows-x64": Platform(
        tags=("win_amd64",),
        markers={
            "os_name": "nt",
            "platform_machine": "AMD64",
            "platform_system": "Windows",
            "sys_platform": "win32",
        },
    ),
    # For Macs pip takes what is made for an earlier macOS too: 11 is what Blender 4.2 needs.
    "macos-arm64": Platform(
        tags=("macosx_11_0_arm64",),
        markers={
            "os_name": "posix",
            "platform_machine": "arm64",
            "platform_system": "Darwin",
            "sys_platform": "darwin",
        },
    ),
    "macos-x64": Platform(
        tags=("macosx_11_0_x86_64",),
        markers={
            "os_name": "posix",
            "platform_machine": "x86_64",
            "platform_system": "Darwin",
            "sys_platform": "darwin",
        },
    ),
}
"""By Blender's names for them."""

PYTHONS: Final = ("3.11", "3.13")
"""Of Blender 4.2 to 5.0, and of 5.1 and 5.2."""


@dataclass(frozen=True)
class WheelTarget:
    """One Python on one kind of computer: what a set of wheels is for."""

    platform: str
    """A key of ``PLATFORMS``."""
    python: str
    """Such as "3.13"."""

    @property
    def interpreter(self) -> str:
        """CPython as wheels name it, such as "cp313"."""
        return "cp" + self.python.replace(".", "")

    @property
    def markers(self) -> dict[str, str]:
        """What a requirement's markers find there, the Python included."""
        return {
            **PLATFORMS[self.platform].markers,
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
        }
