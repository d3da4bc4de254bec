# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures by which two attempts are compared, neither of them named."""

from collections.abc import Mapping
from typing import Literal

from ..psnr import squared_error
from .crops import DIGITS, draw_crops
from .drawn import Drawn
from .other_views import OTHER_VIEWS
from .panels import Picture, columns_for, fitted_sheet
from .worst_windows import worst_windows


def pair_pictures(reference: Picture, first: Mapping[str, Picture], second: Mapping[str, Picture]) -> tuple[Drawn, ...]:
    """A sheet of the reference with A and B, the same in the stage's other view, and crops of where A and B differ.

    ``first`` becomes A and ``second`` B: views of two looks, uint8 (height, width, 3) of the reference's size. Another
    view than the full one is shown where both looks have it.
    """
    order = "from the top" if columns_for(3, *reference.shape[:2]) == 1 else "from the left"
    drawn = [
        Drawn("sheet", fitted_sheet([reference, first["full"], second["full"]]), f"Reference, A and B, {order}."),
    ]
    sorts: tuple[Literal["clay", "flat"], ...] = ("clay", "flat")
    for view in sorts:
        if view in first and view in second:
            caption = f"Reference, A and B {OTHER_VIEWS[view]}, {order}."
            drawn.append(Drawn(view, fitted_sheet([reference, first[view], second[view]]), caption))
    windows = worst_windows(squared_error(first["full"], second["full"]))
    if windows:
        crops = draw_crops([reference, first["full"], second["full"]], windows, names=DIGITS)
        caption = "Three places where A and B differ most, enlarged: the reference above, A in the middle, B below."
        drawn.append(Drawn("crops", crops, caption))
    return tuple(drawn)
