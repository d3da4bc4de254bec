# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that generated code finds: a short list of built-ins, checked attributes, allowed imports."""

import builtins
import importlib
import types
from collections.abc import Callable, Mapping
from typing import Any, Final

from ..screening.imports import KIT, refuse_import
from ..screening.names import refuse_attribute
from ..screening.table import table
from .kit_access import kit_names

PLAIN_BUILTINS: Final = table(
    """
    ArithmeticError AssertionError AttributeError Exception FloatingPointError ImportError IndexError KeyError
    LookupError ModuleNotFoundError NameError NotImplementedError OverflowError RecursionError ReferenceError
    RuntimeError StopIteration TypeError UnboundLocalError UnicodeError UserWarning ValueError Warning
    DeprecationWarning ZeroDivisionError
    Ellipsis False None NotImplemented True __build_class__
    abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict divmod enumerate
    filter float format frozenset hash hex id int isinstance issubclass len list map max min next
    object oct ord pow property repr reversed round set slice sorted staticmethod str sum super tuple zip
    """
)

LONGEST_RANGE: Final = 10**8
"""Numbers in a range: about what a built-in such as ``sum`` works through in a few seconds."""

HIDDEN_TYPES: Final = (type, types.FunctionType, types.LambdaType, types.CodeType, types.ModuleType)
"""Types that make new code or classes when they are called."""


def make_namespace(file_name: str, printer: Callable[..., None], woven: Mapping[str, object]) -> dict[str, Any]:
    """Fresh globals for one run; ``woven`` are the names that the woven code calls."""
    names = {name: getattr(builtins, name) for name in PLAIN_BUILTINS}
    names |= {
        "__import__": _import,
        "delattr": _checked(delattr),
        "getattr": _checked(getattr),
        "hasattr": _checked(hasattr),
        "iter": _iter,
        "print": printer,
        "range": _range,
        "setattr": _checked(setattr),
        "type": _type,
    }
    return {"__name__": "__main__", "__file__": file_name, "__builtins__": names | dict(woven)}


def _checked(function: Callable[..., Any]) -> Callable[..., Any]:
    """``getattr`` and its like, with names that the screen would allow."""

    def checked(subject: object, name: str, *rest: object) -> Any:
        if type(name) is not str:
            raise TypeError("attribute name must be a string")
        refusal = refuse_attribute(name)
        if refusal:
            raise AttributeError(refusal)
        return function(subject, name, *rest)

    return checked


def _type(subject: object) -> type:
    found = type(subject)
    if found in HIDDEN_TYPES or found.__name__ == "ndarray":
        raise TypeError(f"the type of a {found.__name__} is not available; use isinstance or a name")
    return found


def _iter(subject: Any) -> Any:
    return iter(subject)


def _range(*limits: int) -> range:
    numbers = range(*limits)
    if numbers[LONGEST_RANGE : LONGEST_RANGE + 1]:
        raise ValueError(f"range{limits} has more than {LONGEST_RANGE} numbers")
    return numbers


def _import(
    name: str,
    caller: Mapping[str, object] | None = None,
    local: Mapping[str, object] | None = None,
    wanted: tuple[str, ...] | list[str] | None = (),
    level: int = 0,
) -> Any:
    """``__import__`` that honours the screen's table and knows the kit.

    C code imports through the caller's ``__import__`` too, with a list where statements have a tuple
    or None (numpy does so inside ``min``): that is none of the code's own doing and passes.
    """
    if isinstance(wanted, list):
        return builtins.__import__(name, caller, local, wanted, level)
    refusal = "relative imports are not allowed" if level else refuse_import(name, tuple(wanted or ()))
    if refusal:
        raise ImportError(refusal)
    if name == KIT:
        return kit_names(tuple(wanted or ()))
    if name.startswith("bpy.ops."):
        return getattr(importlib.import_module("bpy.ops"), name.rpartition(".")[2])
    return builtins.__import__(name, caller, local, wanted or (), 0)
