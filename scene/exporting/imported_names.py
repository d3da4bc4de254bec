# SPDX-License-Identifier: GPL-3.0-or-later
"""Import statements as data, so that those of many sources can be merged into one block."""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Imported:
    """One name that an import statement binds."""

    module: str
    name: str
    """What is taken out of the module; empty when the module itself is imported."""
    alias: str
    """The name it is bound to by ``as``; empty without."""

    @property
    def bound(self) -> str:
        """The name that code can use."""
        return self.alias or self.name or self.module.partition(".")[0]

    @property
    def target(self) -> tuple[str, str]:
        """What the bound name stands for; two imports of one name can be merged when this is the same."""
        if self.name or self.alias:
            return self.module, self.name
        return self.bound, ""


def names_imported(statement: ast.Import | ast.ImportFrom) -> Iterator[Imported]:
    """The names that a statement binds. Relative imports have the dots in the module."""
    for entry in statement.names:
        alias = entry.asname or ""
        if isinstance(statement, ast.Import):
            yield Imported(entry.name, "", alias)
        else:
            yield Imported("." * statement.level + (statement.module or ""), entry.name, alias)


def import_block(imports: Iterable[Imported]) -> str:
    """Sorted import statements: the future, the standard library, then Blender's modules."""
    chosen = set(imports)
    groups = [
        {entry for entry in chosen if entry.module == "__future__"},
        {entry for entry in chosen if entry.module.partition(".")[0] in sys.stdlib_module_names - {"__future__"}},
    ]
    groups.append(chosen - groups[0] - groups[1])
    return "\n\n".join("\n".join(_statements(group)) for group in groups if group)


def _statements(group: set[Imported]) -> Iterator[str]:
    for entry in sorted(entry for entry in group if not entry.name):
        yield f"import {entry.module}" + (f" as {entry.alias}" if entry.alias else "")
    for module in sorted({entry.module for entry in group if entry.name}):
        taken = sorted((entry for entry in group if entry.module == module and entry.name), key=_order_of_name)
        names = [entry.name + (f" as {entry.alias}" if entry.alias else "") for entry in taken]
        yield f"from {module} import {', '.join(names)}"


def _order_of_name(entry: Imported) -> tuple[int, str]:
    """Constants before classes before functions, as import sorters have it."""
    kind = 0 if entry.name.isupper() and len(entry.name) > 1 else 1 if entry.name[:1].isupper() else 2
    return kind, entry.name
