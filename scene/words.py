# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of a description in an artist's words."""

import math
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from ..agent.records import JsonValue
from ..agent.vision.colour import as_8_bit, linear_to_srgb
from .description.records import Setting

NOTHING: Final = "none"


def words_of(old: Setting, new: Setting) -> tuple[str, str]:
    """Both values of a setting that changed, such that one sees what changed."""
    if "bulk" in (old.form, new.form):
        return _bulk_words(old.value, new.value)
    before, after = one_word(old), one_word(new)
    if before == after:
        # The difference is finer than what is usually worth reading.
        return str(old.value), str(new.value)
    return before, after


def one_word(setting: Setting) -> str:
    """The value as text: colours as hex, angles in degrees, lengths in metres."""
    value = setting.value
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(value, bool):
        return "on" if value else "off"
    write = _WRITERS.get(setting.form)
    if write and _is_numeric(value):
        return write(value)
    return _plain(value)


def hex_of(colour: JsonValue) -> str:
    """A scene-linear colour as sRGB hex digits; as numbers where a channel is out of their range."""
    channels = [float(channel) for channel in colour]
    if any(not 0.0 <= channel <= 1.0 for channel in channels):
        return _plain(colour)
    digits = "".join(f"{level:02x}" for level in as_8_bit(linear_to_srgb(np.array(channels[:3]))))
    opacity = f" at {100 * channels[3]:.3g} %" if len(channels) == 4 and channels[3] != 1.0 else ""
    return f"#{digits}{opacity}"


def metres(value: JsonValue) -> str:
    """Metres with three decimals."""
    return _each(value, lambda number: _trimmed(f"{number:.3f}"))


def degrees(value: JsonValue) -> str:
    """Radians as degrees with one decimal."""
    return _each(value, lambda number: _trimmed(f"{math.degrees(number):.1f}")) + "°"


def _trimmed(number: str) -> str:
    """A decimal number without zeros at its end and without a negative zero."""
    short = number.rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _plain(value: JsonValue) -> str:
    if isinstance(value, (list, tuple)):
        return f"({', '.join(map(_plain, value))})"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(entry)}" for name, entry in value.items())
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _each(value: JsonValue, write: Callable[[float], str]) -> str:
    return f"({', '.join(map(write, value))})" if isinstance(value, (list, tuple)) else write(value)


def _is_numeric(value: Any) -> bool:
    entries = value if isinstance(value, (list, tuple)) else [value]
    return all(isinstance(entry, (int, float)) for entry in entries)


def _bulk_words(old: JsonValue, new: JsonValue) -> tuple[str, str]:
    """The first count that differs; where all counts agree, the first of them and that the values differ."""
    before, after = ({} if value is None else value for value in (old, new))
    names = [name for name in {**before, **after} if name != "hash"]
    changed = next((name for name in names if before.get(name, 0) != after.get(name, 0)), None)
    name = changed or names[0]
    noun = "" if name == "count" else f" {name}"
    if not changed:
        return f"{before.get(name, 0)}{noun}", "edited"
    return f"{before.get(name, 0)}", f"{after.get(name, 0)}{noun}"


_WRITERS: Final[dict[str, Callable[[JsonValue], str]]] = {"colour": hex_of, "length": metres, "angle": degrees}
