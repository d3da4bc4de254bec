# SPDX-License-Identifier: GPL-3.0-or-later
"""All figures of one look at the scene, against the reference.

Pictures are ``(height, width, 3)`` display-referred sRGB, row 0 at the top: floating-point from 0
to 1, or uint8. All are compared as 8-bit pictures of one size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blueprint import Blueprint
from ..measurements import LookMeasurements, Measurements
from .ciede2000 import ciede2000
from .colour import as_8_bit, luminance, srgb_to_lab
from .edges import Mask, edge_agreement, edge_pixels
from .histogram import histogram_intersection, luminance_histogram
from .measure_materials import measure_materials
from .measure_objects import ObjectViews, measure_objects
from .psnr import psnr, squared_error
from .ssim import ssim
from .tones import cells

Picture = NDArray[np.floating[Any]] | NDArray[np.uint8]


def measure_picture(reference: Picture, full: Picture) -> Measurements:
    """The five figures that need no object ids; coverage and mean_iou are 0, a picture holds no objects.

    Raises ``ValueError`` when the two differ in size.
    """
    _require_one_size(reference, {"full": full})
    first, second = _appearance(as_8_bit(reference)), _appearance(as_8_bit(full))
    return _compare(first, second, squared_error(first.picture, second.picture))


def measure_look(
    reference: Picture,
    views: Mapping[str, Picture],
    ids: Mapping[str, int],
    blueprint: Blueprint,
    materials: Sequence[str] = (),
) -> LookMeasurements:
    """Everything measured on one look.

    ``views`` holds ``full`` and ``ids``, and may hold ``clay`` and ``flat``, in whose place the full
    view is taken. In the uint8 picture ``ids`` an object's number is red + 256 * green; ``ids`` maps
    blueprint ids to these numbers. A material's number is blue, from 1 in the order of
    ``materials``, their names. The sky counts neither in coverage nor in mean_iou; a blueprint with
    nothing else has 0 of both. Raises ``ValueError`` for a missing view or one of another size.
    """
    if not {"full", "ids"} <= views.keys():
        raise ValueError("a look is measured on its full view and its object ids")
    _require_one_size(reference, views)
    first, second = _appearance(as_8_bit(reference)), _appearance(as_8_bit(views["full"]))
    error = squared_error(first.picture, second.picture)
    picture = _compare(first, second, error)
    object_views = ObjectViews(
        reference=first.picture,
        full=second.picture,
        flat=as_8_bit(views["flat"]) if "flat" in views else second.picture,
        numbers=object_numbers(views["ids"]),
        squared_error=error,
    )
    results = measure_objects(object_views, ids, blueprint)
    solid = [result for result in results if result.role != "sky"]
    if solid:
        picture = replace(
            picture,
            coverage=sum(result.covered for result in solid) / len(solid),
            mean_iou=sum(result.measurements.iou for result in solid) / len(solid),
        )
    clay_edge_f1 = picture.edge_f1
    if "clay" in views:
        clay_edge_f1 = edge_agreement(first.edges, edge_pixels(_tones(as_8_bit(views["clay"]))))
    return LookMeasurements(
        picture,
        tuple(result.measurements for result in results),
        clay_edge_f1,
        cells(first.picture, second.picture),
        _rest_share(error, [result.shown for result in results]),
        measure_materials(object_views, material_numbers(views["ids"]), materials, results),
    )


def _rest_share(error: NDArray[np.float32], shown: Sequence[Mask]) -> float:
    """The share of ``error`` (height, width) that lies in none of the masks ``shown``."""
    rest = np.ones(error.shape, bool)
    for mask in shown:
        rest &= ~mask
    total = float(error.sum(dtype=np.float64))
    return float(error[rest].sum(dtype=np.float64)) / total if total else 0.0


@dataclass(frozen=True)
class _Appearance:
    """A picture and what is derived from it alone."""

    picture: NDArray[np.uint8]
    edges: Mask
    histogram: NDArray[np.float64]


def _appearance(picture: NDArray[np.uint8]) -> _Appearance:
    tones = _tones(picture)
    return _Appearance(picture, edge_pixels(tones), luminance_histogram(tones))


def _tones(picture: NDArray[np.uint8]) -> NDArray[np.floating[Any]]:
    return luminance(picture / np.float32(255.0))


def _compare(reference: _Appearance, full: _Appearance, error: NDArray[np.float32]) -> Measurements:
    difference = ciede2000(srgb_to_lab(reference.picture), srgb_to_lab(full.picture))
    return Measurements(
        psnr=psnr(error),
        ssim=ssim(reference.picture, full.picture),
        ciede2000=float(np.mean(difference, dtype=np.float64)),
        edge_f1=edge_agreement(reference.edges, full.edges),
        histogram=histogram_intersection(reference.histogram, full.histogram),
        coverage=0.0,
        mean_iou=0.0,
    )


def object_numbers(picture: Picture) -> NDArray[np.uint16]:
    """The object's number per pixel (height, width) of an ``ids`` view. Raises ``ValueError`` unless it is uint8."""
    if picture.dtype != np.uint8:
        raise ValueError("object ids are read from an 8-bit picture")
    return picture[:, :, 0].astype(np.uint16) + 256 * picture[:, :, 1].astype(np.uint16)


def material_numbers(picture: Picture) -> NDArray[np.uint8]:
    """The material's number per pixel (height, width) of an ``ids`` view, which is uint8."""
    return picture[:, :, 2].astype(np.uint8)


def _require_one_size(reference: Picture, views: Mapping[str, Picture]) -> None:
    for view, picture in views.items():
        if picture.shape != reference.shape:
            raise ValueError(f"the {view} view is {picture.shape}, not {reference.shape} as the reference")
