# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers that a program declares as tunable, where they stand in it, and how they are replaced."""

import ast
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

CALL: Final = "tunable"
PARAMETERS: Final = ("value", "lowest", "highest")
"""Of the kit's function."""
STEPS: Final = 100
"""How many values there are at least from the lowest to the highest."""


@dataclass(frozen=True)
class TunableNumber:
    """One call ``tunable(value, lowest, highest)`` of literal numbers."""

    name: str
    """What it is assigned or handed to, as far as that can be told; else the line it stands in."""
    value: float
    lowest: float
    highest: float
    whole: bool
    """All three are integers, so that it stays one."""
    start: int
    """Where ``value`` begins in the program, bytes of UTF-8."""
    end: int
    """Where it ends."""

    @property
    def share(self) -> float:
        """Where the value lies from ``lowest``, 0, to ``highest``, 1."""
        return (self.value - self.lowest) / (self.highest - self.lowest)

    def at(self, share: float) -> float:
        """The number at a share of the way from ``lowest`` to ``highest``, rounded to a hundredth of it or finer."""
        exact = self.lowest + share * (self.highest - self.lowest)
        digits = 0 if self.whole else max(0, math.ceil(-math.log10((self.highest - self.lowest) / STEPS)))
        return min(self.highest, max(self.lowest, round(exact, digits)))

    def text(self, value: float) -> str:
        """``value`` as Python writes it."""
        return repr(int(value)) if self.whole else repr(float(value))


def find_numbers(code: str) -> tuple[TunableNumber, ...]:
    """The tunable numbers of a program in the order of its text; none of a text that is no Python.

    A call whose arguments are not three literal numbers, or whose bounds do not hold its value, is left out.
    """
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return ()
    begins = _line_begins(code)
    found = [_number(call, name, begins) for call, name in _calls(tree)]
    return tuple(sorted((number for number in found if number), key=lambda number: number.start))


def with_values(code: str, numbers: Sequence[TunableNumber], values: Sequence[float]) -> str:
    """``code`` with ``values`` in the place of those of ``numbers``, which were found in it; all else stays."""
    text = code.encode()
    for number, value in sorted(zip(numbers, values, strict=True), key=lambda pair: -pair[0].start):
        if value != number.value:
            text = text[: number.start] + number.text(value).encode() + text[number.end :]
    return text.decode()


def _line_begins(code: str) -> list[int]:
    """Where each line begins, bytes of UTF-8. Python ends lines at no other marks than these."""
    return [0, *(match.end() for match in re.finditer(rb"\r\n|\r|\n", code.encode()))]


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call of ``tunable``, and what its number is for."""
    named: list[tuple[ast.AST | None, str]]
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=value):
                named = [(value, ast.unparse(target))]
            case ast.Call(func=called, args=arguments, keywords=keywords):
                name = ast.unparse(called)
                named = [(called, ""), *((entry.value, f"{name} {entry.arg}") for entry in keywords)]
                named += [(entry, f"{name} argument {place}") for place, entry in enumerate(arguments, start=1)]
            case ast.keyword():
                # Its call has told of it.
                named = []
            case _:
                named = [(child, "") for child in ast.iter_child_nodes(node)]
        yield from ((entry, name) for entry, name in named if isinstance(entry, ast.Call) and _is_tunable(entry))


def _is_tunable(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name == CALL
    return False


def _number(call: ast.Call, name: str, begins: Sequence[int]) -> TunableNumber | None:
    given = dict(zip(PARAMETERS, call.args, strict=False)) | {entry.arg: entry.value for entry in call.keywords}
    if given.keys() != set(PARAMETERS) or len(call.args) + len(call.keywords) != len(PARAMETERS):
        return None
    literals = [_literal(given[parameter]) for parameter in PARAMETERS]
    numbers = [entry for entry in literals if entry is not None]
    if len(numbers) != len(PARAMETERS):
        return None
    value, lowest, highest = numbers
    if not lowest <= value <= highest or lowest == highest:
        return None
    node = given["value"]
    return TunableNumber(
        name=name or f"line {node.lineno}",
        value=value,
        lowest=lowest,
        highest=highest,
        whole=all(isinstance(entry, int) for entry in numbers),
        start=begins[node.lineno - 1] + node.col_offset,
        end=begins[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0),
    )


def _literal(node: ast.expr) -> float | None:
    """The finite number that ``node`` is, with or without a sign; else None."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            number = _literal(operand)
            return None if number is None else -number
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool) and math.isfinite(number):
            return number
    return None
