# SPDX-License-Identifier: GPL-3.0-or-later
"""What an artist marks over the reference, and the camera that agrees with it."""
