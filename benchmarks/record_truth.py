# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a scene's truth off the scene itself: rays tell what is in front of what, passes what is of which colour."""

import tempfile
from collections.abc import Iterable
from math import atan
from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix, Vector
from numpy.typing import NDArray

from ..agent.blueprint import Point
from ..agent.vision.colour import linear_to_srgb
from ..agent.vision.masks import bounding_box
from ..agent.vision.open_exr import read_exr_channel
from ..agent.vision.outline import simplify, smooth_steps, trace_outline
from .sight import Sight, see
from .truth import TrueCamera, TrueLight, TrueObject, TrueWorld, Truth
from .workshop.true_scene import MARK, Thing, TrueScene

CORNERS = 32
"""Of an outline."""
LEAST_COVER = 0.01
"""Share of a silhouette; what covers less of it is not said to be in front."""


def record_truth(scene: TrueScene, picture: NDArray[np.uint8]) -> Truth:
    """The truth of ``scene``, which is the open one, and of ``picture``, its render (height, width, 3) in sRGB."""
    numbers = {thing.id: number for number, thing in enumerate(scene.things, 1)}
    sight = see(numbers, scene.width, scene.height)
    diffuse = diffuse_colours()
    objects = tuple(_object(thing, numbers, sight, picture, diffuse) for thing in scene.things)
    corners = np.array([corner for thing in scene.things if thing.role == "object" for corner in corners_of(thing.id)])
    opened = bpy.context.scene
    return Truth(
        title=scene.title,
        width=scene.width,
        height=scene.height,
        camera=_camera(opened.camera),
        second_camera=_camera(bpy.data.objects["Second camera"]),
        objects=objects,
        lights=tuple(light_of(lamp) for lamp in opened.objects if lamp.type == "LIGHT"),
        world=_world(opened.world),
        named_size=scene.named_size,
        size=float(np.linalg.norm(corners.max(axis=0) - corners.min(axis=0))),
    )


def corners_of(thing_id: str, turn: float = 0.0) -> NDArray[np.float64]:
    """All vertices (count, 3) of the parts of ``thing_id``, in a world turned by ``-turn`` about z."""
    return vertices_of([part for part in bpy.context.scene.objects if part.get(MARK) == thing_id], turn)


def vertices_of(parts: Iterable[bpy.types.Object], turn: float = 0.0) -> NDArray[np.float64]:
    """All vertices (count, 3) of ``parts`` with their modifiers, in a world turned by ``-turn`` about z."""
    graph = bpy.context.evaluated_depsgraph_get()
    back = Matrix.Rotation(-turn, 4, "Z")
    found = []
    for part in parts:
        shape = part.evaluated_get(graph)
        mesh = shape.to_mesh()
        flat = np.empty(3 * len(mesh.vertices))
        mesh.vertices.foreach_get("co", flat)
        matrix = np.array(back @ part.matrix_world)
        found.append(flat.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3])
        shape.to_mesh_clear()
    return np.concatenate(found)


def diffuse_colours() -> NDArray[np.float32]:
    """The diffuse base colour of each pixel of the open scene (height, width, 3), scene-linear."""
    scene, layer = bpy.context.scene, bpy.context.view_layer
    image, cycles = scene.render.image_settings, scene.cycles
    samples, denoised = cycles.samples, cycles.use_denoising
    layer.use_pass_diffuse_color = True
    with tempfile.TemporaryDirectory() as folder:
        image.file_format, image.color_depth, image.exr_codec = "OPEN_EXR_MULTILAYER", "32", "NONE"
        cycles.samples, cycles.use_denoising = 8, False
        scene.render.filepath = str(Path(folder) / "passes.exr")
        bpy.ops.render.render(write_still=True)
        colours = _diffuse_of(Path(scene.render.filepath))
    layer.use_pass_diffuse_color = False
    image.file_format, image.color_depth = "PNG", "8"
    cycles.samples, cycles.use_denoising = samples, denoised
    return colours


