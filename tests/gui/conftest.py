# SPDX-License-Identifier: GPL-3.0-or-later
"""Real Blenders in a window, one for each test module and version; what they print is judged too."""

import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from maquette.development.package import build, build_with_wheels
from maquette.development.wheel_target import PYTHONS
from maquette.tests.from_the_network import wheels_or_skip
from maquette.tests.gui.at_work import PREFERENCES
from maquette.tests.gui.evidence import keep_evidence
from maquette.tests.gui.find_blenders import NoBlender, executable, required, versions
from maquette.tests.gui.gui import Gui
from maquette.tests.gui.open_gui import open_gui
from maquette.tests.unit.providers.model_server import ModelServer, stays_silent


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that uses Blender once in each version."""
    if "blender_version" in metafunc.fixturenames:
        metafunc.parametrize("blender_version", versions(), scope="session")


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, built once from the repository as it is now."""
    return build(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def package_with_wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip for this platform with wheels for Blender's own Pythons and for that of Debian sid's 5.2."""
    with wheels_or_skip():
        (package,) = build_with_wheels(tmp_path_factory.mktemp("package"), ["linux-x64"], [*PYTHONS, "3.14"])
    return package


@pytest.fixture(scope="session")
def blender_executable(blender_version: str) -> Path:
    """A real Blender; the test is skipped where there is none, and fails in CI."""
    try:
        return executable(blender_version)
    except NoBlender as reason:
        if required():
            pytest.fail(str(reason))
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def gui(blender_executable: Path, blender_version: str, package: Path) -> Iterator[Gui]:
    """Blender's window with the extension installed in a clean profile, shared by a module's tests."""
    with open_gui(blender_executable, blender_version, package) as gui:
        gui.open_sidebar()
        yield gui
        gui.blender.stop()
        complaints = gui.blender.new_complaints()
        assert not complaints, "At its end Blender printed:\n" + "\n".join(complaints)


@pytest.fixture
def render_jobs(gui: Gui) -> None:
    """Skip the test where Blender waits for pictures instead of rendering them beside its interface."""
    if gui.value(f"{PREFERENCES}.rendering") == "WAIT":
        pytest.skip("Before 5.0, Blender's own render jobs crash under Mesa's software renderer (GLXBadContext)")


@pytest.fixture(params=["asking", "rendering"])
def phase(request: pytest.FixtureRequest) -> str:
    """In the middle of which something happens to the session."""
    if request.param == "rendering":
        request.getfixturevalue("render_jobs")
    phase: str = request.param
    return phase


@pytest.fixture(scope="module")
def silent_server() -> Iterator[ModelServer]:
    """Takes every question and never answers."""
    with ModelServer() as server:
        server.acts = [stays_silent]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Generator[None]:
    """Fail a test during which Blender printed an error."""
    result = yield
    gui = item.funcargs.get("gui")
    if isinstance(gui, Gui):
        complaints = gui.blender.new_complaints()
        assert not complaints, "Blender printed:\n" + "\n".join(complaints)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep the log and the screen of a failed test, and tell where."""
    report = yield
    gui = getattr(item, "funcargs", {}).get("gui")
    if report.failed and report.when == "call" and isinstance(gui, Gui):
        report.sections.append(("Blender", keep_evidence(gui, item.name)))
    return report
