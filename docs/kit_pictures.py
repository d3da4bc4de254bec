# SPDX-License-Identifier: GPL-3.0-or-later
"""Make docs/kit-pictures.md and its pictures from the snippets in docs/kit_snippets/.

Run with the developer's environment, `.venv/bin/python docs/kit_pictures.py [NAME ...]`; with names,
only those pictures are rendered again. Each PNG carries the program that made it, so that a test
can tell an outdated picture.
"""

import argparse
import math
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import bpy
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from maquette.docs.kit_snippets import SECTIONS, Snippet
from maquette.scene import kit
from maquette.scene.quiet import quiet

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "kit-pictures.md"
PICTURES = DOCS / "images" / "kit"
WIDTH, HEIGHT = 200, 150
SAMPLES = 128
STEP = 2
"""Channels are rounded to multiples of this, which nobody sees and which saves a third of the bytes."""
INK = "#1d4fd8"
"""Of the lines that are drawn on a picture."""
PROGRAM = "Program"
"""The PNG's text that holds the code."""

Line = Sequence[tuple[float, float]]
"""Picture coordinates of the points that a mark joins."""


def main(names: Sequence[str]) -> None:
    """Render the pictures of these names, or all, and write the page."""
    programs = all_programs()
    if unknown := set(names) - programs.keys():
        raise SystemExit(f"there is no snippet {', '.join(sorted(unknown))}")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for path in PICTURES.glob("*.png"):
        if path.stem not in programs:
            path.unlink()
    for name in names or programs:
        with quiet():
            take_picture(name, programs[name])
        print(f"{name}: {picture_path(name).stat().st_size / 1000:.1f} kB")
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


def all_programs() -> dict[str, str]:
    """Of each picture, by name and in the page's order, the code behind it."""
    return {snippet.name: f"{section.studio}\n{snippet.code}\n" for section in SECTIONS for snippet in section.snippets}


def picture_path(name: str) -> Path:
    """Where a picture is kept."""
    return PICTURES / f"{name}.png"


def build(name: str, code: str) -> list[Line]:
    """Run a program in a new scene; the marks that the calls of the function of this name deserve."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    kit.start_scene("picture", WIDTH, HEIGHT, samples=SAMPLES)
    lines: list[Line] = []
    names = {"math": math, **{name: getattr(kit, name) for name in kit.__all__}}
    if name in MARKS:
        names[name] = marked(names[name], MARKS[name], lines)
    exec(compile(code, "<snippet>", "exec"), names)
    return lines


def marked(function: Callable[..., Any], mark: Callable[..., Line], lines: list[Line]) -> Callable[..., Any]:
    """The function, such that each call also adds its mark to the lines."""

    def call(*arguments: Any, **options: Any) -> Any:
        result = function(*arguments, **options)
        lines.append(mark(result, *arguments))
        return result

    return call


def box_line(left: float, top: float, right: float, bottom: float) -> Line:
    """Around a box."""
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def point_line(x: float, y: float) -> Line:
    """From the left edge to a point and on to the top edge, as one reads coordinates."""
    return [(0.0, y), (x, y), (x, 0.0)]


def span_line(point: kit.checks.Point, fraction: float) -> Line:
    """This far across, at the point's height in the picture."""
    x, y = kit.project(point)
    left, right, tick = x - fraction / 2, x + fraction / 2, 0.04
    return [(left, y - tick), (left, y + tick), (left, y), (right, y), (right, y - tick), (right, y + tick)]


MARKS: dict[str, Callable[..., Line]] = {
    "on_ground": lambda _, x, y: point_line(x, y),
    "on_upright": lambda _, x, y, foot: point_line(x, y),
    "on_plane": lambda _, x, y, point, normal: point_line(x, y),
    "at_depth": lambda _, x, y, depth: point_line(x, y),
    "on_object": lambda _, x, y, ref: point_line(x, y),
    "project": lambda result, point: point_line(*result),
    "span": lambda _, point, fraction: span_line(point, fraction),
    "height_at": lambda _, foot, y: [(0.0, y), (1.0, y)],
    "horizon": lambda result: [(0.0, result), (1.0, result)],
    "picture_box": lambda result, ref: box_line(*result),
    "fit_to_box": lambda _, ref, box: box_line(*box),
    "standing_outline": lambda _, outline, foot: [*outline, outline[0]],
    "lying_outline": lambda _, outline, foot: [*outline, outline[0]],
}
"""Of a function, the mark that its result and its positional arguments deserve."""


def take_picture(name: str, code: str) -> None:
    """Render a program and keep the picture, with its marks and its code."""
    lines = build(name, code)
    with tempfile.TemporaryDirectory() as folder:
        scene = kit.session_scene()
        scene.render.filepath = str(Path(folder) / "picture.png")
        bpy.ops.render.render(write_still=True, scene=scene.name)
        with Image.open(scene.render.filepath) as rendered:
            picture = rendered.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for line in lines:
        pen.line([(x * (WIDTH - 1), y * (HEIGHT - 1)) for x, y in line], fill=INK)
    text = PngInfo()
    text.add_text(PROGRAM, code, zip=True)
    rounded = picture.point([min(255, round(level / STEP) * STEP) for level in range(256)] * 3)
    rounded.save(picture_path(name), optimize=True, pnginfo=text)


INTRODUCTION = """<!-- Made by docs/kit_pictures.py from docs/kit_snippets/; change those. -->
# The kit in pictures

Each picture was rendered from the few lines beside it, run after the lines that furnish the studio. [The kit's card](kit.md) says what every function takes. Blue lines are drawn over some pictures; they show the picture coordinates that the function is given or gives back, x from the left edge and y from the top edge.
"""  # noqa: E501, a paragraph of Markdown is one line.


def page() -> str:
    """The page's Markdown."""
    parts, studio = [INTRODUCTION], ""
    for section in SECTIONS:
        parts.append(f"## {section.title}\n")
        if section.studio != studio:
            studio = section.studio
            parts.append(f"The studio, from here on:\n\n```python\n{studio}\n```\n")
        parts += [entry(snippet) for snippet in section.snippets]
    return "\n".join(parts)


def entry(snippet: Snippet) -> str:
    """A function's heading, and its picture beside its code."""
    picture = picture_path(snippet.name).relative_to(DOCS).as_posix()
    return f"""### {snippet.name}

{snippet.shows}

<table><tr><td>

<img src="{picture}" width="{WIDTH}" height="{HEIGHT}" alt="{snippet.shows}">

</td><td>

```python
{snippet.code}
```

</td></tr></table>
"""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    main(parser.parse_args().names)
