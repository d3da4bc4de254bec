# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of objects, on a drawn scene whose answers are known."""

from dataclasses import replace

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, Box, CameraGuess, LightGuess, Material, Role
from maquette.agent.measurements import LookMeasurements
from maquette.agent.records import from_json, to_json
from maquette.agent.vision.ciede2000 import srgb_difference
from maquette.agent.vision.measure import measure_look, measure_picture

HEIGHT, WIDTH = 60, 100
SKY, GROUND, RED, BLUE = (150, 190, 250), (90, 80, 60), (200, 30, 20), (20, 40, 180)
RED_BOX, BLUE_BOX = (0.1, 0.4, 0.3, 0.8), (0.6, 0.5, 0.9, 0.9)
IDS = {"ground": 1, "red": 2, "blue": 700}

Views = dict[str, np.ndarray]


def pixels(box: Box) -> tuple[slice, slice]:
    left, top, right, bottom = box
    return (
        slice(round(top * HEIGHT), round(bottom * HEIGHT)),
        slice(round(left * WIDTH), round(right * WIDTH)),
    )


def entry(name: str, box: Box, role: Role = "object", *, outlined: bool = True) -> BlueprintObject:
    left, top, right, bottom = box
    outline = ((left, top), (right, top), (right, bottom), (left, bottom)) if outlined else ()
    grey = (0.5, 0.5, 0.5)
    material = Material(grey, grey, roughness=0.5)
    return BlueprintObject(id=name, name=name, role=role, form="box", box=box, material=material, outline=outline)


def blueprint(*, outlined: bool = True) -> Blueprint:
    objects = (
        entry("sky", (0.0, 0.0, 1.0, 0.5), "sky", outlined=outlined),
        entry("ground", (0.0, 0.5, 1.0, 1.0), "ground", outlined=outlined),
        entry("red", RED_BOX, outlined=outlined),
        entry("blue", BLUE_BOX, outlined=outlined),
    )
    return Blueprint("Two boxes", CameraGuess(50.0, 0.1, 1.5), LightGuess(0.0, 1.0, 0.1, 2.0), objects)


