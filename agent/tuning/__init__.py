# SPDX-License-Identifier: GPL-3.0-or-later
"""Fine tuning: the numbers that a program declares as unsure are searched for against the picture."""
