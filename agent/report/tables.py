# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that a keyboard can scroll where the page is narrow."""

from collections.abc import Sequence

from .markup import Markup, element


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, kind: str = "") -> Markup:
    """A table whose first column names its rows."""
    head = element("thead", element("tr", *(element("th", column, scope="col") for column in columns)))
    body = element("tbody", *(_row(row) for row in rows))
    grid = element("table", element("caption", caption), head, body, class_=kind or None)
    return element("div", grid, class_="scroll", tabindex=0, role="region", aria_label=caption)


def _row(row: Sequence[str]) -> Markup:
    return element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:]))
