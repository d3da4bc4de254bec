# SPDX-License-Identifier: GPL-3.0-or-later
"""German."""

from .labels import LABELS
from .sentences import SENTENCES
from .tooltips import TOOLTIPS

GERMAN = {**LABELS, **SENTENCES, **TOOLTIPS}
