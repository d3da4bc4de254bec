# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside Blender: notes when a timer of 20 Hz is served, and what the main thread did meanwhile.

Copied beside the driver, it knows the extension by its installed name alone. The test reads its
labels, so Blender is imported only where it is needed.
"""

import contextlib
import functools
import importlib
import pathlib
import threading
import time

PACKAGE = "bl_ext.user_default.maquette"
BEAT = 0.05
"""Seconds between the timer's calls where nothing keeps Blender busy."""
MAY_BLOCK = {
    "running code": ("scene.performer:Performer.run", "scene.performer:Performer.rebuild"),
    "snapshot": ("scene.performer:Performer.keep", "scene.performer:Performer.restore"),
}
"""What may keep Blender busy for longer: generated code, and writing and restoring snapshots."""
OTHERS = {
    "beginning a look": ("scene.live.look_job:prepare",),
    "starting a render": ("scene.live.render_job:RenderJob._begin",),
    "ending a render": ("scene.live.render_job:_end_render_job",),
    "taking in a picture": ("scene.live.look_job:collect",),
    "cleaning up": ("scene.live.render_job:clean_up",),
    "going on with a solver": ("scene.live.solve_job:SolveJob._advance",),
    "writing the journal": ("agent.journal:Journal.append",),
    "building the view": ("scene.live.live_session:LiveSession.refresh",),
    "loop and journal": ("agent.stepper:Stepper.answer",),
    "describing": ("scene.live.at_gate:describe",),
    "writing texts": ("scene.live.at_gate:write_stage_texts",),
    "background": ("scene.live.at_gate:reapply_background",),
    "undo push": ("scene.live.at_gate:push_undo", "scene.live.stretch:push_undo", "scene.live.finishing:push_undo"),
    "arriving": ("scene.live.stretch:arrive",),
    "beginning to finish": ("scene.live.finishing:Finishing.__init__",),
    "tick": ("scene.live.driver:tick",),
    "stop": ("scene.live.stretch:Stretch.stop",),
}
BLENDERS_OWN = ("drawing the viewport",)
"""What Blender does by itself, with no graphics card for hundreds of milliseconds."""
WAITED = pathlib.Path("/proc/thread-self/schedstat")
"""Where Linux tells for how long a thread was ready but others had the processors: its second number, nanoseconds."""
spans = []
"""(label, begin, end) of what the main thread did, in seconds of ``own_time``."""
beats = []
"""(when the timer was served, what was being waited for)."""
_drawing = []
_handles = []
_patched = []


def own_time():
    """Seconds on a clock that stands while other programs keep the thread waiting, and goes while it waits itself."""
    with contextlib.suppress(OSError):
        return time.perf_counter() - int(WAITED.read_text(encoding="ascii").split()[1]) / 1e9
    return time.perf_counter()


def begin():
    """Start to note; ``end`` gives it back."""
    spans.clear()
    beats.clear()
    for label, places in {**MAY_BLOCK, **OTHERS}.items():
        for place in places:
            _note_spans_of(label, place)
    import bpy

    add = bpy.types.SpaceView3D.draw_handler_add
    _handles.append(add(_drawing_begins, (), "WINDOW", "PRE_VIEW"))
    _handles.append(add(_drawing_ends, (), "WINDOW", "POST_PIXEL"))
    bpy.app.timers.register(_beat, first_interval=BEAT, persistent=True)


def end():
    """Stop, and give what was noted since ``begin`` as JSON can say it."""
    import bpy

    bpy.app.timers.unregister(_beat)
    while _handles:
        bpy.types.SpaceView3D.draw_handler_remove(_handles.pop(), "WINDOW")
    while _patched:
        holder, name, original = _patched.pop()
        setattr(holder, name, original)
    return {"beats": list(beats), "spans": list(spans)}


def _beat():
    beats.append((own_time(), _activity()))
    return BEAT


def _activity():
    """What the session waits for now."""
    live = importlib.import_module(f"{PACKAGE}.scene.live.open_sessions").working_session()
    stretch = live.stretch if live else None
    if stretch is None:
        return "idle"
    if stretch._finishing is not None:
        return "finishing"
    return type(live.stepper.effect).__name__


def _note_spans_of(label, place):
    module, _, path = place.partition(":")
    holder = importlib.import_module(f"{PACKAGE}.{module}")
    *outer, name = path.split(".")
    for part in outer:
        holder = getattr(holder, part)
    original = getattr(holder, name)

    @functools.wraps(original)
    def noted(*arguments, **named):
        began = own_time()
        try:
            return original(*arguments, **named)
        finally:
            if threading.current_thread() is threading.main_thread():
                spans.append((label, began, own_time()))

    _patched.append((holder, name, original))
    setattr(holder, name, noted)


def _drawing_begins():
    _drawing.append(own_time())


def _drawing_ends():
    if _drawing:
        spans.append(("drawing the viewport", _drawing.pop(), own_time()))
        _drawing.clear()
