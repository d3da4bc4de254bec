# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds in the sources what Blender shows and can translate."""

import ast
from collections.abc import Iterator
from pathlib import Path

SHOWN_ARGUMENTS = frozenset(
    {"text", "name", "description", "placeholder", "heading", "title", "message", "confirm_text", "label"}
)
SHOWING_CALLS = frozenset({"pgettext_iface", "pgettext_tip", "pgettext_rpt", "poll_message_set"})
"""Functions whose first argument is a text."""
HEADING_CALLS = frozenset({"_section"})
"""Those whose second argument is one."""
WORD_TABLES = frozenset(
    {
        "STAGES",
        "FIGURES",
        "MEANINGS",
        "KINDS",
        "MARKS",
        "PARTS",
        "SETTLED",
        "TITLES",
        "SEVERITY_WORDS",
        "SOLVERS",
        "OUTCOMES",
    }
)
"""Names of the dictionaries in ``panels/`` whose values are texts."""


def shown_texts(repository: Path) -> set[str]:
    """Every text of the interface: labels, tooltips, headings, reports."""
    names = ("blueprint_properties", "match_properties", "preferences", "service_preferences", "properties")
    paths = [repository / f"{name}.py" for name in names]
    for folder in ("operators", "panels"):
        paths += sorted((repository / folder).rglob("*.py"))
    return {text for path in paths for text in _texts(ast.parse(path.read_text(encoding="utf-8"))) if _is_text(text)}


def _texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef():
                yield from _of_class(node)
            case ast.Call():
                yield from _of_call(node)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict(values=values)) if name in WORD_TABLES:
                for value in values:
                    yield from _constants(value)


def _of_class(node: ast.ClassDef) -> Iterator[str]:
    assigned = {
        statement.targets[0].id: statement.value
        for statement in node.body
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
    }
    for name in ("bl_label", "bl_description"):
        if name in assigned:
            yield from _constants(assigned[name])
    documentation = ast.get_docstring(node)
    if "bl_idname" in assigned and "_OT_" in node.name and documentation:
        yield documentation


def _of_call(node: ast.Call) -> Iterator[str]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    literal = any(word.arg == "translate" and getattr(word.value, "value", True) is False for word in node.keywords)
    for word in node.keywords:
        if word.arg in SHOWN_ARGUMENTS and not literal:
            yield from _constants(word.value)
        if word.arg == "items":
            for item in ast.walk(word.value):
                if isinstance(item, ast.Tuple):
                    for part in item.elts[1:3]:
                        yield from _constants(part)
    if called in SHOWING_CALLS and node.args:
        yield from _constants(node.args[0])
    if called in HEADING_CALLS or called == "report":
        for argument in node.args[1:2]:
            yield from _constants(argument)


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


def _is_text(text: str) -> bool:
    """Whether there is a word in it at all."""
    return any(character.isalpha() for character in text.replace("{}", ""))
