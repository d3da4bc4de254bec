# SPDX-License-Identifier: GPL-3.0-or-later
"""The object-id view holds exactly one number for each of the blueprint's objects."""

import bpy
import numpy as np
from mathutils import Vector

BLUE = (0.02, 0.05, 0.6)


def names_by_ray(scene, width, height):
    """Which object a ray through each pixel's centre meets first: names ``(height, width)``."""
    depsgraph = bpy.context.evaluated_depsgraph_get()
    camera = scene.camera
    corners = [camera.matrix_world @ corner for corner in camera.data.view_frame(scene=scene)]
    right_top, _, left_bottom, left_top = corners
    names = np.full((height, width), "", object)
    for row in range(height):
        for column in range(width):
            across = (right_top - left_top) * ((column + 0.5) / width)
            down = (left_bottom - left_top) * ((row + 0.5) / height)
            direction = (left_top + across + down - camera.matrix_world.translation).normalized()
            hit, _, _, _, entry, _ = scene.ray_cast(depsgraph, camera.matrix_world.translation, direction)
            if hit:
                names[row, column] = entry.name
    return names


def test_every_pixel_is_the_object_that_a_ray_meets(still_life):
    still_life.right.rotation_euler = (0.3, 0.2, 0.5)
    numbers, ids = still_life.see_numbers()
    height, width = numbers.shape
    still_life.scene.render.resolution_x, still_life.scene.render.resolution_y = width, height

    expected = np.vectorize(lambda name: ids.get(name, 0))(names_by_ray(still_life.scene, width, height))

    assert set(ids) == {"wall", "left", "right"}
    assert len(np.unique(expected)) == 3
    # A ray through an edge may fall to either side.
    assert (numbers != expected).mean() < 0.002
    assert set(np.unique(numbers)) == set(ids.values())


def test_parts_take_the_number_of_the_nearest_ancestor(still_life):
    still_life.wall.hide_render = True
    middle = still_life.add("", BLUE, (0.0, 0.0, 0.55), scale=0.5)
    middle.parent = still_life.left
    top = still_life.add("", BLUE, (0.7, 0.0, -0.5))
    top.parent = middle
    before, ids = still_life.see_numbers()
    top["maquette_ref"] = "lid"
    after, ids_after = still_life.see_numbers()

    assert set(ids) == {"wall", "left", "right"}
    assert set(ids_after) == {"wall", "left", "right", "lid"}
    as_left = before == ids["left"]
    assert np.array_equal(as_left, (after == ids_after["left"]) | (after == ids_after["lid"]))
    assert (after == ids_after["lid"]).any()


def test_what_is_not_of_the_session_hides_but_has_no_number(still_life):
    numbers, ids = still_life.see_numbers()
    own = bpy.data.objects.new("Mine", still_life.left.data)
    own.location = (-0.7, -0.1, 0.0)
    own.scale = (1.2, 1.2, 1.2)
    own.pass_index = ids["right"]
    own["maquette_ref"] = "left"
    still_life.scene.collection.objects.link(own)
    hidden, ids = still_life.see_numbers()

    assert (numbers == ids["left"]).any()
    assert not (hidden == ids["left"]).any()
    assert (hidden == 0).any()
    assert np.array_equal(hidden == ids["right"], numbers == ids["right"])


def test_background_is_0(still_life):
    still_life.wall.hide_render = True
    numbers, ids = still_life.see_numbers()

    assert set(np.unique(numbers)) == {0, ids["left"], ids["right"]}


def test_instances_of_one_collection_are_told_apart(still_life):
    for entry in (still_life.left, still_life.right):
        bpy.data.objects.remove(entry)
    parts = bpy.data.collections.new("Parts")
    for height in (-0.6, 0.6):
        part = still_life.add("", BLUE, (0.0, 0.0, height))
        still_life.collection.objects.unlink(part)
        parts.objects.link(part)
    for ref, x in (("one", -0.8), ("two", 0.8)):
        instancer = bpy.data.objects.new(ref, None)
        instancer.instance_type, instancer.instance_collection = "COLLECTION", parts
        instancer.location.x = x
        instancer["maquette_ref"] = ref
        still_life.collection.objects.link(instancer)
    numbers, ids = still_life.see_numbers()

    assert set(ids) == {"wall", "one", "two"}
    _, width = numbers.shape
    left_half, right_half = numbers[:, : width // 2], numbers[:, width // 2 :]
    assert (left_half == ids["one"]).sum() == (right_half == ids["two"]).sum() > 100
    assert not (left_half == ids["two"]).any()


def test_a_part_in_an_instanced_collection_keeps_its_own_number_under_an_unnumbered_instancer(still_life):
    parts = bpy.data.collections.new("Parts")
    still_life.collection.objects.unlink(still_life.left)
    parts.objects.link(still_life.left)
    instancer = bpy.data.objects.new("instancer", None)
    instancer.instance_type, instancer.instance_collection = "COLLECTION", parts
    still_life.collection.objects.link(instancer)
    numbers, ids = still_life.see_numbers()

    assert (numbers == ids["left"]).sum() > 100


def test_more_than_255_objects_are_told_apart(still_life):
    still_life.wall.hide_render = True
    for index in range(300):
        place = Vector(((index % 20 - 9.5) * 0.12, -0.5, (index // 20 - 7) * 0.12))
        still_life.add(f"tile_{index:03d}", BLUE, place, scale=0.1)
    numbers, ids = still_life.see_numbers()

    assert len(ids) == 303
    visible = set(np.unique(numbers)) - {0}
    assert visible >= {ids[f"tile_{index:03d}"] for index in range(300)}


def test_hidden_and_excluded_objects_do_not_appear(still_life):
    still_life.left.hide_render = True
    shelf = bpy.data.collections.new("Shelf")
    still_life.collection.children.link(shelf)
    still_life.collection.objects.unlink(still_life.right)
    shelf.objects.link(still_life.right)
    session = still_life.scene.view_layers[0].layer_collection.children["Still life"]
    session.children["Shelf"].exclude = True
    numbers, ids = still_life.see_numbers()
    assert set(np.unique(numbers)) == {ids["wall"]}

    session.exclude = True
    session.children["Shelf"].exclude = False
    assert set(np.unique(still_life.see_numbers()[0])) == {0, ids["right"]}

    session.exclude = False
    assert {ids["wall"], ids["right"]} <= set(np.unique(still_life.see_numbers()[0]))
    shelf.hide_render = True
    assert ids["right"] not in still_life.see_numbers()[0]
