# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparison in the camera view: pictures, a line between them, and a grip to drag it by."""
