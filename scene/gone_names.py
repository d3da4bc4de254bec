# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of older Blender versions that models still write, and what took their place from 4.2 to 5.2.

Only consulted after the running Blender has said that it does not know the name. Source: the Python
API sections of the release notes of Blender 2.80 to 5.2.
"""

from typing import Final

GONE: Final = {
    "FAST": "The Boolean solver FAST is called FLOAT since 5.0; EXACT exists everywhere.",
    "NISHITA": "The sky NISHITA became SINGLE_SCATTERING and MULTIPLE_SCATTERING in 5.0.",
    "BLENDER_EEVEE": "EEVEE is BLENDER_EEVEE_NEXT in 4.2 to 4.5 and BLENDER_EEVEE otherwise.",
    "BLENDER_EEVEE_NEXT": "EEVEE is BLENDER_EEVEE_NEXT in 4.2 to 4.5 and BLENDER_EEVEE otherwise.",
    "ShaderNodeTexMusgrave": "Musgrave became part of ShaderNodeTexNoise in 4.1.",
    "ShaderNodeSeparateRGB": "Use ShaderNodeSeparateColor with mode RGB.",
    "ShaderNodeCombineRGB": "Use ShaderNodeCombineColor with mode RGB.",
    "ShaderNodeSeparateHSV": "Use ShaderNodeSeparateColor with mode HSV.",
    "ShaderNodeCombineHSV": "Use ShaderNodeCombineColor with mode HSV.",
    "auto_smooth_angle": "Auto smooth is gone since 4.1: call mesh.set_sharp_from_angle(angle=...).",
    "calc_normals": "Normals are always up to date since 4.0; leave the call out.",
    "calc_normals_split": "Split normals are always up to date since 4.1; leave the call out.",
    "fcurves": "Since 5.0 curves live in a channel bag: insert keyframes with keyframe_insert.",
    "lamps": "Lamps are lights: bpy.data.lights.",
    "shadow_method": "Materials have no shadow_method since 4.2; leave it out.",
    "use_auto_smooth": "Auto smooth is gone since 4.1: mesh.shade_smooth(), then mesh.set_sharp_from_angle(angle=...).",
    "use_bloom": "EEVEE has no bloom setting since 4.2; leave it out.",
    "use_gtao": "EEVEE has no ambient occlusion setting since 5.0; leave it out.",
    "use_ssr": "EEVEE has no screen space reflection switch since 4.2; leave it out.",
}
"""Property, method, choice or node type to what to write instead."""
