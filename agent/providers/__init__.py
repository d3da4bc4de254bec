# SPDX-License-Identifier: GPL-3.0-or-later
"""Who answers: models' services, the built-in analyst, people and recordings."""
