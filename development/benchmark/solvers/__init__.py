# SPDX-License-Identifier: GPL-3.0-or-later
"""Each solver on its own, where everything else is true."""
