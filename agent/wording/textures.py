# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reference shows of the texture of flat surfaces, in the numbers that the kit takes."""

from ..surface_texture import SurfaceTexture, Textures
from .numbers import hexadecimal, short, signed
from .table import table

STREAKED = 0.35
"""Coherence from which on a texture has a direction."""
LEGEND = (
    "(Measured in the reference after the perspective was taken out, in metres on the object; shading does not count. "
    "width: across one streak or spot, half the way to the next; length: over which a streak keeps its tone; angle: of "
    "the streaks; all as `grain`, `stripes` and `noise_colour` take them. contrast: standard deviation of CIE "
    "lightness. colours: of the texture alone, the darkest first, with their shares.)"
)


def textures_in_words(textures: Textures) -> str:
    """A line a surface; empty where there is none."""
    if not textures.surfaces:
        return ""
    heads = ("object", "texture", "width", "length", "angle", "contrast", "colours")
    return f"{table(heads, [_row(surface) for surface in textures.surfaces])}\n\n{LEGEND}"


def _row(surface: SurfaceTexture) -> tuple[str, ...]:
    streaked = surface.coherence >= STREAKED
    kinds = ("stripes", "streaks") if streaked else ("even pattern", "spots")
    kind = kinds[0] if surface.regular else kinds[1]
    return (
        f"`{surface.object}`",
        f"{kind}{', upright' if surface.upright else ''}",
        short(surface.period / 2.0, 4),
        short(surface.length, 3) if streaked else "",
        signed(surface.angle, 2) if streaked else "",
        short(surface.contrast, 1),
        ", ".join(
            f"{hexadecimal(colour)} {100.0 * share:.0f} %"
            for colour, share in zip(surface.colours, surface.shares, strict=True)
        ),
    )
