# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the screen against the running Blender: a name that is misspelt or gone refuses nothing."""

import builtins
import types

import bpy
import numpy as np
import pytest

from maquette.scene.screening.imports import NAMESPACES, is_operator_namespace
from maquette.scene.screening.names import DENIED_ATTRIBUTES, DENIED_BUILTINS, DENIED_STRINGS, REGISTERED_TYPES
from maquette.scene.screening.operators import (
    ALLOWED_CATEGORIES,
    ALLOWED_EDITOR_OPERATORS,
    DENIED_OPERATORS,
    refuse_operator,
)
from maquette.scene.true_names import operator_names, struct_names

SINCE_PYTHON_312 = {"batched"}
PATH_ARGUMENTS = {"filepath", "directory", "filename", "files", "data_path"}
PATH_SUBTYPES = {"FILE_PATH", "DIR_PATH", "FILE_NAME"}

only_on_long_term_release = pytest.mark.skipif(
    bpy.app.version[:2] != (4, 5), reason="The tables hold names of all releases; they are compared with 4.5 LTS."
)


def known_attributes() -> set[str]:
    """Attributes of Blender's types and modules, of Python's frames and of arrays."""
    modules = (bpy, bpy.app, bpy.utils)
    python = (
        *(types.FrameType, types.TracebackType, types.CodeType, types.GeneratorType, types.CoroutineType),
        *(types.AsyncGeneratorType, np.ndarray, str, type, BaseException),
    )
    blender = [getattr(bpy.types, name) for name in dir(bpy.types)]
    names = {name for entry in (*modules, *python) for name in dir(entry)}
    return names.union(*(struct_names(entry) for entry in blender if isinstance(entry, type)))


@only_on_long_term_release
def test_denied_names_exist() -> None:
    assert set(DENIED_ATTRIBUTES) - known_attributes() == set()
    assert {name for name in DENIED_BUILTINS if not hasattr(builtins, name)} == set()
    assert {name for name in REGISTERED_TYPES if not hasattr(bpy.types, name)} == set()
    modifiers = {item.identifier for item in bpy.types.Modifier.bl_rna.properties["type"].enum_items}
    assert set(DENIED_STRINGS) - modifiers - set(dir(bpy.types)) == set()


@only_on_long_term_release
@pytest.mark.parametrize("name", sorted(DENIED_OPERATORS | ALLOWED_EDITOR_OPERATORS))
def test_operators_of_the_tables_exist(name: str) -> None:
    category, operator = name.split(".")
    assert operator in operator_names(category)


@pytest.mark.parametrize("category", sorted(ALLOWED_CATEGORIES))
def test_no_allowed_operator_takes_a_path(category: str) -> None:
    taking = []
    for name in operator_names(category):
        properties = getattr(getattr(bpy.ops, category), name).get_rna_type().properties
        paths = [p for p in properties if p.identifier in PATH_ARGUMENTS or p.subtype in PATH_SUBTYPES]
        if paths and not refuse_operator(category, name):
            taking.append(name)
    assert operator_names(category)
    assert taking == []


@pytest.mark.parametrize(
    "path", sorted(p for p, names in NAMESPACES.items() if names and p != "kit" and not is_operator_namespace(p))
)
def test_allowed_names_exist(path: str) -> None:
    module = __import__(path.split(".", maxsplit=1)[0])
    for part in path.split(".")[1:]:
        module = getattr(module, part, None) or __import__(path, fromlist=[part])
    assert {name for name in NAMESPACES[path] if not hasattr(module, name)} - SINCE_PYTHON_312 == set()
