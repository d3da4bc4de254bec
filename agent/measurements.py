# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that compare a render with the reference."""

import dataclasses
from dataclasses import dataclass
from typing import Final, Literal

from .blueprint import Colour

Figure = Literal["psnr", "ssim", "ciede2000", "edge_f1", "histogram", "coverage", "mean_iou"]
"""Name of one of the seven figures."""
LOWER_IS_BETTER: Final = frozenset({"ciede2000"})


@dataclass(frozen=True)
class Measurements:
    """The seven figures that every attempt, stage and session is reported with.

    All are taken on the full render through the Standard view transform at the reference's
    aspect, but coverage and mean_iou, which are taken on the object-id render.
    """

    psnr: float
    """Peak signal-to-noise ratio in dB of 8-bit sRGB."""
    ssim: float
    """Structural similarity, Gaussian window of sigma 1.5, mean over channels."""
    ciede2000: float
    """Mean CIEDE2000 colour difference; lower is better."""
    edge_f1: float
    """F1 of edge pixels matched within 3 px."""
    histogram: float
    """Intersection of the two luminance histograms, 0 to 1."""
    coverage: float
    """Share of the blueprint's objects that are visible in the render."""
    mean_iou: float
    """Mean intersection over union of object masks, missing objects counting 0."""

    def gains_over(self, other: "Measurements") -> dict[str, float]:
        """Per figure, by how much this is better (positive) or worse (negative) than ``other``."""
        return {
            field.name: (getattr(self, field.name) - getattr(other, field.name))
            * (-1.0 if field.name in LOWER_IS_BETTER else 1.0)
            for field in dataclasses.fields(self)
        }


@dataclass(frozen=True)
class Cell:
    """A part of the picture and its typical colours."""

    reference: Colour
    full: Colour
    """Of the full view."""


@dataclass(frozen=True)
class Patch:
    """What one object shows in one cell of the picture: mean colours over its pixels there."""

    row: int
    column: int
    reference: Colour
    full: Colour
    """Of the full view."""


@dataclass(frozen=True)
class ObjectMeasurements:
    """How one object of the blueprint came out."""

    id: str
    pixels: int
    """Visible pixels in the object-id render."""
    iou: float
    """Of its visible mask, or of its box where the blueprint has no outline."""
    offset: tuple[float, float]
    """Render's centroid minus the reference's, in picture widths and heights."""
    scale: tuple[float, float]
    """Render's box width and height over the reference's; 0 when not visible."""
    reference_colour: Colour
    """Median sRGB inside the reference's mask."""
    flat_colour: Colour
    """Median sRGB inside the rendered mask of the flat-light view."""
    full_colour: Colour
    """Median sRGB inside the rendered mask of the full view."""
    colour_difference: float
    """CIEDE2000 of the reference's colour and the full view's."""
    flat_colour_difference: float
    """CIEDE2000 of the reference's colour and the flat-light view's."""
    error_share: float
    """Share of the full view's squared error that falls inside the reference's mask."""
    reference_tones: tuple[Colour, Colour] | None = None
    """Mean sRGB of the darkest and of the lightest tenth of the pixels inside the reference's mask."""
    full_tones: tuple[Colour, Colour] | None = None
    """Likewise inside the rendered mask of the full view; None when not visible."""
    shaded: Cell | None = None
    """Median sRGB of both, where reference and render both show it and the reference is darkest; None where that is
    too little."""
    lit: Cell | None = None
    """Likewise where the reference is lightest."""
    patches: tuple[Patch, ...] = ()
    """Its colours place by place, where reference and render both show it, of a large object."""


@dataclass(frozen=True)
class MaterialMeasurements:
    """How one material of the scene came out."""

    name: str
    objects: tuple[str, ...]
    """Ids of the blueprint's objects that it is seen on."""
    pixels: int
    """That show it."""
    error_share: float
    """Share of the full view's squared error that falls on these pixels."""
    shaded: Cell | None = None
    """Median sRGB of both in the third of the spots where the reference is darkest, among those where it shows what
    the material is on; None where that is too little."""
    lit: Cell | None = None
    """Likewise where the reference is lightest."""


@dataclass(frozen=True)
class LookMeasurements:
    """All that is measured on one look at the scene."""

    picture: Measurements
    objects: tuple[ObjectMeasurements, ...]
    clay_edge_f1: float
    """Edge agreement of the clay view, which neither material nor light can change."""
    cells: tuple[tuple[Cell, ...], ...] = ()
    """Rows of cells of one size that fill the picture, from the top left."""
    rest_share: float = 0.0
    """Share of the full view's squared error outside of all objects that have a mask in the reference."""
    materials: tuple[MaterialMeasurements, ...] = ()
    """Those that are visible, the largest errors first."""

    def of(self, object_id: str) -> ObjectMeasurements | None:
        """The entry of ``object_id``, or None where it was not measured."""
        return next((entry for entry in self.objects if entry.id == object_id), None)


@dataclass(frozen=True)
class Baselines:
    """The yardsticks: what a flat picture scores, so that a figure can be judged.

    Coverage and mean_iou mean nothing here and are not shown.
    """

    mean_colour: Measurements
    """A card in the reference's mean colour."""
    thumbnail_8x8: Measurements
    """The reference itself reduced to 8x8 pixels and enlarged again."""
