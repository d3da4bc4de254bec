# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist's settings, what they make of a provider, and where a key is kept."""

import socket
from collections.abc import Iterator
from pathlib import Path

import addon_utils
import bpy
import pytest

from maquette.agent.budget import Budget
from maquette.agent.providers.description import ProviderSettings
from maquette.agent.providers.presets import PRESETS
from maquette.agent.secret import Secret
from maquette.preferences import (
    MaquettePreferences,
    budget_of,
    preferences_of,
    provider_settings_of,
    provider_state,
)

FAR = "https://openrouter.ai/api/v1"
CANARY = "canary-5d2e81-not-to-be-seen"


@pytest.fixture
def preferences(monkeypatch: pytest.MonkeyPatch) -> Iterator[MaquettePreferences]:
    """The preferences of the package, fresh; no connection may be opened."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.delenv("MAQUETTE_KEY", raising=False)
    bpy.ops.wm.read_factory_settings(use_empty=True)
    addon_utils.enable("maquette", default_set=True)
    yield preferences_of(bpy.context)
    bpy.context.preferences.system.use_online_access = False
    addon_utils.disable("maquette", default_set=True)


def saved_preferences() -> bytes:
    bpy.ops.wm.save_userpref()
    return Path(bpy.utils.user_resource("CONFIG"), "userpref.blend").read_bytes()


def test_the_built_in_analyst_is_chosen_and_ready(preferences: MaquettePreferences) -> None:
    assert preferences.provider == "builtin"
    state = provider_state(bpy.context)
    assert (state.ready, state.message) == (True, "Works on this computer and sends nothing")
    assert budget_of(bpy.context) == Budget()


def test_choosing_a_server_fills_in_its_address(preferences: MaquettePreferences) -> None:
    server = preferences.compatible
    for preset in PRESETS:
        server.preset = preset.name
        assert server.address == preset.address
    server.address = "http://10.0.0.2:9000/v1"
    assert server.preset == "OWN"
    server.preset = "OWN"
    assert server.address == ""
    server.address = PRESETS[1].address
    assert server.preset == PRESETS[1].name


def test_a_provider_gets_what_was_entered(preferences: MaquettePreferences) -> None:
    server = preferences.compatible
    preferences.provider, server.model, server.key = "compatible", "llava", CANARY
    server.address, preferences.silence = FAR, 60.0
    assert provider_settings_of(bpy.context) == ProviderSettings("llava", Secret(CANARY), FAR, 60.0, online=False)


def test_a_key_in_the_environment_goes_first(preferences: MaquettePreferences, monkeypatch: pytest.MonkeyPatch) -> None:
    server = preferences.compatible
    preferences.provider, server.key = "compatible", "entered"
    monkeypatch.setenv("MAQUETTE_KEY", CANARY)
    assert provider_settings_of(bpy.context).key == Secret(CANARY)


def test_step_by_step_a_far_server_becomes_ready(preferences: MaquettePreferences) -> None:
    server = preferences.compatible
    preferences.provider, server.preset = "compatible", "OPENROUTER"

    def lacks() -> str:
        return provider_state(bpy.context).mend

    assert lacks() == "preferences"
    server.model = "maker/seer"
    assert lacks() == "online_access"
    assert bpy.ops.maquette.allow_online.poll()
    bpy.ops.maquette.allow_online()
    assert bpy.app.online_access and not bpy.ops.maquette.allow_online.poll()
    assert lacks() == "preferences"
    server.key = CANARY
    state = provider_state(bpy.context)
    assert state.ready and "openrouter.ai" in state.message


def test_a_server_on_this_computer_needs_neither_key_nor_online_access(preferences: MaquettePreferences) -> None:
    server = preferences.compatible
    preferences.provider, server.model = "compatible", "llava"
    assert provider_state(bpy.context).ready


def test_limits_become_a_budget(preferences: MaquettePreferences) -> None:
    preferences.minutes, preferences.attempts, preferences.calls = 10, 2, 30
    preferences.tokens, preferences.dollars = 50_000, 0.5
    assert budget_of(bpy.context) == Budget(600.0, 2, 30, 50_000, 0.5)


@pytest.mark.parametrize(("name", "variable"), [("openai", "OPENAI_API_KEY"), ("gemini", "GOOGLE_API_KEY")])
def test_makers_services_have_settings_of_their_own(
    preferences: MaquettePreferences, monkeypatch: pytest.MonkeyPatch, name: str, variable: str
) -> None:
    for each in ("OPENAI_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(each, raising=False)
    preferences.compatible.key = "of the server"
    preferences.provider = name
    service = getattr(preferences, name)
    service.model, service.key, service.thinking, service.price_in = "seer", "entered", "LOW", 2.0
    expected = ProviderSettings("seer", Secret("entered"), thinking="LOW", price_in=2.0)
    assert provider_settings_of(bpy.context) == expected
    assert provider_state(bpy.context).message.startswith("Offline: ")
    monkeypatch.setenv(variable, CANARY)
    assert provider_settings_of(bpy.context).key == Secret(CANARY)


def test_a_key_that_is_not_to_be_remembered_is_not_saved(preferences: MaquettePreferences) -> None:
    server = preferences.compatible
    server.key = CANARY
    assert CANARY.encode() in saved_preferences()
    server.remember_key = False
    assert server.key == CANARY
    assert CANARY.encode() not in saved_preferences()
    addon_utils.disable("maquette")
    addon_utils.enable("maquette")
    assert preferences_of(bpy.context).compatible.key == ""


def test_a_key_that_was_not_remembered_can_be_after_all(preferences: MaquettePreferences) -> None:
    server = preferences.compatible
    server.remember_key = False
    server.key = CANARY
    server.remember_key = True
    assert server.saved_key == server.key == CANARY


def test_no_key_gets_into_the_artists_file(preferences: MaquettePreferences, tmp_path: Path) -> None:
    server = preferences.compatible
    preferences.provider, server.key = "compatible", CANARY
    path = tmp_path / "scene.blend"
    bpy.ops.wm.save_as_mainfile(filepath=str(path), compress=False)
    assert CANARY.encode() not in path.read_bytes()
