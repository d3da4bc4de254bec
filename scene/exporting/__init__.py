# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of the export: Python source taken apart and put together."""
