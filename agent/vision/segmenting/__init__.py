# SPDX-License-Identifier: GPL-3.0-or-later
"""From a box, a rough outline or a few clicks to the pixels that show one object."""

from .object_mask import MaskHints as MaskHints
from .object_mask import object_mask as object_mask
from .refine_outlines import refine_outline as refine_outline
from .refine_outlines import refine_outlines as refine_outlines
