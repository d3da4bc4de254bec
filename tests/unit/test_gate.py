# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an attempt replaces the best state."""

from dataclasses import replace

from maquette.agent.critique import Critique
from maquette.agent.gate import NoiseFloor, judge
from maquette.agent.measurements import LookMeasurements, Measurements
from maquette.stages.composition import COMPOSITION
from maquette.stages.geometry import GEOMETRY
from maquette.stages.lighting import LIGHTING

FIGURES = Measurements(psnr=15.0, ssim=0.5, ciede2000=10.0, edge_f1=0.6, histogram=0.7, coverage=1.0, mean_iou=0.8)
START = LookMeasurements(FIGURES, (), 0.6)
FLOOR = NoiseFloor(Measurements(0.1, 0.01, 0.1, 0.01, 0.01, 0.0, 0.001))
AGREES = Critique((), "candidate", True, "")
PREFERS_BEST = replace(AGREES, prefers="best")


def look(**changes: float) -> LookMeasurements:
    return replace(START, picture=replace(FIGURES, **changes))


def test_nothing_may_fall_below_the_start() -> None:
    ruling = judge(LIGHTING, look(psnr=18.0, mean_iou=0.75), AGREES, None, START, FLOOR)
    assert not ruling.won
    assert "outline agreement fell by 0.05" in ruling.reason


def test_shapes_are_not_punished_for_colours() -> None:
    assert judge(GEOMETRY, look(psnr=14.0, mean_iou=0.9), AGREES, None, START, FLOOR).won
    assert not judge(GEOMETRY, look(psnr=16.0, mean_iou=0.7), AGREES, None, START, FLOOR).won


def test_tones_and_edges_are_for_the_stages_whose_duty_they_are() -> None:
    assert judge(LIGHTING, look(psnr=18.0, edge_f1=0.55), AGREES, None, START, FLOOR).won
    assert judge(LIGHTING, look(psnr=18.0, histogram=0.6), AGREES, None, START, FLOOR).won


def test_a_fall_within_the_noise_is_no_fall() -> None:
    assert judge(LIGHTING, look(psnr=18.0, ssim=0.495), AGREES, None, START, FLOOR).won


def test_a_rise_of_the_colour_difference_is_a_fall() -> None:
    assert not judge(LIGHTING, look(psnr=18.0, ciede2000=10.7), AGREES, None, START, FLOOR).won
    assert judge(LIGHTING, look(psnr=18.0, ciede2000=9.0), AGREES, None, START, FLOOR).won


def test_the_best_must_be_beaten() -> None:
    best = look(psnr=18.0)
    assert not judge(LIGHTING, look(psnr=17.0), AGREES, best, START, FLOOR).won
    assert judge(LIGHTING, look(psnr=19.0), AGREES, best, START, FLOOR).won


def test_the_critic_can_veto_a_gain() -> None:
    assert not judge(LIGHTING, look(psnr=19.0), PREFERS_BEST, look(psnr=18.0), START, FLOOR).won


def test_first_work_of_its_kind_need_not_score_better() -> None:
    same = look()
    assert judge(LIGHTING, same, AGREES, None, START, FLOOR).won
    assert not judge(LIGHTING, same, AGREES, None, START, FLOOR, first_pass=False).won
    assert not judge(COMPOSITION, same, AGREES, None, START, FLOOR).won


def test_the_score_has_a_floor_of_its_own() -> None:
    noisy = NoiseFloor(FLOOR.figures, (look(mean_iou=0.8), look(mean_iou=0.802)))
    assert not judge(COMPOSITION, look(mean_iou=0.805), AGREES, None, START, noisy).won
    assert judge(COMPOSITION, look(mean_iou=0.82), AGREES, None, START, noisy).won


def test_a_small_fall_is_forgiven_where_the_picture_gains_more() -> None:
    ruling = judge(LIGHTING, look(psnr=17.0, ssim=0.485), AGREES, None, START, FLOOR)
    assert ruling.won
    assert ruling.reason == "Kept: the first sound attempt, though SSIM fell by 0.015."


def test_no_fall_is_forgiven_that_is_large_or_costs_more_than_is_gained() -> None:
    assert not judge(LIGHTING, look(psnr=20.0, ssim=0.47), AGREES, None, START, FLOOR).won
    assert not judge(LIGHTING, look(psnr=15.3, ssim=0.485), AGREES, None, START, FLOOR).won
    assert not judge(LIGHTING, look(psnr=14.9, histogram=0.9, ciede2000=10.4), AGREES, None, START, FLOOR).won


def test_better_edges_make_up_for_outlines_that_were_read_by_eye() -> None:
    better = replace(look(mean_iou=0.793), clay_edge_f1=0.7)
    assert judge(GEOMETRY, better, AGREES, None, START, FLOOR).won
    assert not judge(GEOMETRY, replace(better, clay_edge_f1=0.605), AGREES, None, START, FLOOR).won
    assert not judge(GEOMETRY, replace(better, picture=look(coverage=0.9).picture), AGREES, None, START, FLOOR).won
