# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures that go with one attempt."""

from collections.abc import Mapping

import numpy as np

from ...blueprint import Blueprint
from ..measure import object_numbers
from ..psnr import squared_error
from .crops import LETTERS, draw_crops
from .difference import signed_difference
from .drawn import Drawn
from .edge_lines import draw_edges
from .glyphs import draw_plate
from .other_views import OTHER_VIEWS
from .outlines import draw_outlines
from .panels import Picture, columns_for, fitted_sheet
from .worst_windows import Window, worst_windows


def evidence_pictures(
    reference: Picture, views: Mapping[str, Picture], ids: Mapping[str, int], blueprint: Blueprint
) -> tuple[Drawn, ...]:
    """Five at most: a sheet, numbered outlines, crops of the worst regions, edges, the difference.

    The difference has the stage's other view beside it. Edges are those of the clay view where there is one, and left
    out where flat light tells that colours are at stake.

    All pictures are uint8 (height, width, 3) sRGB of one size; ``views`` holds ``full`` and ``ids`` and may hold
    ``clay`` or ``flat``. ``ids`` gives each blueprint id's number in the ``ids`` view.
    """
    full = views["full"]
    windows = worst_windows(squared_error(reference, full))
    drawn = [
        Drawn("sheet", fitted_sheet([reference, full]), f"{_two(reference, 'the reference', 'the render')}."),
        Drawn(
            "outlines",
            draw_outlines(reference, blueprint, object_numbers(views["ids"]), ids),
            "The reference with outlines: cyan where the reference shows an object (by its box where the blueprint has "
            f"no outline), magenta where the render does. {_legend(blueprint)}.",
        ),
    ]
    if windows:
        places = "; ".join(
            f"{letter} {_place(window, reference)}" for letter, window in zip(LETTERS, windows, strict=False)
        )
        drawn.append(
            Drawn(
                "crops",
                draw_crops([reference, full], windows),
                f"Where the render is furthest off, enlarged: reference above, render below. {places}.",
            )
        )
    if "flat" not in views:
        shown = OTHER_VIEWS["clay"] if "clay" in views else "as it is"
        caption = (
            f"Edges over the darkened reference, the render taken {shown}: white where the two agree, cyan where the "
            "reference has one that the render lacks, magenta where only the render has one."
        )
        drawn.append(Drawn("edges", draw_edges(reference, views.get("clay", full)), caption))
    drawn.append(_difference(reference, views, windows))
    return tuple(drawn)


def _difference(reference: Picture, views: Mapping[str, Picture], windows: tuple[Window, ...]) -> Drawn:
    signed = signed_difference(reference, views["full"])
    for letter, window in zip(LETTERS, windows, strict=False):
        _frame(signed, window)
        draw_plate(signed, letter, window.top, window.left, max(1, window.side // 60))
    meaning = (
        "render minus reference around grey: brighter where the render is too bright, tinted where its colour is off"
    )
    other = next((view for view in OTHER_VIEWS if view in views), None)
    if other is None:
        return Drawn("difference", fitted_sheet([signed]), f"{meaning[0].upper()}{meaning[1:]}.")
    caption = _two(reference, meaning, f"the render {OTHER_VIEWS[other]}")
    return Drawn("difference", fitted_sheet([signed, views[other]]), f"{caption}.")


def _two(panel: Picture, first: str, second: str) -> str:
    """What a sheet of two panels of that shape shows."""
    places = ("Top", "bottom") if columns_for(2, *panel.shape[:2]) == 1 else ("Left", "right")
    return f"{places[0]}: {first}; {places[1]}: {second}"


def _legend(blueprint: Blueprint) -> str:
    return ", ".join(f"{number} {entry.id}" for number, entry in enumerate(blueprint.objects, 1))


def _place(window: Window, picture: Picture) -> str:
    height, width = picture.shape[:2]
    left, right = window.left / width, (window.left + window.side) / width
    top, bottom = window.top / height, (window.top + window.side) / height
    return f"x {left:.2f} to {right:.2f}, y {top:.2f} to {bottom:.2f}, {window.share:.0%} of the squared error"


def _frame(picture: Picture, window: Window) -> None:
    rows, columns = window.slices
    part = picture[rows, columns]
    edge = np.ones(part.shape[:2], bool)
    edge[1:-1, 1:-1] = False
    part[edge] = 255
