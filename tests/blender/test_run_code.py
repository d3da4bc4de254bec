# SPDX-License-Identifier: GPL-3.0-or-later
"""Running code: it is bounded, its failures are told, and Blender is left as it was."""

import json
import linecache
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import bpy
import pytest

from maquette.agent.errors import SessionError
from maquette.scene.running import RunOutcome, run_code
from maquette.scene.running.time_limit import TimeLimitReached

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
HOSTILE = json.loads((CORPORA / "hostile.json").read_text(encoding="utf-8"))
BENIGN = json.loads((CORPORA / "benign.json").read_text(encoding="utf-8"))

ENDLESS = {
    "one line": "while True: pass",
    "handlers": "while True:\n try:\n  while True: x = 1\n except Exception: pass",
    "bare handlers": "while True:\n try:\n  x = 1\n except: pass",
    "finally": "def f():\n while True:\n  try:\n   while True: pass\n  finally: continue\nf()",
    "swallowing context": (
        "class C:\n def __enter__(self): return self\n def __exit__(self, a, b, c): return True\n"
        "while True:\n with C():\n  while True: pass"
    ),
    "recursion that swallows": "def f():\n try:\n  f()\n except Exception:\n  f()\nf()",
    "recursion in finally": "def f():\n try:\n  f()\n finally:\n  f()\nf()",
    "generator": "def g():\n while True: yield 1\nsum(g())",
    "comprehension": "def g():\n while True: yield 1\n[x for x in g()]",
    "nested comprehension": "sum(1 for a in range(10**6) for b in range(10**6))",
    "iterator class": "class I:\n def __iter__(self): return self\n def __next__(self): return 1\nlist(I())",
    "lambda as key": "x = [0] * 3000\nwhile True: x.sort(key=lambda y: -y)",
    "operators": "import bpy\nwhile True: bpy.ops.object.empty_add()",
    "print": "while True: print('x' * 1000)",
}


@pytest.fixture
def collection() -> Iterator[bpy.types.Collection]:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    made = bpy.data.collections.new("coffee")
    bpy.context.scene.collection.children.link(made)
    yield made
    linecache.checkcache()


def run(code: str, collection: bpy.types.Collection, seconds: float = 10.0) -> RunOutcome:
    return run_code(code, "geometry-1.py", collection, seconds)


@pytest.mark.parametrize("code", ENDLESS.values(), ids=ENDLESS)
def test_endless_code_is_stopped(code: str, collection: bpy.types.Collection) -> None:
    outcome = run(code, collection, 0.2)
    assert not outcome.ok
    assert "time limit" in outcome.error
    assert outcome.seconds < 1.0


def test_nothing_left_behind_runs_on(collection: bpy.types.Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Callable[[], int]] = []
    monkeypatch.setattr(random, "seed", kept.append)
    assert run("import random\ndef f(): return 1\nrandom.seed(f)\nprint(f())", collection).output == "1\n"
    with pytest.raises(TimeLimitReached):
        kept[0]()


def test_the_failing_line_its_neighbours_and_the_calls_are_told(collection: bpy.types.Collection) -> None:
    code = "def cup(radius):\n    height = 2\n    return radius / (height - 2)\n\n\ncup(1)\n"
    outcome = run(code, collection)
    assert outcome.error.splitlines() == [
        "ZeroDivisionError: division by zero",
        'File "geometry-1.py", line 3, in cup',
        "     1  def cup(radius):",
        "     2      height = 2",
        ">    3      return radius / (height - 2)",
        "     4  ",
        "     5  ",
        "     6  cup(1)",
        "  called from line 6: cup(1)",
    ]


def test_a_recursion_is_told_in_a_few_lines(collection: bpy.types.Collection) -> None:
    outcome = run("def f(n):\n    return f(n + 1)\nf(0)\n", collection)
    assert "RecursionError" in outcome.error
    assert len(outcome.error.splitlines()) < 12


