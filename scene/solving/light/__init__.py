# SPDX-License-Identifier: GPL-3.0-or-later
"""Solve for a scene's light: it is rendered one light at a time, and the parts are added up anew."""

from .solve import solve_light

__all__ = ["solve_light"]
