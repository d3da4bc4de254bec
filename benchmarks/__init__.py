# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes whose truth is known, to measure reconstructions on. ``python dev.py bench`` uses them."""
