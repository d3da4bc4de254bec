# SPDX-License-Identifier: GPL-3.0-or-later
"""What of Blender's interface can be found by words: operators, types and nodes that build a scene."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import bmesh
import bpy

from ..screening.operators import ALLOWED_CATEGORIES, refuse_operator
from ..screening.table import table
from ..true_names import operator_names
from .describe import describe_bmesh_operator, describe_node, describe_operator, describe_struct
from .kinds import below, struct_named
from .new_node import new_node

FAMILIES = ("Modifier", "Constraint", "Light", "Curve")
"""Structs of which each special case is told."""
NODES = ("ShaderNode", "GeometryNode", "FunctionNode")
"""Prefixes of node types; compositing is no part of a reconstruction."""
NOT_OURS = ("GreasePencil", "ShaderNodeCustomGroup", "GeometryNodeCustomGroup", "GeometryNodeTool", "ShaderNodeEevee")
"""Prefixes of what is left out."""
STRUCTS = table(
    """
    Camera CameraDOFSettings ClothCollisionSettings ClothSettings Collection CollisionSettings ColorManagedViewSettings
    ColorRamp ColorRampElement CurveMapping CyclesCameraSettings CyclesLightSettings CyclesObjectSettings
    CyclesRenderSettings CyclesWorldSettings BezierSplinePoint FieldSettings Image Light Material Mesh MeshPolygon
    MetaBall MetaElement Object ObjectLightLinking ParticleSettings RenderSettings RigidBodyObject RigidBodyWorld
    SceneEEVEE ShapeKey SoftBodySettings Spline TextCurve UnitSettings VertexGroup World
    """
)
"""Other structs that code for a scene sets."""


COMMON_CHOICES = {"type", "bl_icon", "bl_static_type", "color_tag", "warning_propagation"}
"""Properties with choices that all of a family have."""


@dataclass(frozen=True)
class Document:
    """Something that can be found; the texts are what it is found by."""

    identifier: str
    name: str
    words: str
    """Its description, and the names of its sockets or properties."""
    describe: Callable[[], str]


def documents() -> list[Document]:
    """All there are in the running Blender, without what generated code may not call."""
    return [*_operators(), *_bmesh_operators(), *_structs(), *_nodes()]


def _operators() -> Iterator[Document]:
    for category in sorted(ALLOWED_CATEGORIES):
        for name in operator_names(category):
            if not refuse_operator(category, name):
                rna = getattr(getattr(bpy.ops, category), name).get_rna_type()
                describe = partial(describe_operator, category, name)
                yield Document(f"{category}.{name}", rna.name, rna.description, describe)


def _bmesh_operators() -> Iterator[Document]:
    for name in dir(bmesh.ops):
        if not name.startswith("_"):
            yield Document(f"bmesh.{name}", "", "mesh", partial(describe_bmesh_operator, name))


def _structs() -> Iterator[Document]:
    special = [struct for family in FAMILIES for struct in below(family) if not struct.startswith(NOT_OURS)]
    for struct in dict.fromkeys((*special, *sorted(STRUCTS))):
        rna = struct_named(struct)
        if rna is not None:
            words = [rna.description, *(each.name for each in rna.properties), *_choices(rna)]
            yield Document(struct, rna.name, " ".join(words), partial(describe_struct, struct))


def _nodes() -> Iterator[Document]:
    for type in below("Node"):
        if type.startswith(NODES) and type not in NODES and not type.startswith(NOT_OURS):
            rna = struct_named(type)
            # Sockets tell what a shader does; making all of geometry's would take longer than all else.
            made = new_node(type) if type.startswith("ShaderNode") else None
            words = [rna.description, *(made.inputs if made else ()), *_choices(rna)] if rna else []
            yield Document(type, rna.name if rna else "", " ".join(words), partial(describe_node, type))


def _choices(rna: bpy.types.Struct) -> Iterator[str]:
    """What a struct's own properties may be set to, such as the operations of a Boolean modifier."""
    for each in rna.properties:
        if isinstance(each, bpy.types.EnumProperty) and each.identifier not in COMMON_CHOICES:
            yield from (item.name for item in each.enum_items)
