# SPDX-License-Identifier: GPL-3.0-or-later
"""The match of the camera: a panel, and marks to drag in the camera view."""
