# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist did by hand, as far as it can be said as code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import bpy

from ...agent.changes import Change
from ..description.definitions import definitions_of
from ..description.records import SceneDescription
from ..scene_settings import PATHS, label_of
from ..words import NOTHING
from .assignments import assignment, literal
from .camera_call import SPOKEN_FOR, camera_call
from .edits import Edit, Edits
from .fresh_modifier import fresh_values, plain_values
from .made_names import MadeNames, quoted

PURPOSE: Final = "What the artist changed by hand."


@dataclass
class _Program:
    lines: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)

    def tell(self, change: Change, lines: Sequence[str]) -> None:
        """Write the lines that make the change, or note that there are none."""
        if lines:
            self.lines += [line for line in lines if line not in self.lines]
        else:
            self.untold.append(change.sentence())

    def text(self, names: MadeNames) -> str:
        """The whole program; empty without lines."""
        if not self.lines:
            return ""
        body = "\n".join(self.lines)
        lookups = names.lookups(body)
        words = set(re.findall(r"\w+", "\n".join((*lookups, body))))
        tools = ", ".join(sorted(words & {"find", "session_collection", "set_camera"}))
        imports = ["import bpy"] * ("bpy" in words) + [f"from kit import {tools}"] * bool(tools)
        parts = [f'"""{PURPOSE}"""', "\n".join(imports), "\n".join(lookups), body]
        return "\n\n".join(part for part in parts if part) + "\n"


def edits_as_code(edits: Edits, before: SceneDescription, scene: bpy.types.Scene) -> tuple[str, tuple[str, ...]]:
    """Code that does again what ``edits`` tell of, and sentences on what cannot be said as code.

    Values are those that ``scene`` has now; what programs had made ``before`` is found as programs
    find it. The code is empty where there is nothing that it could do.
    """
    program = _Program()
    names = MadeNames(before, scene, {edit.name: edit.called for edit in edits.objects})
    for edit in edits.objects:
        if edit.how == "removed":
            variable = names.of_object(edit.called)
            program.tell(edit.changes[0], [f"bpy.data.objects.remove({variable})"] if variable else [])
            continue
        entry: bpy.types.Object | None = scene.objects.get(edit.name)
        call = camera_call(entry, scene) if entry is not None else ""
        for change in edit.changes:
            if call and change.what.lower() in SPOKEN_FOR:
                program.tell(change, [call])
            else:
                program.tell(change, [] if entry is None else _of_object(entry, edit, change, names))
    for change in edits.scene:
        program.tell(change, list(_of_scene(scene, change, names)))
    return program.text(names), tuple(program.untold)


def _of_object(entry: bpy.types.Object, edit: Edit, change: Change, names: MadeNames) -> list[str]:
    if change.kind != "changed":
        return []
    own = _of_its_own(entry, edit, change, names) if change.name in (edit.called, edit.name) else ()
    # A material may be called like the object that wears it.
    return list(own) or list(_of_shared(change, names))


def _of_its_own(entry: bpy.types.Object, edit: Edit, change: Change, names: MadeNames) -> Iterator[str]:
    """Lines for a change of the object itself, its modifiers or what is its data alone."""
    expression = names.of_object(edit.called)
    if not expression:
        return
    if change.what == "parent":
        parent = literal(entry.parent, names)
        if parent:
            yield f"{expression}.parent = {parent}"
            # Without it the object would jump when it gets another parent.
            yield f"{expression}.matrix_parent_inverse = {literal(entry.matrix_parent_inverse, names)}"
    elif change.what == "materials":
        yield from _of_slots(entry, f"{expression}.data.materials", change, names)
    elif change.what == "modifier":
        yield from _of_modifier(entry, f"{expression}.modifiers", change, names)
    else:
        yield from filter(None, [assignment(entry, expression, change.what, names)])
        yield from _of_parts(entry.modifiers, f"{expression}.modifiers", change.what, names)
        yield from _of_parts(entry.constraints, f"{expression}.constraints", change.what, names)
        if entry.data is not None and not isinstance(entry.data, bpy.types.Mesh):
            yield from filter(None, [assignment(entry.data, f"{expression}.data", change.what, names)])


