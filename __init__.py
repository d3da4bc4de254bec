# SPDX-License-Identifier: GPL-3.0-or-later
"""Maquette rebuilds a reference picture as an editable scene."""
