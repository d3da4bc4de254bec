# SPDX-License-Identifier: GPL-3.0-or-later
"""Which names of a program stand for namespaces.

``import numpy as np`` and ``ops = bpy.ops`` give a namespace another name. A name may stand for
only one namespace in the whole program, so that each use of it can be told from the text.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from .imports import VALUES, is_namespace
from .refusal import Refusal


@dataclass(frozen=True)
class Binding:
    """One place where a name is given a meaning."""

    name: str
    line: int
    path: str = ""
    """The dotted path that is imported here, if any."""
    value: ast.expr | None = None
    """What is assigned, when the name is all that it is assigned to."""


class Aliases:
    """The names that a program binds, and the namespaces that some of them stand for."""

    def __init__(self, tree: ast.AST) -> None:
        self._bindings = tuple(bindings(tree))
        self._paths = {binding.name: binding.path for binding in self._bindings if is_namespace(binding.path)}
        self._follow_assignments()
        self.bound = frozenset(binding.name for binding in self._bindings)

    def resolve(self, expression: ast.expr) -> str:
        """Dotted path of a name or attribute that begins at a namespace, such as ``bpy.ops.mesh``; else empty."""
        if isinstance(expression, ast.Name):
            return self._paths.get(expression.id, "")
        if isinstance(expression, ast.Attribute):
            path = self.resolve(expression.value)
            return f"{path}.{expression.attr}" if path else ""
        return ""

    def namespace(self, expression: ast.expr) -> str:
        """The path of ``expression`` when it is a namespace itself; else empty."""
        path = self.resolve(expression)
        return path if is_namespace(path) else ""

    def clashes(self) -> Iterator[Refusal]:
        """A refusal for each place where the name of a namespace is given another meaning."""
        for binding in self._bindings:
            path = self._paths.get(binding.name)
            if path and path not in VALUES and path != self._meaning(binding):
                message = f"`{binding.name}` already stands for `{path}`; choose another name here."
                yield Refusal(binding.line, "alias", message)

    def _follow_assignments(self) -> None:
        known = -1
        while known < len(self._paths):
            known = len(self._paths)
            for binding in self._bindings:
                path = self._meaning(binding)
                if is_namespace(path):
                    self._paths.setdefault(binding.name, path)

    def _meaning(self, binding: Binding) -> str:
        return self.resolve(binding.value) if binding.value is not None else binding.path


def bindings(tree: ast.AST) -> Iterator[Binding]:
    """Every place in ``tree`` where a name is given a meaning, in no particular order."""
    sole_targets = {
        id(node.targets[0]): node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and len(node.targets) == 1
    }
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield Binding(name, line, value=sole_targets.get(id(node)))
            case ast.Import(names=entries):
                for entry in entries:
                    first = entry.name.split(".", 1)[0]
                    yield Binding(entry.asname or first, line, entry.name if entry.asname else first)
            case ast.ImportFrom(module=module, names=entries):
                for entry in entries:
                    yield Binding(entry.asname or entry.name, line, f"{module}.{entry.name}")
            case (
                ast.arg(arg=str(name))
                | ast.FunctionDef(name=str(name))
                | ast.ClassDef(name=str(name))
                | ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
                | ast.MatchMapping(rest=str(name))
            ):
                yield Binding(name, line)
