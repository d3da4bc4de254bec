# SPDX-License-Identifier: GPL-3.0-or-later
"""A small session played without Blender, for what its prompts look like.

Run as a program, it writes the prompts that ``test_prompts.py`` compares with:
``.venv/bin/python -P -m maquette.tests.unit.prompts_session``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, Colour, LightGuess, Material
from maquette.agent.changes import Aspect, Change
from maquette.agent.critique import Comparison, Critique, Item
from maquette.agent.effects import (
    Ask,
    CheckGeometry,
    Decision,
    Draw,
    DrawPair,
    Effect,
    Evidence,
    Facts,
    FindFlatSurfaces,
    Keep,
    Look,
    LookResult,
    LookUp,
    Measure,
    MeasureTextures,
    MeasureYardsticks,
    Oddities,
    RefineOutlines,
    Restore,
    Review,
    RunCode,
    RunReport,
    Snapshot,
    Solution,
    Solve,
)
from maquette.agent.loop import reconstruct
from maquette.agent.measurements import (
    Baselines,
    Cell,
    LookMeasurements,
    MaterialMeasurements,
    Measurements,
    ObjectMeasurements,
)
from maquette.agent.prompt_book import PromptBook
from maquette.agent.records import to_json
from maquette.agent.request import Picture, Reply, Request
from maquette.agent.session import SessionResult, Settings
from maquette.agent.surface_texture import FlatSurfaces, SurfaceTexture, Textures, TextureStatistics
from maquette.stages import STAGES

REPOSITORY: Final = Path(__file__).parents[2]
GOLDEN: Final = Path(__file__).parent / "prompts"
PROMPTS: Final = PromptBook.read(REPOSITORY / "prompts")
SETTINGS: Final = Settings("a cup", "reference.png", 384, 256, samples=8, seed=0, sees=True, enlarged=True)
BLUEPRINT: Final = Blueprint(
    title="a cup",
    camera=CameraGuess(50.0, 0.45, 0.6),
    light=LightGuess(-1.2, 0.8, 0.4, 2.5, (1.0, 0.96, 0.9), (0.8, 0.88, 1.0)),
    objects=(
        BlueprintObject(
            "table",
            "wooden table",
            "ground",
            "plane",
            (0.0, 0.3, 1.0, 1.0),
            Material((0.62, 0.4, 0.24), (0.5, 0.3, 0.17), 0.5, texture="grain", words="oiled oak, grain from left"),
        ),
        BlueprintObject(
            "cup",
            "red cup",
            "object",
            "lathe",
            (0.35, 0.25, 0.65, 0.7),
            Material((0.7, 0.12, 0.08), (0.7, 0.12, 0.08), 0.15, words="glazed stoneware"),
            support="table",
            outline=((0.35, 0.25), (0.65, 0.25), (0.6, 0.7), (0.4, 0.7)),
            size=(0.09, 0.09, 0.08),
            doubt="whether it has a handle on the far side",
        ),
    ),
    doubts=("the focal length",),
)
ASPECTS: Final[Mapping[str, Aspect]] = {
    "scaffold": "object",
    "geometry": "geometry",
    "materials": "material",
    "composition": "transform",
    "lighting": "light",
}


ODDITIES = {
    "geometry-1.py": ("The part 'handle' of 'cup' touches nothing of it: it ends 1.2 cm away.",),
    "composition-2.py": ("'cup' floats 3 cm above 'table'. Mended by `place(\"cup\", at=(0, 1.2, 0.71))`.",),
}
"""What is found once that code has run."""


@dataclass
class Played:
    """Answers a session's effects: each attempt comes out a little better, one fails, one is undone."""

    code: Mapping[str, str]
    """Of the first attempt at each stage."""
    worse: frozenset[str] = frozenset({"geometry-3"})
    requests: dict[str, Request] = field(default_factory=dict)
    """By task, stage and attempt, such as ``generate-geometry-2``."""
    looks: int = 0
    ran: str = ""
    """Name of the code that ran last."""

    def perform(self, effect: Effect) -> object:
        """The result of ``effect``."""
        match effect:
            case Ask(request):
                return Reply(self.answer(request))
            case RunCode(name=name, stage=stage):
                self.ran = name
                return ran(name, stage)
            case RefineOutlines() | CheckGeometry() | FindFlatSurfaces() | MeasureTextures():
                return found(effect, self.ran)
            case LookUp(error=error, words=words):
                return Facts((f"(what the running Blender says to: {words or error.splitlines()[0]})",))
            case Solve():
                return Solution()
            case Look(name=name, views=views):
                return LookResult({view: f"renders/{name}-{view}.png" for view in views})
            case Measure(look=look):
                name = look.pictures["full"].removeprefix("renders/").removesuffix("-full.png")
                self.looks += name not in self.worse and not name.startswith("noise")
                return measured(1.0 - 0.93**self.looks - (0.3 if name in self.worse else 0.0))
            case MeasureYardsticks():
                return Baselines(measured(0.0).picture, measured(0.5).picture)
            case Draw() | DrawPair():
                return drawn(effect)
            case Keep(name) | Restore(name):
                return Snapshot(name, name)
            case Review(stage):
                return Decision("approve", stage)
        return None

    def answer(self, request: Request) -> object:
        """What a model that changes one thing at a time would say."""
        facts = request.facts
        parts = (request.task, facts.get("stage"), facts.get("attempt"))
        self.requests.setdefault("-".join(str(part) for part in parts if part), request)
        if request.task == "blueprint":
            return to_json(BLUEPRINT)
        if request.task == "verify":
            return to_json(Critique((item(facts["stage"]),), "tie", False, "The cup is too narrow at its foot."))
        if request.task == "compare":
            return to_json(Comparison("A", "Its rim is nearer."))
        return self.proposal(str(facts["stage"]), int(facts["attempt"]))

    def proposal(self, stage: str, attempt: int) -> Mapping[str, object]:
        """The whole program first, then one constant."""
        code = self.code[stage] if attempt == 1 else f"WIDTH = {0.08 + attempt / 1000}\n"
        words = "Builds it as the picture shows it." if attempt == 1 else f"Makes the cup wider, the {attempt}. time."
        return {"code": code, "explanation": words, "edits": attempt > 1, "remove": []}


