# SPDX-License-Identifier: GPL-3.0-or-later
"""The buttons by which a session's files are reached."""

import bpy


def draw_files(layout: bpy.types.UILayout) -> None:
    """Draw them."""
    column = layout.column(align=True)
    column.operator("maquette.export_program", text="Export Program", icon="EXPORT")
    column.operator("maquette.save_recording", text="Save Recording", icon="REC")
    column.operator("maquette.open_report", text="Open Report", icon="URL")
    column.operator("maquette.reveal_folder", text="Reveal Session Folder", icon="FILE_FOLDER")
