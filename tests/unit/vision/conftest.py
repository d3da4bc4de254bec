# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of pictures to measure: random ones, and a photograph beside spoiled copies of it."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

EXAMPLES = Path(__file__).parents[3] / "examples"
WIDTH = 320

Picture = NDArray[np.uint8]
Pair = tuple[Picture, Picture]


def example(name: str, width: int = WIDTH) -> Picture:
    """A picture of ``examples/``, ``width`` pixels wide, uint8 (height, width, 3)."""
    with Image.open(EXAMPLES / f"{name}.png") as image:
        height = round(image.height * width / image.width)
        return np.asarray(image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))


def with_noise(picture: Picture, levels: float) -> Picture:
    """Normal noise of this standard deviation added."""
    noise = np.random.default_rng(2).normal(0.0, levels, picture.shape)
    return np.clip(np.rint(picture + noise), 0, 255).astype(np.uint8)


def with_exposure(picture: Picture, factor: float) -> Picture:
    """Every value times ``factor``."""
    return np.clip(np.rint(picture * factor), 0, 255).astype(np.uint8)


@pytest.fixture(scope="session")
def coffee() -> Picture:
    """The photograph of the demo."""
    return example("coffee")


@pytest.fixture(scope="session")
def random_pair() -> Pair:
    """Two pictures of pure noise, of odd size."""
    generator = np.random.default_rng(1)
    first, second = (generator.integers(0, 256, (61, 97, 3), dtype=np.uint8) for _ in range(2))
    return first, second


@pytest.fixture(params=["random", "noise", "shift", "dark", "bright", "grey"])
def pair(request: pytest.FixtureRequest, coffee: Picture, random_pair: Pair) -> Pair:
    """A picture and one that differs from it."""
    grey = np.broadcast_to(coffee.mean(axis=2, keepdims=True).astype(np.uint8), coffee.shape)
    pairs = {
        "random": random_pair,
        "noise": (coffee, with_noise(coffee, 15.0)),
        "shift": (coffee, np.roll(coffee, (2, 5), axis=(0, 1))),
        "dark": (coffee, with_exposure(coffee, 0.6)),
        "bright": (coffee, with_exposure(coffee, 1.7)),
        "grey": (coffee, grey),
    }
    return pairs[request.param]
