# SPDX-License-Identifier: GPL-3.0-or-later
"""Which expression raised, and what its parts were at that moment."""

import ast
import builtins
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import Any


class Unknown(Exception):
    """An expression cannot be evaluated again without running code."""


@dataclass(frozen=True)
class FailingExpression:
    """A call, attribute, subscript or name that raised, in its frame."""

    node: ast.expr
    frame: FrameType

    def value(self, part: ast.expr) -> Any:
        """The value of a part of the expression. Raises ``Unknown`` where finding it would run code."""
        match part:
            case ast.Name(id=name):
                for names in (self.frame.f_locals, self.frame.f_globals, vars(builtins)):
                    if name in names:
                        return names[name]
            case ast.Constant(value=value):
                return value
            case ast.Attribute(value=owner, attr=name):
                found = getattr(self.value(owner), name, Unknown)
                if found is not Unknown:
                    return found
            case ast.Subscript(value=owner, slice=index):
                try:
                    return self.value(owner)[self.value(index)]
                except (LookupError, TypeError) as error:
                    raise Unknown from error
        raise Unknown


def failing_expression(trace: TracebackType, code: str) -> FailingExpression | None:
    """The expression at which ``trace``, the innermost of the code, stopped; None where Python does not tell."""
    positions = list(trace.tb_frame.f_code.co_positions())[trace.tb_lasti // 2]
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.expr) and positions == (
            node.lineno,
            node.end_lineno,
            node.col_offset,
            node.end_col_offset,
        ):
            return FailingExpression(node, trace.tb_frame)
    return None
