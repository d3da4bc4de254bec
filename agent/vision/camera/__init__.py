# SPDX-License-Identifier: GPL-3.0-or-later
"""Solve for the camera from what is known of a picture: points, lines, horizon, circles, heights.

``solve_camera`` is the door. Picture coordinates are normalised, x right and y down from 0 to 1;
the world is in metres, z up. Sources of the methods: Hartley and Zisserman, Multiple View Geometry
in Computer Vision (2nd edition), chapters 4, 7 and 8.
"""