def _object(
    thing: Thing, numbers: dict[str, int], sight: Sight, picture: NDArray[np.uint8], diffuse: NDArray[np.float32]
) -> TrueObject:
    own = corners_of(thing.id, thing.yaw)
    low, high = own.min(axis=0), own.max(axis=0)
    foot = Matrix.Rotation(thing.yaw, 3, "Z") @ Vector((*((low + high) / 2.0)[:2], low[2]))
    number = numbers[thing.id]
    visible, whole = sight.front == number, sight.masks[number]
    if not visible.any():
        raise ValueError(f"{thing.id} is not seen in the picture")
    cover = {
        other: np.mean(sight.front[whole & ~visible] == other_number) * np.mean(~visible[whole])
        for other, other_number in numbers.items()
        if (whole & ~visible).any()
    }
    albedo = None
    if thing.diffuse:
        red, green, blue = linear_to_srgb(diffuse[visible].mean(axis=0)).tolist()
        albedo = (red, green, blue)
    red, green, blue = (np.median(picture[visible], axis=0) / 255.0).tolist()
    return TrueObject(
        id=thing.id,
        name=thing.name,
        category=thing.category,
        role=thing.role,
        form=thing.form,
        position=three(foot),
        size=three(high - low),
        yaw=thing.yaw,
        symmetry=thing.symmetry,
        box=bounding_box(visible),
        whole_box=bounding_box(whole),
        visible=float(visible.sum() / whole.sum()),
        outline=_outline(visible),
        support=thing.support,
        held=thing.held,
        behind=tuple(other for other, share in cover.items() if share > LEAST_COVER),
        albedo=albedo,
        colour=(red, green, blue),
        texture=thing.texture,
    )


def _outline(mask: NDArray[np.bool_]) -> tuple[Point, ...]:
    polygon = simplify(smooth_steps(trace_outline(mask)), CORNERS) / (mask.shape[1], mask.shape[0])
    return tuple((float(x), float(y)) for x, y in polygon)


def _camera(camera: bpy.types.Object) -> TrueCamera:
    rows = [tuple(float(value) for value in row) for row in camera.matrix_world]
    lens = float(camera.data.lens)
    return TrueCamera((rows[0], rows[1], rows[2], rows[3]), lens, 2.0 * atan(18.0 / lens))  # type: ignore[arg-type]


def light_of(lamp: bpy.types.Object) -> TrueLight:
    """``lamp`` as plain data."""
    data = lamp.data
    size = {
        "SUN": lambda: (data.angle, 0.0, 0.0),
        "AREA": lambda: (data.size, data.size_y if data.shape in {"RECTANGLE", "ELLIPSE"} else data.size, 0.0),
    }.get(data.type, lambda: (data.shadow_soft_size, 0.0, 0.0))()
    return TrueLight(
        name=lamp.name,
        kind=data.type,
        position=three(lamp.matrix_world.translation),
        direction=three(lamp.matrix_world.to_3x3() @ Vector((0.0, 0.0, -1.0))),
        energy=float(data.energy),
        colour=three(data.color),
        size=three(size),
    )


def _world(world: bpy.types.World) -> TrueWorld:
    background = world.node_tree.nodes["Background"]
    strength = float(background.inputs["Strength"].default_value)
    ramp = next((node.color_ramp for node in world.node_tree.nodes if node.type == "VALTORGB"), None)
    plain = background.inputs["Color"].default_value
    ends = (ramp.elements[0].color, ramp.elements[-1].color) if ramp else (plain, plain)
    horizon, zenith = (three(tuple(channel * strength for channel in end[:3])) for end in ends)
    return TrueWorld(horizon, zenith)


def three(values: Vector | NDArray[np.float64] | tuple[float, ...]) -> tuple[float, float, float]:
    """Three plain numbers."""
    first, second, third = (float(value) for value in values)
    return first, second, third


def _diffuse_of(rendered: Path) -> NDArray[np.float32]:
    return np.dstack([read_exr_channel(rendered, f"ViewLayer.DiffCol.{channel}") for channel in "RGB"])
