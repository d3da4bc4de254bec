# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that are refused wherever they stand, whatever object they belong to.

Because they are refused on any object, giving the object another name does not help. Words that
ordinary scene code needs are not among them, though an operator or module of that name exists:
``system``, ``resize``, ``data_path``, ``write``.
"""

from .table import table

ALLOWED_PRIVATE_ATTRIBUTES = frozenset({"__name__"})
"""The only attribute with a leading underscore, besides ``super().__init__``."""

ALLOWED_DUNDER_NAMES = frozenset({"__name__"})

DENIED_BUILTINS = table(
    """
    BaseException BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit
    aiter anext breakpoint compile copyright credits eval exec exit
    globals help input license locals memoryview open quit vars
    """
)
"""Built-in names that code may not use, unless it gives the name a meaning of its own."""

FUNCTIONS_ONLY_CALLED = frozenset({"delattr", "getattr", "hasattr", "setattr", "type"})
METHODS_ONLY_CALLED = frozenset({"format", "remove", "unlink"})
"""What may be called but not handed on, because each call is looked at."""

DENIED_ATTRIBUTES: dict[str, str] = {}
"""Attribute name to what to do instead."""


def _deny(names: str, instead: str) -> None:
    DENIED_ATTRIBUTES.update(dict.fromkeys(names.split(), instead))


_deny(
    """
    tb_frame tb_lasti tb_lineno tb_next f_back f_builtins f_code f_globals f_locals f_trace
    gi_code gi_frame gi_yieldfrom cr_await cr_code cr_frame cr_origin ag_await ag_code ag_frame
    with_traceback co_code co_consts co_names mro
    """,
    "Frames, tracebacks and byte code are out of reach.",
)
_deny(
    "as_module as_string execfile use_module region_as_string texts",
    "Text blocks and scripts are out of reach: write the code itself.",
)
_deny(
    """
    driver_add driver_namespace driver_remove drivers use_scripts_auto_execute
    """,
    "Drivers are not allowed: set the value, or insert keyframes.",
)
_deny(
    """
    bl_rna_get_subclass bl_rna_get_subclass_py draw_handler_add draw_handler_remove event_timer_add handlers
    invoke_props_dialog keymap_items keymaps modal_handler_add msgbus popup_menu register_class timers
    unregister_class
    """,
    "Code may not stay behind: no handlers, timers, classes, menus or key maps.",
)
_deny(
    """
    filepaths keyconfigs preferences script_directories use_online_access window_manager window_managers
    workspace workspaces screens
    """,
    "Windows and preferences belong to the artist.",
)
_deny("temp_override", "Select objects with select_set(True) and set view_layer.objects.active instead.")
_deny(
    """
    alembic_export bake_directory cache_directory cache_files custom_filepath ctypes debug_relations_graphviz
    debug_stats_gnuplot directory dump filepath filepath_from_user filepath_raw libraries load movieclips
    new_image new_movie new_sound override_create override_hierarchy_create pack save save_render tofile
    unpack
    """,
    "Code may not read or write files: build everything from meshes, curves and nodes.",
)
_deny(
    """
    batch_remove orphans_purge path_resolve user_clear user_map user_remap
    """,
    "Reach datablocks by name, and remove single ones that this program made with bpy.data.<kind>.remove(x).",
)
_deny("format_map", "Use an f-string.")
_deny("freestyle_settings", "Freestyle scripts are not allowed.")

DENIED_KEYWORDS = table(
    """
    directory filename filepath files filter_folder output_filepath refcheck url
    """
)
"""Arguments that name a file, whatever the function, and numpy's switch to resize memory still in use.
``data_path`` is not among them: keyframes need it."""

DENIED_STRINGS: dict[str, str] = {
    "ShaderNodeScript": "The Script node runs code from a file.",
    "ShaderNodeTexIES": "The IES node reads a file; set the light's spot shape instead.",
    "CompositorNodeOutputFile": "The File Output node writes files.",
    "GeometryNodeImportCSV": "Import nodes read files.",
    "GeometryNodeImportOBJ": "Import nodes read files.",
    "GeometryNodeImportPLY": "Import nodes read files.",
    "GeometryNodeImportSTL": "Import nodes read files.",
    "GeometryNodeImportText": "Import nodes read files.",
    "GeometryNodeImportVDB": "Import nodes read files.",
    "FLUID": "Fluid simulations write caches to disk.",
    "DYNAMIC_PAINT": "Dynamic paint writes caches to disk.",
    "MESH_CACHE": "The Mesh Cache modifier reads a file.",
    "MESH_SEQUENCE_CACHE": "The Mesh Sequence Cache modifier reads a file.",
}
"""Types of nodes and modifiers that may not be made."""

REGISTERED_TYPES = table(
    """
    AddonPreferences AssetShelf FileHandler Gizmo GizmoGroup Header KeyingSetInfo Macro Menu Operator Panel
    PropertyGroup RenderEngine SpaceView3D UIList XrSessionSettings
    """
)
"""Classes of ``bpy.types`` that exist to extend Blender; scene code needs none of them."""


def refuse_attribute(name: str) -> str:
    """Why an attribute of this name may not be used on any object; empty when it may.

    Also used while the code runs, for names given to ``getattr`` and its like.
    """
    if name.startswith("_") and name not in ALLOWED_PRIVATE_ATTRIBUTES:
        return f"Attribute `{name}` begins with an underscore; use public names only."
    if name in DENIED_ATTRIBUTES:
        return f"`.{name}` is not allowed. {DENIED_ATTRIBUTES[name]}"
    return ""