def found(effect: RefineOutlines | CheckGeometry | FindFlatSurfaces | MeasureTextures, ran: str) -> object:
    """What arithmetic says, once the code called ``ran`` has run."""
    match effect:
        case RefineOutlines(blueprint):
            return blueprint
        case CheckGeometry():
            return Oddities(ODDITIES.get(ran, ()))
        case FindFlatSurfaces():
            return FlatSurfaces()
    colours = (0.35, 0.2, 0.1), (0.6, 0.4, 0.25)
    wood = TextureStatistics(0.42, 0.7, 0.0131, 0.22, False, 6.3, colours, (0.4, 0.6))
    return Textures((SurfaceTexture("table", False, wood),))


def drawn(effect: Draw | DrawPair) -> Evidence:
    """All sorts of pictures of an attempt, or one of two."""
    if isinstance(effect, DrawPair):
        return Evidence({"sheet": Picture(f"evidence/{effect.name}-sheet.png", "Both")})
    sorts = ("sheet", "outlines", "crops", "edges", "difference")
    return Evidence({sort: Picture(f"evidence/{effect.name}-{sort}.png", f"The {sort}") for sort in sorts})


def ran(name: str, stage: str) -> RunReport:
    """The second attempt at the materials uses a name that Blender no longer has."""
    if name == "materials-2.py":
        error = (
            "KeyError: 'bpy_prop_collection[key]: key \"Specular\" not found'\n"
            'File "materials-2.py", line 9, in paint_cup\n'
            '>    9      node.inputs["Specular"].default_value = 0.5\n'
            "`node.inputs` has no 'Specular'; nearest: 'Specular IOR Level'."
        )
        return RunReport(False, error)
    change = Change("changed", ASPECTS[stage], "cup", "what", "old", "new")
    return RunReport(True, changes=(change,), output="rim at 0.081\n" if stage == "geometry" else "")


def item(stage: str) -> Item:
    """What the critic finds at every stage."""
    return Item("cup", "shape", stage, 0.4, "The foot is 12 px too narrow.", "Widen it to 0.055 m.")  # type: ignore[arg-type]


