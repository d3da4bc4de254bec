# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses, keys, and what a provider lacks, without a connection."""

import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from maquette.agent.errors import ProviderError
from maquette.agent.prompt_book import ANSWERS
from maquette.agent.providers.address import read_address
from maquette.agent.providers.description import ProviderSettings
from maquette.agent.providers.environment import settings_from_environment
from maquette.agent.providers.presets import PRESETS
from maquette.agent.providers.prices import FREE, price_of
from maquette.agent.providers.readiness import provider_state
from maquette.agent.providers.registry import DESCRIPTIONS, PROVIDERS, provider_named
from maquette.agent.providers.strict_schema import strict_schema
from maquette.agent.recording import Recording, RecordingHeader
from maquette.agent.records import JsonValue, schema_of, to_json
from maquette.agent.secret import Secret
from maquette.agent.session import Settings

FAR = "https://openrouter.ai/api/v1"
NEAR = "http://localhost:11434/v1"
COMPATIBLE = DESCRIPTIONS["compatible"]


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" localhost:11434/v1/ ", "http://localhost:11434/v1"),
        ("https://openrouter.ai:443/api/v1/chat/completions", "https://openrouter.ai/api/v1"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("HTTP://Box.Lan:80", "http://box.lan"),
    ],
)
def test_an_address_may_be_typed_loosely(typed: str, meant: str) -> None:
    assert str(read_address(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "ftp://host", "http:///v1", "http://user:pass@host/v1", "http://host/?key=1", "http://hö.de", "host:99999"],
)
def test_what_is_no_address_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^The address of the server") as caught:
        read_address(typed)
    assert not typed or typed not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "is_local", "is_near"),
    [
        ("localhost", True, True),
        ("127.0.0.5", True, True),
        ("[::1]", True, True),
        ("192.168.1.20", False, True),
        ("workstation.local", False, True),
        ("localhost.example.com", False, False),
        ("8.8.8.8", False, False),
    ],
)
def test_this_computer_is_told_from_others(host: str, is_local: bool, is_near: bool) -> None:
    address = read_address(f"http://{host}:1234/v1")
    assert (address.is_local, address.is_near) == (is_local, is_near)


@pytest.mark.parametrize(
    ("settings", "message", "mend"),
    [
        (ProviderSettings("m", Secret(), ""), "The address of the server is missing", "preferences"),
        (ProviderSettings(" ", Secret(), NEAR), "The name of the model is missing", "preferences"),
        (ProviderSettings("m", Secret("k"), FAR), "Offline: openrouter.ai is beyond this computer", "online_access"),
        (ProviderSettings("m", Secret(), FAR, online=True), "The key for openrouter.ai is missing", "preferences"),
        (
            ProviderSettings("m", Secret(), "http://10.0.0.2/v1"),
            "Offline: 10.0.0.2 is beyond this computer",
            "online_access",
        ),
    ],
)
@pytest.mark.usefixtures("no_sockets")
def test_what_is_missing_is_named_and_nothing_is_asked_without_it(
    settings: ProviderSettings, message: str, mend: str
) -> None:
    state = provider_state(COMPATIBLE, settings)
    assert (state.ready, state.message, state.mend) == (False, message, mend)
    with pytest.raises(ProviderError) as caught:
        provider_named("compatible", settings)
    assert (caught.value.cause, caught.value.mend) == (f"{message}.", mend)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (ProviderSettings("llava", Secret(), NEAR), "Asks llava on this computer"),
        (
            ProviderSettings("m", Secret(), "http://10.0.0.2/v1", online=True),
            "Sends the reference, renders and the program to 10.0.0.2",
        ),
        (
            ProviderSettings("m", Secret("k"), FAR, online=True),
            "Sends the reference, renders and the program to openrouter.ai",
        ),
    ],
)
def test_a_ready_provider_says_where_the_pictures_go(settings: ProviderSettings, message: str) -> None:
    state = provider_state(COMPATIBLE, settings)
    assert (state.ready, state.message, state.mend) == (True, message, "")
    assert provider_named("compatible", settings).name == "compatible"


@pytest.mark.parametrize("client", ["no_such_client", "no_such_package.client"])
def test_a_package_without_the_client_says_what_to_do(client: str) -> None:
    description = replace(DESCRIPTIONS["openai"], client=client)
    state = provider_state(description, ProviderSettings("gpt-5", Secret("k"), online=True))
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert (state.ready, state.message) == (False, f"This package of Maquette has no OpenAI client for Python {python}")
    assert state.remedy == "Install the package that was made for your Blender, or choose another provider."


