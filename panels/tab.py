# SPDX-License-Identifier: GPL-3.0-or-later
"""Where all panels are: the Maquette tab in the 3D viewport's sidebar."""


class InMaquetteTab:
    """Mixed into each panel."""

    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Maquette"
