# SPDX-License-Identifier: GPL-3.0-or-later
"""The noise floor keeps its promises on chance, and its constants are what measuring gives."""

import dataclasses
import statistics
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maquette.agent.measurements import Measurements
from maquette.agent.vision.baselines import thumbnail_8x8
from maquette.agent.vision.masks import mask_iou, polygon_mask
from maquette.agent.vision.measure import measure_picture
from maquette.agent.vision.noise import FALSE_GAIN_RATE, RESOLUTION, noise_floor, value_floor
from maquette.agent.vision.resize import enlarge, shrink

EXAMPLES = Path(__file__).parents[3] / "examples"
SOME = Measurements(15.0, 0.5, 12.0, 0.4, 0.7, 1.0, 0.6)
HALF_A_LEVEL = 0.5


def test_equal_renders_leave_the_resolution() -> None:
    assert noise_floor([SOME, SOME, SOME]) == RESOLUTION


def test_the_floor_grows_with_the_difference_and_has_no_sign() -> None:
    noisier = dataclasses.replace(SOME, psnr=14.0, ciede2000=12.5)
    floor = noise_floor([SOME, noisier])
    assert floor == noise_floor([noisier, SOME])
    assert floor.psnr == pytest.approx(6.31, abs=0.01)
    assert floor.ciede2000 == pytest.approx(6.31 / 2.0, abs=0.01)
    assert (floor.ssim, floor.edge_f1) == (RESOLUTION.ssim, RESOLUTION.edge_f1)


@pytest.mark.parametrize("renders", [2, 3, 4])
def test_a_rerender_seldom_seems_a_gain(renders: int) -> None:
    generator = np.random.default_rng(14)
    trials = generator.normal(15.0, 0.3, (20_000, renders + 2))
    gains = [after - before > value_floor(seen) for *seen, before, after in trials.tolist()]
    assert np.mean(gains) == pytest.approx(FALSE_GAIN_RATE, abs=0.005)


def example(name: str) -> Image.Image:
    with Image.open(EXAMPLES / f"{name}.png") as image:
        return image.convert("RGB").resize((384, round(image.height * 384 / image.width)), Image.Resampling.LANCZOS)


def spoiled_copies(image: Image.Image) -> list[np.ndarray]:
    """Stand-ins for renders, in levels but not rounded."""
    exact = np.asarray(image, float)
    return [
        thumbnail_8x8((exact / 255.0).astype(np.float32)) * 255.0,
        enlarge(shrink(exact, image.height // 6, image.width // 6), image.height, image.width),
        np.roll(exact, 9, axis=1) * 0.8 + 12.3,
        exact * 0.6,
    ]


def rounded(levels: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)


def test_the_resolution_is_what_half_a_level_does() -> None:
    changes: dict[str, list[float]] = {"psnr": [], "ssim": [], "ciede2000": [], "histogram": []}
    for name in ("coffee", "carafe", "lighthouse", "living_room"):
        image = example(name)
        reference = np.asarray(image)
        for render in spoiled_copies(image):
            before = measure_picture(reference, rounded(render))
            for shift in (-HALF_A_LEVEL, HALF_A_LEVEL):
                after = measure_picture(reference, rounded(render + shift))
                for figure, values in changes.items():
                    values.append(abs(getattr(after, figure) - getattr(before, figure)))
    for figure, values in changes.items():
        assert statistics.median(values) == pytest.approx(getattr(RESOLUTION, figure), rel=0.5), figure


def test_sampling_within_a_hundredth_of_a_pixel_stays_within_the_resolution_of_iou() -> None:
    angles = np.linspace(0.0, 2.0 * np.pi, 200, endpoint=False)
    disc = 0.5 + np.sqrt(0.1 / np.pi) * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    losses = []
    for shift in np.random.default_rng(15).uniform(-0.01, 0.01, (200, 2)) / 100.0:
        masks = (polygon_mask([(float(x), float(y)) for x, y in points], 100, 100) for points in (disc, disc + shift))
        losses.append(1.0 - mask_iou(*masks))
    assert np.mean(losses) < RESOLUTION.mean_iou
