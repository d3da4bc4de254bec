# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``dev.py`` runs inside the development environment; not part of the extension."""
