# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference cut into regions, with what each region shows."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...vision.absorb import absorb_highlights, absorb_specks
from ...vision.adjacency import frame_contacts, relabel, shared_borders
from ...vision.colour import srgb_to_lab
from ...vision.components import Labels
from ...vision.regions import colour_steps, merge_regions
from ...vision.resize import shrink
from ...vision.segment import superpixels

Floats = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]

LONG_SIDE = 240
"""Pixels of the longer side at which a picture is read: things stay, grain and noise go."""
PATCHES = 600
MERGE_THRESHOLD = 9.0
"""Cost of a merger (see ``merge_regions``) that joins two things, found on photographs and renders."""
MOST_FRAGMENTS = 60
MOST_REGIONS = 34


@dataclass(frozen=True)
class Survey:
    """A picture of ``picture.shape[:2]`` pixels and its regions, numbered from 0."""

    picture: Floats
    """Display-referred sRGB, 0 to 1."""
    labels: Labels
    highlights: Mask
    """Where a bright reflection was taken for part of the thing that it lies on."""
    shadows: Mask
    """Where a shadow was taken for part of the thing that it falls on."""

    @property
    def count(self) -> int:
        return len(self.sizes)

    @property
    def height(self) -> int:
        return int(self.labels.shape[0])

    @property
    def width(self) -> int:
        return int(self.labels.shape[1])

    @cached_property
    def lab(self) -> Floats:
        return srgb_to_lab(self.picture)

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """Pixels of each region."""
        return np.bincount(self.labels.ravel())

    @cached_property
    def borders(self) -> NDArray[np.int64]:
        """Pixels of boundary between each two regions."""
        return shared_borders(self.labels)

    @cached_property
    def steps(self) -> Floats:
        """Lab difference across the boundary of each two regions, 0 where they do not touch (count, count).

        Steps are averaged as vectors, so that texture cancels and an edge remains.
        """
        low, high, apart = colour_steps(self.lab.astype(np.float32), self.labels)
        summed = np.zeros((self.count, self.count, 3))
        np.add.at(summed, (low, high), apart)
        lengths = np.linalg.norm(summed, axis=2) / np.maximum(self.borders, 1)
        return np.asarray(lengths + lengths.T)

    @cached_property
    def tops(self) -> NDArray[np.int64]:
        """Uppermost row of each region."""
        rows = np.broadcast_to(np.arange(self.height)[:, None], self.labels.shape)
        tops = np.full(self.count, self.height)
        np.minimum.at(tops, self.labels.ravel(), rows.ravel())
        return tops

    @cached_property
    def frame(self) -> Floats:
        """Share of the picture's left, top, right and bottom edge that each region takes."""
        lengths = np.array([self.height, self.width, self.height, self.width])
        return np.asarray(frame_contacts(self.labels) / lengths)

    @cached_property
    def outlines(self) -> NDArray[np.int64]:
        """Length of each region's outline in pixels, the picture's edge included."""
        lengths: NDArray[np.int64] = self.borders.sum(axis=1) + frame_contacts(self.labels).sum(axis=1)
        return lengths

    @cached_property
    def colours(self) -> Floats:
        """Median sRGB of each region without its highlights and shadows (count, 3)."""
        return np.array([np.median(self.picture[self._body(number)], axis=0) for number in range(self.count)])

    @cached_property
    def lab_colours(self) -> Floats:
        return srgb_to_lab(self.colours)

    def share(self, number: int) -> float:
        """Area of a region over that of the picture."""
        return float(self.sizes[number] / self.labels.size)

    def mask(self, number: int) -> Mask:
        return np.asarray(self.labels == number)

    def _body(self, number: int) -> Mask:
        mask = self.mask(number)
        own = mask & ~self.highlights & ~self.shadows
        return own if own.any() else mask

    def merged(self, merged_into: dict[int, int]) -> tuple["Survey", NDArray[np.int64]]:
        """A survey with some regions counted as part of others, and the new number of each old region."""
        target = np.array([merged_into.get(number, number) for number in range(self.count)])
        labels = relabel(self.labels, target)
        renumbered = np.zeros(self.count, np.int64)
        renumbered[self.labels.ravel()] = labels.ravel()
        return replace(self, labels=labels), renumbered

    def with_shadows(self, numbers: list[int]) -> "Survey":
        """The same survey with these regions marked as shadows."""
        return replace(self, shadows=self.shadows | np.isin(self.labels, numbers))


def survey_picture(picture: Floats) -> Survey:
    """Cut ``picture`` (height, width, 3; sRGB, 0 to 1), shrunk to a handy size, into regions."""
    small = shrink(picture, *_working_size(picture.shape[0], picture.shape[1]))
    lab = srgb_to_lab(small).astype(np.float32)
    fragments = merge_regions(lab, superpixels(lab, PATCHES), MERGE_THRESHOLD, MOST_FRAGMENTS)
    labels, highlights = absorb_highlights(fragments, lab)
    labels = merge_regions(lab, absorb_specks(labels), MERGE_THRESHOLD, MOST_REGIONS)
    return Survey(small, labels, highlights, np.zeros(labels.shape, bool))


def _working_size(height: int, width: int) -> tuple[int, int]:
    factor = min(1.0, LONG_SIDE / max(height, width))
    return max(1, round(height * factor)), max(1, round(width * factor))
