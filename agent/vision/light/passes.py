# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene's light taken apart: one render of each light alone."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..colour import as_8_bit, linear_to_srgb
from ..resize import shrink
from .non_negative import Floats

Pictures = NDArray[np.float32]

MOSTLY: Final = 0.5
"""Share of a pixel that counts from which on it counts whole."""


@dataclass(frozen=True)
class Passes:
    """Scene-linear Rec. 709 renders of one size, bounces included, the exposure applied."""

    lights: Pictures
    """(lights, height, width, 3): each light alone, white and as strong as it is now."""
    fixed: Pictures
    """(height, width, 3): the light of all that is left as it is."""
    now: Floats
    """(lights, 3): the colours that the lights have now, which are the factors that give the present picture."""
    counts: NDArray[np.bool_]
    """(height, width): where something stands that the lights light."""
    glow: Pictures
    """(height, width, 3): what glows, which is in every render of a light."""
    halves: Pictures | None = None
    """(2, lights, height, width, 3): two renders of ``lights``, which are their mean, the noise of one independent of
    that of the other; None where there is but one of each."""

    def linear(self, factors: Floats) -> Pictures:
        """(height, width, 3) with these (lights, 3) factors."""
        return np.asarray(self.fixed + np.einsum("lhwc,lc->hwc", self.lights, factors.astype(np.float32)))

    def with_second(self, second: "Passes") -> "Passes":
        """These and another render of the same scene with other noise."""
        halves = np.stack([self.lights, second.lights])
        return replace(
            self,
            lights=halves.mean(axis=0),
            fixed=(self.fixed + second.fixed) / np.float32(2.0),
            counts=self.counts & second.counts,
            halves=halves,
        )

    def with_light(self, number: int, alone: Pictures) -> "Passes":
        """These with another render (height, width, 3) of light ``number``, which may stand elsewhere now."""
        lights = self.lights.copy()
        lights[number] = self.of_light(alone)
        return replace(self, lights=lights, halves=None)

    def with_more(self, light: Pictures) -> "Passes":
        """These and the light (height, width, 3) of a further white lamp, as strong as it is to be now."""
        lights, now = np.concatenate([self.lights, light[None]]), np.vstack([self.now, np.ones(3)])
        return replace(self, lights=lights, now=now, halves=None)

    def of_light(self, alone: Pictures) -> Pictures:
        """What of the render (height, width, 3) of a light alone is its light on what counts."""
        return np.asarray(np.maximum(alone - self.glow, 0.0) * self.counts[..., None])

    def shrunk(self, height: int, width: int) -> "Passes":
        """These as smaller pictures."""
        return Passes(
            np.stack([shrink(light, height, width) for light in self.lights]),
            shrink(self.fixed, height, width),
            self.now,
            shrink(self.counts.astype(np.float32), height, width) > MOSTLY,
            shrink(self.glow, height, width),
            None
            if self.halves is None
            else np.stack([[shrink(light, height, width) for light in half] for half in self.halves]),
        )

    def shown(self, factors: Floats) -> NDArray[np.uint8]:
        """The picture (height, width, 3) with these factors through the Standard view transform, 8-bit sRGB."""
        return as_8_bit(linear_to_srgb(np.clip(self.linear(factors), 0.0, 1.0)))
