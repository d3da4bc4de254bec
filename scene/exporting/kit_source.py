# SPDX-License-Identifier: GPL-3.0-or-later
"""The kit as text: which of its definitions a program needs."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .imported_names import Imported, names_imported

KIT_FOLDER = Path(__file__).parent.parent / "kit"


@dataclass(frozen=True)
class Definition:
    """A function, class or constant at the top of one of the kit's files."""

    name: str
    source: str
    """Its text, with the comments right above and the docstring below."""
    needs: frozenset[str]
    """Names of the kit's other definitions that it uses."""
    imports: frozenset[Imported]
    """What it uses from outside the kit."""
    is_constant: bool


@dataclass(frozen=True)
class KitSource:
    """All of the kit's text."""

    public: frozenset[str]
    """What programs may import."""
    definitions: tuple[Definition, ...]
    """In an order in which each comes after those that it needs when Python reads it."""

    def needed_by(self, names: Iterable[str]) -> tuple[Definition, ...]:
        """The definitions of these names and all that they need in turn. Raises ``ValueError`` on an unknown name."""
        by_name = {entry.name: entry for entry in self.definitions}
        wanted = sorted(set(names))
        unknown = [name for name in wanted if name not in self.public]
        if unknown:
            raise ValueError(f"the kit has no {', '.join(unknown)}")
        needed: set[str] = set()
        while wanted:
            name = wanted.pop()
            if name not in needed:
                needed.add(name)
                wanted += by_name[name].needs
        return tuple(entry for entry in self.definitions if entry.name in needed)


@cache
def read_kit() -> KitSource:
    """The kit as it lies in this package."""
    order: list[str] = []
    trees: dict[str, ast.Module] = {}
    texts: dict[str, str] = {}

    def visit(stem: str) -> None:
        if stem in trees:
            return
        texts[stem] = (KIT_FOLDER / f"{stem}.py").read_text(encoding="utf-8")
        trees[stem] = ast.parse(texts[stem])
        for entry in sorted(_imports(trees[stem])):
            if entry.module.startswith("."):
                visit(entry.module[1:])
        order.append(stem)

    visit("__init__")
    public = frozenset(entry.bound for entry in _imports(trees["__init__"]))
    definitions = [entry for stem in order[:-1] for entry in _definitions(texts[stem], trees[stem])]
    return KitSource(public, tuple(definitions))


def _imports(tree: ast.Module) -> list[Imported]:
    statements = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    return [entry for statement in statements for entry in names_imported(statement)]


def _definitions(text: str, tree: ast.Module) -> list[Definition]:
    imports = {entry.bound: entry for entry in _imports(tree)}
    inside = {name: entry for name, entry in imports.items() if entry.module.startswith(".")}
    spans = [
        (name, node, _lines_of(tree, index, text)) for index, node in enumerate(tree.body) if (name := _name(node))
    ]
    own = {name for name, _, _ in spans}
    found = []
    for name, node, source in spans:
        used = {entry.id for entry in ast.walk(node) if isinstance(entry, ast.Name)} - {name}
        outside = frozenset(imports[entry] for entry in used & imports.keys() - inside.keys())
        is_constant = isinstance(node, ast.Assign | ast.AnnAssign)
        found.append(Definition(name, source, frozenset(used & (own | inside.keys())), outside, is_constant))
    return found


def _name(node: ast.stmt) -> str:
    """The name that a statement at the top of a file defines; empty for any other statement."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return ""


def _lines_of(tree: ast.Module, index: int, text: str) -> str:
    node, lines = tree.body[index], text.splitlines()
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
    start = min([node.lineno, *(entry.lineno for entry in decorators)])
    while lines[start - 2].startswith("#"):
        start -= 1
    last = node
    if isinstance(node, ast.Assign | ast.AnnAssign) and index + 1 < len(tree.body):
        after = tree.body[index + 1]
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            last = after
    return "\n".join(lines[start - 1 : last.end_lineno])