@pytest.mark.parametrize("name", ["openai", "gemini"])
@pytest.mark.usefixtures("no_sockets")
def test_a_makers_service_needs_a_model_online_access_and_a_key(name: str) -> None:
    description = DESCRIPTIONS[name]
    host = description.address.removeprefix("https://").partition("/")[0]
    steps = (
        (ProviderSettings(), "The name of the model is missing"),
        (ProviderSettings("m"), f"Offline: {host} is beyond this computer"),
        (ProviderSettings("m", online=True), f"The key for {host} is missing"),
        (ProviderSettings("m", Secret("k"), online=True), f"Sends the reference, renders and the program to {host}"),
    )
    assert [provider_state(description, settings).message for settings, _ in steps] == [said for _, said in steps]


def test_who_may_not_go_online_is_not_offered_to() -> None:
    state = provider_state(COMPATIBLE, ProviderSettings("m", Secret("k"), FAR), may_allow=False)
    assert (state.ready, state.mend, state.remedy) == (False, "", "Start Blender without --offline-mode.")


def test_the_first_provider_needs_nothing() -> None:
    name, description = next(iter(DESCRIPTIONS.items()))
    assert provider_state(description, ProviderSettings()).ready
    assert provider_named(name).name == "builtin"


def test_every_provider_is_described_under_its_name(tmp_path: Path) -> None:
    assert list(DESCRIPTIONS) == list(PROVIDERS)
    tape = tmp_path / "tape.jsonl"
    session = Settings("cup", "reference.png", 6, 4, samples=1, seed=0)
    tape.write_text(Recording(RecordingHeader("builtin", "", "", session, "2026-01-31"), ()).text(), encoding="ascii")
    for name in DESCRIPTIONS:
        made = provider_named(name, ProviderSettings("m", Secret("k"), NEAR, recording=str(tape)))
        assert made.name == DESCRIPTIONS[name].name == name


def test_presets_are_addresses_as_they_are_written() -> None:
    assert [str(read_address(preset.address)) for preset in PRESETS] == [preset.address for preset in PRESETS]


def test_a_terminal_gives_settings_by_options_or_environment() -> None:
    environment = {"MAQUETTE_MODEL": "a", "MAQUETTE_ADDRESS": NEAR, "MAQUETTE_KEY": " k\n"}
    assert settings_from_environment("compatible", environment) == ProviderSettings("a", Secret("k"), NEAR)
    given = settings_from_environment("compatible", environment, model="b", address=FAR, online=True)
    assert given == ProviderSettings("b", Secret("k"), FAR, online=True)
    assert not settings_from_environment("builtin", environment).key


def test_an_address_in_the_environment_never_gets_a_makers_key() -> None:
    environment = {"MAQUETTE_ADDRESS": NEAR, "OPENAI_API_KEY": "k"}
    assert settings_from_environment("openai", environment) == ProviderSettings(key=Secret("k"))
    assert settings_from_environment("openai", environment, address=FAR).address == FAR


def test_a_key_shows_nowhere_and_cannot_be_written() -> None:
    settings = ProviderSettings("m", Secret("canary"), NEAR)
    assert "canary" not in f"{settings} {settings!r} {settings.key} {settings.key!r}"
    with pytest.raises(TypeError):
        to_json(settings)
    assert settings.key.hide_in("key=canary;") == "key=[key];"
    assert Secret().hide_in("abc") == "abc"


@pytest.mark.parametrize("task", ANSWERS)
def test_the_schema_that_servers_are_held_to_has_only_what_they_know(task: str) -> None:
    def check(schema: JsonValue) -> None:
        known = {
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "enum",
            "anyOf",
        }
        assert set(schema) <= known
        assert "type" in schema or "anyOf" in schema
        if schema.get("type") == "object":
            assert schema["required"] == list(schema["properties"]) and schema["additionalProperties"] is False
        if schema.get("type") == "array":
            assert schema["items"]
        for inner in [
            *schema.get("properties", {}).values(),
            *schema.get("anyOf", []),
            *filter(None, [schema.get("items")]),
        ]:
            check(inner)

    check(strict_schema(schema_of(ANSWERS[task])))


def test_only_what_this_computer_answers_is_known_to_cost_nothing() -> None:
    assert price_of(DESCRIPTIONS["builtin"], ProviderSettings()) == FREE
    assert price_of(COMPATIBLE, ProviderSettings(address=NEAR)) == FREE
    assert price_of(COMPATIBLE, ProviderSettings(address=FAR)) is None
    assert price_of(COMPATIBLE, ProviderSettings(address="")) is None
