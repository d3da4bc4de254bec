# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence pictures from a session's pictures, written into its folder."""

from ..agent.effects import Draw, DrawPair, Evidence
from ..agent.request import Picture
from ..agent.vision.evidence import evidence_pictures, pair_pictures
from ..agent.vision.png import read_png, write_png
from .session_folder import EVIDENCE, SessionFolder


def draw_evidence(effect: Draw | DrawPair, folder: SessionFolder, name: str) -> Evidence:
    """Draw what ``effect`` asks for and write ``evidence/<name>-<sort>.png``.

    Touches no Blender data, so a worker thread may do it. Raises ``MaquetteError``.
    """
    reference = read_png(folder.reference)
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
