# SPDX-License-Identifier: GPL-3.0-or-later
"""Where all panels are: the Maquette tab in the 3D viewport's sidebar."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import RegionTypeItems, SpaceTypeItems


class InMaquetteTab:
    """Mixed into each panel."""

    bl_space_type: "SpaceTypeItems" = "VIEW_3D"
    bl_region_type: "RegionTypeItems" = "UI"
    bl_category = "Maquette"
