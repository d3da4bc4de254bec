# SPDX-License-Identifier: GPL-3.0-or-later
"""Which names a section binds, and which of them had a meaning before."""

import ast
import builtins
from collections.abc import Iterator, Set

BUILTINS = frozenset(dir(builtins))
SCOPES = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef
COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def bound_names(node: ast.AST) -> Iterator[str]:
    """Names that a statement binds in the scope that it stands in, in whatever way."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
        yield node.id
    elif isinstance(node, ast.alias):
        yield node.asname or node.name.partition(".")[0]
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
        yield node.name
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield node.rest
    for child in _children_in_scope(node):
        yield from bound_names(child)


def _children_in_scope(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, SCOPES):
        return
    if isinstance(node, COMPREHENSIONS):
        # Loop variables of a comprehension are its own; what := binds in it is not.
        yield from (entry for entry in ast.walk(node) if isinstance(entry, ast.NamedExpr))
        return
    yield from ast.iter_child_nodes(node)


def loaded_names(node: ast.AST) -> set[str]:
    """Names that code reads, in nested scopes too."""
    return {entry.id for entry in ast.walk(node) if isinstance(entry, ast.Name) and isinstance(entry.ctx, ast.Load)}


def rebound_names(body: list[ast.stmt], known: Set[str]) -> list[str]:
    """Names among ``known`` and the built-ins that the statements may read before they bind them anew.

    At the top of a module such a name still has its old meaning then; as a function's local it has none.
    """
    bound = {name for statement in body for name in bound_names(statement)} & (known | BUILTINS)
    read: set[str] = set()
    settled: set[str] = set()
    for statement in body:
        read |= loaded_names(statement) - settled
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.FunctionDef | ast.ClassDef):
            settled |= set(bound_names(statement)) - read
    return sorted(bound & read)
