# SPDX-License-Identifier: GPL-3.0-or-later
"""A small still life to look at."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import bpy
import numpy as np
import pytest
from numpy.typing import NDArray

from maquette.agent.effects import View
from maquette.agent.vision.png import read_png
from maquette.scene.kit.versions import enable_nodes
from maquette.scene.look import look

WIDTH, HEIGHT = 72, 48
QUAD = ((-0.5, 0.0, -0.5), (0.5, 0.0, -0.5), (0.5, 0.0, 0.5), (-0.5, 0.0, 0.5))
"""An upright square that faces the camera."""
RED, GREEN, BLUE, GREY = (0.6, 0.02, 0.02), (0.05, 0.5, 0.1), (0.02, 0.05, 0.6), (0.3, 0.3, 0.3)
"""In linear light."""


@dataclass
class StillLife:
    """A wall with a red square and a green one in front, in the session's collection of the active scene."""

    folder: Path

    def __post_init__(self) -> None:
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self.collection = bpy.data.collections.new("Still life")
        self.scene.collection.children.link(self.collection)
        camera = bpy.data.objects.new("Camera", bpy.data.cameras.new("Camera"))
        camera.location = (0.0, -4.0, 0.0)
        camera.rotation_euler = (math.pi / 2, 0.0, 0.0)
        self.collection.objects.link(camera)
        self.scene.camera = camera
        self.wall = self.add("wall", GREY, (0.0, 1.0, 0.0), scale=8.0)
        self.left = self.add("left", RED, (-0.7, 0.0, 0.0))
        self.right = self.add("right", GREEN, (0.7, 0.0, 0.2))

    @property
    def scene(self) -> bpy.types.Scene:
        return bpy.context.scene

    def add(self, ref: str, colour: tuple[float, float, float], location: tuple[float, float, float], scale=1.0):
        """An upright square of the session, without a material."""
        mesh = bpy.data.meshes.new(ref or "part")
        mesh.from_pydata(QUAD, (), ((0, 1, 2, 3),))
        made = bpy.data.objects.new(ref or "part", mesh)
        made.location = location
        made.scale = (scale, scale, scale)
        made.color = (*colour, 1.0)
        if ref:
            made["maquette_ref"] = ref
        self.collection.objects.link(made)
        return made

    def paint(self) -> None:
        """Give every square a diffuse material of its viewport colour."""
        for entry in (self.wall, self.left, self.right):
            entry.data.materials.append(diffuse(entry.color))

    def light(self, energy: float = 3.0) -> bpy.types.Object:
        """Add a sun that shines from the camera."""
        sun = bpy.data.objects.new("Sun", bpy.data.lights.new("Sun", "SUN"))
        sun.data.energy = energy
        sun.rotation_euler = (math.pi / 2 - 0.4, 0.0, 0.4)
        self.scene.collection.objects.link(sun)
        return sun

    def look(self, *views: View, name: str = "test", samples: int = 4, seed: int = 1):
        """The look's result."""
        frame = {"width": WIDTH, "height": HEIGHT, "samples": samples, "seed": seed}
        return look(self.scene, self.collection, views, self.folder, name, **frame)

    def see(self, view: View, samples: int = 4, seed: int = 1) -> NDArray[np.uint8]:
        """The picture of one view."""
        return read_png(self.folder / self.look(view, samples=samples, seed=seed).pictures[view])

    def see_numbers(self) -> tuple[NDArray[np.int_], Mapping[str, int]]:
        """The object numbers ``(height, width)`` and what they stand for."""
        result = self.look("ids")
        picture = read_png(self.folder / result.pictures["ids"]).astype(int)
        return picture[..., 0] + 256 * picture[..., 1], result.ids


def diffuse(colour) -> bpy.types.Material:
    material = bpy.data.materials.new("Diffuse")
    tree = enable_nodes(material)
    tree.nodes.clear()
    shader = tree.nodes.new("ShaderNodeBsdfDiffuse")
    shader.inputs["Color"].default_value = tuple(colour)
    tree.links.new(shader.outputs[0], tree.nodes.new("ShaderNodeOutputMaterial").inputs["Surface"])
    return material


@pytest.fixture
def still_life(tmp_path) -> StillLife:
    return StillLife(tmp_path)
