# SPDX-License-Identifier: GPL-3.0-or-later
"""What the operators that show something have in common."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import bpy

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


def look(operator: bpy.types.Operator, show: Callable[[], object]) -> "set[OperatorReturnItems]":
    """Show it, or report why that is not possible."""
    from ..agent.errors import MaquetteError

    try:
        show()
    except MaquetteError as error:
        operator.report({"ERROR"}, str(error))
        return {"CANCELLED"}
    return {"FINISHED"}
