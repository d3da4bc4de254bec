# SPDX-License-Identifier: GPL-3.0-or-later
"""A time limit that code carries within itself.

A call is woven into every loop, function, lambda and comprehension; once the time is up it raises,
every time, so that no handler can keep a loop alive. This works on every platform and on the main
thread, where neither signals nor another thread's exceptions reach reliably. It cannot end a
single long call into C: a sum over a huge range, a huge subdivision, a render.
"""

import ast
from time import perf_counter
from typing import Final, TypeVar

TICK: Final = "__tick__"
"""Name of the woven call. Names of this form are refused in generated code, so it cannot be replaced."""

Tree = TypeVar("Tree", bound=ast.AST)
Function = TypeVar("Function", ast.FunctionDef, ast.For, ast.While)


class TimeLimitReached(BaseException):
    """The code did not end in time. Not an ``Exception``, so that ordinary handlers let it pass."""


class TimeLimit:
    """Runs from its making on. Every step after ``seconds`` raises ``TimeLimitReached``."""

    def __init__(self, seconds: float) -> None:
        self._deadline = perf_counter() + seconds

    def step(self) -> bool:
        """True, so that it can stand in a condition, until the time is up."""
        if perf_counter() > self._deadline:
            raise TimeLimitReached
        return True

    def end(self) -> None:
        """Let no further step pass, so that nothing left behind by the code can run on."""
        self._deadline = 0.0


class _Weaver(ast.NodeTransformer):
    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._woven_body(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        return self._woven_body(node)

    def visit_For(self, node: ast.For) -> ast.AST:
        return self._woven_body(node)

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self.generic_visit(node)
        node.body = ast.copy_location(ast.BoolOp(ast.And(), [_tick(node), node.body]), node.body)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs.insert(0, _tick(node.iter))
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        """A bare ``except`` would catch the end of the time and of the process."""
        self.generic_visit(node)
        if node.type is None:
            node.type = ast.copy_location(ast.Name("Exception", ast.Load()), node)
        return node

    def _woven_body(self, node: Function) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.copy_location(ast.Expr(_tick(node)), node))
        return node


def _tick(near: ast.AST) -> ast.expr:
    call = ast.Call(ast.Name(TICK, ast.Load()), [], [])
    return ast.fix_missing_locations(ast.copy_location(call, near))


def weave_time_limit(tree: Tree) -> Tree:
    """``tree`` with a call of ``TICK`` in every loop, function, lambda and comprehension."""
    woven: Tree = _Weaver().visit(tree)
    return ast.fix_missing_locations(woven)
