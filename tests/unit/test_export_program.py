# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported text: whole, sorted, and with each section meaning what it meant alone."""

import ast
import subprocess
import sys

import pytest

from maquette.agent.section import Section
from maquette.agent.session import Settings
from maquette.scene.export_program import export_program
from maquette.scene.exporting.imported_names import import_block, names_imported
from maquette.scene.exporting.program_section import ProgramSection

SETTINGS = Settings("tea & cake", "reference.png", 320, 240, 16, 7)


def exported(*sections):
    return export_program(SETTINGS, [Section(stage, code) for stage, code in sections])


def run_alone(code, known):
    """The names that the code leaves behind at a module's top level."""
    names = dict(known)
    exec(code, names)
    return names["result"]


def run_as_function(code, known):
    """What the code prints into ``result`` when it runs as a function of a program."""
    section = ProgramSection(code)
    names = dict(known, output=[])
    text = section.function("scaffold", section.imports)
    for entry in section.moved_imports(section.imports):
        exec(import_block([entry]), names)
    exec(text + "\n\nscaffold()", names)
    return names["output"][-1]


KNOWN = {"box": lambda size: ("box", size), "lathe": lambda size: ("lathe", size)}

MEANINGS = {
    "plain": "result = 1",
    "constants and functions": "SIZE = 3\n\n\ndef double(x):\n    return SIZE * x\n\n\nresult = double(2)",
    "recursion": "def count(n):\n    return n and 1 + count(n - 1)\n\nresult = count(5)",
    "class": "class Cup:\n    size = 4\n    def wide(self):\n        return self.size\nresult = Cup().wide()",
    "comprehension": "width = 2\nresult = [width * i for i in range(3) if i < width]",
    "global": "total = 0\ndef more(x):\n    global total\n    total += x\nmore(2)\nmore(3)\nresult = total",
    "global at the top": "global total\ntotal = 5\nresult = total",
    "global made inside": "def make():\n    global made_late\n    made_late = 8\nmake()\nresult = made_late",
    "kit name rebound": "from kit import box\nbox = box(2)\nresult = box",
    "kit name rebound in a loop": "from kit import box\nfor box in [box(1)]:\n    pass\nresult = box",
    "kit alias": "from kit import box as crate, lathe\nresult = crate(1), lathe(2)",
    "kit import inside": "def make():\n    from kit import box\n    return box(3)\nresult = make()",
    "kit import in a condition": "if True:\n    from kit import box\nresult = box(3)",
    "builtin rebound": "result = max(1, 2)\nmax = max(3, 4)\nresult = result, max",
    "builtin read by an earlier function": "def top(x):\n    return max(x)\nresult = top([1, 2])\nmax = 9",
    "builtin rebound at once": "sum = 4\nresult = sum",
    "module rebound": "import math\nmath = math.floor(2.5)\nresult = math",
    "imports in many forms": "import math as m, os.path\nfrom math import (\n    pi,\n    tau as turn,\n)\n"
    "result = m.sqrt(4), os.path.sep, round(pi + turn, 3)",
    "import late": "result = 1\nimport math\nresult = math.floor(2.5)",
    "semicolons": "import math; x = math.pi; from kit import box; result = round(x), box(1)",
    "text over lines": 'x = """a\n  b\n\n\n    c"""\nresult = x',
    "text with spaces at a line's end": 'x = """a  \n  b  \n"""\nresult = x',
    "formatted text over lines": "n = 3\nx = f'''a\n  {n}\n\n\nb {f'{n}'}'''\nresult = x",
    "continued lines": "x = 1 + \\\n  2\ny = (1,\n2,\n  3)\nresult = x, y",
    "text with backslash": "x = 'one\\\n  two'\nresult = x",
    "docstring and comments": '"""What it does.\n\nMore.\n"""\n\n# why\nresult = 2  # so\n# end',
    "only imports before": "\n\nimport math\n\n\n\nresult = math.floor(1.5)\n\n\n",
    "umlauts": "import math; größe = 'ü'; result = größe, math.floor(1.5)",
    "tabs": "if True:\n\tx = 1\n\tif x:\n\t\tx = 2\nresult = x",
    "windows lines": "import math\r\nx = 1\r\nresult = x\r\n",
    "walrus": "result = [y for x in (1, 2) if (y := x + 1)] + [y]",
    "with, try, match": "import io\nwith io.StringIO() as f:\n    f.write('a')\n    got = f.getvalue()\n"
    "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    kind = str(error)\n"
    "match (1, 2):\n    case (a, *rest):\n        pass\nresult = got, kind, a, rest",
    "lambda default": "box = 2\nf = lambda x, y=box: x + y\nresult = f(1)",
    "delete": "x = 1\ny = x\ndel x\nresult = y",
}


@pytest.mark.parametrize("name", MEANINGS)
def test_a_section_means_as_a_function_what_it_meant_alone(name, monkeypatch):
    code = MEANINGS[name]
    kit = type(sys)("kit")
    vars(kit).update(KNOWN)
    monkeypatch.setitem(sys.modules, "kit", kit)
    alone = run_alone(code, {})
    assert run_as_function(code.rstrip() + "\noutput.append(result)\n", KNOWN) == alone


