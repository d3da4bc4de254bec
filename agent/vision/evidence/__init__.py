# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures that show a judge what measurements alone do not."""

from .cropped_sheet import cropped_sheet as cropped_sheet
from .pair import pair_pictures as pair_pictures
from .set_of_pictures import evidence_pictures as evidence_pictures
