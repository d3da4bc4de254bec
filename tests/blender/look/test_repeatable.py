# SPDX-License-Identifier: GPL-3.0-or-later
"""The same scene and seed give the same bytes; another seed gives other noise."""

VIEWS = ("full", "clay", "flat", "ids")


def files(still_life, name, seed):
    result = still_life.look(*VIEWS, name=name, samples=32, seed=seed)
    assert result.pictures == {view: f"renders/{name}-{view}.png" for view in VIEWS}
    assert set(result.seconds) == set(VIEWS)
    return {view: (still_life.folder / path).read_bytes() for view, path in result.pictures.items()}


def test_pictures_repeat_byte_for_byte(still_life):
    still_life.paint()
    still_life.light().data.angle = 1.0
    first, again, other = (files(still_life, name, seed) for name, seed in (("a", 7), ("b", 7), ("c", 8)))

    assert again == first
    assert {view for view in VIEWS if other[view] != first[view]} >= {"full"}
    assert other["ids"] == first["ids"]
