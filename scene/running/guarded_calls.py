# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls that are looked at while they happen, because only then is it known what they are given.

Woven into the code: ``x.remove(y)`` becomes ``__remove__(x.remove, y)``. Lists and nodes have methods of
these names too; they are called as ever.
"""

import ast
from collections.abc import Callable, Set
from typing import Final, TypeVar

import bpy

from ..screening.names import DENIED_STRINGS

REMOVE: Final = "__remove__"
MAKE: Final = "__make__"
"""Names of the guards in the woven code. Names of this form are refused in generated code."""

GUARDS: Final = {"remove": REMOVE, "unlink": REMOVE, "new": MAKE, "modifier_add": MAKE}
"""Methods that take a datablock out of the file, a scene or a collection, or make one, a node or a modifier."""

Guard = Callable[..., object]
Tree = TypeVar("Tree", bound=ast.AST)


class NotYours(Exception):
    """The code tried to remove something that is not the session's."""


class NotAllowed(Exception):
    """The code tried to make a node or modifier that reaches files, or another scene."""


class _Weaver(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in GUARDS:
            guard = ast.copy_location(ast.Name(GUARDS[node.func.attr], ast.Load()), node.func)
            return ast.copy_location(ast.Call(guard, [node.func, *node.args], node.keywords), node)
        return node


def weave_guards(tree: Tree) -> Tree:
    """``tree`` with every call of a guarded method handed to its guard instead."""
    woven: Tree = _Weaver().visit(tree)
    return woven


def guards(foreign: Set[int]) -> dict[str, Guard]:
    """The functions that woven code calls, by name.

    Removing raises ``NotYours`` for a datablock whose ``session_uid`` is in ``foreign``; making raises
    ``NotAllowed`` for a scene, and for a type that the screen refuses, however its name was put together.
    """

    def remove(method: Guard, *arguments: object, **named: object) -> object:
        for argument in (*arguments, *named.values()):
            if isinstance(argument, bpy.types.ID) and argument.session_uid in foreign:
                raise NotYours(
                    f"{type(argument).__name__} {argument.name!r} was here before this program and is not part of it: "
                    "remove only what the program itself made"
                )
        return method(*arguments, **named)

    def make(method: Guard, *arguments: object, **named: object) -> object:
        for argument in (*arguments, *named.values()):
            if isinstance(argument, str) and argument in DENIED_STRINGS:
                raise NotAllowed(f"{argument}: {DENIED_STRINGS[argument]}")
        made = method(*arguments, **named)
        if isinstance(made, bpy.types.Scene):
            bpy.data.scenes.remove(made)
            raise NotAllowed("a program builds in the active scene; it makes no other")
        return made

    return {REMOVE: remove, MAKE: make}
