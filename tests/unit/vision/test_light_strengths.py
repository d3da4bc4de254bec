# SPDX-License-Identifier: GPL-3.0-or-later
"""Strengths are found again from a picture that was lit with them, and what cannot be told is said."""

import numpy as np
import pytest
from scipy.optimize import nnls

from maquette.agent.vision.colour import linear_to_srgb
from maquette.agent.vision.light.non_negative import non_negative_least_squares
from maquette.agent.vision.light.strengths import solve_strengths


def lights(random: np.random.Generator, count: int = 4) -> np.ndarray:
    """Smooth patches of light on a surface of mixed colours."""
    rows, columns = np.mgrid[0:48, 0:64] / 48.0
    albedo = random.uniform(0.1, 0.8, (48, 64, 3))
    shapes = [
        np.exp(
            -((columns - random.uniform(0, 1.3)) ** 2 + (rows - random.uniform(0, 1)) ** 2) / random.uniform(0.1, 0.5)
        )
        for _ in range(count - 1)
    ]
    return np.stack([np.full((48, 64), 0.4), *shapes])[..., None] * albedo


def picture(passes: np.ndarray, factors: np.ndarray) -> np.ndarray:
    lit = np.einsum("lhwc,lc->hwc", passes, factors)
    return np.rint(linear_to_srgb(np.clip(lit, 0, 1).astype(np.float32)) * 255) / 255


@pytest.mark.parametrize("seed", range(8))
def test_it_agrees_with_another_implementation(seed: int) -> None:
    random = np.random.default_rng(seed)
    system, goal = random.normal(size=(30, 7)), random.normal(size=30)
    expected, _ = nnls(system, goal)
    assert np.allclose(non_negative_least_squares(system.T @ system, system.T @ goal), expected, atol=1e-8)


def test_lights_that_are_the_same_share_what_they_give() -> None:
    system = np.ones((5, 2))
    found = non_negative_least_squares(system.T @ system + 1e-9 * np.eye(2), system.T @ np.full(5, 3.0))
    assert found.sum() == pytest.approx(3.0)
    assert found[0] == pytest.approx(found[1], rel=1e-3)


@pytest.mark.parametrize("seed", range(5))
def test_strengths_and_colours_come_back_within_three_per_cent(seed: int) -> None:
    random = np.random.default_rng(seed)
    passes = lights(random)
    factors = random.uniform(0.2, 1.5, (4, 3))
    solved = solve_strengths(passes.astype(np.float32), picture(passes, factors))
    assert np.abs(solved.factors / factors - 1).max() < 0.03
    assert solved.error < 0.01
    assert not solved.undecided


def test_clipped_highlights_do_not_count() -> None:
    random = np.random.default_rng(9)
    passes = lights(random)
    factors = np.full((4, 3), 2.5)
    shown = picture(passes, factors)
    assert (shown == 1.0).mean() > 0.05
    solved = solve_strengths(passes.astype(np.float32), shown, coloured=False)
    assert np.abs(solved.factors / factors - 1).max() < 0.03


def test_what_shines_on_a_masked_part_does_not_count() -> None:
    random = np.random.default_rng(10)
    passes = lights(random)
    factors = random.uniform(0.2, 1.0, (4, 3))
    shown = picture(passes, factors)
    shown[:, 40:] = 0.5
    mask = np.ones((48, 64), bool)
    mask[:, 40:] = False
    solved = solve_strengths(passes.astype(np.float32), shown, mask)
    assert np.abs(solved.factors / factors - 1).max() < 0.05


def test_strengths_alone_keep_the_colours_of_the_lights() -> None:
    random = np.random.default_rng(14)
    passes = lights(random)
    colours = random.uniform(0.3, 1.0, (4, 3))
    factors = colours * random.uniform(0.4, 1.2, (4, 1))
    solved = solve_strengths(passes.astype(np.float32), picture(passes, factors), coloured=False, expected=colours)
    assert np.abs(solved.factors / factors - 1).max() < 0.03


def test_a_robust_fit_leaves_aside_what_no_light_explains() -> None:
    random = np.random.default_rng(15)
    passes = lights(random)
    factors = np.full((4, 3), 0.6)
    shown = picture(passes, factors)
    shown[5:17, 8:24] = np.clip(shown[5:17, 8:24] + 0.3, 0.0, 0.98)
    errors = [
        np.abs(solve_strengths(passes.astype(np.float32), shown, robust=robust).factors / factors - 1).max()
        for robust in (False, True)
    ]
    assert errors[1] < 0.03 < errors[0]


def test_a_light_that_is_off_is_found_off_and_said_to_hardly_show() -> None:
    random = np.random.default_rng(11)
    passes = lights(random)
    factors = np.array([[0.8] * 3, [0.0] * 3, [1.0] * 3, [0.5] * 3])
    solved = solve_strengths(passes.astype(np.float32), picture(passes, factors))
    assert solved.factors[1].max() < 0.02
    assert [sentence[:2] for sentence in solved.undecided] == ["1:"]


def test_lights_that_cannot_be_told_apart_are_named() -> None:
    passes = lights(np.random.default_rng(12))
    twins = np.concatenate([passes, passes[-1:] * 0.5])
    solved = solve_strengths(twins.astype(np.float32), picture(passes, np.full((4, 3), 0.7)))
    assert any(sentence.startswith("3 and 4") for sentence in solved.undecided)
    assert solved.error < 0.01


def test_nothing_to_go_by_is_an_error() -> None:
    passes = lights(np.random.default_rng(13)).astype(np.float32)
    with pytest.raises(ValueError, match="clipped or masked"):
        solve_strengths(passes, np.ones((48, 64, 3), np.float32))


def noisy(seed: int, shape: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two renders of each light, the mean of whose noise is right; the picture that they make; the true factors."""
    random = np.random.default_rng(seed)
    passes = lights(random)
    factors = np.repeat(random.uniform(0.4, 1.5, (4, 1)), 3, axis=1)
    halves = passes * random.gamma(shape, 1.0 / shape, (2, *passes.shape))
    return halves.astype(np.float32), picture(passes, factors), factors


def off(halves: np.ndarray, seen: np.ndarray, factors: np.ndarray, *, paired: bool, robust: bool) -> float:
    """The worst error of a strength, of itself."""
    solved = solve_strengths(
        halves.mean(axis=0), seen, coloured=False, robust=robust, halves=halves if paired else None
    )
    return float(np.abs(solved.factors / factors - 1).max())


@pytest.mark.parametrize("robust", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_noise_of_two_renders_does_not_make_lights_seem_weaker(seed: int, robust: bool) -> None:
    found = noisy(seed, 64.0)
    paired, plain = (off(*found, paired=paired, robust=robust) for paired in (True, False))
    assert paired < 0.03
    assert paired < 0.6 * plain


def test_what_noise_adds_is_no_error_of_the_light() -> None:
    halves, seen, _ = noisy(2, 64.0)
    paired = solve_strengths(halves.mean(axis=0), seen, coloured=False, halves=halves)
    plain = solve_strengths(halves.mean(axis=0), seen, coloured=False)
    assert paired.typical_error < 0.3 * plain.typical_error