def measured(quality: float) -> LookMeasurements:
    """A look that is the better in everything but edges, the higher ``quality`` is from 0 to 1."""
    away = 1.0 - quality
    picture = Measurements(
        12 + 6 * quality, 0.4 + 0.2 * quality, 8 + 8 * away, 0.3 - quality / 20, 0.4 + quality / 2, 1.0, quality
    )
    objects = tuple(_object(entry.id, entry.material.colour, away) for entry in BLUEPRINT.objects)
    row = tuple(Cell((0.2 * column, 0.3, 0.1), (0.2 * column, 0.3 - 0.1 * away, 0.1)) for column in range(4))
    spots = Cell((0.3, 0.2, 0.1), (0.3 - 0.1 * away, 0.2, 0.1))
    materials = (
        MaterialMeasurements("Table wood", ("table",), 5000, 0.6, spots, spots),
        MaterialMeasurements("Cup china", ("cup",), 4000, 0.3, spots, spots),
        MaterialMeasurements("Cup coffee", ("cup",), 1000, 0.06),
    )
    return LookMeasurements(
        picture, objects, 0.3 + quality / 2, (row, row), rest_share=0.04, materials=materials if quality > 0.5 else ()
    )


def _object(name: str, colour: Colour, away: float) -> ObjectMeasurements:
    red, green, blue = colour
    shown = (red * (1.0 - 0.5 * away), green * (1.0 - 0.3 * away), blue)
    return ObjectMeasurements(
        id=name,
        pixels=5000,
        iou=1.0 - 0.5 * away,
        offset=(0.02 * away, -0.01 * away),
        scale=(1.0 - 0.2 * away, 1.0),
        reference_colour=colour,
        flat_colour=shown,
        full_colour=shown,
        colour_difference=20.0 * away,
        flat_colour_difference=15.0 * away,
        error_share=0.6 if name == "table" else 0.4,
        reference_tones=((red / 2, green / 2, blue / 2), (red, green, blue)),
        shaded=Cell((red / 2, green / 2, blue / 2), (red / 3, green / 3, blue / 3)),
        lit=Cell(colour, shown),
        full_tones=((red / 3, green / 3, blue / 3), shown),
    )


def play(played: Played, stages: tuple[Any, ...] = STAGES) -> SessionResult:
    """The whole session."""
    loop = reconstruct(SETTINGS, stages, PROMPTS)
    effect = next(loop)
    while True:
        try:
            effect = loop.send(played.perform(effect))
        except StopIteration as end:
            result: SessionResult = end.value
            return result


def small_programs() -> Mapping[str, str]:
    """A short program for each stage."""
    return {
        stage: f'"""The {stage} of a cup on a table."""\n\nfrom kit import add\n\nWIDTH = 0.08\n\n\n'
        f"def {stage}_cup() -> None:\n    work_on(WIDTH)\n\n\n{stage}_cup()\n"
        for stage in ASPECTS
    }


def golden_prompts() -> Iterator[tuple[str, str]]:
    """File name and words of the prompts that are kept: the first and a later attempt at each stage, and some to the
    critic."""
    played = Played(small_programs())
    play(played)
    for stage in STAGES:
        numbers = [
            int(name.rpartition("-")[2]) for name in played.requests if name.startswith(f"generate-{stage.name}-")
        ]
        for attempt in sorted({1, max(numbers)}):
            yield f"{stage.name}-{attempt}.md", _in_full(played.requests[f"generate-{stage.name}-{attempt}"])
    for name in ("verify-scaffold-1", "verify-geometry-2", "verify-lighting-2", "compare-geometry-2"):
        yield f"{name}.md", _in_full(played.requests[name])
    system = played.requests["generate-scaffold-1"].system
    yield "system.md", system.replace(PROMPTS.code, "(how programs are written, and the kit)\n")


def _in_full(request: Request) -> str:
    """Words and pictures; exemplars have files of their own."""
    pictures = "\n".join(f"{number}. {entry.caption}" for number, entry in enumerate(request.pictures, 1))
    words = request.prompt
    for exemplar in PROMPTS.exemplars.entries:
        words = words.replace(exemplar.shown().strip(), f"(prompts/exemplars/{exemplar.name}.md)")
    return f"{words}\n---\n\nPictures:\n\n{pictures}\n"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("*.md"):
        old.unlink()
    for file_name, text in golden_prompts():
        (GOLDEN / file_name).write_text(text, encoding="utf-8")
        print(GOLDEN / file_name)
