# SPDX-License-Identifier: GPL-3.0-or-later
"""Solve for where objects stand, how they are turned and how large they are, from where the picture shows them.

``solve_placement`` is the door. Each body is slid on what carries it, turned about the vertical
and scaled until it reaches as far in the picture as its outline, or box, in the blueprint does.
"""
