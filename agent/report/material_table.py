# SPDX-License-Identifier: GPL-3.0-or-later
"""How each material came out: colours in shade and light, and its share of the error."""

from collections.abc import Mapping
from typing import Final

from ..blueprint import Blueprint
from ..measurements import Cell, LookMeasurements, MaterialMeasurements
from .chip import chip
from .markup import Markup, join
from .object_table import names_of
from .tables import table

COLUMNS: Final = ("Material", "On", "In shade", "In light", "Share of error")
ARROW: Final = " \N{RIGHTWARDS ARROW} "


def material_table(blueprint: Blueprint, measured: LookMeasurements) -> Markup:
    """A row for each material that is visible; nothing where none was measured."""
    if not measured.materials:
        return Markup("")
    names = names_of(blueprint)
    rows = [_row(entry, names) for entry in measured.materials]
    return table("How each material came out, reference \N{RIGHTWARDS ARROW} render", COLUMNS, rows, kind="materials")


def _row(entry: MaterialMeasurements, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        entry.name,
        ", ".join(names.get(name, name) for name in entry.objects),
        _colours(entry.shaded, f"{entry.name} in shade"),
        _colours(entry.lit, f"{entry.name} in light"),
        f"{entry.error_share * 100:.0f} %",
    )


def _colours(cell: Cell | None, what: str) -> Markup:
    if cell is None:
        return Markup("")
    return join(chip(cell.reference, f"{what}, reference"), ARROW, chip(cell.full, f"{what}, render"))
