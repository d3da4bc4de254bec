# SPDX-License-Identifier: GPL-3.0-or-later
"""A part of reference and render, enlarged, that someone has asked for."""

from ...blueprint import Box
from .drawn import Drawn
from .panels import Picture, columns_for, fitted_sheet


def cropped_sheet(reference: Picture, render: Picture, box: Box) -> Drawn:
    """What ``box`` (left, top, right, bottom, 0 to 1) holds of both pictures, uint8 (height, width, 3)."""
    height, width = reference.shape[:2]
    left, top, right, bottom = box
    columns = slice(min(int(left * width), width - 1), max(int(right * width), int(left * width) + 1))
    rows = slice(min(int(top * height), height - 1), max(int(bottom * height), int(top * height) + 1))
    parts = [reference[rows, columns], render[rows, columns]]
    places = ("above", "below") if columns_for(2, *parts[0].shape[:2]) == 1 else ("left", "right")
    where = f"x {left:.2f} to {right:.2f}, y {top:.2f} to {bottom:.2f}"
    return Drawn("crops", fitted_sheet(parts), f"Enlarged, {where}: the reference {places[0]}, the render {places[1]}.")
