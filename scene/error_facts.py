# SPDX-License-Identifier: GPL-3.0-or-later
"""What the running Blender knows about an error: for a wrong name, the true ones.

Models write from memory of many Blender versions. The message of an exception says what is wrong;
these facts say what would be right, here.
"""

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

import bpy

from .api_facts.gone_names import gone_by_name
from .failing_expression import FailingExpression, Unknown
from .true_names import (
    choices,
    node_types,
    operator_arguments,
    operator_names,
    python_signature,
    rna_signature,
    struct_names,
)

Facts = Iterator[str]


def error_facts(error: BaseException, failing: FailingExpression | None = None) -> tuple[str, ...]:
    """Sentences about ``error`` for the generator, often none; ``failing`` is the expression that raised, if known."""
    return tuple(fact for rule in RULES for fact in rule(error, failing))


def gone_facts(error: BaseException, _: FailingExpression | None) -> Facts:
    """A name of an older Blender."""
    for names in re.findall(r"attribute '(\w+)'|enum \"(\w+)\"|Node type (\w+) undefined", str(error)):
        for name in filter(None, names):
            yield from gone_by_name(name)


def attribute_facts(error: BaseException, failing: FailingExpression | None) -> Facts:
    """``'Mesh' object has no attribute 'smooth'``, in whichever of its forms."""
    found = re.search(r"(?:'(\w+)' object has no attribute|attribute|operator) [\"'](\w+)[\"']", str(error))
    if not isinstance(error, AttributeError) or not found or "read-only" in str(error):
        return
    kind, name = found.groups()
    subject, owner = getattr(error, "obj", None), kind or "it"
    node = failing.node if failing else None
    node = node.func if isinstance(node, ast.Call) else node
    if isinstance(node, ast.Attribute) and node.attr == name:
        owner = ast.unparse(node.value)
        with suppress(Unknown):
            subject = failing.value(node.value)
    if kind == "NoneType":
        yield f"`{owner}` is None here."
        return
    if subject is None:
        subject = getattr(bpy.types, kind or "", None)
    if subject is None:
        return
    socket = {entry.casefold(): entry for entry in _sockets(subject)}.get(name.replace("_", " ").casefold())
    if socket:
        yield f'That is an input socket: `{owner}.inputs["{socket}"].default_value`.'
    else:
        yield f"`{owner}` has no {name!r}; {choices(name, struct_names(subject))}."


def _sockets(subject: object) -> list[str]:
    """Input sockets of a node, or of a class of shader nodes, found by making one for a moment."""
    if isinstance(subject, bpy.types.Node):
        return [socket.name for socket in subject.inputs]
    if not (isinstance(subject, type) and issubclass(subject, bpy.types.ShaderNode)):
        return []
    group = bpy.data.node_groups.new("sockets", "ShaderNodeTree")
    try:
        return [socket.name for socket in group.nodes.new(subject.__name__).inputs]
    except RuntimeError:
        return []
    finally:
        bpy.data.node_groups.remove(group)


def key_facts(error: BaseException, failing: FailingExpression | None) -> Facts:
    """A key or an index that a collection does not have."""
    if not isinstance(error, LookupError) or failing is None or not isinstance(failing.node, ast.Subscript):
        return
    try:
        owner = failing.value(failing.node.value)
    except Unknown:
        return
    words = f"`{ast.unparse(failing.node.value)}`"
    keys = list(map(str, owner.keys())) if hasattr(owner, "keys") else []
    found = re.search(r'key "(.*)" not found', str(error))
    wanted = found.group(1) if found else str(error).strip("'")
    if isinstance(error, KeyError):
        yield f"{words} has no {wanted!r}; {choices(wanted, keys)}."
    elif hasattr(owner, "__len__"):
        yield f"{words} has {len(owner)} entries{': ' + ', '.join(keys) if keys else ''}."


def enum_facts(error: BaseException, _: FailingExpression | None) -> Facts:
    """A choice that is not among those that the message lists."""
    found = re.search(r'enum "(.*?)" not found in \((.*)\)', str(error), re.DOTALL)
    if isinstance(error, TypeError) and found:
        wanted, listed = found.group(1), re.findall(r"'(.*?)'", found.group(2))
        yield f"{wanted!r} is no choice here; {choices(wanted, listed)}."


def node_type_facts(error: BaseException, _: FailingExpression | None) -> Facts:
    """A node type that this Blender does not have."""
    found = re.search(r"Node type (\w+) undefined", str(error))
    if found:
        yield f"There is no node type {found.group(1)}; {choices(found.group(1), node_types(found.group(1)))}."


def operator_facts(error: BaseException, failing: FailingExpression | None) -> Facts:
    """An operator that does not exist, does not take an argument, or cannot run as things stand."""
    missing = re.search(r'operator "bpy\.ops\.(\w+)\.(\w+)" error, could not be found', str(error))
    if missing:
        category, name = missing.groups()
        yield f"There is no bpy.ops.{category}.{name}; {choices(name, operator_names(category))}."
    keyword = re.search(r'keyword "(\w+)" unrecognized', str(error))
    if keyword and failing and isinstance(failing.node, ast.Call):
        path = ast.unparse(failing.node.func).split(".")
        names = operator_arguments(*path[-2:]) if len(path) > 1 else []
        if names:
            yield f"{'.'.join(path)} takes no {keyword.group(1)!r}; {choices(keyword.group(1), names)}."
    if "poll() failed" in str(error):
        active = bpy.context.view_layer.objects.active
        chosen = [entry.name for entry in bpy.context.view_layer.objects if entry.select_get()]
        yield (
            f"As things stand: mode {bpy.context.mode}; active object {active.name if active else 'none'}; "
            f"selected {', '.join(chosen) or 'none'}. Operators of viewports and editors have none to act on."
        )


def argument_facts(error: BaseException, failing: FailingExpression | None) -> Facts:
    """Arguments that a function does not take, or misses."""
    if not isinstance(error, TypeError) or "enum " in str(error):
        return
    method = re.match(r"(\w+)\.(\w+)\(\):", str(error))
    signature = rna_signature(*method.groups()) if method else ""
    complaint = re.search(r"argument|positional|keyword .* invalid", str(error))
    if not method and complaint and failing and isinstance(failing.node, ast.Call):
        try:
            signature = python_signature(failing.value(failing.node.func))
        except Unknown:
            return
    if signature:
        yield f"It is called as {signature}."


def name_facts(error: BaseException, failing: FailingExpression | None) -> Facts:
    """A name that means nothing here."""
    if isinstance(error, NameError) and failing and isinstance(failing.node, ast.Name):
        known = {*failing.frame.f_locals, *failing.frame.f_globals}
        yield f"Names {choices(failing.node.id, (name for name in known if not name.startswith('__')))}."


def removed_facts(error: BaseException, _: FailingExpression | None) -> Facts:
    """A reference to something that is no more."""
    if isinstance(error, ReferenceError):
        yield "The object was removed, or replaced by an operator such as join. Get it again by its name."


RULES: "Final[tuple[Callable[[BaseException, FailingExpression | None], Facts], ...]]" = (
    gone_facts,
    attribute_facts,
    key_facts,
    enum_facts,
    node_type_facts,
    operator_facts,
    argument_facts,
    name_facts,
    removed_facts,
)