def test_a_section_without_statements_is_a_function_all_the_same():
    for code in ("", "# nothing to do\n", "from kit import box\n"):
        ast.parse(ProgramSection(code).function("scaffold", frozenset()))


def test_one_name_that_means_two_things_stays_with_its_sections():
    text = exported(
        ("scaffold", "from math import floor\nx = floor(1.5)\n"),
        ("geometry", "from numpy import floor, pi\nx = floor(1.5)\n"),
        ("materials", "from math import pi\nfrom kit import floor\nx = pi\n"),
        ("lighting", "from numpy import round\nfrom math import tau\nx = round(tau)\n"),
    )
    top = text.partition("# === Tools")[0]
    assert "floor" not in top
    assert "numpy" not in top
    assert "from math import tau" in top
    body = text.partition("# === Stage 1")[2]
    assert "    from math import floor\n" in body
    assert "    from numpy import floor, pi\n" in body
    assert "    from math import pi\n" in body
    assert "    from numpy import round\n" in body


def test_only_what_is_used_is_carried_along():
    bare = exported(("scaffold", "x = 1\n"))
    assert "def start_scene" in bare
    assert "def lathe" not in bare
    assert "def sun_light" not in bare
    with_cup = exported(("scaffold", "from kit import add, lathe\nadd('cup', lathe([(1, 0), (1, 1)]))\n"))
    assert "def lathe" in with_cup
    assert "class Shape" in with_cup
    assert "def sun_light" not in with_cup


NEAT_SCAFFOLD = """\
from kit import add, box, set_camera

set_camera(50, 0.4, 1.0)
add("crate", box(1, 1, 1))
"""
NEAT_LIGHTING = """\
import math

from kit import sun_light

SUN = math.pi


def light():
    sun_light("sun", 1, 1, SUN)


light()
"""


def test_the_text_is_neat_and_says_what_it_is():
    text = exported(("scaffold", NEAT_SCAFFOLD), ("lighting", NEAT_LIGHTING))
    assert text.startswith('# SPDX-License-Identifier: GPL-3.0-or-later\n"""tea & cake: ')
    assert 'start_scene("tea & cake", 320, 240, samples=16, seed=7)' in text
    assert text.index("# === Stage 1: scaffold") < text.index("# === Stage 2: lighting") < text.index("def main")
    assert "maquette." not in text
    assert "from ." not in text
    for command in (
        ["check", "--select", "E,F,I,W,PLE", "--line-length", "120"],
        ["format", "--check", "--line-length", "120"],
    ):
        arguments = [
            sys.executable,
            "-m",
            "ruff",
            *command,
            "--isolated",
            "--no-cache",
            "--stdin-filename",
            "program.py",
            "-",
        ]
        done = subprocess.run(arguments, input=text, text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("title", ['a "quoted" one', "back\\slash", '"""', "line\nbreak", "caffè 茶", "{braces}", "'"])
def test_any_title_can_be_exported(title):
    settings = Settings(title, "r.png", 10, 10, 1, 0)
    tree = ast.parse(export_program(settings, [Section("scaffold", "x = 1\n")]))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "start_scene"]
    assert ast.literal_eval(calls[0].args[0]) == title


def test_an_unknown_tool_is_refused():
    with pytest.raises(ValueError, match="the kit has no teleport"):
        exported(("scaffold", "from kit import teleport\n"))


def test_imports_are_sorted_into_their_groups():
    code = "import bpy\nfrom math import tau, pi\nimport os, ast as a\nfrom mathutils import Vector\n"
    code += "from typing import Any, TYPE_CHECKING"
    entries = [entry for node in ast.parse(code).body for entry in names_imported(node)]
    assert import_block(entries) == (
        "import ast as a\nimport os\nfrom math import pi, tau\nfrom typing import TYPE_CHECKING, Any\n\n"
        "import bpy\nfrom mathutils import Vector"
    )


def test_what_was_done_by_hand_has_functions_of_its_own():
    by_hand = [Section("scaffold", code, by_hand=True) for code in ("x = 1\n", "", "y = 2\n")]
    program = export_program(SETTINGS, [Section("scaffold", "z = 3\n"), *by_hand, Section("geometry", "z = 4\n")])
    functions = [line for line in program.splitlines() if line.startswith(("def scaffold", "def geometry"))]
    assert functions == ["def scaffold():", "def scaffold_by_hand():", "def scaffold_by_hand_2():", "def geometry():"]
    assert program.split("seed=7)\n")[1].split("\n\n")[0].splitlines() == [
        '    with stage("scaffold"):',
        "        scaffold()",
        "    scaffold_by_hand()",
        "    scaffold_by_hand_2()",
        '    with stage("geometry"):',
        "        geometry()",
    ]
    assert "It lacks" not in program


def test_what_no_code_says_is_told_at_the_top():
    untold = Section("scaffold", "", by_hand=True, untold=("cup: mesh", 'a "\n""" name'))
    program = export_program(SETTINGS, [untold])
    ast.parse(program)
    assert '# - cup: mesh\n# - a " """ name\n\nimport' in program
