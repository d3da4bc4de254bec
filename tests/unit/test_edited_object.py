# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows from an artist's edit of one thing."""

import pytest

from maquette.agent.blueprint import BlueprintObject, Material
from maquette.agent.edited_object import free_identifier, with_box

GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
CUP = BlueprintObject(
    "cup", "cup", "object", "lathe", (0.2, 0.2, 0.4, 0.6), GREY, outline=((0.2, 0.2), (0.4, 0.4), (0.3, 0.6))
)


def test_the_outline_moves_and_stretches_with_the_box() -> None:
    moved = with_box(CUP, (0.4, 0.2, 0.8, 0.4))
    assert moved.box == (0.4, 0.2, 0.8, 0.4)
    assert [pytest.approx(point) for point in moved.outline] == [(0.4, 0.2), (0.8, 0.3), (0.6, 0.4)]
    assert with_box(CUP, CUP.box) is CUP


def test_it_stays_in_the_picture() -> None:
    wide = BlueprintObject(
        "w", "w", "object", "box", (0.4, 0.4, 0.6, 0.6), GREY, outline=((0.3, 0.4), (0.6, 0.6), (0.4, 0.6))
    )
    assert with_box(wide, (0.0, 0.0, 1.0, 1.0)).outline[0] == (0.0, 0.0)


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Tea spoon", (), "tea_spoon"),
        ("Tea spoon", ("tea_spoon", "tea_spoon_2"), "tea_spoon_3"),
        ("Löffel!", (), "löffel"),
        ("2 cups", (), "thing_2_cups"),
        ("???", (), "thing"),
        ("", ("thing",), "thing_2"),
    ],
)
def test_an_identifier_is_made_from_a_name(name: str, taken: tuple[str, ...], expected: str) -> None:
    made = free_identifier(name, taken)
    assert made == expected and made.isidentifier()
