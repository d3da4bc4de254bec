# SPDX-License-Identifier: GPL-3.0-or-later
"""German."""

from .blueprint import BLUEPRINT
from .carrying import CARRYING
from .labels import LABELS
from .matching import MATCHING
from .sentences import SENTENCES
from .settings import SETTINGS
from .solving import SOLVING
from .tooltips import TOOLTIPS

GERMAN = {**BLUEPRINT, **CARRYING, **LABELS, **MATCHING, **SENTENCES, **SETTINGS, **SOLVING, **TOOLTIPS}
