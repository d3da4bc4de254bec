# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference card says what the kit's code says, and the kit's files are such that export can inline them."""

import ast
import builtins
import re
from collections import Counter
from pathlib import Path

import pytest

from maquette.docs.kit_card import CARD, SOURCE, card
from maquette.scene.exporting.kit_source import read_kit

MOST_LETTERS = 9600
"""Of the card for models: some 2,400 tokens in each of a session's questions."""
ALLOWED_AT_TOP = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign


@pytest.fixture(scope="module")
def trees(repository: Path) -> dict[str, ast.Module]:
    files = sorted((repository / "scene" / "kit").glob("*.py"))
    return {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in files}


def signature(definition: ast.FunctionDef | ast.ClassDef) -> str:
    """As the card writes it: names and defaults, without types."""
    if isinstance(definition, ast.ClassDef):
        fields = [node for node in definition.body if isinstance(node, ast.AnnAssign)]
        parts = [ast.unparse(node.target) + (f"={ast.unparse(node.value)}" if node.value else "") for node in fields]
        return f"{definition.name}({', '.join(parts)})"
    arguments = definition.args
    for argument in filter(None, (*arguments.args, arguments.vararg)):
        argument.annotation = None
    return f"{definition.name}({ast.unparse(arguments)})".replace("'", '"')


def public_names(trees: dict[str, ast.Module]) -> list[str]:
    names = next(node.value for node in trees["__init__"].body if isinstance(node, ast.Assign))
    return ast.literal_eval(names)


def test_the_card_lists_every_function_once_with_its_signature(repository: Path, trees: dict[str, ast.Module]) -> None:
    card = (repository / "docs" / "kit.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- `([^`]+\))`: \S", card, re.MULTILINE)
    public = set(public_names(trees))
    definitions = [
        node
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in public
    ]
    assert sorted(listed) == sorted(signature(node) for node in definitions)


def test_the_models_card_is_made_from_the_page_and_tells_the_same_signatures() -> None:
    text, page = CARD.read_text(encoding="utf-8"), SOURCE.read_text(encoding="utf-8")
    assert text == card(page), "run docs/kit_card.py"
    listed = re.findall(r"(?m)^(\w+\(.*?\)): \S", text)
    assert sorted(listed) == sorted(re.findall(r"^- `([^`]+\))`: \S", page, re.MULTILINE))


def test_the_models_card_places_by_the_picture_first_and_stays_short() -> None:
    text = CARD.read_text(encoding="utf-8")
    assert len(text) <= MOST_LETTERS
    assert text.index("on_ground(x, y") < text.index("box(width") < text.index("start_scene(")


def test_all_that_is_imported_is_public_and_sorted(trees: dict[str, ast.Module]) -> None:
    names = public_names(trees)
    assert names == sorted(names)
    assert set(names) == read_kit().public


def test_the_kits_files_hold_nothing_but_definitions(trees: dict[str, ast.Module]) -> None:
    for stem, tree in trees.items():
        for index, node in enumerate(tree.body):
            is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            after = index == 0 or isinstance(tree.body[index - 1], ast.Assign | ast.AnnAssign)
            assert isinstance(node, ALLOWED_AT_TOP) or (is_text and after), f"{stem}: {ast.unparse(node)}"
            # Export finds a constant by its one name.
            assert not isinstance(node, ast.Assign) or isinstance(node.targets[0], ast.Name), ast.unparse(node)


def test_the_kit_names_nothing_twice_and_hides_no_builtin(trees: dict[str, ast.Module]) -> None:
    defined: Counter[str] = Counter()
    imported: dict[str, set[str]] = {}
    for stem, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                defined[node.name] += 1
            elif isinstance(node, ast.Assign) and stem != "__init__":
                defined[ast.unparse(node.targets[0])] += 1
            elif isinstance(node, ast.Import | ast.ImportFrom):
                relative = isinstance(node, ast.ImportFrom) and node.level
                for entry in node.names:
                    assert not (relative and entry.asname), f"{stem}: export cannot follow {entry.asname}"
                    source = getattr(node, "module", None) or ""
                    if not relative:
                        imported.setdefault(entry.asname or entry.name, set()).add(f"{source}.{entry.name}")
    assert [name for name, count in defined.items() if count > 1] == []
    assert [name for name, sources in imported.items() if len(sources) > 1] == []
    assert not defined.keys() & (imported.keys() | set(dir(builtins)))


def test_the_kit_uses_what_blender_has_and_nothing_of_maquette(trees: dict[str, ast.Module]) -> None:
    for stem, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                assert node.level == 1, f"{stem} reaches outside the kit"
                assert node in tree.body, f"{stem} hides an import"
