# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits to a program, by the names of what changes: whole functions, constants, calls."""

import ast
import textwrap
from collections.abc import Sequence

from .assigned_together import assigned_names, one_by_one
from .errors import RecordError
from .program_units import Unit, units_of

WIDTH = 100
"""Letters in a line of imports."""


def merge_program(program: str, edits: str, remove: Sequence[str] = ()) -> str:
    """``program`` with what ``edits`` define in the place of what bore the same name, and without ``remove``.

    Order and comments stay. A function or constant that is new comes behind the one that it follows in ``edits``, else
    ahead of the calls; a call replaces the one call of that function, or comes last; a removed function's own calls at
    the top level go too. Raises ``RecordError`` where the two do not fit, addressed to whoever wrote the edits.
    """
    program, edits = _with_constants_apart(program, edits, remove)
    units = [*units_of(program, "the program that the edits are for")]
    for name in remove:
        units = _without(units, name)
    behind: Unit | None = None
    for edit in units_of(edits, "the code"):
        units, behind = _with(units, edit, behind)
    code = "\n".join(unit.source for unit in units).strip("\n") + "\n"
    if remove:
        _require_no_use_of(remove, code)
    return code


def _with_constants_apart(program: str, edits: str, remove: Sequence[str]) -> tuple[str, str]:
    """Both, with what only one of them assigns together with other constants, or what goes, on lines of its own."""
    together = [
        {names for unit in units_of(code, whose) if unit.sort == "constant" for names in unit.names}
        for code, whose in ((program, "the program that the edits are for"), (edits, "the code"))
    ]
    differing = {name for names in together[0] ^ together[1] for name in assigned_names(f"{names} = 0")}
    meant = (assigned_names(edits) & assigned_names(program) & differing) | set(remove)
    return one_by_one(program, meant), one_by_one(edits, meant)


def _without(units: list[Unit], name: str) -> list[Unit]:
    if not any(unit.sort in ("definition", "constant") and name in unit.names for unit in units):
        known = ", ".join(n for unit in units if unit.sort in ("definition", "constant") for n in unit.names)
        raise RecordError(f"there is no {name!r} to remove; the program defines {known}")
    return [unit for unit in units if not (name in unit.names and unit.sort != "import")]


def _with(units: list[Unit], edit: Unit, behind: Unit | None) -> tuple[list[Unit], Unit | None]:
    """``units`` with ``edit``, and the unit that a new definition after it comes behind."""
    if any(unit.meaning == edit.meaning for unit in units) or not edit.meaning:
        same = next((unit for unit in units if unit.meaning == edit.meaning), None)
        return units, same if same and same.sort in ("definition", "constant") else behind
    if edit.sort == "import":
        return _with_import(units, edit), behind
    if edit.sort == "other":
        line = edit.source.strip().splitlines()[-1].strip()
        raise RecordError(
            f"only functions, constants, imports and single calls can be merged by name, not: {line} "
            "Put it into a function, or send the whole program with edits false"
        )
    places = [index for index, unit in enumerate(units) if unit.sort == edit.sort and set(unit.names) & set(edit.names)]
    if edit.sort == "call":
        if len(places) == 1:
            return _replaced(units, places[0], edit), behind
        return [*units, edit], behind
    if len(places) > 1 or (places and units[places[0]].names != edit.names):
        raise RecordError(
            f"{edit.names[0]!r} is defined more than once or together with others in the program. "
            "Send the whole program with edits false"
        )
    if places:
        return _replaced(units, places[0], edit), edit
    place = _place_of_new(units, edit, behind)
    return [*units[:place], edit, *units[place:]], edit


def _replaced(units: list[Unit], place: int, edit: Unit) -> list[Unit]:
    """With the comments of the old one, where the new one has none."""
    above = _above(units[place].source)
    source = edit.source.strip("\n")
    if not _above(edit.source).strip():
        source = above + source
    elif above.startswith("\n"):
        source = above[: len(above) - len(above.lstrip("\n"))] + source
    return [*units[:place], Unit(edit.sort, edit.names, source, edit.meaning), *units[place + 1 :]]


def _above(source: str) -> str:
    """The comments and blank lines that a unit begins with."""
    lines = source.splitlines(keepends=True)
    count = next((i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
    return "".join(lines[:count])


def _place_of_new(units: list[Unit], edit: Unit, behind: Unit | None) -> int:
    for index, unit in enumerate(units):
        if behind is not None and unit.meaning == behind.meaning:
            return index + 1
    wanted = ("definition", "call", "other") if edit.sort == "constant" else ("call", "other")
    return next((i for i, unit in enumerate(units) if unit.sort in wanted and not _is_document(unit, i)), len(units))


def _is_document(unit: Unit, index: int) -> bool:
    return index == 0 and unit.meaning.startswith("Expr(value=Constant(")


def _with_import(units: list[Unit], edit: Unit) -> list[Unit]:
    for index, unit in enumerate(units):
        if unit.sort == "import" and unit.names == edit.names:
            joined = _joined(unit, edit)
            if joined:
                return [*units[:index], joined, *units[index + 1 :]]
    place = max((i + 1 for i, unit in enumerate(units) if unit.sort == "import"), default=0)
    if place == 0 and units and _is_document(units[0], 0):
        place = 1
    return [*units[:place], edit, *units[place:]]


def _joined(one: Unit, other: Unit) -> Unit | None:
    """Two imports from one module as one; None where they are something else."""
    first, second = (ast.parse(unit.source).body for unit in (one, other))
    match first, second:
        case [ast.ImportFrom(module=str(module)) as a], [ast.ImportFrom() as b]:
            names = sorted({ast.unparse(entry) for entry in (*a.names, *b.names)})
        case _:
            return None
    source = f"from {module} import {', '.join(names)}"
    if len(source) > WIDTH:
        lines = textwrap.fill(", ".join(names) + ",", WIDTH, initial_indent="    ", subsequent_indent="    ")
        source = f"from {module} import (\n{lines}\n)"
    return Unit("import", one.names, _above(one.source) + source, ast.dump(ast.parse(source).body[0]))


def _require_no_use_of(removed: Sequence[str], code: str) -> None:
    tree = ast.parse(code)
    defined = {getattr(node, "name", "") for node in ast.walk(tree)}
    defined |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in removed and node.id not in defined:
            line = code.splitlines()[node.lineno - 1].strip()
            raise RecordError(f"{node.id!r} is removed, but still used: {line}")
