# SPDX-License-Identifier: GPL-3.0-or-later
"""A stage's code as one function of the exported program."""

import ast
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard

from .imported_names import Imported, names_imported
from .moved_text import INDENT, Replacement, indented, replaced
from .section_names import bound_names, rebound_names

KIT_MODULE = "kit"

ImportStatement = ast.Import | ast.ImportFrom


@dataclass(frozen=True)
class ProgramSection:
    """One stage's code, as it was accepted."""

    code: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax. Raises ``SyntaxError``."""
        return ast.parse(self.code)

    @cached_property
    def kit_names(self) -> frozenset[str]:
        """What it imports from the kit, anywhere."""
        statements = [node for node in ast.walk(self.tree) if _is_kit_import(node)]
        return frozenset(entry.name for statement in statements for entry in names_imported(statement))

    @cached_property
    def imports(self) -> frozenset[Imported]:
        """What it imports from elsewhere at its top level."""
        return frozenset(entry for statement in self._plain_imports() for entry in names_imported(statement))

    def moved_imports(self, movable: Set[Imported]) -> frozenset[Imported]:
        """What ``function`` expects at the top of the program, if these imports may stand there."""
        return frozenset(entry for statement in self._moved(movable) for entry in names_imported(statement))

    def function(self, name: str, movable: Set[Imported]) -> str:
        """The code as a function that does what the code did at a module's top level.

        Kit functions, and the imports that may move to the top of the program, are expected there.
        A name that the code gives a new meaning while it still needs the old one becomes an
        argument with the old meaning as its default.
        """
        moved = self._moved(movable)
        known = self.kit_names | {entry.bound for entry in self.moved_imports(movable)}
        body = [node for node in self.tree.body if node not in moved and not _is_kit_import(node)]
        arguments = ", ".join(f"{argument}={argument}" for argument in rebound_names(body, known))
        text = replaced(self.code, [*self._without_imports(moved), *self._without_globals()])
        text = re.sub(r"\A(?:[ \t]*\n)+|\s+\Z", "", text)
        lines = [f"def {name}({arguments}):", indented(text) if text else "", "" if body else INDENT + "pass"]
        return "\n".join(line for line in lines if line)

    def _plain_imports(self) -> list[ImportStatement]:
        return [node for node in self.tree.body if isinstance(node, ImportStatement) and not _is_kit_import(node)]

    def _moved(self, movable: Set[Imported]) -> list[ImportStatement]:
        """Import statements that can move up: all that they bind may, and nothing else here binds it."""
        others = [node for node in self.tree.body if not isinstance(node, ImportStatement)]
        bound = {name for node in others for name in bound_names(node)}
        return [
            statement
            for statement in self._plain_imports()
            if all(entry in movable and entry.bound not in bound for entry in names_imported(statement))
        ]

    def _without_imports(self, moved: list[ImportStatement]) -> Iterator[Replacement]:
        for node in ast.walk(self.tree):
            if _is_kit_import(node):
                renamed = [f"{entry.alias} = {entry.name}" for entry in names_imported(node) if entry.alias]
                yield self._instead_of(node, "; ".join(renamed))
            elif node in moved:
                assert isinstance(node, ImportStatement)
                yield self._instead_of(node, "")

    def _without_globals(self) -> Iterator[Replacement]:
        """What was global to the code is local to the function that it becomes."""
        own = {name for node in self.tree.body for name in bound_names(node)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Global) and own.issuperset(node.names):
                text = "" if node in self.tree.body else f"nonlocal {', '.join(node.names)}"
                yield self._instead_of(node, text)

    def _instead_of(self, node: ast.stmt, text: str) -> Replacement:
        """Text for a statement; without text its line goes, unless something has to stand there."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        lines = self.code.encode().splitlines(keepends=True)
        last = lines[node.end_lineno - 1]
        rest = last[node.end_col_offset :].strip()
        alone = not lines[node.lineno - 1][: node.col_offset].strip() and (not rest or rest.startswith(b"#"))
        if not text and alone and node in self.tree.body:
            return Replacement((node.lineno, 0), (node.end_lineno, len(last)), "")
        return Replacement((node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset), text or "pass")


def _is_kit_import(node: ast.AST) -> TypeGuard[ast.ImportFrom]:
    return isinstance(node, ast.ImportFrom) and node.module == KIT_MODULE and not node.level
