# SPDX-License-Identifier: GPL-3.0-or-later
"""Removal under guard: ``bpy.data.objects.remove(x)`` works on what the session owns, and on nothing else."""

import ast
from collections.abc import Callable, Set
from typing import Final, TypeVar

import bpy

GUARD: Final = "__remove__"
"""Name of the guard in the woven code. Names of this form are refused in generated code."""

GUARDED_METHODS: Final = frozenset({"remove", "unlink"})
"""Methods that take a datablock out of the file, a scene or a collection. Lists and nodes have them too."""

Tree = TypeVar("Tree", bound=ast.AST)


class NotYours(Exception):
    """The code tried to remove something that is not the session's."""


class _Weaver(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in GUARDED_METHODS:
            guard = ast.copy_location(ast.Name(GUARD, ast.Load()), node.func)
            return ast.copy_location(ast.Call(guard, [node.func, *node.args], node.keywords), node)
        return node


def weave_removal_guard(tree: Tree) -> Tree:
    """``tree`` with every call of a guarded method handed to the guard instead."""
    woven: Tree = _Weaver().visit(tree)
    return woven


def removal_guard(foreign: Set[int]) -> Callable[..., object]:
    """A function that calls ``method(*arguments)`` unless an argument's ``session_uid`` is in ``foreign``.

    It raises ``NotYours`` then.
    """

    def remove(method: Callable[..., object], *arguments: object, **named: object) -> object:
        for argument in (*arguments, *named.values()):
            if isinstance(argument, bpy.types.ID) and argument.session_uid in foreign:
                raise NotYours(
                    f"{type(argument).__name__} {argument.name!r} was here before this program and is not part of it: "
                    "remove only what the program itself made"
                )
        return method(*arguments, **named)

    return remove
