# SPDX-License-Identifier: GPL-3.0-or-later
"""Solve for base colours: what a surface shows grows with its own colour, channel by channel."""
