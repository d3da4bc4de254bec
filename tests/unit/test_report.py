# SPDX-License-Identifier: GPL-3.0-or-later
"""The report is whole HTML, shows everything, escapes everything and needs nothing from elsewhere."""

import base64
import dataclasses
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.changes import Change
from maquette.agent.critique import Checked, Critique, Item
from maquette.agent.effects import LookResult, Snapshot
from maquette.agent.errors import SessionError
from maquette.agent.journal import Entry
from maquette.agent.measurements import (
    Baselines,
    Cell,
    LookMeasurements,
    MaterialMeasurements,
    Measurements,
    ObjectMeasurements,
)
from maquette.agent.proposal import Proposal
from maquette.agent.report.change_list import change_list
from maquette.agent.report.code_colours import coloured_code
from maquette.agent.report.compact_png import encode_png
from maquette.agent.report.data import ReportData
from maquette.agent.report.figures import FIGURES, compare_with, duration
from maquette.agent.report.markup import Markup, element
from maquette.agent.report.object_table import place_in_words, size_in_words
from maquette.agent.report.pictures import colour_object_ids
from maquette.agent.report.plots import Step, Yardstick, plot
from maquette.agent.report.write import report_page, write_report
from maquette.agent.result import result_record
from maquette.agent.section import Section
from maquette.agent.session import Attempt, SessionResult, Settings, StageResult
from maquette.agent.vision.png import write_png

EVIL = '<script>alert("1")</script>&\'</title>'
"""What an object, an answer or a file may be called."""
VOID = {"meta", "input", "br", "img"}


