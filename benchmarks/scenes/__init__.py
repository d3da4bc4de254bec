# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground-truth scenes, a script each, with their truth beside them. ``python dev.py bench --truth`` renews that."""
