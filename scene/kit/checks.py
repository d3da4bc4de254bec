# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuse nonsense where it enters, with a sentence that says what was expected."""

import math
from collections.abc import Sequence

from mathutils import Vector

Point = Sequence[float] | Vector
"""Three numbers (x, y, z), metres."""


def number(what: str, value: float) -> float:
    """The value as a float; ValueError unless it is a finite number."""
    try:
        result = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{what} is {value!r}; give a number") from None
    if not math.isfinite(result):
        raise ValueError(f"{what} is {result}; give a finite number")
    return result


def positive(what: str, value: float) -> float:
    """The value as a float; ValueError unless it is finite and above zero."""
    result = number(what, value)
    if result <= 0.0:
        raise ValueError(f"{what} is {result:g}; give a number above zero")
    return result


def between(what: str, value: float, lowest: float, highest: float) -> float:
    """The value as a float; ValueError unless it lies from lowest to highest."""
    result = number(what, value)
    if not lowest <= result <= highest:
        raise ValueError(f"{what} is {result:g}; give a number from {lowest:g} to {highest:g}")
    return result


def counted(what: str, value: int, lowest: int, highest: int) -> int:
    """The value as an int; ValueError unless it is whole and lies from lowest to highest."""
    result = between(what, value, lowest, highest)
    if result != int(result):
        raise ValueError(f"{what} is {result:g}; give a whole number")
    return int(result)


def triple(what: str, value: Point) -> Vector:
    """Three finite numbers as a Vector; ValueError otherwise."""
    try:
        entries = tuple(value[:])
    except TypeError:
        raise ValueError(f"{what} is {value!r}; give three numbers (x, y, z)") from None
    if len(entries) != 3:
        raise ValueError(f"{what} has {len(entries)} numbers; give three (x, y, z)")
    return Vector([number(what, entry) for entry in entries])


def word(what: str, value: str) -> str:
    """The value; ValueError unless it is a text that is not blank."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{what} is {value!r}; give a name")
    return value
