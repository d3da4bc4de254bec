# SPDX-License-Identifier: GPL-3.0-or-later
"""What the makers' own clients have in common, for the providers that use them."""
