# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs as text: named constants, one function an object, calls in order."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...blueprint import Colour, Point
from .eye import Position

LINE_LENGTH = 100
SIGNIFICANT_DIGITS = 4


def number_text(value: float) -> str:
    """A number with no more digits than mean anything."""
    text = f"{float(f'{value:.{SIGNIFICANT_DIGITS}g}'):.6f}".rstrip("0").rstrip(".")
    return f"{text}.0" if "." not in text and text not in ("-0", "") else "0.0" if text in ("-0", "") else text


def colour_text(colour: Colour) -> str:
    """sRGB as ``"#rrggbb"``, quotes included."""
    channels = (round(min(max(value, 0.0), 1.0) * 255.0) for value in colour)
    return '"#' + "".join(f"{channel:02x}" for channel in channels) + '"'


def tuple_text(values: Sequence[float]) -> str:
    """Numbers in parentheses."""
    return f"({', '.join(number_text(value) for value in values)})"


def position_text(position: Position) -> str:
    return tuple_text(position)


def points_text(points: Sequence[Point], decimals: int = 3) -> str:
    """Pairs as a list that fills its lines."""
    pairs = [f"({x:.{decimals}f}, {y:.{decimals}f})" for x, y in points]
    # A pair stays on one line: its own blank is no place to wrap at.
    unbroken = " ".join(pair.replace(" ", "_") + "," for pair in pairs)
    body = textwrap.fill(unbroken, LINE_LENGTH - 4, break_on_hyphens=False).replace("_", " ")
    return "[\n" + textwrap.indent(body, "    ") + "\n]"


@dataclass
class ProgramText:
    """A program in the making."""

    purpose: str
    """Its docstring."""
    names: set[str] = field(default_factory=set)
    """What it imports from the kit."""
    constants: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    needs_math: bool = False
    needs_vector: bool = False

    def use(self, *names: str) -> None:
        """Import these from the kit."""
        self.names.update(names)

    def constant(self, name: str, value: str, why: str = "") -> str:
        """Define a constant and return its name."""
        comment = f"  # {why}" if why else ""
        self.constants.append(f"{name} = {value}{comment}")
        return name

    def function(self, name: str, purpose: str, lines: Sequence[str]) -> None:
        """Define a function without parameters and call it."""
        body = textwrap.indent("\n".join(lines), "    ")
        self.functions.append(f'def {name}() -> None:\n    """{purpose}"""\n{body}')
        self.calls.append(f"{name}()")

    def text(self) -> str:
        """The whole program; nothing but its purpose where there is nothing to do."""
        if not self.calls:
            return f'"""{self.purpose}\n\nNothing is left to do.\n"""\n'
        imported = ", ".join(sorted(self.names))
        line = f"from kit import {imported}"
        if len(line) > LINE_LENGTH:
            wrapped = textwrap.fill(imported, LINE_LENGTH - 4)
            line = "from kit import (\n" + textwrap.indent(wrapped, "    ") + ",\n)"
        imports = ["import math"] if self.needs_math else []
        imports += ["from mathutils import Vector"] if self.needs_vector else []
        parts = [f'"""{self.purpose}"""', *(["\n".join(imports)] if imports else []), line]
        if self.constants:
            parts.append("\n".join(self.constants))
        head = "\n\n".join(parts)
        return "\n\n\n".join([head, *self.functions, "\n".join(self.calls)]) + "\n"


def constant_name(identifier: str, what: str) -> str:
    """Such as ``TABLE_COLOUR``."""
    return f"{identifier}_{what}".upper()
