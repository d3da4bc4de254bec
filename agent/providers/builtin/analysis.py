# SPDX-License-Identifier: GPL-3.0-or-later
"""From picture to blueprint: the steps of the reading in their order."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ...blueprint import Blueprint, BlueprintObject, Colour, Form, Point, Role
from ...vision.components import connected_components, fill_holes, largest_component
from ...vision.masks import bounding_box
from ...vision.outline import Polygon, simplify, smooth_steps, trace_outline, with_holes
from .backdrop import Backdrop, find_backdrop
from .disc import find_disc, located
from .found import Found
from .layout import lay_out
from .light_guess import OVERHEAD, guess_light
from .lying_scene import find_lying, shadows_on
from .material_guess import guess_material, plain_colour
from .names import NameBook, thing_name
from .picture_light import fit_to_picture
from .placed import Placed, size_of
from .rounds import body_regions, vessel_mask
from .standing_scene import find_standing
from .survey import Floats, Mask, Survey, survey_picture
from .things import join_alike, join_fragments, join_shades, join_slivers, keep_most_significant, unite
from .view import guess_view

MOST_CORNERS = 36
"""Of an outline: enough for any silhouette at the reading's size, few enough to read as code."""
MOST_HOLE_CORNERS = 20
LEAST_HOLE = 0.04
"""Area of a hole over that of the thing around it, below which it is filled."""
PALETTE_SIZE = 6


def read_picture(picture: Floats, title: str) -> Blueprint:
    """The blueprint of ``picture`` (height, width, 3; sRGB, 0 to 1)."""
    survey, backdrop = find_backdrop(survey_picture(picture))
    survey, backdrop = join_alike(survey, backdrop)
    disc = find_disc(survey, backdrop) if backdrop.setting == "surface" else None
    apart = np.zeros(survey.labels.shape, bool)
    if disc is not None:
        survey, backdrop = unite(survey, backdrop, disc.members)
        survey, backdrop = unite(survey, backdrop, body_regions(survey, backdrop, located(disc, survey)))
        apart = vessel_mask(survey, backdrop, located(disc, survey))
    survey, backdrop = join_shades(survey, backdrop, apart)
    if disc is not None:
        disc = located(disc, survey)
        shadows = shadows_on(survey, backdrop, disc)
        survey, backdrop = unite(survey.with_shadows(shadows), backdrop, (disc.number, *shadows))
    survey, backdrop = join_fragments(survey, backdrop, apart)
    survey, backdrop = join_slivers(survey, backdrop, apart)
    survey, backdrop = keep_most_significant(survey, backdrop)
    disc = located(disc, survey) if disc is not None else None
    view = guess_view(survey, backdrop, disc)
    steep = disc is not None and view.steep
    things = find_lying(survey, backdrop, disc) if disc and steep else find_standing(survey, backdrop)
    objects = _entries(survey, backdrop, things, steep)
    blueprint = Blueprint(title, view.camera, OVERHEAD, objects, _palette(survey), view.doubts)
    aspect = picture.shape[1] / picture.shape[0]
    layout = lay_out(blueprint, aspect)
    shown = {entry.id: entry.material.colour for entry in objects}
    return replace(
        blueprint,
        light=guess_light(fit_to_picture(blueprint, layout, survey.picture, aspect, shown)),
        objects=tuple(_with_size(entry, layout) for entry in objects),
    )


def _with_size(entry: BlueprintObject, layout: Mapping[str, Placed]) -> BlueprintObject:
    return replace(entry, size=size_of(layout[entry.id].body)) if entry.id in layout else entry


def _entries(survey: Survey, backdrop: Backdrop, things: list[Found], steep: bool) -> tuple[BlueprintObject, ...]:
    book = NameBook()
    entries: list[BlueprintObject] = []
    ids: dict[int, str] = {}
    for number, role, name in _background(backdrop, steep):
        found = Found(number, survey.mask(number), "plane", lying=role == "ground")
        entry = _entry(survey, book, name, role, "plane", found)
        ids[number] = entry.id
        entries.append(entry)
    ground = ids.get(backdrop.ground, "") if backdrop.ground is not None else ""
    for found in things:
        name = thing_name(survey.colours[found.number], found.form, found.noun)
        entry = _entry(survey, book, name, "object", found.form, found)
        ids[found.number] = entry.id
        entries.append(replace(entry, support=ground if found.support is None else ids[found.support]))
    return tuple(entries)


def _background(backdrop: Backdrop, steep: bool) -> list[tuple[int, Role, str]]:
    """Numbers, roles and names, from far to near."""
    found: list[tuple[int, Role, str]] = []
    if backdrop.sky is not None:
        found.append((backdrop.sky, "sky", "sky"))
    found += [(number, "wall", "wall") for number in backdrop.walls]
    found += [(number, "ground", "floor beyond") for number in backdrop.beyond]
    if backdrop.ground is not None:
        found.append((backdrop.ground, "ground", "table" if steep or backdrop.setting == "surface" else "ground"))
    return found


def _entry(survey: Survey, book: NameBook, name: str, role: Role, form: Form, found: Found) -> BlueprintObject:
    mask = survey.mask(found.number)
    outline = outline_of(mask, survey)
    box = bounding_box(mask)
    name, identifier = book.enter(name, ((box[0] + box[2]) / 2.0, (box[1] + box[3]) / 2.0))
    return BlueprintObject(
        id=identifier,
        name=name,
        role=role,
        form=form,
        box=box,
        material=guess_material(survey, found.number, role),
        outline=outline,
        lying=found.lying,
        doubt=found.doubt,
    )


def outline_of(mask: Mask, survey: Survey) -> tuple[Point, ...]:
    """The largest patch of a mask as a polygon in picture coordinates, its larger holes left out."""
    patch = largest_component(mask)
    solid = fill_holes(patch)
    holes = connected_components((solid & ~patch).astype(np.int32))
    least = LEAST_HOLE * np.count_nonzero(patch)
    loops = [
        _few_corners(holes == number, MOST_HOLE_CORNERS)
        for number in np.unique(holes[solid & ~patch]).tolist()
        if np.count_nonzero(holes == number) >= least
    ]
    polygon = with_holes(_few_corners(solid, MOST_CORNERS), loops)
    normalised = polygon / np.array([survey.width, survey.height])
    return tuple((round(float(x), 4), round(float(y), 4)) for x, y in normalised)


def _few_corners(mask: Mask, most: int) -> Polygon:
    return simplify(smooth_steps(trace_outline(mask)), most)


def _palette(survey: Survey) -> tuple[Colour, ...]:
    largest = np.argsort(-survey.sizes)[:PALETTE_SIZE]
    return tuple(plain_colour(survey.colours[number]) for number in largest)
