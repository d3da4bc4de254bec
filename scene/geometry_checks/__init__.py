# SPDX-License-Identifier: GPL-3.0-or-later
"""What is odd about where meshes are: told with numbers, decided without a picture and without a model."""

from .check_geometry import check_geometry as check_geometry
