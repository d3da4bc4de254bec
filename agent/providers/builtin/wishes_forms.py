# SPDX-License-Identifier: GPL-3.0-or-later
"""Fulfils wishes about sizes and places: a named number, and a call that stretches or moves the object."""

import ast
from collections.abc import Collection, Mapping
from math import hypot

from ...blueprint import Blueprint
from .eye import Eye
from .placed import Ball, Lying, Placed, Turned, size_of
from .program_text import constant_name, tuple_text
from .view import STEEP
from .wishes import Wish
from .wishes_program import EditedProgram
from .wishes_words import FORMS

SIZE_STEP = 0.15
"""Part of a size by which a plain "taller" changes it."""
MOVE_STEP = 0.05
"""Part of the picture's width, where the object stands, by which a plain "left" moves it."""
LEAST_FACTOR, MOST_FACTOR = 0.1, 10.0
STRETCH, MOVE = "stretch_as_asked", "move_as_asked"
MOVED_CODE = '''def move_as_asked(refs, metres):
    """Move an object and what it carries so far to the right, away and up."""
    for ref in refs:
        body = find(ref)
        place(body, at=[was + more for was, more in zip(body.location, metres)])'''
STRETCHED_OBJECT_CODE = '''def stretch_as_asked(refs, carried, times):
    """Multiply the first object's width, depth and height about its foot.

    The other refs are inside it and stretch along; what it carries stays on top of it.
    """
    foot = find(refs[0]).location.copy()
    for stack in carried:
        rise = (find(stack[0]).location.z - foot.z) * (times[2] - 1.0)
        for ref in stack:
            find(ref).location.z += rise
    for ref in refs:
        body = find(ref)
        body.location = [f + (was - f) * factor for f, was, factor in zip(foot, body.location, times)]
        body.scale = [was * factor for was, factor in zip(body.scale, times)]'''
STRETCHED_MESH_CODE = '''def stretch_as_asked(refs, carried, times):
    """Multiply the width, depth and height of the first object's mesh about its foot.

    The other refs are inside it and stretch along; what it carries stays on top of it.
    """
    foot = find(refs[0]).location.copy()
    for stack in carried:
        rise = (find(stack[0]).location.z - foot.z) * (times[2] - 1.0)
        for ref in stack:
            reform(find(ref), Matrix.Translation((0.0, 0.0, rise)))
    change = Matrix.Translation(foot) @ Matrix.Diagonal((*times, 1.0)) @ Matrix.Translation(-foot)
    for ref in refs:
        reform(find(ref), change)'''
REFORM_CODE = '''def reform(body, change):
    """Change a mesh as seen from the world; the object stays where it is."""
    there = body.matrix_basis
    body.data.transform(there.inverted() @ change @ there)'''


def reformed(programs: Mapping[str, str]) -> frozenset[str]:
    """Ids of what was stretched or moved because the artist asked for it."""
    refs: set[str] = set()
    for code in programs.values():
        try:
            tree = ast.parse(code)
        except SyntaxError:
            continue
        for node in tree.body:
            call = node.value if isinstance(node, ast.Expr) else None
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in (STRETCH, MOVE):
                words = (part.value for part in ast.walk(call) if isinstance(part, ast.Constant))
                refs |= {word for word in words if isinstance(word, str)}
    return frozenset(refs)


def fulfil_form(
    wish: Wish,
    program: EditedProgram,
    blueprint: Blueprint,
    layout: Mapping[str, Placed],
    eye: Eye,
    held: Collection[str],
    *,
    meshes: bool,
) -> None:
    """Write what ``wish`` asks of sizes and places; ``held`` are the ids of what must not be touched.

    Where ``meshes``, objects stay and their meshes are changed.
    """
    # What stands on another thing is stretched first: then the other one lifts it, whole.
    for key in sorted(wish.objects, key=lambda key: -len(_below(key, blueprint))):
        if key not in layout:
            continue
        if wish.what in FORMS:
            _stretch(key, wish, program, blueprint, layout, held, meshes=meshes)
        else:
            _move(key, wish, program, blueprint, layout, eye, held)


def factors_of(wish: Wish, placed: Placed) -> tuple[float, float, float]:
    """What ``wish`` multiplies width, depth and height by."""
    axes = _axes(wish, placed)
    size = max(size_of(placed.body)[axis] for axis in axes)
    degree = wish.degree
    if degree.factor is not None:
        factor = degree.factor**wish.sign
    elif degree.share is not None:
        factor = 1.0 + wish.sign * degree.share
    elif degree.metres is not None and size > 0.0:
        factor = (size + wish.sign * degree.metres) / size
    else:
        factor = (1.0 + SIZE_STEP) ** (wish.sign * degree.steps)
    factor = min(max(factor, LEAST_FACTOR), MOST_FACTOR)
    width, depth, height = (factor if axis in axes else 1.0 for axis in range(3))
    return width, depth, height


def _axes(wish: Wish, placed: Placed) -> tuple[int, ...]:
    body, sizes = placed.body, size_of(placed.body)
    is_round = isinstance(body, (Turned, Ball))
    if wish.what == "size":
        return (0, 1) if placed.entry.role == "ground" else (0, 1, 2)
    if wish.what == "height":
        return (2,)
    if wish.what == "thickness" and isinstance(body, Lying):
        return (2,)
    if wish.what == "length" and not is_round:
        return (max(range(2 if isinstance(body, Lying) else 3), key=lambda axis: sizes[axis]),)
    if is_round:
        return (0, 1)
    return (0,) if wish.what == "width" else (1,)


