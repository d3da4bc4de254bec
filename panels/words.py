# SPDX-License-Identifier: GPL-3.0-or-later
"""What stages, states and figures are called in the sidebar, and their icons."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ..operators.translated import pgettext_iface

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import IconItems

    from ..agent.changes import Aspect
    from ..agent.critique import Kind, ReviewName
    from ..agent.measurements import Figure
    from ..agent.review.view import RowState, SessionState, StageRow

STAGES: Final[Mapping["ReviewName", str]] = {
    "blueprint": "Blueprint",
    "scaffold": "Scaffold",
    "geometry": "Geometry",
    "materials": "Materials",
    "composition": "Composition",
    "lighting": "Lighting",
    "oneshot": "Whole Scene",
}
ROW_ICONS: "Final[Mapping[RowState, IconItems]]" = {
    "waiting": "RADIOBUT_OFF",
    "working": "PLAY",
    "review": "HIDE_OFF",
    "accepted": "CHECKMARK",
    "unchanged": "REMOVE",
    "skipped": "FORWARD",
}
STATE_ICONS: "Final[Mapping[SessionState, IconItems]]" = {
    "interrupted": "PAUSE",
    "stopped": "PAUSE",
    "failed": "ERROR",
}
"""Of the stage that was being worked on, where that is not so any more."""
FIGURES: Final[Mapping["Figure", str]] = {
    "psnr": "Match (PSNR)",
    "ssim": "Structure (SSIM)",
    "ciede2000": "Colour Error (\N{GREEK CAPITAL LETTER DELTA}E)",
    "edge_f1": "Edges",
    "histogram": "Tones",
    "coverage": "Objects Seen",
    "mean_iou": "Outlines",
}
MEANINGS: Final[Mapping["Figure", str]] = {
    "psnr": "Match: how close each pixel is to the reference. Half the squared error is 3 dB more.",
    "ssim": "Structure: how alike light, contrast and pattern are from spot to spot. 1 is identical.",
    "ciede2000": "Colour error: how far off the colours look. Lower is better; 1 is barely visible.",
    "edge_f1": "Edges: how much of the drawing lies where the reference has it.",
    "histogram": "Tones: how well the shares of dark, middle and light agree.",
    "coverage": "Objects seen: how many of the things in the picture are visible.",
    "mean_iou": "Outlines: how far the shapes of the things overlap with the picture's.",
}
KINDS: Final[Mapping["Kind", str]] = {
    "missing": "missing",
    "extra": "should not be there",
    "position": "place",
    "scale": "size",
    "rotation": "turn",
    "shape": "shape",
    "colour": "colour",
    "roughness": "gloss",
    "light": "light",
    "camera": "camera",
    "contact": "contact",
}
ASPECT_ICONS: "Final[Mapping[Aspect, IconItems]]" = {
    "collection": "OUTLINER_COLLECTION",
    "object": "OBJECT_DATA",
    "transform": "OBJECT_DATA",
    "geometry": "MESH_DATA",
    "material": "MATERIAL",
    "light": "LIGHT",
    "world": "WORLD",
    "camera": "CAMERA_DATA",
    "exposure": "RENDER_RESULT",
    "render": "SCENE_DATA",
}


def stage_name(stage: "ReviewName") -> str:
    """Translated."""
    return pgettext_iface(STAGES[stage])


def clock(seconds: float) -> str:
    """``0:07``, ``12:30`` or ``1:02:03``."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def score(row: "StageRow") -> str:
    """How well the stage came out: a share of 100 %, or how far the colours are off; empty before it was measured."""
    if row.score is None:
        return ""
    if row.stage == "materials":
        return pgettext_iface("{:.1f} off").format(-row.score)
    return f"{row.score * 100:.0f} %"
