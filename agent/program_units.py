# SPDX-License-Identifier: GPL-3.0-or-later
"""A program taken apart into its top-level statements, each with the comments above it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .errors import RecordError

Sort = Literal["import", "definition", "constant", "call", "other"]
"""``definition``: a function or a class. ``constant``: an assignment. ``call``: ``name(…)`` by itself."""


@dataclass(frozen=True)
class Unit:
    """One top-level statement, or several that share a line."""

    sort: Sort
    names: tuple[str, ...]
    """What it defines or assigns, or the one function that it calls; of an import the modules."""
    source: str
    """Its lines, with the comments and blank lines above."""
    meaning: str
    """Equal for statements that differ in layout and comments only."""


@lru_cache(maxsize=64)
def units_of(code: str, whose: str) -> tuple[Unit, ...]:
    """The units of ``code`` in order; what stands below the last statement is a unit of its own.

    Remembered, for the same few programs are compared again and again. Raises ``RecordError`` that says where
    ``whose`` code is no Python.
    """
    try:
        statements = ast.parse(code).body
    except SyntaxError as error:
        line = (error.text or "").strip()
        raise RecordError(f"{whose} is no valid Python: {error.msg}, line {error.lineno}: {line}") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise RecordError(f"{whose} is no valid Python: {error}") from error
    return tuple(_units(statements, code.splitlines()))


def _units(statements: list[ast.stmt], lines: list[str]) -> Iterator[Unit]:
    done = 0
    group: list[ast.stmt] = []
    for index, node in enumerate(statements):
        group.append(node)
        end = node.end_lineno or len(lines)
        if any(_first_line(following) <= end for following in statements[index + 1 : index + 2]):
            continue
        yield _unit(group, "\n".join(lines[done:end]))
        done, group = end, []
    rest = "\n".join(lines[done:])
    if rest.strip():
        yield Unit("other", (), rest, "")


def _unit(group: list[ast.stmt], source: str) -> Unit:
    sorts = {_sort(node) for node in group}
    sort = sorts.pop() if len(sorts) == 1 else "other"
    names = tuple(name for node in group for name in _names(node))
    return Unit(sort, names, source, "\n".join(ast.dump(node) for node in group))


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(entry.lineno for entry in decorators)])


def _sort(node: ast.stmt) -> Sort:
    match node:
        case ast.Import() | ast.ImportFrom():
            return "import"
        case ast.FunctionDef() | ast.ClassDef():
            return "definition"
        case ast.Assign() | ast.AnnAssign():
            return "constant"
        case ast.Expr(value=ast.Call(func=ast.Name())):
            return "call"
    return "other"


def _names(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [ast.unparse(target) for target in targets]
        case ast.AnnAssign(target=target):
            return [ast.unparse(target)]
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return [name]
        case ast.ImportFrom(module=module):
            return [module or ""]
        case ast.Import(names=names):
            return [entry.name for entry in names]
    return []
