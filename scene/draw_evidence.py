# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence pictures from a session's pictures, written into its folder."""

import numpy as np
from numpy.typing import NDArray

from ..agent.effects import Draw, DrawCrops, DrawPair, Evidence
from ..agent.request import Picture
from ..agent.vision.evidence import cropped_sheet, evidence_pictures, pair_pictures
from ..agent.vision.png import read_png, write_png
from .session_folder import EVIDENCE, SessionFolder


def draw_evidence(effect: Draw | DrawPair | DrawCrops, folder: SessionFolder, name: str) -> Evidence:
    """Draw what ``effect`` asks for and write ``evidence/<name>-<sort>.png``.

    Touches no Blender data, so a worker thread may do it. Raises ``MaquetteError``.
    """
    reference = read_png(folder.reference)
    if isinstance(effect, DrawCrops):
        return _crops(effect, reference, folder, name)
    if isinstance(effect, Draw):
        drawn = evidence_pictures(reference, folder.read_views(effect.look), effect.look.ids, effect.blueprint)
    else:
        drawn = pair_pictures(reference, folder.read_views(effect.first), folder.read_views(effect.second))
    pictures: dict[str, Picture] = {}
    for entry in drawn:
        path = f"{EVIDENCE}/{name}-{entry.sort}.png"
        write_png(folder.root / path, entry.picture)
        pictures[entry.sort] = Picture(path, entry.caption)
    return Evidence(pictures)


def _crops(effect: DrawCrops, reference: NDArray[np.uint8], folder: SessionFolder, name: str) -> Evidence:
    render = read_png(folder.root / effect.look.pictures["full"])
    pictures: dict[str, Picture] = {}
    for number, box in enumerate(effect.boxes, 1):
        path = f"{EVIDENCE}/{name}-{number}.png"
        drawn = cropped_sheet(reference, render, box)
        write_png(folder.root / path, drawn.picture)
        pictures[str(number)] = Picture(path, drawn.caption)
    return Evidence(pictures)
