# SPDX-License-Identifier: GPL-3.0-or-later
"""What kind of thing an expression gives, as far as Blender's own description of its types tells."""

import ast
import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import bpy

from .. import kit

VAGUE = {"ID", "AnyType", "PropertyGroup"}
"""Structs that say too little about what is there."""
FROM_CONTEXT = {
    "active_object": "Object",
    "edit_object": "Object",
    "object": "Object",
    "view_layer": "ViewLayer",
    "scene": "Scene",
    "collection": "Collection",
}
"""Members of the context that depend on where it is asked, which its own description leaves out."""
SELECTED = {"selected_objects", "selected_editable_objects", "visible_objects"}


@dataclass(frozen=True)
class Kind:
    """A struct of ``bpy.types`` by its identifier, empty for a plain collection, and what it is a collection of."""

    struct: str = ""
    element: str = ""


def kind_of(node: ast.expr, known: Mapping[str, Kind]) -> Kind | None:
    """The kind of ``node``, where ``known`` holds those of names and attributes by their source; None: not known."""
    if (found := known.get(ast.unparse(node))) is not None:
        return found
    match node:
        case ast.Attribute(value=ast.Name(id="bpy"), attr="data"):
            return Kind("BlendData")
        case ast.Attribute(value=ast.Name(id="bpy"), attr="context"):
            return Kind("Context")
        case ast.Attribute(value=value, attr=name):
            owner = kind_of(value, known)
            return _member(owner.struct, name) if owner else None
        case ast.Subscript(value=value, slice=index):
            owner = kind_of(value, known)
            return _named_element(owner, index) if owner and not isinstance(index, ast.Slice) else owner
        case ast.Call(func=ast.Attribute(value=value, attr=name)):
            owner = kind_of(value, known)
            return _result(owner, name, node) if owner else None
        case ast.Call(func=ast.Name(id=name)) if name not in known:
            return _kit_result(name)
        case ast.BoolOp(values=values):
            kinds = {kind_of(each, known) for each in values}
            return kinds.pop() if len(kinds) == 1 else None
    return None


def struct_named(identifier: str) -> "bpy.types.Struct | None":
    """Blender's description of the struct, None where there is none of that name."""
    return getattr(getattr(bpy.types, identifier, None), "bl_rna", None) or _of_cycles().get(identifier)


def _of_cycles() -> dict[str, "bpy.types.Struct"]:
    """The structs of Cycles, which is an add-on: they have no place in ``bpy.types``, and are gone when it is."""
    owners = (bpy.types.Scene, bpy.types.Object, bpy.types.World, bpy.types.Light, bpy.types.Camera, bpy.types.Material)
    added: list[bpy.types.Property | None] = [owner.bl_rna.properties.get("cycles") for owner in owners]
    return {
        each.fixed_type.identifier: each.fixed_type for each in added if isinstance(each, bpy.types.PointerProperty)
    }


def _member(struct: str, name: str) -> Kind | None:
    if struct == "Context" and name in FROM_CONTEXT:
        return Kind(FROM_CONTEXT[name])
    if struct == "Context" and name in SELECTED:
        return Kind(element="Object")
    rna = struct_named(struct)
    return _of_property(rna.properties.get(name)) if rna else None


def _of_property(described: "bpy.types.Property | None") -> Kind | None:
    if isinstance(described, bpy.types.CollectionProperty):
        own = described.srna.identifier if described.srna else ""
        return Kind(own, described.fixed_type.identifier)
    if isinstance(described, bpy.types.PointerProperty) and described.fixed_type.identifier not in VAGUE:
        return Kind(described.fixed_type.identifier)
    return None


def arguments_of(struct: str, function: str, call: ast.Call) -> dict[str, ast.expr]:
    """What ``call`` gives to each parameter of a function of a struct; empty where Blender has no such function."""
    rna = struct_named(struct)
    if rna is None or function not in rna.functions:
        return {}
    names = [each.identifier for each in rna.functions[function].parameters if not each.is_output]
    given = dict(zip(names, call.args, strict=False))
    return given | {word.arg: word.value for word in call.keywords if word.arg in names}


def _named_element(owner: Kind, name: ast.expr) -> Kind | None:
    """What ``collection["…"]`` gives: a node that was made with its material has the name of its type."""
    if not owner.element or owner.element in VAGUE:
        return None
    shown = name.value if isinstance(name, ast.Constant) else None
    types = names_below("Node") if owner.element == "Node" and shown is not None else {}
    return Kind(next((struct for struct, of_type in types.items() if of_type == shown), owner.element))


def _new_element(owner: Kind, call: ast.Call, method: str) -> Kind | None:
    """What ``new`` makes: its ``type`` is a struct below the elements', or its first part, as BEVEL is."""
    if not owner.element or owner.element in VAGUE:
        return None
    type = arguments_of(owner.struct, method, call).get("type")
    if not isinstance(type, ast.Constant) or not isinstance(type.value, str):
        return Kind(owner.element)
    whole = {type.value.casefold(), f"{type.value.replace('_', '')}{owner.element}".casefold()}
    return Kind(next((struct for struct in below(owner.element) if struct.casefold() in whole), owner.element))


@cache
def below(base: str) -> tuple[str, ...]:
    """The structs of ``bpy.types`` that are special cases of ``base``."""
    return tuple(name for name, above in _bases().items() if base in above)


@cache
def _bases() -> dict[str, tuple[str, ...]]:
    """Each struct and all that it is a special case of; looking at some four thousand takes a tenth of a second."""
    types = ((name, getattr(bpy.types, name)) for name in dir(bpy.types))
    return {
        name: tuple(each.__name__ for each in found.__mro__[1:])
        for name, found in types
        if isinstance(found, type) and issubclass(found, bpy.types.bpy_struct)
    }


@cache
def names_below(base: str) -> dict[str, str]:
    """What artists read for each of ``below``, which is a node's name when it is new."""
    return {struct: getattr(bpy.types, struct).bl_rna.name for struct in below(base)}


def _result(owner: Kind, method: str, call: ast.Call) -> Kind | None:
    if owner.element and method in {"new", "add"}:
        return _new_element(owner, call, method)
    if owner.element and method == "get" and call.args:
        return _named_element(owner, call.args[0])
    if method in {"copy", "evaluated_get"}:
        return owner
    rna = struct_named(owner.struct)
    function = rna.functions.get(method) if rna else None
    outputs: list[bpy.types.Property] = [each for each in function.parameters if each.is_output] if function else []
    return _of_property(outputs[0]) if outputs else None


@cache
def _kit_result(name: str) -> Kind | None:
    """What a function of the kit gives, by its annotation."""
    function = getattr(kit, name, None)
    if not inspect.isfunction(function):
        return None
    given = inspect.signature(function).return_annotation
    rna = getattr(given, "bl_rna", None)
    return Kind(rna.identifier) if rna is not None else None
