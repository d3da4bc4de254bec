# SPDX-License-Identifier: GPL-3.0-or-later
"""The developer's door makes its environment once, and again only when it must."""

import re
import shutil
import sys
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from maquette import dev

LOCK = "bpy==4.5.15\nnumpy==1.26.4\n"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made and installed, with the slow parts replaced by empty files."""
    done: list[str] = []

    def make_environment(folder: Path) -> None:
        done.append("made")
        shutil.rmtree(folder, ignore_errors=True)
        dev.python_of(folder).parent.mkdir(parents=True)
        dev.python_of(folder).touch()
        dev.site_packages_of(folder).mkdir(parents=True)

    monkeypatch.setattr(dev, "make_environment", make_environment)
    monkeypatch.setattr(dev, "install", lambda folder, requirements: done.append("installed"))
    return done


def test_the_first_call_makes_and_the_second_finds(tmp_path: Path, done: list[str]) -> None:
    dev.prepare(tmp_path / ".venv", LOCK)
    dev.prepare(tmp_path / ".venv", LOCK)
    assert done == ["made", "installed"]


def test_another_lock_file_brings_the_environment_up_to_date(tmp_path: Path, done: list[str]) -> None:
    dev.prepare(tmp_path / ".venv", LOCK)
    dev.prepare(tmp_path / ".venv", LOCK.replace("1.26.4", "1.26.5"))
    assert done == ["made", "installed", "installed"]


@pytest.mark.parametrize("known", ["", LOCK], ids=["first", "update"])
def test_what_broke_off_is_made_anew(
    tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    folder = tmp_path / ".venv"
    if known:
        dev.prepare(folder, known)
    done.clear()
    with monkeypatch.context() as patch:
        patch.setattr(dev, "install", refuse)
        with pytest.raises(SystemExit):
            dev.prepare(folder, LOCK + "rich==15.0.0\n")
    done.clear()
    dev.prepare(folder, LOCK)
    assert done == ["made", "installed"]


def refuse(folder: Path, requirements: str) -> None:
    """An installation that fails."""
    sys.exit("no network")


def test_an_environment_without_its_python_is_made_anew(tmp_path: Path, done: list[str]) -> None:
    dev.prepare(tmp_path / ".venv", LOCK)
    dev.python_of(tmp_path / ".venv").unlink()
    dev.prepare(tmp_path / ".venv", LOCK)
    assert done == ["made", "installed"] * 2


def test_the_link_leads_to_the_repository(tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Also after somebody else's link, and without touching what that led to."""
    repository, stranger = tmp_path / "a repository", tmp_path / "stranger"
    for folder in (repository, stranger):
        folder.mkdir()
        (folder / "__init__.py").touch()
    monkeypatch.setattr(dev, "REPOSITORY", repository)
    checkout = repository / ".venv" / "checkout"
    dev.prepare(repository / ".venv", LOCK)
    (checkout / "maquette").unlink()
    (checkout / "maquette").symlink_to(stranger)
    dev.prepare(repository / ".venv", LOCK)
    assert (checkout / "maquette").samefile(repository)
    assert (stranger / "__init__.py").exists()
    packages = dev.site_packages_of(repository / ".venv")
    assert (packages / (packages / "maquette-checkout.pth").read_text()).samefile(checkout)


@pytest.mark.parametrize(
    ("given", "left", "blender"),
    [
        ([], [], ""),
        (["-k", "loop"], ["-k", "loop"], ""),
        (["--bpy", "4.2.23", "-x"], ["-x"], "4.2.23"),
        (["-x", "--bpy=5.0.1"], ["-x"], "5.0.1"),
    ],
)
def test_the_version_of_blender_is_taken_from_the_arguments(given: list[str], left: list[str], blender: str) -> None:
    assert dev.take_blender_version(given) == (left, blender)


@pytest.mark.parametrize("given", [["--bpy"], ["--bpy", "-x"], ["--bpy=4.2"], ["--bpy", "../../x"]])
def test_a_version_that_is_none_is_refused(given: list[str]) -> None:
    with pytest.raises(SystemExit, match=r"such as 4\.2\.23"):
        dev.take_blender_version(given)


def test_where_there_is_no_fitting_python_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON_VERSION", (3, 2))
    with pytest.raises(SystemExit) as end:
        dev.find_python()
    assert "install it" in str(end.value)
    assert "\n" not in str(end.value)


@pytest.mark.parametrize("arguments", [[], ["tests"], ["--version"]])
def test_an_unknown_command_shows_what_there_is(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 2
    assert "dev.py demo" in capsys.readouterr().out


def test_the_lock_file_pins_all_that_is_used(repository: Path) -> None:
    """pip checks the versions of what is listed; this checks that nothing that those need is missing."""
    lines = (repository / "requirements.lock").read_text(encoding="utf-8").splitlines()
    here = [line for line in lines if line and not line.startswith("#") and "win32" not in line]
    pinned = {normal(name): number for name, number in (line.split("==") for line in here)}
    assert {name: version(name) for name in pinned} == pinned
    needed = {normal(name) for name in pinned for name in requirements_of(name)}
    assert needed <= set(pinned)


def requirements_of(name: str) -> list[str]:
    """Names of what a distribution needs here, extras left out."""
    wanted = [Requirement(entry) for entry in requires(name) or []]
    return [entry.name for entry in wanted if entry.marker is None or entry.marker.evaluate({"extra": ""})]


def normal(name: str) -> str:
    """The one spelling of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()
