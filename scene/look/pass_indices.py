# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects lend their pass index to the numbers of a look."""

from collections.abc import Mapping

import bpy


def set_pass_indices(numbers: Mapping[str, int]) -> dict[str, int]:
    """Give objects the ``numbers`` that stand by their full names, and all others 0.

    Returns the former index of every object that changed, by its full name. All objects of the
    file take part, since some are shown only through what instances them.
    """
    former = {}
    for entry in bpy.data.objects:
        number = numbers.get(entry.name_full, 0)
        if entry.pass_index != number:
            former[entry.name_full] = entry.pass_index
            entry.pass_index = number
    return former


def restore_pass_indices(former: Mapping[str, int]) -> None:
    """Undo ``set_pass_indices``."""
    for entry in bpy.data.objects:
        if entry.name_full in former:
            entry.pass_index = former[entry.name_full]
