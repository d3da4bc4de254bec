# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole look at once, for use without a window."""

import time
from collections.abc import Sequence
from pathlib import Path

import bpy

from ...agent.effects import LookResult, View
from .clean_up import clean_up
from .collect import collect
from .frame import Frame
from .prepare import prepare
from .prepared import PreparedLook
from .render import render


def look(
    scene: bpy.types.Scene,
    collection: bpy.types.Collection,
    views: Sequence[View],
    folder: Path,
    name: str,
    *,
    width: int,
    height: int,
    samples: int,
    seed: int,
) -> LookResult:
    """Render ``scene`` in each of ``views`` and write ``renders/<name>-<view>.png`` in the session ``folder``.

    ``collection`` holds the session's objects; ``width`` and ``height`` are pixels; ``samples`` are
    per pixel of the full view. Blocks until done. Raises ``MaquetteError``; the file's data are as
    they were in any case.
    """
    return render_prepared(prepare(scene, collection, views, Frame(width, height, samples, seed)), folder, name)


def render_prepared(prepared: PreparedLook, folder: Path, name: str) -> LookResult:
    """Render all that is ``prepared`` to ``renders/<name>-<view>.png`` and clean up. Raises ``MaquetteError``."""
    pictures: dict[str, str] = {}
    seconds: dict[str, float] = {}
    try:
        for view in prepared.views:
            begun = time.perf_counter()
            render(view)
            pictures[view.view] = collect(view, folder, name)
            seconds[view.view] = time.perf_counter() - begun
    finally:
        clean_up(prepared)
    return LookResult(pictures, prepared.ids, seconds, prepared.camera, prepared.materials)
