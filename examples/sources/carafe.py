# SPDX-License-Identifier: GPL-3.0-or-later
"""A single product on a plain ground: a stoneware carafe with a dipped glaze and a cork stopper."""

from math import pi

import bpy
import studio
from studio import Colour

GROUND: Colour = (0.90, 0.80, 0.69)
CLAY: Colour = (0.80, 0.66, 0.53)
GLAZE: Colour = (0.10, 0.33, 0.38)
GLAZE_LINE = 0.088
"""Height in metres down to which the carafe was dipped."""


def sweep() -> None:
    """A paper backdrop: level in front, rising behind in one bend."""
    paper = studio.material("Paper", GROUND, roughness=0.9)
    reach, bend, height = 1.6, 0.7, 2.4
    mesh = bpy.data.meshes.new("Backdrop")
    arc = [(0.55 + bend * (step / 12), bend * (1 - (1 - (step / 12) ** 2) ** 0.5)) for step in range(13)]
    line = [(-reach, 0.0), *arc, (arc[-1][0], height)]
    points = [(x, y, z) for y, z in line for x in (-2.5, 2.5)]
    faces = [(2 * row, 2 * row + 1, 2 * row + 3, 2 * row + 2) for row in range(len(line) - 1)]
    mesh.from_pydata(points, [], faces)
    mesh.shade_smooth()
    studio.place("Backdrop", mesh, paper, (0.0, 0.0, 0.0))


def dipped_stoneware() -> bpy.types.Material:
    """Speckled raw clay below, glossy glaze above a slightly wavering line."""
    made = studio.material("Stoneware", CLAY, roughness=0.8)
    studio.mottle(
        made,
        [(0.30, (0.36, 0.24, 0.17)), (0.37, CLAY), (0.62, (0.84, 0.71, 0.58))],
        scale=260.0,
        bump=0.0002,
        detail=2.0,
    )
    nodes, links = made.node_tree.nodes, made.node_tree.links
    clay = nodes["Principled BSDF"]
    glaze = nodes.new("ShaderNodeBsdfPrincipled")
    glaze.inputs["Roughness"].default_value = 0.16
    shades = nodes.new("ShaderNodeValToRGB")
    shades.color_ramp.elements[0].color = studio.linear((0.05, 0.22, 0.27))
    shades.color_ramp.elements[1].color = studio.linear((0.19, 0.46, 0.49))
    cloud = nodes.new("ShaderNodeTexNoise")
    cloud.inputs["Scale"].default_value = 22.0
    coordinates = nodes.new("ShaderNodeTexCoord")
    height = nodes.new("ShaderNodeSeparateXYZ")
    waver = nodes.new("ShaderNodeMath")
    waver.operation = "MULTIPLY_ADD"
    waver.inputs[1].default_value = 0.022
    above = nodes.new("ShaderNodeMath")
    above.operation = "GREATER_THAN"
    above.inputs[1].default_value = GLAZE_LINE + 0.011
    choice = nodes.new("ShaderNodeMixShader")
    links.new(coordinates.outputs["Object"], cloud.inputs["Vector"])
    links.new(cloud.outputs["Fac"], shades.inputs["Fac"])
    links.new(shades.outputs["Color"], glaze.inputs["Base Color"])
    links.new(coordinates.outputs["Object"], height.inputs["Vector"])
    links.new(cloud.outputs["Fac"], waver.inputs[0])
    links.new(height.outputs["Z"], waver.inputs[2])
    links.new(waver.outputs["Value"], above.inputs[0])
    links.new(above.outputs["Value"], choice.inputs["Fac"])
    links.new(clay.outputs["BSDF"], choice.inputs[1])
    links.new(glaze.outputs["BSDF"], choice.inputs[2])
    links.new(choice.outputs["Shader"], nodes["Material Output"].inputs["Surface"])
    return made


def carafe() -> None:
    """A round-bellied bottle 30 cm tall."""
    outline = [
        (0.0, 0.0),
        (0.060, 0.0),
        (0.066, 0.003),
        (0.082, 0.030),
        (0.092, 0.070),
        (0.090, 0.112),
        (0.074, 0.155),
        (0.050, 0.190),
        (0.034, 0.222),
        (0.029, 0.250),
        (0.032, 0.276),
        (0.038, 0.288),
        (0.037, 0.293),
        (0.032, 0.292),
        (0.027, 0.280),
        (0.024, 0.250),
        (0.024, 0.230),
    ]
    studio.lathe("Carafe", outline, dipped_stoneware())


def stopper() -> None:
    """A turned cork with a rounded head."""
    cork = studio.material("Cork", (0.74, 0.55, 0.36), roughness=0.85)
    studio.mottle(
        cork,
        [(0.32, (0.40, 0.25, 0.14)), (0.45, (0.72, 0.52, 0.33)), (0.7, (0.82, 0.65, 0.45))],
        scale=160.0,
        bump=0.0006,
    )
    outline = [
        (0.0, 0.270),
        (0.024, 0.270),
        (0.025, 0.294),
        (0.030, 0.299),
        (0.037, 0.308),
        (0.038, 0.318),
        (0.031, 0.332),
        (0.016, 0.338),
        (0.0, 0.339),
    ]
    studio.lathe("Stopper", outline, cork)


studio.begin(400, 560, exposure=0.55)
sweep()
carafe()
stopper()
studio.ambient((0.88, 0.92, 1.0), 0.22)
studio.area_light("Window", (-1.1, -0.75, 1.15), (0.0, 0.0, 0.13), side=0.75, watts=40.0, colour=(1.0, 0.96, 0.90))
rim = studio.area_light("Rim", (0.85, 0.55, 0.55), (0.0, 0.0, 0.17), side=0.4, watts=4.0, colour=(0.92, 0.96, 1.0))
rim.rotation_euler.rotate_axis("Z", pi / 4)
studio.camera((0.0, -1.45, 0.42), (0.0, 0.0, 0.155), focal_mm=108.0, focus=(0.0, -0.05, 0.16), f_stop=9.0)
studio.render("carafe.png")
