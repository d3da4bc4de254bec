# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files the artist is offered as references; what is in them is looked at when one is chosen."""

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif")
"""Of the forms that the intake reads."""