def test_the_end_of_the_process_is_caught(collection: bpy.types.Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(_: object) -> None:
        raise SystemExit(3)

    monkeypatch.setattr(random, "seed", end)
    outcome = run("import random\nrandom.seed(1)", collection)
    assert not outcome.ok
    assert "SystemExit" in outcome.error


def test_a_person_can_interrupt(collection: bpy.types.Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(random, "seed", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run("import random, bpy\nbpy.ops.mesh.primitive_cube_add()\nrandom.seed(1)", collection)
    assert bpy.context.mode == "OBJECT"


def test_refused_code_does_not_run(collection: bpy.types.Collection) -> None:
    outcome = run("import bpy\nbpy.ops.mesh.primitive_cube_add()\nimport os\n", collection)
    assert outcome.refused and not outcome.ok
    assert outcome.error.startswith("line 3 [import]")
    assert not bpy.data.objects


def test_code_that_cannot_be_compiled_is_refused_with_its_line(collection: bpy.types.Collection) -> None:
    outcome = run("x = 1\nreturn x\n", collection)
    assert outcome.refused
    assert ">    2  return x" in outcome.error


def test_object_mode_is_forced(collection: bpy.types.Collection) -> None:
    code = "import bpy\nbpy.ops.mesh.primitive_cube_add()\nbpy.ops.object.mode_set(mode='EDIT')\n"
    assert run(code, collection).ok
    assert bpy.context.mode == "OBJECT"
    assert not run(code + "1 / 0\n", collection).ok
    assert bpy.context.mode == "OBJECT"
    assert all(entry.mode == "OBJECT" for entry in bpy.data.objects)


def test_new_objects_of_operators_land_in_the_collection(collection: bpy.types.Collection) -> None:
    before = bpy.context.view_layer.active_layer_collection.name
    assert run("import bpy\nbpy.ops.mesh.primitive_cube_add()\nbpy.context.object.name = 'cup'", collection).ok
    assert [entry.name for entry in collection.objects] == ["cup"]
    assert bpy.context.view_layer.active_layer_collection.name == before


def test_a_collection_of_another_scene(collection: bpy.types.Collection) -> None:
    artists = bpy.context.scene
    scene = bpy.data.scenes.new("session")
    own = bpy.data.collections.new("own")
    scene.collection.children.link(own)
    code = (
        "import bpy\nbpy.ops.mesh.primitive_cube_add()\nbpy.ops.object.mode_set(mode='EDIT')\n"
        "bpy.ops.mesh.subdivide()\nprint(bpy.context.scene.name)"
    )
    outcome = run(code, own)
    assert outcome.output == "session\n"
    assert len(own.objects) == 1 and len(own.objects[0].data.vertices) == 26
    assert own.objects[0].mode == "OBJECT"
    assert bpy.context.scene == artists


def test_a_context_without_a_window(collection: bpy.types.Collection) -> None:
    with bpy.context.temp_override(window=None):
        outcome = run("import bpy\nbpy.ops.mesh.primitive_cube_add()", collection)
    assert outcome.ok, outcome.error
    assert len(collection.objects) == 1


def test_a_collection_of_no_scene_is_an_error_with_a_remedy() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    with pytest.raises(SessionError, match="No scene has the collection 'lost'"):
        run("x = 1", bpy.data.collections.new("lost"))


def test_printing_is_kept_and_bounded(collection: bpy.types.Collection, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("print('a', 1, sep='-', end='!')\nprint()", collection).output == "a-1!\n"
    flood = run("for i in range(10**5): print('x' * 100)", collection)
    assert flood.ok
    assert len(flood.output) < 21_000
    assert flood.output.endswith("[more was printed]")
    assert capfd.readouterr().out == ""


def test_lines_are_known_to_tracebacks_while_the_code_runs_only(
    collection: bpy.types.Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(random, "seed", lambda _: seen.append(linecache.getline("geometry-1.py", 2)))
    run("import random\nrandom.seed(1)  # here\n", collection)
    assert seen == ["random.seed(1)  # here\n"]
    assert linecache.getline("geometry-1.py", 2) == ""


def test_each_run_has_a_fresh_namespace(collection: bpy.types.Collection) -> None:
    assert run("marker = 1\nprint(__name__)", collection).output == "__main__\n"
    assert "NameError" in run("print(marker)", collection).error


RUN_TIME_REFUSALS = {
    "name put together": ("getattr('x', '_' * 2 + 'class__')", "begins with an underscore"),
    "name of a string class": ("class S(str): pass\ngetattr('x', S('upper'))", "must be a string"),
    "node type put together": (
        "import bpy\nm = bpy.data.node_groups.new('g', 'ShaderNodeTree')\n"
        "m.nodes.new(''.join(['Shader', 'NodeScript']))",
        "Script node",
    ),
    "type of a class": ("T = type(int)", "not available"),
    "a long range": ("n = 10 ** 4\nsum(range(n ** 3))", "more than"),
    "unknown name of the kit": ("from kit import lathes", "lathe"),
}


@pytest.mark.parametrize(("code", "words"), RUN_TIME_REFUSALS.values(), ids=RUN_TIME_REFUSALS)
def test_refused_while_it_runs(code: str, words: str, collection: bpy.types.Collection) -> None:
    outcome = run(code, collection)
    assert not outcome.refused and not outcome.ok
    assert words in outcome.error


def test_the_kit_can_be_imported(collection: bpy.types.Collection) -> None:
    outcome = run("from kit import lathe\nprint(callable(lathe))", collection)
    assert outcome.output == "True\n"


@pytest.mark.parametrize("example", BENIGN, ids=lambda example: example["name"])
def test_benign_corpus_runs(example: dict[str, str]) -> None:
    bpy.ops.wm.read_factory_settings(use_empty=False)
    collection = bpy.data.collections.new("coffee")
    bpy.context.scene.collection.children.link(collection)
    outcome = run(example["code"], collection)
    assert outcome.error == ""
    assert outcome.lost == ()


@pytest.mark.parametrize(
    "example", [entry for entry in HOSTILE if entry["stopped_by"] == "run"], ids=lambda example: example["name"]
)
def test_hostile_corpus_does_no_harm(example: dict[str, str]) -> None:
    bpy.ops.wm.read_factory_settings(use_empty=False)
    collection = bpy.data.collections.new("coffee")
    bpy.context.scene.collection.children.link(collection)
    before = sorted(entry.name for entry in (*bpy.data.objects, *bpy.data.scenes))
    outcome = run(example["code"], collection, 0.5)
    assert set(before) <= {entry.name for entry in (*bpy.data.objects, *bpy.data.scenes)}
    assert outcome.lost == ()
    assert "leak" not in bpy.context.scene
    if example["name"] != "destroy_select_all_delete":
        assert not outcome.ok
