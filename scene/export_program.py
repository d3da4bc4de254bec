# SPDX-License-Identifier: GPL-3.0-or-later
"""One Python file that rebuilds the scene in a plain Blender, without the extension."""

import json
from collections.abc import Iterator, Sequence, Set

from ..agent.section import Section
from ..agent.session import Settings
from .exporting.imported_names import Imported, import_block
from .exporting.kit_source import Definition, read_kit
from .exporting.program_section import ProgramSection
from .exporting.section_names import BUILTINS

ALWAYS_USED = frozenset({"start_scene", "stage"})
HEADER = '''\
# SPDX-License-Identifier: GPL-3.0-or-later
"""{title}: a scene rebuilt from a picture with Maquette.

Run it in Blender 4.2 or later, in the Text editor or with

    blender --factory-startup --python program.py

It makes a scene of its own beside what is open; run again, it makes that scene anew. First come
the tools, then one function a stage, then ``main``. Lengths are metres, angles radians. Picture
coordinates run from 0 to 1, x to the right and y down.
"""'''


def export_program(settings: Settings, sections: Sequence[Section]) -> str:
    """The program of a session as one file that needs nothing beside it.

    It holds what the sections use of the kit, a function for each section in order, and a ``main``
    that runs them in a scene of the session's title. Raises ``SyntaxError`` or ``ValueError`` for
    a section that could not have run. What the artist did by hand and no code says is told at the top.
    """
    parts = {name: ProgramSection(section.code) for name, section in named_sections(sections)}
    by_hand = {name: section for name, section in named_sections(sections) if section.by_hand}
    used = ALWAYS_USED.union(*(part.kit_names for part in parts.values()))
    definitions = read_kit().needed_by(used)
    tools = frozenset(entry for definition in definitions for entry in definition.imports)
    taken = {definition.name for definition in definitions} | parts.keys() | {"main"}
    imports = tools.union(*(part.imports for part in parts.values()))
    movable = frozenset(_movable(imports, taken))
    moved = tools.union(*(part.moved_imports(movable) for part in parts.values()))
    title = settings.title.replace("\\", "/").replace('"', "'")
    blocks = [HEADER.format(title="".join(letter for letter in title if letter.isprintable())) + _missing(sections)]
    blocks.append(import_block(moved))
    blocks += ["# === Tools: what this program uses of Maquette's kit ===", *_tools(definitions)]
    number = 0
    for name, part in parts.items():
        number += name not in by_hand
        title = _done(by_hand[name]) if name in by_hand else f"Stage {number}: {name}"
        blocks += [f"# === {title} ===", part.function(name, movable)]
    blocks += ["# === The whole scene ===", _main(settings, list(parts), by_hand.keys())]
    blocks.append('if __name__ == "__main__":\n    main()')
    return "\n\n".join(blocks[:2]) + "\n\n" + "\n\n\n".join(blocks[2:]) + "\n"


def named_sections(sections: Sequence[Section]) -> tuple[tuple[str, Section], ...]:
    """Those with code and the names of their functions, such as ``geometry`` and ``geometry_by_hand_2``."""
    named: dict[str, Section] = {}
    for section in sections:
        if not section.code:
            continue
        first = name = f"{section.stage}_{section.solver or 'by_hand'}" if section.by_hand else section.stage
        number = 2
        while name in named:
            name, number = f"{first}_{number}", number + 1
        named[name] = section
    return tuple(named.items())


def _done(section: Section) -> str:
    """What the artist did behind a stage."""
    return f"Found by the {section.solver} solver" if section.solver else "Changed by hand"


def _missing(sections: Sequence[Section]) -> str:
    """A comment on what the program does not do."""
    untold = [sentence for section in sections for sentence in section.untold]
    lines = ["", "# It lacks what was changed by hand in the scene and cannot be said as code:"]
    for sentence in untold:
        printable = "".join(letter if letter.isprintable() else " " for letter in sentence)
        lines.append(f"# - {printable}")
    return "\n".join(lines) if untold else ""


def _movable(imports: frozenset[Imported], taken: set[str]) -> Iterator[Imported]:
    """Imports that mean the same to all sections and to the kit, and hide nothing."""
    targets: dict[str, set[tuple[str, str]]] = {}
    for entry in imports:
        targets.setdefault(entry.bound, set()).add(entry.target)
    for entry in imports:
        clear = len(targets[entry.bound]) == 1 and entry.bound not in taken | BUILTINS
        if clear or entry.module == "__future__":
            yield entry


def _tools(definitions: Sequence[Definition]) -> Iterator[str]:
    """The definitions' text; constants in a row stay together."""
    row: list[str] = []
    for definition in definitions:
        if definition.is_constant:
            row.append(definition.source)
            continue
        if row:
            yield "\n".join(row)
            row = []
        yield definition.source
    if row:
        yield "\n".join(row)


def _main(settings: Settings, names: Sequence[str], by_hand: Set[str]) -> str:
    title = json.dumps(settings.title, ensure_ascii=False)
    size = f"{settings.width}, {settings.height}"
    lines = [
        "def main():",
        '    """Build the scene, stage by stage."""',
        f"    start_scene({title}, {size}, samples={settings.samples}, seed={settings.seed})",
    ]
    for name in names:
        lines += [f"    {name}()"] if name in by_hand else [f'    with stage("{name}"):', f"        {name}()"]
    return "\n".join(lines)
