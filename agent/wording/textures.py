# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reference shows of the texture of flat surfaces, in the numbers that the kit takes."""

from ..surface_texture import DIRECTED, SurfaceTexture, Textures
from .numbers import hexadecimal, short, signed
from .table import table

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
    texture = surface.texture
    streaked = texture.coherence >= DIRECTED
    kinds = ("stripes", "streaks") if streaked else ("even pattern", "spots")
    kind = kinds[0] if texture.regular else kinds[1]
    return (
        f"`{surface.object}`",
        f"{kind}{', upright' if surface.upright else ''}",
        short(texture.period / 2.0, 4),
        short(texture.length, 3) if streaked else "",
        signed(texture.angle, 2) if streaked else "",
        short(texture.contrast, 1),
        ", ".join(
            f"{hexadecimal(colour)} {100.0 * share:.0f} %"
            for colour, share in zip(texture.colours, texture.shares, strict=True)
        ),
    )
