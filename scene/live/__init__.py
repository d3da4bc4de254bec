# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions in Blender's window: stepped without blocking it, reviewed, rolled back, resumed."""
