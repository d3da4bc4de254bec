# SPDX-License-Identifier: GPL-3.0-or-later
"""What the ground-truth scenes are made with: shapes, surfaces, lights, and a record of what was put where.

Lengths are metres, z is up, angles are radians, colours are display-referred sRGB from 0 to 1.
"""
