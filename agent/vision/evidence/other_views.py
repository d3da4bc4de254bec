# SPDX-License-Identifier: GPL-3.0-or-later
"""The views beside the full one that stages are judged by."""

from typing import Final

OTHER_VIEWS: Final = {
    "clay": "without materials, lit from all around (clay)",
    "flat": "with its materials in even white light (flat)",
}
