# SPDX-License-Identifier: GPL-3.0-or-later
"""Code with names that the running Blender does not have, and what must be told of them; needs no Blender itself."""

EVER = (99, 0)
SETTING = """\
import bpy
mesh = bpy.data.meshes.new("cup")
cup = bpy.data.objects.new("cup", mesh)
paint = bpy.data.materials.new("paint")
nodes = paint.node_tree.nodes
shader = nodes["Principled BSDF"]
"""
TOLD = {
    "a modifier's property": (
        "b = cup.modifiers.new('soft', 'BEVEL')\nb.segment = 3",
        "BevelModifier has no 'segment'",
    ),
    "a modifier's choice": (
        "b = cup.modifiers.new('soft', type='BEVEL')\nb.affect = 'CORNERS'",
        "is no affect of Bevel",
    ),
    "a modifier": ("cup.modifiers.new('soft', 'BEVELS')", "'BEVELS' is no type of ObjectModifiers.new"),
    "what an object is made of": ("cup.data.smooth = True", "Mesh has no 'smooth'; closest: shade_smooth"),
    "a lamp": (
        "lamp = bpy.data.lights.new('key', 'AREA')\nlamp.shape = 'ROUND'",
        "all: DISK, ELLIPSE, RECTANGLE, SQUARE",
    ),
    "a node's socket": ("nodes.new('ShaderNodeTexNoise').inputs['Detale']", "closest: Detail"),
    "a socket of a new material's shader": (
        "shader.inputs['Rufness']",
        "ShaderNodeBsdfPrincipled has no input 'Rufness'",
    ),
    "a socket of no node": ("def f(n):\n    n.inputs['Rufness']", "No shader node has the input 'Rufness'"),
    "a node type": ("nodes.new('ShaderNodePrincipled')", "There is no node type ShaderNodePrincipled"),
    "a node's choice": ("m = nodes.new('ShaderNodeMix')\nm.data_type = 'ROTATION'", "'ROTATION' is no data_type of"),
    "an operator": ("bpy.ops.mesh.primitive_box_add()", "There is no bpy.ops.mesh.primitive_box_add"),
    "an operator's argument": ("bpy.ops.mesh.primitive_cube_add(sizes=2)", "takes no 'sizes'; closest: size"),
    "the engine": ("bpy.context.scene.render.engine = 'EEVEE'", "'EEVEE' is no engine of RenderSettings"),
    "a result of the kit": (
        "from kit import paint as p\nq = principled(paint)\nq.colour = 1",
        "Material has no 'colour'",
    ),
    "a parameter that says what it is": (
        "def f(w: bpy.types.World):\n    w.colour = 1",
        "World has no 'colour'; closest: color",
    ),
    "what any of two ways give": (
        "m = bpy.data.materials.get('a') or bpy.data.materials.new('a')\nm.colour = 1",
        "Material has no",
    ),
    "what a loop goes through": ("for o in bpy.context.selected_objects:\n    o.locations = 1", "Object has no"),
    "a modifier with another's name": (
        "b = cup.modifiers.new('Bevel', 'BOOLEAN')\nb.segments = 3",
        "BooleanModifier has no",
    ),
    "what is gone": ("mesh.use_auto_smooth = True", "Auto smooth is gone since 4.1"),
}
GONE_IN = {
    "EEVEE": ("bpy.context.scene.render.engine = 'BLENDER_EEVEE'", "EEVEE is BLENDER_EEVEE_NEXT here", (4, 2), (4, 5)),
    "next EEVEE": ("bpy.context.scene.render.engine = 'BLENDER_EEVEE_NEXT'", "EEVEE is BLENDER_EEVEE h", (5, 0), EVER),
    "a solver": ("b = cup.modifiers.new('cut', 'BOOLEAN')\nb.solver = 'FAST'", "is called FLOAT here", (5, 0), EVER),
    "a new solver": (
        "b = cup.modifiers.new('cut', 'BOOLEAN')\nb.solver = 'FLOAT'",
        "is called FAST here",
        (4, 2),
        (4, 5),
    ),
    "a solver of 4.5": (
        "b = cup.modifiers.new('cut', 'BOOLEAN')\nb.solver = 'MANIFOLD'",
        "here: use EXACT",
        (4, 2),
        (4, 4),
    ),
    "a sky": ("def f(sky):\n    sky.sky_type = 'NISHITA'", "is SINGLE_SCATTERING or MULTIPLE", (5, 0), EVER),
    "a new sky": ("def f(sky):\n    sky.sky_type = 'SINGLE_SCATTERING'", "sky is NISHITA here", (4, 2), (4, 5)),
    "a legacy node": ("nodes.new('ShaderNodeSeparateRGB')", "Use ShaderNodeSeparateColor", (5, 0), EVER),
    "the compositor": ("bpy.context.scene.node_tree", "scene.compositing_node_group here", (5, 0), EVER),
    "a material's tree": ("paint.node_tree", "scene.compositing_node_group here", EVER, EVER),
    "curves": ("cup.animation_data.action.fcurves", "channel bag", (5, 0), EVER),
    "keys": ("n = cup.modifiers.new('n', 'NODES')\nn['Socket_2'] = 1", "properties.inputs", (5, 2), EVER),
    "a socket": ("shader.inputs['Clearcoat']", '"Clearcoat" is "Coat Weight"', (4, 2), EVER),
    "a socket of what is not known": ("def f(n):\n    n.inputs['Emission']", 'is "Emission Color"', (4, 2), EVER),
    "a socket of another node": ("nodes.new('ShaderNodeAddShader').inputs['Emission']", "Color", EVER, EVER),
    "bloom": ("bpy.context.scene.eevee.use_bloom = True", "EEVEE has no bloom setting", (4, 3), EVER),
    "occlusion": ("bpy.context.scene.eevee.use_gtao = True", "no ambient occlusion", (5, 0), EVER),
    "denoising": ("bpy.context.scene.cycles.denoising_prefilter = 'FAST'", "FLOAT", EVER, EVER),
}
"""Code, what is told of it, and the first and last version in which: ``EVER`` is after all there are."""

NOT_WRONG = {
    "a name in another function": "def f():\n    cup = bpy.data.lights.new('l', 'SUN')\ncup.location = (0, 0, 0)",
    "a parameter": "def f(cup):\n    cup.energy = 1",
    "a name of either kind": "if mesh:\n    cup = bpy.data.lights.new('l', 'SUN')\ncup.energy = 1",
    "a name in a list": "[cup.energy for cup in bpy.data.lights]",
    "a name among several": "cup, mesh = make()\ncup.energy = mesh.energy",
    "a function of the code": "def paint(n):\n    return n\npaint('x').energy = 1",
    "what only some lamps have": "lamp = bpy.data.lights.new('l', kind)\nlamp.spread = 1",
    "a group's socket": "nodes.new('ShaderNodeGroup').inputs['Mine']",
    "the engine": "bpy.context.scene.render.engine = 'CYCLES'",
    "a new object's data": "cup.data = bpy.data.curves.new('c', 'CURVE')\ncup.data.bevel_depth = 1",
}
"""Code of which nothing is known to be wrong."""
