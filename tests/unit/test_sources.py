# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader meets in every source file."""

import ast
from pathlib import Path

import pytest

from maquette.development.package import SHIPPED

LONGEST = 12_000
"""Bytes; a longer file holds more than one idea."""
LICENSE_LINE = "# SPDX-License-Identifier: GPL-3.0-or-later"
SAYS_NOTHING = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
"""Names that do not tell what a file is about."""


@pytest.fixture(scope="module")
def shipped(repository: Path) -> list[Path]:
    """The Python files of the extension."""
    parts = [repository / name for name in SHIPPED]
    files = [path for part in parts for path in ([part] if part.is_file() else sorted(part.rglob("*.py")))]
    return [path for path in files if path.suffix == ".py"]


def test_every_file_is_short_enough_to_hold_one_idea(shipped: list[Path]) -> None:
    assert {path: path.stat().st_size for path in shipped if path.stat().st_size > LONGEST} == {}


def test_every_file_names_its_license_first_and_then_says_what_it_is(shipped: list[Path]) -> None:
    for path in shipped:
        text = path.read_text(encoding="utf-8")
        assert text.splitlines()[0] == LICENSE_LINE, path
        assert ast.get_docstring(ast.parse(text)), path


def test_every_module_at_the_top_is_shipped(repository: Path) -> None:
    modules = {path.name for path in repository.glob("*.py")}
    assert modules - {"dev.py"} <= set(SHIPPED)


def test_every_file_is_named_for_its_idea(shipped: list[Path]) -> None:
    assert [path for path in shipped if SAYS_NOTHING & set(path.stem.split("_"))] == []
