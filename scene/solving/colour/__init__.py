# SPDX-License-Identifier: GPL-3.0-or-later
"""Solve for base colours: the scene is rendered, compared material by material, recoloured, rendered again."""

from .solve import solve_colour

__all__ = ["solve_colour"]
