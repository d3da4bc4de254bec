# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen against the corpora and against single rules."""

import json
from pathlib import Path

import pytest

from maquette.scene.screening import screen

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
HOSTILE = json.loads((CORPORA / "hostile.json").read_text(encoding="utf-8"))
BENIGN = json.loads((CORPORA / "benign.json").read_text(encoding="utf-8"))

REFUSED = {
    "import": [
        "import os",
        "import numpy.ctypeslib",
        "import kit",
        "from kit import *",
        "from kit import _private",
        "from kit import start_scene",
        "from . import session",
        "from random import _os",
        "import enum\nenum.sys",
        "import numpy as np\nnp.load('x')",
        "from bpy import utils",
        "import bpy\nbpy.app.handlers",
    ],
    "alias": [
        "import math\nmodules = [math]",
        "import random\ndef pick(source=random): pass",
        "import bpy\ndef f(bpy): return bpy.utils",
        "import bpy\nfor ops in range(3): pass\nops = bpy.ops",
        "import bpy\nprint(bpy.ops)",
        "import bpy\n(m := bpy.types)",
    ],
    "operator": [
        "import bpy\nbpy.ops.wm.save_mainfile()",
        "import bpy\nops = bpy.ops\nwm = ops.wm",
        "from bpy.ops import wm",
        "import bpy\nsave = bpy.ops.wm.save_mainfile\nsave()",
        "import bpy\nbpy.ops.object.bake()",
        "import bpy\nbpy.ops.node.add_node(type='ShaderNodeMath')",
        "import bpy\nbpy.ops.mesh.primitive_cube_add('INVOKE_DEFAULT')",
        "import bpy\nbpy.ops.mesh.primitive_cube_add('EXEC_DEFAULT', True)",
        "import bpy\nadd = bpy.ops.mesh.primitive_cube_add\nadd('INVOKE' + '_DEFAULT')",
    ],
    "attribute": [
        "x.__class__",
        "x._private",
        "x.__name__ = 'y'\nx.__qualname__",
        "x.tb_frame",
        "getattr(x, '__class__')",
        "setattr(x, 'filepath', 'y')",
        "import bpy\nbpy.types.Mesh.from_pydata = print",
        "import bpy\nbpy.context.copy()",
        "import bpy\nc = bpy.context\nc.window.scene = None",
        "import bpy\nwith bpy.context.temp_override(selected_objects=[]): pass",
        "import bpy\nf = bpy.data.objects.remove\nf(x)",
        "import bpy\nlist(map(bpy.data.objects.remove, bpy.data.objects))",
        "match x:\n    case object(__class__=c): pass",
        "def f(x):\n    del x.__dict__",
    ],
    "builtin": [
        "eval('1')",
        "run = exec",
        "try:\n    pass\nexcept BaseException:\n    pass",
        "raise SystemExit",
        "type('X', (), {})",
        "class M(type): pass",
        "f = getattr",
        "iter(int, 1)",
    ],
    "name": [
        "__builtins__",
        "def __getattr__(name): pass",
        "class C:\n    def __del__(self): pass",
        "__tick__ = print",
        "import math as __tick__",
        "def f(__remove__): pass",
        "class C:\n    __annotations__ = {}",
    ],
    "class": [
        "import bpy\nclass Tool(bpy.types.Operator): pass",
        "import bpy\nbpy.types.VIEW3D_MT_add.append(print)",
    ],
    "file": ["f(filepath='/tmp/x')", "f(directory='/tmp')", "a.resize(3, refcheck=False)"],
    "format": ["'{0.real}'.format(3)", "text.format(3)", "str.format('{0.real}', 3)"],
    "type": ["nodes.new('ShaderNodeScript')", "nodes.new('Shader' + 'NodeScript')", "o.modifiers.new('f', 'FLUID')"],
    "syntax": [
        "async def f(): pass",
        "try:\n    pass\nexcept* ValueError:\n    pass",
        "def f(:",
        "(" * 300 + ")" * 300,
        "x = (" + "\n+".join("1" * 20_000) + ")",
    ],
    "text": ["x = 1 #\rimport os", "x = 1\x0cimport os", "x = '\u2028'"],
    "length": ["x = 1\n" * 40_000, f"x = '{'y' * 3000}'"],
    "size": [
        "x = 9 ** 9 ** 9",
        "x = [0] * 10 ** 9",
        "x = 10 ** 9 * 'a'",
        "f(10 ** 12)",
        "f'{1:>{10 ** 11}}'",
        "f'{1:>99999}'",
        "m.levels = 9",
        "import bpy\nbpy.ops.mesh.primitive_ico_sphere_add(subdivisions=9)",
        "m.voxel_size = 0.00001",
        "images.new('x', 65536, 65536)",
        "import numpy as np\nnp.zeros((100_000, 100_000))",
    ],
}

