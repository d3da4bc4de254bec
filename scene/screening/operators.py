# SPDX-License-Identifier: GPL-3.0-or-later
"""Which operators generated code may call.

Allowed are whole categories that only change data in the scene, minus the operators in them that
read or write files, open windows, bake to disk or bring in assets. Everything else is refused:
files, windows, preferences, scripts, add-ons, images, rendering, undo.
"""

from .table import table

ALLOWED_CATEGORIES = table(
    """
    anim armature collection constraint curve curves font geometry lattice material mball mesh node object
    particle pose rigidbody surface texture transform uv view3d world
    """
)

DENIED_OPERATORS = table(
    """
    anim.copy_driver_button anim.driver_button_add anim.driver_button_edit anim.keying_set_export
    anim.paste_driver_button collection.export_all collection.exporter_add collection.exporter_export
    font.open font.text_paste font.text_paste_from_file font.unlink geometry.execute_node_group
    object.add_named object.bake object.bake_image object.collection_external_asset_drop
    object.data_instance_add object.drop_geometry_nodes object.drop_named_material
    object.empty_image_add object.geometry_node_bake_delete_single object.geometry_node_bake_pack_single
    object.geometry_node_bake_single object.geometry_node_bake_unpack_single object.lightprobe_cache_bake
    object.lineart_bake_strokes object.link_to_collection
    object.make_links_scene object.make_local object.make_override_library
    object.modifier_add_node_group object.move_to_collection object.multires_external_pack
    object.multires_external_save object.ocean_bake object.paths_calculate object.quick_explode
    object.quick_liquid object.quick_smoke object.reset_override_library object.clear_override_library
    object.simulation_nodes_cache_bake object.simulation_nodes_cache_calculate_to_frame
    object.simulation_nodes_cache_delete object.speaker_add object.transfer_mode object.unlink_data
    object.volume_import particle.hair_dynamics_preset_add pose.paste rigidbody.bake_to_keyframes
    uv.export_layout
    """
)
"""``category.operator`` within the allowed categories. They touch files, caches, assets, other scenes or windows."""

ALLOWED_EDITOR_OPERATORS = table(
    """
    node.new_geometry_node_group_assign node.new_geometry_nodes_modifier
    view3d.snap_cursor_to_active view3d.snap_cursor_to_center view3d.snap_cursor_to_selected
    view3d.snap_selected_to_active view3d.snap_selected_to_cursor view3d.snap_selected_to_grid
    """
)
"""The categories ``node`` and ``view3d`` belong to editors, and ``node.add_node`` evaluates strings; of both
only these are allowed."""

EXECUTION_CONTEXTS = frozenset({"EXEC_DEFAULT"})
"""The only positional argument of an operator. ``INVOKE_...`` opens menus and dialogs; ``True`` pushes an undo step."""


def refuse_category(category: str) -> str:
    """Why ``bpy.ops.category`` is not allowed; empty when it is."""
    if category in ALLOWED_CATEGORIES:
        return ""
    allowed = ", ".join(sorted(ALLOWED_CATEGORIES))
    return f"Operators of `bpy.ops.{category}` are not allowed. Allowed categories: {allowed}."


def refuse_operator(category: str, operator: str) -> str:
    """Why ``bpy.ops.category.operator`` is not allowed; empty when it is."""
    refusal = refuse_category(category)
    if refusal:
        return refusal
    name = f"{category}.{operator}"
    if category in {"node", "view3d"} and name not in ALLOWED_EDITOR_OPERATORS:
        return f"`bpy.ops.{name}` needs an open editor. Use node_tree.nodes and .links, or set properties of objects."
    if name in DENIED_OPERATORS:
        return f"`bpy.ops.{name}` reaches files, caches, assets or windows. Build the data with bpy.data instead."
    return ""
