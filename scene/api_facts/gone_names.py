# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of other Blender versions that models write, and what the running one, 4.2 to 5.2, has in their place.

Source: the Python API sections of the release notes of Blender 2.80 to 5.2. Whether a name is gone
is not in the table: the running Blender is asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import bpy

from .describe import choices_of
from .kinds import struct_named
from .new_node import new_node


@dataclass(frozen=True)
class Gone:
    """A property, method, choice, socket, key or node type that some versions lack, and what to write there."""

    name: str
    """A regular expression for all of it."""
    instead: str
    owner: str = ""
    """The struct that had it."""
    attribute: str = ""
    """The property that it was a choice of; ``inputs`` for a socket, ``[]`` for a key."""
    only_there: bool = False
    """Whether the name means something else on other owners, which have it still."""

    def is_meant(self, name: str, owner: str, attribute: str) -> bool:
        """Whether code that uses ``name`` so means this; ``owner`` is empty where it is not known."""
        return (
            attribute == self.attribute
            and re.fullmatch(self.name, name) is not None
            and (owner == self.owner or (not self.only_there and "" in (owner, self.owner)))
        )

    def is_missing(self, name: str) -> bool:
        """Whether the running Blender lacks ``name``."""
        if self.attribute == "inputs":
            node = new_node(self.owner)
            return node is None or name not in node.inputs
        if self.attribute == "[]":
            return bpy.app.version >= INPUTS_ARE_PROPERTIES
        if self.attribute:
            return name not in choices_of(self.owner, self.attribute)
        if self.owner:
            struct = struct_named(self.owner)
            return struct is None or (name not in struct.properties and name not in struct.functions)
        return new_node(name) is None