class Page(HTMLParser):
    """Keeps the elements and complains where they do not balance."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(attrs) == len(dict(attrs)), f"an attribute of <{tag}> is there twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["style"], ["script"]):
            self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def figures(psnr: float) -> Measurements:
    return Measurements(psnr, 0.512, 12.3, 0.41, 0.62, 0.5, 0.33)


def look_at(psnr: float) -> LookMeasurements:
    seen = ObjectMeasurements(
        "cup", 900, 0.64, (0.031, -0.02), (1.12, 0.94), (1.0, 0.5, 0.0), (0.5, 0.5, 0.5), (0.0, 0.5, 1.0), 7.8, 9.1, 0.4
    )
    unseen = dataclasses.replace(seen, id="plate", pixels=0, iou=0.0)
    return LookMeasurements(figures(psnr), (seen, unseen), 0.5)


def noise_picture(seed: int, height: int = 40, width: int = 60) -> NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@pytest.fixture
def data(tmp_path: Path) -> ReportData:
    for index, name in enumerate(("reference", "full-1", "full-2", "clay-1", "ids-1", "render")):
        write_png(tmp_path / f"{name}.png", noise_picture(index))
    stuff = Material((0.5, 0.4, 0.3), (0.5, 0.4, 0.3), 0.5)
    things = (
        BlueprintObject("cup", EVIL, "object", "lathe", (0.1, 0.1, 0.5, 0.5), stuff, doubt=f"Its inside {EVIL}"),
        BlueprintObject("plate", "Plate", "object", "lathe", (0.1, 0.1, 0.5, 0.5), stuff),
    )
    blueprint = Blueprint(
        EVIL, CameraGuess(50, 0.2, 1), LightGuess(0, 1, 0.1, 3), things, doubts=("The focal length.",)
    )
    critique = Critique((Item("cup", "shape", "geometry", 0.8, EVIL, "Widen it."),), "candidate", False, EVIL)
    first = Attempt(
        number=1,
        proposal=Proposal(f'name = """{EVIL}"""\n', EVIL),
        ok=True,
        changes=(
            Change("added", "object", EVIL, ""),
            Change("changed", "transform", "Plate", "location", "(0, 0, 0)", "(0, 0, 0.1)"),
        ),
        look=LookResult({"full": "full-1.png", "clay": "clay-1.png", "ids": "ids-1.png"}),
        measurements=look_at(14.21),
        critique=critique,
        won=True,
        reason="Kept: the scaffold score rose.",
    )
    failed = Attempt(2, Proposal("print('unfinished", "Second try."), False, error=f"Traceback\n  {EVIL}")
    better = dataclasses.replace(
        first, solved=(f"light: {EVIL}",), look=LookResult({"full": "full-2.png"}), measurements=look_at(17.65)
    )
    scaffold = StageResult("scaffold", 0, (first, failed), None, "All attempts of this stage were made.")
    lighting = StageResult("lighting", 0, (better,), first.measurements, "Nothing more to mend.")
    reopened = StageResult("scaffold", 1, (failed,), better.measurements, "Too many proposals failed to run.")
    entries = (
        Entry("Ask", "", "scaffold", 1, 0, {}, 2.5, 0.01),
        Entry("Look", "", "scaffold", 1, 0, {}, 61.0, 0.01),
        Entry("Measure", "", "lighting", 1, 0, {}, 0.3, 0.01),
    )
    settings = Settings(EVIL, "reference.png", 60, 40, 32, 7)
    noise = Measurements(0.05, 0.001, 0.1, 0.01, 0.01, 0.0, 0.01)
    return ReportData(
        session=SessionResult(
            settings, blueprint, (scaffold, lighting, reopened), (), Snapshot("lighting-1", "0"), noise
        ),
        folder=tmp_path,
        entries=entries,
        provider=EVIL,
        blender="4.5.15",
        baselines=Baselines(figures(15.0), figures(19.0)),
        final=look_at(17.65),
        final_render=tmp_path / "render.png",
        program=f"# {EVIL}\nimport bpy\n",
    )


def test_the_page_is_whole_and_escaped(data: ReportData) -> None:
    text = report_page(data)
    page = Page(text)
    assert "<script>alert" not in text
    assert len(page.of("script")) == 1 and len(page.of("title")) == 1
    # Title, name, answer, change, critique, error, program and provider all show it as it is.
    assert page.text.count(EVIL) >= 10
    assert not re.search(r"\$[a-z]", re.sub(r"(?s)<script>.*</script>", "", text))


def test_what_the_solvers_found_is_told_with_the_attempt(data: ReportData) -> None:
    assert Page(report_page(data)).text.count(f"light: {EVIL}") == 1


def test_materials_are_told_with_what_they_are_on(data: ReportData) -> None:
    china = MaterialMeasurements(f"China {EVIL}", ("cup", "plate"), 90, 0.37, Cell((0.0, 0.0, 1.0), (1.0, 0.0, 0.0)))
    page = Page(report_page(dataclasses.replace(data, final=dataclasses.replace(data.final, materials=(china,)))))
    row = page.text[page.text.index(f"China {EVIL}") :]
    assert re.match(r"(?s).*?Plate.*?#0000ff.*?#ff0000.*?37 %", row)
    assert "How each material came out" not in Page(report_page(data)).text


def test_what_was_done_by_hand_is_told_once_after_its_stage(data: ReportData) -> None:
    by_hand = Section("scaffold", "cup.location = (1, 2, 3)\n", by_hand=True, untold=(f"{EVIL}: mesh",))
    session = dataclasses.replace(data.session, program=(Section("scaffold", "x = 1\n"), by_hand))
    text = Page(report_page(dataclasses.replace(data, session=session))).text
    assert text.count("cup.location = (1, 2, 3)") == 1
    assert text.count("Changed by hand after the scaffold stage, not in the program") == 1
    assert f"{EVIL}: mesh" in text
    # The last pass through the stage gave up, and says so first.
    assert text.index("cup.location = (1, 2, 3)") > text.index("Too many proposals failed to run.")


def test_what_the_critic_found_mended_is_struck_and_counted(data: ReportData) -> None:
    scaffold = data.session.passes[0]
    first = scaffold.attempts[0]
    found = Item("plate", "scale", "scaffold", 0.4, "Too small.", "Half as wide again.")
    critique = dataclasses.replace(first.critique, earlier=(Checked(1, "closed", "As wide as it should be."),))
    mended = dataclasses.replace(first, critique=critique, asked=(found, found))
    passes = (dataclasses.replace(scaffold, attempts=(mended,)), *data.session.passes[1:])
    data = dataclasses.replace(data, entries=())
    told = dataclasses.replace(data, session=dataclasses.replace(data.session, passes=passes))
    assert "<s>Plate: scale</s>" in report_page(told) and "<s>Plate" not in report_page(data)
    assert result_record(told, "0")["checklist"] == {"checked": 2, "closed": 1, "closed_rate": 0.5}
    assert result_record(data, "0")["checklist"] == {"checked": 0, "closed": 0, "closed_rate": None}


def test_nothing_is_loaded_from_elsewhere(data: ReportData) -> None:
    text = report_page(data)
    page = Page(text)
    for tag, attributes in page.elements:
        assert tag not in ("link", "iframe", "object", "embed", "base", "form")
        for name in ("src", "href", "srcset", "action", "poster", "background"):
            value = attributes.get(name)
            assert value is None or value.startswith(("data:image/png;base64,", "#")), (tag, value)
        assert not any(name.startswith("on") for name in attributes)
    assert "url(" not in text and "@import" not in text
    script = re.search(r"(?s)<script>(.*)</script>", text)
    assert script is not None
    allowed = base64.b64encode(hashlib.sha256(script.group(1).encode()).digest()).decode()
    policy = next(entry["content"] for entry in page.of("meta") if entry.get("http-equiv"))
    assert policy is not None
    assert "default-src 'none'" in policy and f"script-src 'sha256-{allowed}'" in policy


def test_every_reference_within_the_page_leads_somewhere(data: ReportData) -> None:
    page = Page(report_page(data))
    ids = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for attributes in (*page.of("use"), *page.of("a")):
        target = attributes["href"]
        assert target is not None and target.removeprefix("#") in ids
    for _, attributes in page.elements:
        label = attributes.get("aria-labelledby")
        assert label is None or label in ids


def test_all_numbers_are_there(data: ReportData) -> None:
    text = Page(report_page(data)).text.replace("\N{NO-BREAK SPACE}", " ")
    for expected in (
        "17.6 dB",
        "14.2 dB",
        "0.512",
        "12.3",
        "41 %",
        "62 %",
        "33 %",
        "2.6 dB better than the mean-colour card",
        "1.4 dB worse than the 8\N{MULTIPLICATION SIGN}8 thumbnail",
        "+3.4 dB, better",
        "1 of 2 objects can be seen",
        "#ff8000",
        "#0080ff",
        "not visible",
        "3 % too far right, 2 % too high",
        "+12 % wide, \N{MINUS SIGN}6 % tall",
        "2.5 s",
        "1 min 1 s",
        "1 min 4 s",
        "60 \N{MULTIPLICATION SIGN} 40 pixels",
        "4.5.15",
        "(0, 0, 0.1)",
        "Accepted: attempt 1 of 2",
        "Failed after 1 attempt; the scene stayed as it was",
        "Scaffold, opened again",
        "The focal length.",
    ):
        assert expected in text, expected


def test_every_picture_has_a_name_and_is_embedded_once(data: ReportData) -> None:
    page = Page(report_page(data))
    for attributes in page.of("svg"):
        assert attributes.get("aria-label") or attributes.get("aria-hidden") == "true"
    for attributes in page.of("input"):
        assert attributes.get("aria-label")
    embedded = [attributes["href"] for attributes in page.of("image")]
    assert len(embedded) == len(set(embedded)) > 0


def test_written_whole_or_not_at_all(data: ReportData, tmp_path: Path) -> None:
    target = tmp_path / "out" / "report.html"
    with pytest.raises(SessionError):
        write_report(data, target)
    target.parent.mkdir()
    write_report(data, target)
    assert [entry.name for entry in target.parent.iterdir()] == ["report.html"]
    assert target.read_text(encoding="utf-8") == report_page(data)


def test_render_of_another_program_is_embedded_as_it_is(data: ReportData) -> None:
    Image.fromarray(noise_picture(9)).save(data.final_render, optimize=True)
    content = base64.b64encode(data.final_render.read_bytes()).decode()
    assert content in report_page(data)


def test_compact_png_keeps_every_pixel(tmp_path: Path) -> None:
    y, x = np.mgrid[0:37, 0:53]
    gradient = np.stack([x * 4, y * 6, x + y], axis=-1).astype(np.uint8)
    for picture in (noise_picture(3), gradient, np.zeros((1, 1, 3), np.uint8)):
        path = tmp_path / "compact.png"
        path.write_bytes(encode_png(picture))
        np.testing.assert_array_equal(np.asarray(Image.open(path)), picture)
    write_png(tmp_path / "plain.png", gradient)
    assert len(encode_png(gradient)) < (tmp_path / "plain.png").stat().st_size / 2


def test_object_numbers_become_distinct_colours() -> None:
    numbers = np.arange(300)
    ids = np.stack([numbers % 256, numbers // 256, np.zeros(300, int)], axis=-1).astype(np.uint8)[None]
    colours = colour_object_ids(ids)[0]
    assert len({tuple(colour) for colour in colours[:40].tolist()}) == 40
    assert tuple(colours[256]) != tuple(colours[0])


def test_markup_escapes_all_but_markup() -> None:
    made = element("p", "<b>", Markup("<i></i>"), class_="a", data_x='"', hidden=True, title=None, checked=False)
    assert made == '<p class="a" data-x="&quot;" hidden>&lt;b&gt;<i></i></p>'


@pytest.mark.parametrize(
    "code",
    ["x = 1\n", "def f(:\n    '''open", "s = f'{{{1}}} {x!r}'\n", "a\x0cb = 'ü'  # ü\n\tx", "", "if x:\n  y\n z\n"],
)
def test_coloured_code_keeps_the_text(code: str) -> None:
    listing = re.sub(r"(?s)<pre class=\"numbers\".*?</pre>", "", coloured_code(code))
    assert Page(listing).text == code.rstrip("\n")


def test_code_is_coloured() -> None:
    coloured = coloured_code("def f():  # why\n    return 'a', 1, len(x)\n")
    for kind, word in (
        ("keyword", "def"),
        ("definition", "f"),
        ("comment", "# why"),
        ("string", "&#x27;a&#x27;"),
        ("number", "1"),
        ("builtin", "len"),
    ):
        assert f'<span class="{kind}">{word}</span>' in coloured


def test_plot_shows_best_so_far_noise_and_failures() -> None:
    psnr = FIGURES[0]
    steps = (Step("attempt 1", 12.0, True), Step("attempt 2", None, False), Step("attempt 3", 11.0, False))
    drawn = plot(psnr, 10.0, steps, 0.5, (Yardstick("card", 13.0),), width=100, height=50)
    # Top at 13.5, bottom at 9.5, margins of 8 on all sides.
    assert 'points="8.0,37.75 36.0,20.75 64.0,20.75 92.0,20.75"' in drawn
    assert drawn.count('class="kept"') == 1 and drawn.count('class="lost"') == 1 and drawn.count('class="failed"') == 1
    assert "before 10.0\N{NO-BREAK SPACE}dB, attempt 1 12.0" in drawn and "attempt 2 failed" in drawn


def test_changes_in_words() -> None:
    changes = (
        Change("added", "object", "cup", ""),
        Change("added", "object", "spoon", ""),
        Change("removed", "light", "lamp", ""),
        Change("changed", "transform", "plate", "location", "(0, 0, 0)", "(1, 0, 0)"),
        Change("changed", "material", "plate", "slots", "", "china"),
    )
    listed = Page(change_list(changes)).text
    assert "2 objects added, 1 placement changed, 1 material changed, 1 light removed." in listed
    assert "Objects addedcup, spoon" in listed and "Light removedlamp" in listed
    assert "platelocation: (0, 0, 0) \N{RIGHTWARDS ARROW} (1, 0, 0)slots: china" in listed
    assert "Nothing" in change_list(())


def test_words() -> None:
    psnr, colour = FIGURES[0], FIGURES[2]
    assert compare_with(psnr, 18.0, 15.5, "x") == "2.5\N{NO-BREAK SPACE}dB better than x"
    assert compare_with(colour, 18.0, 15.5, "x") == "2.5 worse than x"
    assert compare_with(psnr, 18.0, 18.01, "x") == "as good as x"
    assert [duration(seconds).replace("\N{NO-BREAK SPACE}", " ") for seconds in (0.04, 9.96, 59.4, 59.6, 125.0)] == [
        "0.0 s",
        "10 s",
        "59 s",
        "1 min 0 s",
        "2 min 5 s",
    ]
    assert place_in_words((0.004, -0.002)) == "in place"
    assert size_in_words((1.0, 1.01)) == "true to size"
