# SPDX-License-Identifier: GPL-3.0-or-later
"""Tell the colour cast of a picture's light apart from the colours of what it falls on."""