INPUTS_ARE_PROPERTIES: Final = (5, 2, 0)
"""From here on a Geometry Nodes modifier takes no keys, which only an attempt would tell."""
PRINCIPLED: Final = "ShaderNodeBsdfPrincipled"
SKY: Final = "ShaderNodeTexSky"
GONE: Final = (
    Gone("BLENDER_EEVEE", "EEVEE is BLENDER_EEVEE_NEXT here.", "RenderSettings", "engine"),
    Gone("BLENDER_EEVEE_NEXT", "EEVEE is BLENDER_EEVEE here.", "RenderSettings", "engine"),
    Gone("FAST", "The Boolean solver FAST is called FLOAT here.", "BooleanModifier", "solver"),
    Gone("FLOAT", "The Boolean solver FLOAT is called FAST here.", "BooleanModifier", "solver"),
    Gone("MANIFOLD", "There is no Boolean solver MANIFOLD here: use EXACT.", "BooleanModifier", "solver"),
    Gone("NISHITA", "The sky NISHITA is SINGLE_SCATTERING or MULTIPLE_SCATTERING here.", SKY, "sky_type"),
    Gone("(SINGLE|MULTIPLE)_SCATTERING", "The physical sky is NISHITA here.", SKY, "sky_type"),
    Gone("dust_density", "The sky's dust_density is aerosol_density here.", SKY),
    Gone("aerosol_density", "The sky's aerosol_density is dust_density here.", SKY),
    Gone(
        "FFMPEG",
        "Set image_settings.media_type = 'VIDEO' before file_format = 'FFMPEG'.",
        "ImageFormatSettings",
        "file_format",
    ),
    Gone("Specular", 'The socket "Specular" is "Specular IOR Level".', PRINCIPLED, "inputs"),
    Gone("Subsurface", 'The socket "Subsurface" is "Subsurface Weight".', PRINCIPLED, "inputs"),
    Gone("Transmission", 'The socket "Transmission" is "Transmission Weight".', PRINCIPLED, "inputs"),
    Gone("Clearcoat", 'The socket "Clearcoat" is "Coat Weight".', PRINCIPLED, "inputs"),
    Gone("Clearcoat Roughness", 'The socket "Clearcoat Roughness" is "Coat Roughness".', PRINCIPLED, "inputs"),
    Gone("Clearcoat Normal", 'The socket "Clearcoat Normal" is "Coat Normal".', PRINCIPLED, "inputs"),
    Gone("Sheen", 'The socket "Sheen" is "Sheen Weight".', PRINCIPLED, "inputs"),
    Gone("Emission", 'The socket "Emission" is "Emission Color".', PRINCIPLED, "inputs"),
    Gone("ShaderNodeTexMusgrave", "Musgrave became part of ShaderNodeTexNoise in 4.1."),
    Gone("ShaderNode(Separate|Combine)RGB", "Use ShaderNodeSeparateColor or ShaderNodeCombineColor with mode RGB."),
    Gone("ShaderNode(Separate|Combine)HSV", "Use ShaderNodeSeparateColor or ShaderNodeCombineColor with mode HSV."),
    Gone(
        "CompositorNode(Math|MapRange|ValToRGB|MixRGB)",
        "Compositing takes the shader's nodes here, such as ShaderNodeMath, ShaderNodeValToRGB and ShaderNodeMix.",
    ),
    Gone("CompositorNodeComposite", "Compositing ends in a NodeGroupOutput here."),
    Gone(
        "node_tree",
        "The compositor's tree is scene.compositing_node_group here; make a CompositorNodeTree for it.",
        "Scene",
        only_there=True,
    ),
    Gone("compositing_node_group", "The compositor's tree is scene.node_tree here, after use_nodes = True.", "Scene"),
    Gone(
        "fcurves",
        "Curves live in a channel bag here: bpy_extras.anim_utils.action_ensure_channelbag_for_slot(action, slot), "
        "or just insert keyframes with keyframe_insert.",
        "Action",
        only_there=True,
    ),
    Gone(
        r"Socket_\d+",
        "A Geometry Nodes modifier's input is modifier.properties.inputs.Socket_1.value here.",
        "NodesModifier",
        "[]",
    ),
    Gone(
        "use_auto_smooth",
        "Auto smooth is gone since 4.1: mesh.shade_smooth(), then mesh.set_sharp_from_angle(angle=...).",
        "Mesh",
    ),
    Gone("auto_smooth_angle", "Auto smooth is gone since 4.1: call mesh.set_sharp_from_angle(angle=...).", "Mesh"),
    Gone("calc_normals", "Normals are always up to date since 4.0; leave the call out.", "Mesh"),
    Gone("calc_normals_split", "Split normals are always up to date since 4.1; leave the call out.", "Mesh"),
    Gone("lamps", "Lamps are lights: bpy.data.lights.", "BlendData"),
    Gone("grease_pencils_v3", "Grease pencils are bpy.data.grease_pencils here.", "BlendData"),
    Gone("shadow_method", "Materials have no shadow_method since 4.2; leave it out.", "Material"),
    Gone("use_bloom", "EEVEE has no bloom setting since 4.2; leave it out.", "SceneEEVEE"),
    Gone("use_ssr", "EEVEE has no screen space reflection switch since 4.2; leave it out.", "SceneEEVEE"),
    Gone("use_soft_shadows", "EEVEE's shadows are always soft since 4.2; leave it out.", "SceneEEVEE"),
    Gone("use_gtao|gtao_distance", "EEVEE has no ambient occlusion setting here; leave it out.", "SceneEEVEE"),
)


def gone_by_name(name: str) -> Iterator[str]:
    """What to write instead of ``name``, of which the running Blender has said that it does not know it."""
    yield from (gone.instead for gone in GONE if re.fullmatch(gone.name, name) and gone.is_missing(name))


def gone_in_code(name: str, owner: str = "", attribute: str = "") -> Iterator[str]:
    """What to write instead of ``name`` where code uses it so (see ``Gone``)."""
    yield from (gone.instead for gone in GONE if gone.is_meant(name, owner, attribute) and gone.is_missing(name))
