# SPDX-License-Identifier: GPL-3.0-or-later
"""A program without that of its statements which failed."""

import ast
from collections.abc import Iterable


def without_line(code: str, line: int) -> str:
    """``code`` without the statement on ``line``, those that use what it defines, and what is of no use any more.

    Empty where nothing is left. For plain code: statements at the top level, one or more lines each.
    """
    failed: set[ast.stmt] = set()
    gone: set[str] = set()
    body = ast.parse(code).body
    for statement in body:
        if line in _lines(statement) or gone & _names(statement, ast.Load):
            failed.add(statement)
            gone |= _names(statement, ast.Store) | set(_defines(statement))
    kept = [statement for statement in body if statement not in failed]
    needed: list[ast.stmt] = []
    for statement in reversed(kept):
        used = {name for entry in needed for name in _names(entry, ast.Load)}
        if not _defines(statement) or used & set(_defines(statement)):
            needed.append(statement)
    if all(isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) for statement in needed):
        return ""
    dropped = {number for statement in body if statement not in needed for number in _lines(statement)}
    return "".join(text for number, text in enumerate(code.splitlines(keepends=True), start=1) if number not in dropped)


def _lines(statement: ast.stmt) -> range:
    assert statement.end_lineno is not None
    return range(statement.lineno, statement.end_lineno + 1)


def _names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    return {entry.id for entry in ast.walk(node) if isinstance(entry, ast.Name) and isinstance(entry.ctx, context)}


def _defines(statement: ast.stmt) -> Iterable[str]:
    """The names that a statement gives a meaning, if that is all that it does."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return [entry.asname or entry.name for entry in statement.names]
    if isinstance(statement, ast.Assign):
        return [entry.id for entry in statement.targets if isinstance(entry, ast.Name)]
    return ()
