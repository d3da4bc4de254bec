# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that look at a whole call: what is called, with which arguments."""

import ast
import string
from collections.abc import Iterator

from .aliases import Aliases
from .names import DENIED_KEYWORDS, refuse_attribute
from .operators import EXECUTION_CONTEXTS

ATTRIBUTE_FUNCTIONS = frozenset({"getattr", "hasattr", "setattr", "delattr"})


def refuse_call(call: ast.Call, aliases: Aliases) -> Iterator[tuple[str, str]]:
    """Rule and message for each thing wrong with the call itself; its parts are judged on their own."""
    for keyword in call.keywords:
        if keyword.arg in DENIED_KEYWORDS:
            yield "file", f"Argument `{keyword.arg}` is not allowed: code may not name files."
    path = aliases.resolve(call.func)
    if path.startswith("bpy.ops."):
        yield from _refuse_operator_arguments(call)
    if isinstance(call.func, ast.Name) and call.func.id not in aliases.bound:
        if call.func.id in ATTRIBUTE_FUNCTIONS and len(call.args) > 1:
            name = call.args[1]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                message = refuse_attribute(name.value)
                if message:
                    yield "attribute", message
        elif call.func.id == "type" and (len(call.args) != 1 or call.keywords):
            yield "builtin", "`type` may only be asked for the type of one object; write a class statement."
        elif call.func.id == "iter" and len(call.args) != 1:
            yield "builtin", "`iter` takes one argument here; write a while loop."
    if isinstance(call.func, ast.Attribute) and call.func.attr == "format":
        yield from _refuse_format(call.func.value)


def is_super_init(node: ast.expr) -> bool:
    """Whether ``node`` is ``super().__init__``."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "__init__"
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "super"
    )


def asks_namespace(call: ast.Call, aliases: Aliases) -> bool:
    """Whether the call is ``hasattr(namespace, ...)``: a question that gives nothing away."""
    return (
        isinstance(call.func, ast.Name)
        and call.func.id == "hasattr"
        and bool(call.args)
        and bool(aliases.namespace(call.args[0]))
    )


def _refuse_operator_arguments(call: ast.Call) -> Iterator[tuple[str, str]]:
    for argument in call.args:
        if not (isinstance(argument, ast.Constant) and argument.value in EXECUTION_CONTEXTS):
            yield "operator", "Operators take keyword arguments only here."


def _refuse_format(template: ast.expr) -> Iterator[tuple[str, str]]:
    if not (isinstance(template, ast.Constant) and isinstance(template.value, str)):
        yield "format", "`.format` may be called on a literal only; use an f-string."
        return
    try:
        fields = [field or "" for _, field, _, _ in string.Formatter().parse(template.value)]
    except ValueError:
        return
    if any("." in field or "[" in field for field in fields):
        yield "format", "A format field may not reach into an object; use an f-string."
