# SPDX-License-Identifier: GPL-3.0-or-later
"""Solve for light: rendering is linear in the strength of each light, so strengths follow from one render a light."""