def draw(red_box: Box | None = RED_BOX, blue_box: Box | None = BLUE_BOX) -> tuple[np.ndarray, np.ndarray]:
    """The scene in colour and in object numbers."""
    picture, numbers = np.zeros((HEIGHT, WIDTH, 3), np.uint8), np.zeros((HEIGHT, WIDTH), int)
    picture[: HEIGHT // 2], picture[HEIGHT // 2 :] = SKY, GROUND
    numbers[HEIGHT // 2 :] = IDS["ground"]
    for box, colour, name in ((red_box, RED, "red"), (blue_box, BLUE, "blue")):
        if box is not None:
            picture[pixels(box)], numbers[pixels(box)] = colour, IDS[name]
    return picture, np.dstack([numbers % 256, numbers // 256, numbers * 0]).astype(np.uint8)


def views_of(red_box: Box | None = RED_BOX, blue_box: Box | None = BLUE_BOX) -> Views:
    full, ids = draw(red_box, blue_box)
    return {"full": full, "ids": ids}


def look(views: Views, plan: Blueprint | None = None) -> LookMeasurements:
    reference, _ = draw()
    return measure_look(reference, views, IDS, plan or blueprint())


def as_floats(colour: tuple[int, int, int]) -> tuple[float, float, float]:
    red, green, blue = colour
    return red / 255.0, green / 255.0, blue / 255.0


@pytest.mark.parametrize("outlined", [True, False])
def test_a_perfect_render(outlined: bool) -> None:
    measured = look(views_of(), blueprint(outlined=outlined))
    assert measured.picture.coverage == 1.0
    for name in ("red", "blue"):
        result = measured.of(name)
        assert result is not None
        assert result.iou == pytest.approx(1.0)
        assert result.offset == pytest.approx((0.0, 0.0))
        assert result.scale == pytest.approx((1.0, 1.0))
        assert result.colour_difference == result.flat_colour_difference == result.error_share == 0.0
        assert result.full_colour == result.flat_colour == result.reference_colour
    assert measured.of("red").reference_colour == pytest.approx(as_floats(RED))
    assert measured.of("blue").pixels == 24 * 30
    assert measured.clay_edge_f1 == measured.picture.edge_f1 == 1.0


def test_the_outline_of_the_ground_is_taken_as_it_is() -> None:
    # Drawn over whole, it also holds what stands on it; a blueprint outlines visible parts.
    ground = look(views_of()).of("ground")
    assert ground.iou == pytest.approx(ground.pixels / (HEIGHT // 2 * WIDTH))


def test_what_covers_an_outline_is_cut_out_of_it() -> None:
    plan = blueprint()
    covered = [replace(thing, behind=("red", "blue")) if thing.id == "ground" else thing for thing in plan.objects]
    assert look(views_of(), replace(plan, objects=tuple(covered))).of("ground").iou == 1.0


def test_what_covers_a_box_lends_it_neither_colour_nor_error() -> None:
    plan = blueprint()
    ground = next(thing for thing in plan.objects if thing.id == "ground")
    boxed = replace(ground, outline=(), box=(0.0, 0.4, 0.4, 0.8))
    behind = replace(boxed, behind=("red", "blue"))
    of_red, of_ground = (
        look(
            views_of(), replace(plan, objects=tuple(entry if thing.id == "ground" else thing for thing in plan.objects))
        )
        .of("ground")
        .reference_colour
        for entry in (boxed, behind)
    )
    assert of_ground == pytest.approx(as_floats(GROUND))
    assert of_red == pytest.approx(as_floats(RED))


def test_a_moved_object() -> None:
    moved = (0.2, 0.4, 0.4, 0.8)
    for outlined in (True, False):
        red = look(views_of(red_box=moved), blueprint(outlined=outlined)).of("red")
        assert red.iou == pytest.approx(1.0 / 3.0)
        assert red.offset == pytest.approx((0.1, 0.0))
        assert red.scale == pytest.approx((1.0, 1.0))


def test_a_swollen_object() -> None:
    red = look(views_of(red_box=(0.0, 0.3, 0.4, 0.9))).of("red")
    assert red.offset == pytest.approx((0.0, 0.0))
    assert red.scale == pytest.approx((2.0, 1.5))
    assert red.iou == pytest.approx(1.0 / 3.0)


def test_a_missing_object() -> None:
    measured = look(views_of(blue_box=None))
    blue, red, ground = measured.of("blue"), measured.of("red"), measured.of("ground")
    assert (blue.pixels, blue.iou, blue.offset, blue.scale) == (0, 0.0, (0.0, 0.0), (0.0, 0.0))
    assert blue.colour_difference == blue.flat_colour_difference == 100.0
    assert blue.reference_colour == pytest.approx(as_floats(BLUE))
    assert blue.error_share == pytest.approx(1.0)
    assert measured.picture.coverage == pytest.approx(2.0 / 3.0)
    assert measured.picture.mean_iou == pytest.approx((red.iou + ground.iou) / 3.0)


def test_an_object_without_a_number_is_missing() -> None:
    reference, _ = draw()
    measured = measure_look(reference, views_of(), {"ground": 1, "blue": 700}, blueprint())
    assert measured.of("red").pixels == 0
    assert measured.picture.coverage == pytest.approx(2.0 / 3.0)


@pytest.mark.parametrize(("count", "covered"), [(0, False), (14, False), (15, True), (400, True)])
def test_coverage_wants_two_percent(count: int, covered: bool) -> None:
    # 2 % of the blue box are 14.4 pixels.
    views = views_of(blue_box=None)
    views["ids"][40:60].reshape(-1, 3)[:count] = (700 % 256, 700 // 256, 0)
    assert look(views).picture.coverage == pytest.approx(1.0 if covered else 2.0 / 3.0)


def test_coverage_wants_four_pixels_of_the_smallest_object() -> None:
    tiny = Blueprint(
        "Dot", blueprint().camera, blueprint().light, (entry("red", (0.5, 0.5, 0.52, 0.54), outlined=False),)
    )
    for count, coverage in ((3, 0.0), (4, 1.0)):
        views = views_of(None, None)
        views["ids"][:] = 0
        views["ids"][0, :count, 0] = IDS["red"]
        assert look(views, tiny).picture.coverage == coverage


def test_the_sky_is_where_nothing_is_and_does_not_count() -> None:
    views = views_of()
    views["full"][: HEIGHT // 2][views["ids"][: HEIGHT // 2].sum(axis=2) == 0] = (255, 255, 255)
    sky = look(views).of("sky")
    assert sky.full_colour == (1.0, 1.0, 1.0)
    assert sky.reference_colour == pytest.approx(as_floats(SKY))
    assert sky.colour_difference == pytest.approx(srgb_difference(as_floats(SKY), (1.0, 1.0, 1.0)))
    assert sky.error_share == pytest.approx(1.0)
    without_sky = replace(blueprint(), objects=blueprint().solid_objects())
    assert look(views, without_sky).picture == look(views).picture


def test_colours_of_a_box_are_taken_from_its_inside() -> None:
    reference, _ = draw()
    rows, columns = pixels(RED_BOX)
    reference[rows, columns.start] = reference[rows.start, columns] = (0, 255, 0)
    box_only = measure_look(reference, views_of(), IDS, blueprint(outlined=False)).of("red")
    assert box_only.reference_colour == pytest.approx(as_floats(RED))


def test_flat_and_clay_views_are_used_where_they_are() -> None:
    views = views_of()
    views["flat"] = np.full_like(views["full"], 255)
    views["clay"] = np.full_like(views["full"], 128)
    measured = look(views)
    assert measured.of("red").flat_colour == (1.0, 1.0, 1.0)
    assert measured.of("red").full_colour == pytest.approx(as_floats(RED))
    assert measured.clay_edge_f1 == 0.0
    assert measured.picture.edge_f1 == 1.0


def test_error_shares_of_parts_that_tile_the_picture_add_up() -> None:
    plan = replace(blueprint(), objects=(entry("red", (0.0, 0.0, 0.4, 1.0)), entry("blue", (0.4, 0.0, 1.0, 1.0))))
    views = views_of()
    views["full"] = np.random.default_rng(13).integers(0, 256, views["full"].shape, dtype=np.uint8)
    assert sum(result.error_share for result in look(views, plan).objects) == pytest.approx(1.0)


def test_an_outline_too_small_to_hold_a_pixel_gives_way_to_the_box() -> None:
    speck = replace(entry("red", RED_BOX), outline=((0.2, 0.5), (0.2001, 0.5), (0.2, 0.5001)))
    plan = replace(blueprint(), objects=(speck,))
    assert look(views_of(), plan).of("red").iou == pytest.approx(1.0)


def test_a_blueprint_without_objects_covers_nothing() -> None:
    measured = look(views_of(), replace(blueprint(), objects=()))
    assert measured.objects == ()
    assert (measured.picture.coverage, measured.picture.mean_iou) == (0.0, 0.0)


def test_the_picture_figures_are_those_of_the_pictures() -> None:
    views = views_of(red_box=None)
    measured = look(views)
    alone = measure_picture(draw()[0], views["full"])
    assert replace(measured.picture, coverage=0.0, mean_iou=0.0) == alone


def test_results_have_a_json_form() -> None:
    measured = look(views_of(blue_box=None))
    assert from_json(LookMeasurements, to_json(measured)) == measured


@pytest.mark.parametrize("missing", ["full", "ids"])
def test_the_full_view_and_the_ids_are_required(missing: str) -> None:
    views = views_of()
    del views[missing]
    with pytest.raises(ValueError, match="full view and its object ids"):
        look(views)


def test_views_of_another_size_are_refused() -> None:
    views = views_of()
    views["ids"] = views["ids"][:-1]
    with pytest.raises(ValueError, match="ids view"):
        look(views)


def test_ids_must_be_exact_numbers() -> None:
    views = views_of()
    views["ids"] = views["ids"] / 255.0
    with pytest.raises(ValueError, match="8-bit"):
        look(views)


def test_the_error_that_no_object_holds_is_told_apart() -> None:
    plan = blueprint()
    plan = replace(plan, objects=plan.objects[2:])
    views = views_of()
    views["full"] = views["full"].copy()
    assert look(views, plan).rest_share == 0.0
    views["full"][:2, :2] -= 20
    views["full"][pixels(RED_BOX)][:2, :2] -= 20
    assert look(views, plan).rest_share == pytest.approx(0.5)


def test_shade_and_light_of_an_object_are_compared_where_both_show_it() -> None:
    views = views_of()
    views["full"] = views["full"].copy()
    red = views["full"][pixels(RED_BOX)]
    red[:, : red.shape[1] // 2] //= 2
    found = look(views, blueprint()).of("red")
    assert found is not None and found.lit is not None and found.lit.reference == pytest.approx(np.array(RED) / 255)