def _stretch(
    key: str,
    wish: Wish,
    program: EditedProgram,
    blueprint: Blueprint,
    layout: Mapping[str, Placed],
    held: Collection[str],
    *,
    meshes: bool,
) -> None:
    times = factors_of(wish, layout[key])
    name = constant_name(key, "TIMES")
    known = _numbers(program, name)
    if known is not None:
        product = [was * more for was, more in zip(known, times, strict=True)]
        program.change(name, tuple_text(product), wish.said)
        return
    inside = _inside(key, blueprint, layout)
    refs = [ref for ref in (key, *inside) if ref not in held]
    stacks = _stacks((key, *inside), blueprint, layout, held)
    if meshes:
        program.use("mathutils", "Matrix")
        program.use("kit", "find")
        program.add_function(REFORM_CODE)
        program.add_function(STRETCHED_MESH_CODE)
    else:
        program.use("kit", "find")
        program.add_function(STRETCHED_OBJECT_CODE)
    program.add_constant(name, tuple_text(times), f"times as wide, deep and high: {wish.said}, as asked")
    program.add_call(
        STRETCH, _tuple_of(_quoted(refs)), _tuple_of([_tuple_of(_quoted(stack)) for stack in stacks]), name
    )


def _move(
    key: str,
    wish: Wish,
    program: EditedProgram,
    blueprint: Blueprint,
    layout: Mapping[str, Placed],
    eye: Eye,
    held: Collection[str],
) -> None:
    metres = wish.degree.metres
    if metres is None:
        share = wish.degree.share if wish.degree.share is not None else MOVE_STEP * wish.degree.steps
        metres = eye.span(layout[key].foot, share)
    axis = {"aside": 0, "away": 1, "upwards": 2}[wish.what]
    if axis == 2 and blueprint.camera.pitch >= STEEP:
        # Who looks down sees what lies further away higher up.
        axis = 1
    move = [wish.sign * metres if at == axis else 0.0 for at in range(3)]
    name = constant_name(key, "MOVED")
    known = _numbers(program, name)
    if known is not None:
        program.change(name, tuple_text([was + more for was, more in zip(known, move, strict=True)]), wish.said)
        return
    program.use("kit", "find", "place")
    program.add_function(MOVED_CODE)
    program.add_constant(name, tuple_text(move), f"metres to the right, away and up: {wish.said}, as asked")
    refs = [ref for ref in (key, *_on(key, blueprint, held)) if ref in layout]
    program.add_call(MOVE, _tuple_of(_quoted(refs)), name)


def _numbers(program: EditedProgram, name: str) -> tuple[float, ...] | None:
    text = program.constants(name).get(name)
    try:
        value = ast.literal_eval(text) if text else None
    except (ValueError, SyntaxError):
        return None
    return value if isinstance(value, tuple) and len(value) == 3 else None


def _quoted(refs: list[str]) -> list[str]:
    return [f'"{ref}"' for ref in refs]


def _tuple_of(parts: list[str]) -> str:
    return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"


def _below(key: str, blueprint: Blueprint) -> list[str]:
    """What it rests on, down to the ground."""
    supports = {entry.id: entry.support for entry in blueprint.objects}
    chain = []
    while key := supports.get(key, ""):
        chain.append(key)
    return chain


def _on(key: str, blueprint: Blueprint, held: Collection[str]) -> list[str]:
    """Everything that rests on it, over however many other things, but what is ``held`` and what rests on that."""
    above = {entry.id: _below(entry.id, blueprint) for entry in blueprint.objects}
    return [ref for ref, chain in above.items() if key in chain and not set(held) & {ref, *chain[: chain.index(key)]}]


SAME_AXIS = 0.25
"""Part of a vessel's radius by which the middle of what is in it may be off."""


def _inside(key: str, blueprint: Blueprint, layout: Mapping[str, Placed]) -> list[str]:
    """A vessel's rim and contents: what lies on its axis in its upper half, and what lies in that."""
    vessel = layout[key]
    if not isinstance(vessel.body, Turned):
        return []
    found: list[str] = []
    for entry in blueprint.objects:
        placed = layout.get(entry.id)
        if placed is None or not entry.lying or entry.support not in (key, *found):
            continue
        off = hypot(placed.foot[0] - vessel.foot[0], placed.foot[1] - vessel.foot[1])
        above = placed.foot[2] - vessel.foot[2]
        in_the_rim = entry.support in found
        if off <= SAME_AXIS * vessel.body.radius and (in_the_rim or above >= 0.5 * vessel.body.height):
            found.append(entry.id)
    return found


def _stacks(
    group: tuple[str, ...], blueprint: Blueprint, layout: Mapping[str, Placed], held: Collection[str]
) -> list[list[str]]:
    """What stands on a thing, each with everything on it."""
    if layout[group[0]].entry.role == "wall":
        return []
    stacks = []
    for entry in blueprint.objects:
        if entry.support in group and entry.id in layout and entry.id not in (*group, *held):
            stacks.append([entry.id, *(ref for ref in _on(entry.id, blueprint, held) if ref in layout)])
    return stacks
