# SPDX-License-Identifier: GPL-3.0-or-later
"""Constants that one statement assigns together, ``A, B = 1, 2``, taken apart where one of them is meant."""

import ast
from collections.abc import Collection, Iterator

from .errors import RecordError
from .program_units import units_of


def assigned_names(code: str) -> set[str]:
    """The constants that ``code`` assigns at its top level, one by one or together. Empty where it is no Python."""
    try:
        statements = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    targets = (target for node in statements if isinstance(node, ast.Assign) for target in node.targets)
    return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}


def one_by_one(code: str, names: Collection[str]) -> str:
    """``code`` in which each of ``names`` that is assigned together with others has a line of its own."""
    try:
        together = [unit for unit in units_of(code, "") if unit.sort == "constant"]
    except RecordError:
        return code
    for unit in together:
        apart = _apart(unit.source)
        if apart and apart[0] & set(names):
            code = code.replace(unit.source, apart[1], 1)
    return code


def _apart(source: str) -> tuple[set[str], str] | None:
    """The names that one statement assigns together, and statements that do so one by one."""
    match ast.parse(source).body:
        case [ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)) as node]:
            pass
        case _:
            return None
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    starred = any(isinstance(value, ast.Starred) for value in values)
    used = {name.id for value in values for name in ast.walk(value) if isinstance(name, ast.Name)}
    # One that is made of another means the other's old value.
    if starred or used & set(names) or len(names) != len(targets) or len(names) != len(values):
        return None
    lines = source.splitlines()
    above, below = lines[: node.lineno - 1], lines[(node.end_lineno or node.lineno) :]
    single = list(_lines(source, names, values))
    comment = lines[(node.end_lineno or node.lineno) - 1].encode()[node.end_col_offset :].decode()
    single[-1] += comment
    return set(names), "\n".join([*above, *single, *below])


def _lines(source: str, names: list[str], values: list[ast.expr]) -> Iterator[str]:
    for name, value in zip(names, values, strict=True):
        yield f"{name} = {ast.get_source_segment(source, value) or ast.unparse(value)}"