ALLOWED = {
    "kit": "from kit import add, lathe",
    "alias of a namespace": "import bpy\nops = bpy.ops\nadd = ops.mesh\nadd.primitive_cube_add(size=1)",
    "the same import twice": "import math\ndef f():\n    import math\n    return math.pi",
    "question about a namespace": "import bpy\nif hasattr(bpy.ops.object, 'shade_auto_smooth'): pass",
    "context as a value": "import bpy\ndef f(context): return context.scene\nf(bpy.context)",
    "context under a shared name": "import bpy\ncontext = bpy.context\ndef f(context): return context.scene",
    "array annotations": "import numpy as np\ndef f(x: np.ndarray) -> np.ndarray: return np.sqrt(x)",
    "own meaning of a denied name": "input = node.inputs[0]\ninput.default_value = 1",
    "special methods": "class C:\n    def __init__(self): super().__init__()\n    def __len__(self): return 1",
    "class name": "print(type(error).__name__)",
    "Windows line ends": "x = 1\r\ny = 2\r\n",
    "literal format": "print('Item_{:03d}'.format(7))",
    "list removal": "parts.remove(3)",
    "data path": "o.keyframe_insert(data_path='location', frame=1)",
    "colour as a number": "colour(0xFFEEDD)",
    "a large seed": "import random\nrandom.seed(20240611123456)",
    "explicit context": "import bpy\nbpy.ops.object.shade_flat('EXEC_DEFAULT')",
    "house with windows": "house.windows = 12",
}


@pytest.mark.parametrize("example", HOSTILE, ids=lambda example: example["name"])
def test_hostile_corpus(example: dict[str, str]) -> None:
    assert bool(screen(example["code"])) == (example["stopped_by"] == "screen")


@pytest.mark.parametrize("example", BENIGN, ids=lambda example: example["name"])
def test_benign_corpus(example: dict[str, str]) -> None:
    assert screen(example["code"]) == ()


@pytest.mark.parametrize(("rule", "code"), [(rule, code) for rule, codes in REFUSED.items() for code in codes])
def test_refused_by_rule(rule: str, code: str) -> None:
    assert rule in {refusal.rule for refusal in screen(code)}


@pytest.mark.parametrize("code", ALLOWED.values(), ids=ALLOWED)
def test_allowed(code: str) -> None:
    assert screen(code) == ()


def test_refusals_name_line_cause_and_way_out() -> None:
    refusals = screen("import bpy\nimport time\nx = 1\nbpy.ops.wm.save_mainfile()\n")
    assert [refusal.line for refusal in refusals] == [2, 4]
    assert "`time` cannot be imported" in refusals[0].message
    assert "Allowed categories" in refusals[1].message
    assert refusals[0].sentence().startswith("line 2 [import]: ")


def test_a_refusal_is_told_once() -> None:
    assert len(screen("import os")) == 1
    assert len(screen("eval(eval)")) == 1
