# SPDX-License-Identifier: GPL-3.0-or-later
"""Caps on sizes that can be read off the text: they catch slips that no time limit can end.

One call into Blender cannot be interrupted, so a subdivision of ten billion faces has to be
refused beforehand. What is computed at run time passes here.
"""

import ast
import operator
from collections.abc import Callable, Iterator
from typing import Any

from .refusal import Refusal

Value = float | int | str | None

ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Pow: operator.pow,
}

LARGEST_WHOLE = 2**26
"""Largest whole number given to a call (67 million), above any packed 24-bit colour."""
LARGEST_POWER_BITS = 4096
LONGEST_REPETITION = 10**7
"""Elements of a list, or characters of a string, made by repeating one."""
WIDEST_FORMAT = 1000
"""Characters that a number is padded to."""

SEEDS = frozenset({"Random", "RandomState", "default_rng", "seed", "seed_set"})
"""Functions, arguments and properties for which any number will do."""

LARGEST = {
    "bevel_resolution": 64,
    "child_percent": 1000,
    "count": 100_000,
    "cuts": 100,
    "levels": 6,
    "major_segments": 1024,
    "minor_segments": 1024,
    "number_cuts": 100,
    "octree_depth": 9,
    "quality": 100,
    "render_levels": 6,
    "rendered_child_count": 1000,
    "resolution_u": 256,
    "resolution_v": 256,
    "resolution_x": 16_384,
    "resolution_y": 16_384,
    "ring_count": 1024,
    "samples": 65_536,
    "segments": 1024,
    "subdivisions": 7,
    "vertices": 4096,
    "x_subdivisions": 2000,
    "y_subdivisions": 2000,
}
"""Operator arguments and properties to the largest value: each a few million elements at most on its own."""

SMALLEST = {"voxel_size": 0.001}
"""The same from below, in metres."""


class TooLarge(Exception):
    """A constant expression whose value is not worth computing."""


def constant(node: ast.expr) -> Value:
    """The value of an expression of literals; None for anything else. Raises ``TooLarge``."""
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() | float() | str() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            value = constant(operand)
            return None if value is None or isinstance(value, str) else -value
        case ast.BinOp(left=left, op=operation, right=right):
            return _combined(constant(left), operation, constant(right))
    return None


def refuse_sizes(node: ast.AST) -> Iterator[Refusal]:
    """Refusals for this very node, not for those within it."""
    try:
        for message in _messages(node):
            yield Refusal(getattr(node, "lineno", 0), "size", message)
    except TooLarge:
        yield Refusal(getattr(node, "lineno", 0), "size", "The number written here is astronomically large.")


def _messages(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call():
            yield from _call_messages(node)
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=value):
            yield from _limit_messages(name, constant(value))
        case ast.BinOp(op=ast.Pow()):
            constant(node)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            for sequence, count in ((left, right), (right, left)):
                length, times = _length(sequence), constant(count)
                if length and isinstance(times, (int, float)) and length * times > LONGEST_REPETITION:
                    yield f"The repetition makes {length * times:.0f} elements; at most {LONGEST_REPETITION}."
        case ast.FormattedValue(format_spec=ast.JoinedStr(values=parts)):
            for part in parts:
                width = constant(part.value if isinstance(part, ast.FormattedValue) else part)
                digits = "".join(c for c in str(width).split(".")[0] if c.isdigit())
                if digits and int(digits) > WIDEST_FORMAT:
                    yield f"Padding to {digits} characters; at most {WIDEST_FORMAT}."


def _call_messages(call: ast.Call) -> Iterator[str]:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for keyword in call.keywords:
        yield from _limit_messages(keyword.arg or "", constant(keyword.value))
    if function in SEEDS:
        return
    product = 1
    for argument in call.args:
        elements = argument.elts if isinstance(argument, ast.Tuple) else [argument]
        for element in elements:
            value = constant(element)
            if isinstance(value, int):
                if abs(value) > LARGEST_WHOLE:
                    yield f"{value} is too large for an argument; at most {LARGEST_WHOLE}."
                    return
                product *= max(value, 1)
    if product > LARGEST_WHOLE and function in {"new", "ones", "zeros", "empty", "full", "rand", "randn", "random"}:
        yield f"The call asks for {product} elements; at most {LARGEST_WHOLE}."


def _limit_messages(name: str, value: Value) -> Iterator[str]:
    if isinstance(value, str) or value is None or name in SEEDS:
        return
    if name in LARGEST and value > LARGEST[name]:
        yield f"{name} = {value} is too large; at most {LARGEST[name]}."
    elif name in SMALLEST and 0 <= value < SMALLEST[name]:
        yield f"{name} = {value} is too small; at least {SMALLEST[name]}."


def _length(node: ast.expr) -> int:
    if isinstance(node, (ast.List, ast.Tuple)):
        return len(node.elts)
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
        return len(node.value)
    return 0


def _combined(left: Value, operation: ast.operator, right: Value) -> Value:
    if isinstance(left, str) and isinstance(right, str) and isinstance(operation, ast.Add):
        return left + right
    compute = ARITHMETIC.get(type(operation))
    if compute is None or not isinstance(left, (int, float)) or not isinstance(right, (int, float)):
        return None
    whole_power = isinstance(operation, ast.Pow) and isinstance(left, int) and isinstance(right, int)
    if whole_power and int(left).bit_length() * right > LARGEST_POWER_BITS:
        raise TooLarge
    try:
        result = compute(left, right)
    except OverflowError as error:
        raise TooLarge from error
    except (ZeroDivisionError, ValueError):
        return None
    return result if isinstance(result, (int, float)) else None
