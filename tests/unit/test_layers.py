# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports run downwards only, and the agent knows nothing of Blender."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

MAY_IMPORT = {
    "agent": {"agent"},
    "stages": {"agent", "stages"},
    "scene": {"agent", "stages", "scene"},
    "translations": {"translations"},
    "operators": {"agent", "stages", "scene", "operators", "preferences", "properties"},
    "panels": {
        "agent",
        "stages",
        "scene",
        "operators",
        "panels",
        "preferences",
        "service_preferences",
        "properties",
    },
}
"""Parts of the extension, each with the parts that it may build on."""
BLENDER = {"bpy", "bpy_extras", "blf", "bmesh", "mathutils", "gpu", "gpu_extras", "imbuf", "idprop", "addon_utils"}
SHIPPED_WITH_BLENDER = {"numpy"}
USED_WHERE_PRESENT = {"PIL", "certifi", "cma", "google", "httpx2", "openai", "rich"}
"""Imported only when needed, and done without where they are missing."""

REFUSE_BLENDER = """
import importlib, pkgutil, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blender!r}:
            raise ModuleNotFoundError("refused: " + name)

sys.meta_path.insert(0, Refuse())
for part in ("agent", "stages"):
    package = importlib.import_module("maquette." + part)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
        print(module.name)
"""


def test_agent_and_stages_import_where_there_is_no_blender(repository: Path) -> None:
    program = REFUSE_BLENDER.format(blender=BLENDER)
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    imported = set(result.stdout.split())
    files = [
        path.relative_to(repository)
        for part in ("agent", "stages")
        for path in sorted((repository / part).rglob("*.py"))
    ]
    modules = {"maquette." + ".".join(path.with_suffix("").parts) for path in files if path.name != "__init__.py"}
    assert modules <= imported


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_builds_only_on_the_parts_below_it(repository: Path, part: str) -> None:
    for path in sorted((repository / part).rglob("*.py")):
        for target in relative_imports(path, repository):
            assert target in MAY_IMPORT[part], f"{path.relative_to(repository)} imports {target}"


@pytest.mark.parametrize("part", ["agent", "stages"])
def test_agent_and_stages_never_import_blender(repository: Path, part: str) -> None:
    for path in sorted((repository / part).rglob("*.py")):
        assert not BLENDER & set(absolute_imports(ast.parse(path.read_text(encoding="utf-8")))), path


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_nothing_is_imported_that_blender_does_not_ship(repository: Path, part: str) -> None:
    """This also keeps the package from importing itself by a name that Blender does not know it by."""
    always = BLENDER | SHIPPED_WITH_BLENDER | sys.stdlib_module_names
    for path in sorted((repository / part).rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        assert not set(absolute_imports(module)) - always - USED_WHERE_PRESENT, path
        at_once = ast.Module([node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
        assert not set(absolute_imports(at_once)) - always, path


def absolute_imports(module: ast.Module) -> Iterator[str]:
    """Names of the top-level modules that ``module`` imports, wherever in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).partition(".")[0]


def relative_imports(path: Path, repository: Path) -> Iterator[str]:
    """The parts of the extension that a file imports from, by their names below the root."""
    package = path.relative_to(repository).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = (*package[: len(package) - node.level + 1], *(node.module.split(".") if node.module else ()))
            yield from (base[0] if base else alias.name for alias in node.names if base or alias.name != "__package__")
