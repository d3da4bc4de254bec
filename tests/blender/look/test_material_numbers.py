# SPDX-License-Identifier: GPL-3.0-or-later
"""The object-id view tells beside the object which of the scene's materials a pixel shows."""

import bpy
import numpy as np

from maquette.agent.vision.png import read_png


def see_materials(still_life):
    """The names of the materials, ``(height, width)``, and the object numbers."""
    result = still_life.look("ids")
    picture = read_png(still_life.folder / result.pictures["ids"]).astype(int)
    return (
        np.array(["", *result.materials], object)[picture[..., 2]],
        picture[..., 0] + 256 * picture[..., 1],
        result.ids,
    )


def material(name):
    return bpy.data.materials.new(name)


def test_faces_of_one_object_show_the_material_of_their_slot(still_life):
    mesh = still_life.left.data
    mesh.clear_geometry()
    mesh.from_pydata(
        [(-0.5, 0, -0.5), (0, 0, -0.5), (0, 0, 0.5), (-0.5, 0, 0.5), (0.5, 0, -0.5), (0.5, 0, 0.5)],
        (),
        ((0, 1, 2, 3), (1, 4, 5, 2)),
    )
    for name in ("China", "Cork"):
        mesh.materials.append(material(name))
    mesh.polygons[1].material_index = 1
    names, numbers, ids = see_materials(still_life)

    left = numbers == ids["left"]
    columns = np.nonzero(left.any(axis=0))[0]
    middle = (columns[0] + columns[-1] + 1) // 2
    assert set(names[:, :middle][left[:, :middle]]) == {"China"}
    assert set(names[:, middle:][left[:, middle:]]) == {"Cork"}
    assert set(names[~left]) == {""}


def test_objects_that_share_a_mesh_may_wear_materials_of_their_own(still_life):
    still_life.right.data = still_life.left.data
    still_life.left.data.materials.append(material("China"))
    slot = still_life.right.material_slots[0]
    slot.link, slot.material = "OBJECT", material("Cork")
    still_life.wall.data.materials.append(bpy.data.materials["China"])
    names, numbers, ids = see_materials(still_life)

    seen = {name: set(names[numbers == number]) for name, number in ids.items()}
    assert seen == {"left": {"China"}, "right": {"Cork"}, "wall": {"China"}}


def test_instanced_parts_keep_their_materials_under_the_number_of_what_instances_them(still_life):
    parts = bpy.data.collections.new("Parts")
    still_life.collection.objects.unlink(still_life.left)
    parts.objects.link(still_life.left)
    still_life.left.data.materials.append(material("China"))
    instancer = bpy.data.objects.new("instancer", None)
    instancer.instance_type, instancer.instance_collection = "COLLECTION", parts
    instancer["maquette_ref"] = "set"
    still_life.collection.objects.link(instancer)
    names, numbers, ids = see_materials(still_life)

    assert (numbers == ids["set"]).sum() > 100
    assert set(names[numbers == ids["set"]]) == {"China"}


def test_what_cannot_be_told_has_no_material(still_life):
    curve = bpy.data.curves.new("wire", "CURVE")
    curve.dimensions, curve.bevel_depth = "3D", 0.3
    spline = curve.splines.new("POLY")
    spline.points.add(1)
    spline.points[0].co, spline.points[1].co = (-1.0, -0.5, 0.0, 1.0), (1.0, -0.5, 0.0, 1.0)
    wire = bpy.data.objects.new("wire", curve)
    wire["maquette_ref"] = "wire"
    still_life.collection.objects.link(wire)
    curve.materials.append(material("Copper"))
    one, numbers, ids = see_materials(still_life)
    curve.materials.append(material("Rubber"))
    two, _, _ = see_materials(still_life)

    seen = numbers == ids["wire"]
    assert set(one[seen]) == {"Copper"} and set(two[seen]) == {""}
