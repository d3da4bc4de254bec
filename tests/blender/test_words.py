# SPDX-License-Identifier: GPL-3.0-or-later
"""Values in an artist's words."""

import math

import pytest

from maquette.scene.description.records import Setting
from maquette.scene.words import one_word, words_of


@pytest.mark.parametrize(
    ("setting", "word"),
    [
        (Setting(None, "name"), "none"),
        (Setting(""), "none"),
        (Setting([], "name"), "none"),
        (Setting(True), "on"),
        (Setting(0.123456), "0.1235"),
        (Setting(3), "3"),
        (Setting("CATMULL_CLARK"), "CATMULL_CLARK"),
        (Setting([1.0, 0.5]), "(1, 0.5)"),
        (Setting({"a": 1.5, "b": "x"}), "a 1.5, b x"),
        (Setting(["oak", None], "name"), "(oak, None)"),
        (Setting(1.23456, "length"), "1.235"),
        (Setting([0.0, -0.0001, 12.0], "length"), "(0, 0, 12)"),
        (Setting(math.pi / 3, "angle"), "60°"),
        (Setting([0.0, 0.1], "angle"), "(0, 5.7)°"),
        (Setting([1.0, 0.2158605, 0.0], "colour"), "#ff8000"),
        (Setting([1.0, 1.0, 1.0, 0.5], "colour"), "#ffffff at 50 %"),
        (Setting([0.0, 0.0, 0.0, 1.0], "colour"), "#000000"),
        (Setting([4.0, 2.0, 1.0], "colour"), "(4, 2, 1)"),
        (Setting("Noise Texture: Color", "link"), "Noise Texture: Color"),
    ],
)
def test_one_value(setting: Setting, word: str) -> None:
    assert one_word(setting) == word


def test_a_socket_that_gets_a_link() -> None:
    old, new = Setting([1.0, 0.0, 0.0, 1.0], "colour"), Setting("Noise Texture: Color", "link")
    assert words_of(old, new) == ("#ff0000", "Noise Texture: Color")


def test_values_that_read_alike_are_told_in_full() -> None:
    assert words_of(Setting(1.00001, "length"), Setting(1.00002, "length")) == ("1.00001", "1.00002")


def test_many_values_are_told_by_the_count_that_changed() -> None:
    old = Setting({"vertices": 8, "edges": 12, "faces": 6, "hash": "a"}, "bulk")
    fewer = Setting({"vertices": 8, "edges": 11, "faces": 4, "hash": "b"}, "bulk")
    moved = Setting({"vertices": 8, "edges": 12, "faces": 6, "hash": "c"}, "bulk")
    assert words_of(old, fewer) == ("12", "11 edges")
    assert words_of(old, moved) == ("8 vertices", "edited")
    assert words_of(Setting(None), Setting({"count": 3, "hash": "d"}, "bulk")) == ("0", "3")
