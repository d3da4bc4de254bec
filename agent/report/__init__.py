# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a session: one HTML file that needs no network and no other file."""