def _of_slots(entry: bpy.types.Object, slots: str, change: Change, names: MadeNames) -> Iterator[str]:
    """Lines that give the object its materials, if programs made them all."""
    materials = [literal(slot.material, names) for slot in entry.material_slots]
    if not all(materials) or any(slot.link == "OBJECT" for slot in entry.material_slots):
        return
    if change.old != NOTHING and len(change.old.split(", ")) == len(materials):
        # Which face has which slot stays.
        yield from (f"{slots}[{index}] = {material}" for index, material in enumerate(materials))
    else:
        yield f"{slots}.clear()"
        yield from (f"{slots}.append({material})" for material in materials)


def _of_modifier(entry: bpy.types.Object, modifiers: str, change: Change, names: MadeNames) -> Iterator[str]:
    """Lines that remove or add a modifier, unless it is one that works with what only the artist's file holds."""
    if not change.new:
        yield f"{modifiers}.remove({modifiers}[{quoted(change.old)}])"
        return
    modifier: Any = entry.modifiers[change.new]
    if isinstance(modifier, bpy.types.NodesModifier):
        return
    fresh = fresh_values(modifier.type)
    told = {name for name, value in plain_values(modifier).items() if name not in fresh or fresh[name] != value}
    told.discard("name")
    lines = [f"{modifiers}.new({quoted(modifier.name)}, {modifier.type!r})"]
    for definition in definitions_of(modifier.__class__):
        value = getattr(modifier, definition.identifier)
        is_container = definition.type in {"POINTER", "COLLECTION"}
        if value is None if is_container else definition.identifier not in told:
            continue
        if is_container and not definition.is_reference:
            continue
        line = assignment(modifier, f"{modifiers}[{quoted(modifier.name)}]", definition.label, names)
        if not line:
            return
        lines.append(line)
    yield from lines


def _of_shared(change: Change, names: MadeNames) -> Iterator[str]:
    """Lines for a change of a material."""
    owner: bpy.types.Material | None = bpy.data.materials.get(change.name)
    variable = names.of_material(change.name)
    if owner is not None and variable:
        yield from _of_nodes(owner, variable, change, names)


def _of_scene(scene: bpy.types.Scene, change: Change, names: MadeNames) -> Iterator[str]:
    if change.kind == "changed" and change.aspect == "world" and scene.world and change.name == scene.world.name:
        yield from _of_nodes(scene.world, "bpy.context.scene.world", change, names)
    elif change.what == "camera" and scene.camera and names.variable(scene.camera):
        yield f"bpy.context.scene.camera = {names.variable(scene.camera)}"
    for path in PATHS:
        if label_of(path) == change.what:
            group, name = path.split(".")
            yield f"bpy.context.scene.{path} = {literal(getattr(getattr(scene, group), name), names)}"


def _of_nodes(owner: Any, expression: str, change: Change, names: MadeNames) -> Iterator[str]:
    """Lines for a property of a material, world or group, or of one of its nodes."""
    yield from filter(None, [assignment(owner, expression, change.what, names)])
    tree = owner if isinstance(owner, bpy.types.NodeTree) else owner.node_tree
    nodes = f"{expression}.nodes" if tree == owner else f"{expression}.node_tree.nodes"
    if tree is None:
        return
    if change.what == "node" and not change.new:
        yield f"{nodes}.remove({nodes}[{quoted(change.old)}])"
    for node in tree.nodes:
        if change.what.startswith(f"{node.name}: "):
            what, target = change.what[len(node.name) + 2 :], f"{nodes}[{quoted(node.name)}]"
            socket: Any = node.inputs.get(what)
            if socket is None:
                yield from filter(None, [assignment(node, target, what, names)])
            elif not socket.is_linked and ": " not in change.old:
                yield f"{target}.inputs[{quoted(what)}].default_value = {literal(socket.default_value, names)}"


def _of_parts(parts: Any, expression: str, what: str, names: MadeNames) -> Iterator[str]:
    for part in parts:
        if what.startswith(f"{part.name}: "):
            line = assignment(part, f"{expression}[{quoted(part.name)}]", what[len(part.name) + 2 :], names)
            yield from filter(None, [line])
