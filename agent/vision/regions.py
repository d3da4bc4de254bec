# SPDX-License-Identifier: GPL-3.0-or-later
"""Regions: superpixels merged by contrast until each is one thing to the eye."""

import heapq
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .components import Labels, connected_components

Floats = NDArray[np.float32]

LIGHTNESS_WEIGHT = 0.7
"""Lightness counts less than chroma: shading and soft shadows change it within one thing."""
STEP_SHARE = 0.5
"""Weight of the step across the shared boundary; the rest is the difference of mean colours.
A boundary between things is a step, a boundary within shading is none however far the means are apart."""
STEP_REACH = 2
"""Pixels to either side of a boundary between which its step is measured, so that a blurred edge counts in full."""
SPECK = 0.005
"""Share of the picture below which a region merges the more easily the smaller it is."""

Border = tuple[float, NDArray[np.float64]]
"""Length of a boundary in pixels and the summed colour steps across it."""


@dataclass
class _Graph:
    """Regions with their sums, and the boundaries between them."""

    size: dict[int, float]
    sums: dict[int, NDArray[np.float64]]
    borders: dict[int, dict[int, Border]]
    """Per region and neighbour; steps point from the region to its neighbour."""
    version: dict[int, int] = field(default_factory=dict)

    def cost(self, first: int, second: int, total: float) -> float:
        length, steps = self.borders[first][second]
        difference = self.sums[first] / self.size[first] - self.sums[second] / self.size[second]
        # Steps are averaged as vectors, so that texture cancels and an edge remains.
        apart = (1.0 - STEP_SHARE) * _norm(difference) + STEP_SHARE * _norm(steps) / length
        smaller = min(self.size[first], self.size[second]) / total
        return apart * float(np.sqrt(smaller / (smaller + SPECK)))

    def merge(self, kept: int, gone: int) -> None:
        self.size[kept] += self.size.pop(gone)
        self.sums[kept] = self.sums[kept] + self.sums.pop(gone)
        for neighbour, (length, steps) in self.borders.pop(gone).items():
            del self.borders[neighbour][gone]
            if neighbour == kept:
                continue
            old_length, old_steps = self.borders[kept].get(neighbour, (0.0, np.zeros(3)))
            self.borders[kept][neighbour] = (old_length + length, old_steps + steps)
            self.borders[neighbour][kept] = (old_length + length, -old_steps - steps)


def merge_regions(lab: Floats, patches: Labels, threshold: float, most: int) -> Labels:
    """Merge ``patches`` (height, width) of ``lab`` (height, width, 3), the cheapest pair first.

    Stops when the cheapest merger costs more than ``threshold`` (weighted Lab units times a
    power of the smaller region's share of the picture) and no more than ``most`` regions remain.
    """
    weighted = lab * np.array([LIGHTNESS_WEIGHT, 1.0, 1.0], np.float32)
    graph = _graph_of(weighted, patches)
    total = float(patches.size)
    heap = [
        (graph.cost(first, second, total), first, second, 0, 0)
        for first, neighbours in graph.borders.items()
        for second in neighbours
        if first < second
    ]
    heapq.heapify(heap)
    parent = np.arange(int(patches.max()) + 1)
    while heap:
        cost, first, second, first_version, second_version = heapq.heappop(heap)
        stale = (
            first not in graph.size
            or second not in graph.size
            or graph.version.get(first, 0) != first_version
            or graph.version.get(second, 0) != second_version
        )
        if stale:
            continue
        if cost > threshold and len(graph.size) <= most:
            break
        graph.merge(first, second)
        parent[second] = first
        graph.version[first] = graph.version.get(first, 0) + 1
        for neighbour in graph.borders[first]:
            entry = (graph.cost(first, neighbour, total), first, neighbour)
            heapq.heappush(heap, (*entry, graph.version[first], graph.version.get(neighbour, 0)))
    while not np.array_equal(parent[parent], parent):
        parent = parent[parent]
    return connected_components(parent[patches])


def _graph_of(weighted: Floats, patches: Labels) -> _Graph:
    count = int(patches.max()) + 1
    flat = patches.ravel()
    sizes = np.bincount(flat, minlength=count).astype(float)
    sums = np.stack([np.bincount(flat, weights=channel.ravel(), minlength=count) for channel in _channels(weighted)], 1)
    first, second, steps = colour_steps(weighted, patches)
    keys, which = np.unique(first.astype(np.int64) * count + second, return_inverse=True)
    lengths = np.bincount(which, minlength=len(keys))
    summed = np.stack([np.bincount(which, weights=channel, minlength=len(keys)) for channel in steps.T], 1)
    borders: dict[int, dict[int, Border]] = {number: {} for number in range(count)}
    for key, length, total in zip(keys.tolist(), lengths.tolist(), summed, strict=True):
        low, high = divmod(key, count)
        borders[low][high] = (float(length), total)
        borders[high][low] = (float(length), -total)
    return _Graph(dict(enumerate(sizes.tolist())), dict(enumerate(sums)), borders)


def colour_steps(picture: Floats, patches: Labels) -> tuple[Labels, Labels, Floats]:
    """Lower label, higher label and the colour step from lower to higher, per pixel of boundary."""
    reach = STEP_REACH - 1
    lows, highs, steps = [], [], []
    for axis in (0, 1):
        labels, colours = np.moveaxis(patches, axis, 0), np.moveaxis(picture, axis, 0)
        before, after = labels[:-1], labels[1:]
        far_before = colours[np.maximum(np.arange(len(before)) - reach, 0)]
        far_after = colours[np.minimum(np.arange(len(before)) + 1 + reach, len(labels) - 1)]
        apart = before != after
        turned = np.where(before < after, 1.0, -1.0)[apart]
        lows.append(np.minimum(before, after)[apart])
        highs.append(np.maximum(before, after)[apart])
        steps.append((far_after - far_before)[apart] * turned[:, None])
    return np.concatenate(lows), np.concatenate(highs), np.concatenate(steps).astype(np.float32)


def _channels(picture: Floats) -> tuple[Floats, ...]:
    return tuple(picture[..., channel] for channel in range(picture.shape[2]))


def _norm(vector: NDArray[np.float64]) -> float:
    return float(np.sqrt(vector @ vector))
