# SPDX-License-Identifier: GPL-3.0-or-later
"""The one way in which generated code reaches the scene."""

import ast
import linecache
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter
from types import CodeType
from typing import Final

import bpy

from ..kit.session import SESSION_MARK
from ..screening import screen
from .failure import describe_failure, failing_line
from .guarded_calls import guards, weave_guards
from .inventory import Inventory, take_inventory
from .namespace import make_namespace
from .outcome import RunOutcome
from .printed import Printed
from .session_mark import SessionMark
from .stage_set import stage_set
from .time_limit import TICK, TimeLimit, weave_time_limit

MARK_CHANGED: Final = (
    f"The code changed the collection's {SESSION_MARK!r}, by which the session finds it again: "
    "leave that property alone."
)


def run_code(code: str, name: str, collection: bpy.types.Collection, time_limit: float) -> RunOutcome:
    """Screen ``code``, then run it with ``collection`` active; ``name`` is the file name that tracebacks show.

    Loops and calls end after ``time_limit`` seconds. Whatever the code raises is told in the outcome. Must be
    called on Blender's main thread. Raises ``SessionError`` when no scene has the collection, and lets
    ``KeyboardInterrupt`` through, with which a person ends a run.
    """
    refusals = screen(code)
    if refusals:
        return RunOutcome(False, "\n".join(refusal.sentence() for refusal in refusals), refused=True)
    try:
        compiled = _compile(code, name)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return RunOutcome(False, describe_failure(error, code, name), refused=True)
    with stage_set(collection), _shown_in_tracebacks(code, name):
        inventory = take_inventory(bpy.context.scene, collection)
        mark = SessionMark.of(collection)
        try:
            outcome = _execute(compiled, code, name, inventory, time_limit)
        finally:
            was_changed = mark.restore()
    if was_changed:
        return replace(outcome, ok=False, error="\n".join(filter(None, (outcome.error, MARK_CHANGED))))
    return outcome


def _compile(code: str, name: str) -> CodeType:
    tree = weave_time_limit(weave_guards(ast.parse(code)))
    return compile(tree, name, "exec", dont_inherit=True)


def _execute(compiled: CodeType, code: str, name: str, inventory: Inventory, time_limit: float) -> RunOutcome:
    printed = Printed()
    limit = TimeLimit(time_limit)
    woven = {TICK: limit.step, **guards(inventory.foreign.keys())}
    namespace = make_namespace(name, printed.print, woven)
    failure: BaseException | None = None
    start = perf_counter()
    try:
        exec(compiled, namespace)
    except KeyboardInterrupt:
        raise
    except BaseException as raised:  # SystemExit would end Blender.
        failure = raised
    seconds = perf_counter() - start
    limit.end()
    error = describe_failure(failure, code, name) if failure else ""
    lost = inventory.lost()
    if lost:
        error = "\n".join(filter(None, (error, f"The code removed what is not its own: {', '.join(lost)}.")))
    line = failing_line(failure, name) if failure else 0
    return RunOutcome(not error, error, output=printed.text(), seconds=seconds, line=line, lost=lost)


@contextmanager
def _shown_in_tracebacks(code: str, name: str) -> Iterator[None]:
    """Let every traceback that is printed meanwhile show the code's lines."""
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    try:
        yield
    finally:
        linecache.cache.pop(name, None)
