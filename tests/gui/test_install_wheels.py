# SPDX-License-Identifier: GPL-3.0-or-later
"""The zip with wheels, and the repository of it, in an artist's Blender."""

import functools
import http.server
import json
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maquette.development.repository import make_repository
from maquette.tests.gui.at_work import MODULE
from maquette.tests.gui.blender_process import BlenderProcess
from maquette.tests.gui.complaints import complaints_in
from maquette.tests.gui.open_gui import SHARED
from maquette.tests.gui.test_install import HEAVY, MEASURE, SLOWEST

CLIENTS = ("openai", "google.genai", "PIL.Image", "PIL._imaging")

IMPORT = f"""
import importlib, json, sys, threading
imported = {{}}
def work():
    for name in {CLIENTS}:
        imported[name] = importlib.import_module(name).__file__
thread = threading.Thread(target=work)
thread.start()
thread.join()
print("IMPORTED", json.dumps(imported))
"""

FIND = """
import importlib.util
print("FOUND", json.dumps(importlib.util.find_spec("openai") is not None))
"""

STATES = f"""
import bpy, importlib, json
preferences = importlib.import_module("{MODULE}.preferences")
messages = []
for preferences.preferences_of(bpy.context).provider in ("openai", "gemini"):
    messages.append(preferences.provider_state(bpy.context).message)
print("STATES", json.dumps(messages))
"""

ONLINE = ("--online-mode", "--command", "extension")


@pytest.fixture(scope="module")
def profile(blender_executable: Path, blender_version: str) -> Iterator[BlenderProcess]:
    """Blender with a clean profile and no window."""
    folder = Path(tempfile.mkdtemp(prefix=f"maquette-wheels-{blender_version}-", dir=SHARED))
    yield BlenderProcess(blender_executable, folder, "")
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def installed(profile: BlenderProcess, package_with_wheels: Path) -> BlenderProcess:
    """Blender with the zip with wheels installed and enabled."""
    profile.install(package_with_wheels)
    return profile


@pytest.fixture
def subscribed(blender_executable: Path, blender_version: str, package_with_wheels: Path) -> Iterator[BlenderProcess]:
    """A clean Blender that knows one repository: ours, served on this computer."""
    folder = Path(tempfile.mkdtemp(prefix=f"maquette-repository-{blender_version}-", dir=SHARED))
    make_repository(folder / "served", [package_with_wheels])
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder / "served"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        blender = BlenderProcess(blender_executable, folder, "")
        blender.command("extension", "repo-remove", "blender_org")
        address = f"http://127.0.0.1:{server.server_port}/index.json"
        blender.command("extension", "repo-add", "maquette_repository", "--name", "Maquette", "--url", address)
        yield blender
        server.shutdown()
    shutil.rmtree(folder)


def tagged(printed: str, tag: str) -> Any:
    """What a script printed as JSON after ``tag``."""
    (line,) = (line for line in printed.splitlines() if line.startswith(f"{tag} "))
    return json.loads(line.removeprefix(f"{tag} "))


def test_blender_finds_the_zip_valid(profile: BlenderProcess, package_with_wheels: Path) -> None:
    zip_file = shutil.copy(package_with_wheels, profile.folder)
    assert "Success" in profile.command("extension", "validate", zip_file)


def test_it_installs_without_a_policy_violation(installed: BlenderProcess) -> None:
    listed = installed.command("extension", "list")
    assert "maquette [installed]" in listed
    assert "policy violation" not in listed.lower()


def test_a_thread_imports_the_clients_that_came_with_it(installed: BlenderProcess) -> None:
    printed = installed.run("--background", "--python-expr", IMPORT)
    assert not complaints_in(printed)
    for file in tagged(printed, "IMPORTED").values():
        assert Path(file).is_relative_to(installed.folder / "profile" / "extensions" / ".local")


def test_with_it_no_client_is_said_to_be_missing(installed: BlenderProcess) -> None:
    messages = tagged(installed.run("--background", "--python-expr", STATES), "STATES")
    assert len(messages) == 2
    assert not [message for message in messages if "client" in message]


def test_enabling_is_quick_and_imports_none_of_them(installed: BlenderProcess) -> None:
    printed = installed.run("--background", "--factory-startup", "--python-expr", MEASURE + FIND)
    seconds, enabled, loaded = tagged(printed, "MEASURED")
    print(f"enabling took {seconds:.3f} s")
    assert enabled
    assert not [module for module in loaded if module.startswith(HEAVY)]
    assert seconds < SLOWEST
    assert tagged(printed, "FOUND")


def test_it_installs_from_a_repository_that_blender_subscribes_to(subscribed: BlenderProcess) -> None:
    subscribed.run(*ONLINE, "sync")
    listed = subscribed.command("extension", "list")
    assert "maquette [installed]" not in listed
    assert "maquette" in listed
    subscribed.run(*ONLINE, "install", "maquette", "--enable")
    listed = subscribed.command("extension", "list")
    assert "maquette [installed]" in listed
    assert "policy violation" not in listed.lower()
    assert list((subscribed.folder / "profile").glob("extensions/.local/lib/python*/site-packages/openai/__init__.py"))
