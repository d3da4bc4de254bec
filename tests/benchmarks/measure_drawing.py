# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how long drawing the sidebar takes at its fullest: a review with every panel open.

Run it in a Blender with a window in which Maquette is installed and enabled:
``blender --python tests/benchmarks/measure_drawing.py``.
"""

import importlib
import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import bpy

ROUNDS = 30
SECONDS_A_ROUND = 0.3
PACKAGE = next(entry.module for entry in bpy.context.preferences.addons if entry.module.split(".")[-1] == "maquette")
PICTURES = [Path(bpy.app.tempdir, f"{name}.png") for name in ("reference", "before", "after")]


def part(name: str) -> Any:
    """A module of the installed extension."""
    return importlib.import_module(f"{PACKAGE}.{name}")


def fullest_view() -> Any:
    """More of everything than the panels show at once."""
    view, critique, figures = part("agent.review.view"), part("agent.critique"), part("agent.measurements")
    lines = ("location (0, 0, 0) → (0.123, 0.456, 0.1)", "modifier Bevel added", "roughness 0.5 → 0.35")
    item = critique.Item(
        "cup", "shape", "geometry", 0.8, "The outline overlaps by only 45 %. " * 2, "Raise the handle."
    )
    attempt = view.AttemptRow(1, "Not kept: no measurable gain over the best so far.", True, PICTURES[2])
    names = ("scaffold", "geometry", "materials", "composition", "lighting")
    reviews = [
        view.StageReview(
            name,
            *PICTURES,
            explanation="Gives every thing the body that fits its outline. " * 3,
            summary="The handle is too low, and the saucer is too small. " * 3,
            stopped="All attempts of this stage were made.",
            changes=tuple(view.ChangeGroup(f"thing {n}", "changed", "transform", lines) for n in range(40)),
            figures=tuple(view.FigureRow(figure, 0.5, 0.4, 0.1, 0.2, 1) for figure in get_args(figures.Figure)),
            items=(item,) * 20,
            attempts=(attempt,) * 5,
            code="pass\n",
            code_before="...\n",
        )
        for name in names
    ]
    rows = [view.StageRow(name, "accepted", 0.5, 60.0, 5, 9) for name in names]
    settled = tuple((f"thing {n}", "changed form") for n in range(20))
    return view.SessionView(
        "a", "coffee", "review", tuple(rows), tuple(reviews), "lighting", settled=settled, edited=True
    )


def timed(function: Callable[[Any, Any], Any], spent: list[float]) -> Callable[[Any, Any], Any]:
    """``function``, whose time is added to the last of ``spent``."""

    def measured(first: Any, context: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(first, context)
        finally:
            spent[-1] += time.perf_counter() - start

    return measured


def prepare(spent: list[float]) -> None:
    """Measure what all panels do, opened, and let them show the fullest view."""
    panels = part("panels")
    panels.unregister()
    for cls in panels.classes:
        if not issubclass(cls, bpy.types.Panel):
            continue
        cls.bl_options = set()
        for name in ("draw", "draw_header"):
            if name in vars(cls):
                setattr(cls, name, timed(vars(cls)[name], spent))
        if "poll" in vars(cls):
            cls.poll = classmethod(timed(vars(cls)["poll"].__func__, spent))
    panels.register()
    view = fullest_view()
    sessions = part("scene.live.open_sessions")
    sessions.view_of = lambda scene: view
    sessions.session_of_scene = lambda scene: SimpleNamespace(
        view=view, program=(), stretch=None, settings=SimpleNamespace(title="coffee")
    )


def rounds(spent: list[float]) -> Iterator[float]:
    """Draws once between two of its values, which are seconds to wait."""
    area = next(area for area in bpy.context.window_manager.windows[0].screen.areas if area.type == "VIEW_3D")
    area.spaces.active.show_region_ui = True
    yield 1.0
    region = next(region for region in area.regions if region.type == "UI")
    region.active_panel_category = "Maquette"
    yield 2.0
    for _ in range(ROUNDS):
        spent.append(0.0)
        region.tag_redraw()
        yield SECONDS_A_ROUND
    drawn = [1000.0 * seconds for seconds in spent[1:] if seconds]
    print(
        f"{len(drawn)} times: median {statistics.median(drawn):.2f} ms, least {min(drawn):.2f}, most {max(drawn):.2f}",
        flush=True,
    )


def main() -> None:
    """Measure, print, and end Blender."""
    spent = [0.0]
    for path in PICTURES:
        picture = bpy.data.images.new(path.stem, 96, 64)
        picture.filepath_raw, picture.file_format = str(path), "PNG"
        picture.save()
    prepare(spent)
    measuring = rounds(spent)

    def step() -> float | None:
        pause = next(measuring, None)
        if pause is None:
            os._exit(0)
        return pause

    bpy.app.timers.register(step, first_interval=2.0)


main()
