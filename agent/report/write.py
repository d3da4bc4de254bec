# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the report together and writes it."""

import base64
import hashlib
from pathlib import Path
from string import Template

from ..session import Attempt
from ..whole_file import write_whole
from .code_colours import coloured_code
from .data import ReportData
from .markup import Markup, join
from .material_table import material_table
from .object_table import names_of, object_table
from .overview import (
    circumstances,
    contents,
    doubts,
    figure_cards,
    introduction,
    main_comparison,
    progress,
    verdict,
)
from .pictures import PictureStore
from .prompt_plot import prompt_sizes
from .stage_section import Context, stage_section
from .time_table import time_table

PAGE = Path(__file__).with_name("page")
"""Where the page's frame, style and script lie."""
STYLES = ("report.css", "pictures.css")


def write_report(data: ReportData, path: Path) -> None:
    """Write the report of a finished session to ``path``: one file that needs no other and no network.

    The file appears complete or not at all. Raises ``SessionError`` when it cannot be written and
    ``PictureError`` when one of the session's pictures cannot be read.
    """
    write_whole(path, report_page(data))


def report_page(data: ReportData) -> str:
    """The whole page."""
    session = data.session
    pictures = PictureStore()
    script = (PAGE / "report.js").read_text(encoding="utf-8")
    parts = {
        "aspect": f"{session.settings.width / session.settings.height:.4f}",
        "title": join(f"{session.settings.title} \N{EM DASH} Maquette"),
        "introduction": introduction(data),
        "comparison": main_comparison(data, pictures),
        "verdict": join(verdict(data)),
        "figures": figure_cards(data),
        "circumstances": circumstances(data),
        "contents": contents(session),
        "progress": progress(data),
        "stages": _stages(Context(data, names_of(session.blueprint), pictures)),
        "objects": object_table(session.blueprint, data.final),
        "materials": material_table(session.blueprint, data.final),
        "doubts": doubts(data),
        "times": time_table(data),
        "prompts": prompt_sizes(data),
        "program": coloured_code(data.program),
        "pictures": pictures.definitions(),
        "style": "".join((PAGE / name).read_text(encoding="utf-8") for name in STYLES),
        "script": script,
        "script_hash": base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
    }
    return Template((PAGE / "report.html").read_text(encoding="utf-8")).substitute(parts)


def _stages(context: Context) -> Markup:
    sections = []
    before: Attempt | None = None
    for number, entry in enumerate(context.data.session.passes, start=1):
        sections.append(stage_section(context, entry, number, before))
        before = entry.best or before
    return join(*sections)
