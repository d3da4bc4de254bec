# SPDX-License-Identifier: GPL-3.0-or-later
"""A server is asked for its models from the preferences, over real HTTP, and they are offered where one is entered."""

import threading
from collections.abc import Iterator

import addon_utils
import bpy
import pytest

from maquette.agent.providers import patience
from maquette.agent.providers.known_models import models_at
from maquette.preferences import MaquettePreferences, preferences_of
from maquette.scene.live.listing import is_listing, trouble_with_listing
from maquette.service_preferences import ServicePreferences
from maquette.tests.unit.providers.model_server import ModelServer
from maquette.tests.unit.providers.wires import WIRES, Wire

KEY = "canary-1a9c77-not-to-be-seen"


@pytest.fixture(params=WIRES, ids=lambda wire: wire.provider)
def wire(request: pytest.FixtureRequest) -> Wire:
    wire: Wire = request.param
    return wire


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def preferences(monkeypatch: pytest.MonkeyPatch) -> Iterator[MaquettePreferences]:
    for name in ("MAQUETTE_KEY", "OPENAI_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(patience, "FIRST_WAIT", 0.01)
    bpy.ops.wm.read_factory_settings(use_empty=True)
    addon_utils.enable("maquette", default_set=True)
    yield preferences_of(bpy.context)
    addon_utils.disable("maquette", default_set=True)


@pytest.fixture
def service(wire: Wire, server: ModelServer, preferences: MaquettePreferences) -> ServicePreferences:
    """The settings of the service, which lead to the server."""
    preferences.provider = wire.provider
    service: ServicePreferences = getattr(preferences, wire.provider)
    service.address, service.key = server.address.removesuffix("/v1") + wire.suffix, KEY
    return service


def test_the_server_lists_its_models_before_one_is_chosen(
    wire: Wire, server: ModelServer, service: ServicePreferences
) -> None:
    server.acts = [wire.models]
    assert bpy.ops.maquette.list_models() == {"FINISHED"}
    assert models_at(wire.provider, service.address) == ("eye", "seer")
    assert wire.key_of(server.received[0]) == KEY
    assert trouble_with_listing(wire.provider) is None and not is_listing()


def test_what_goes_wrong_is_told(wire: Wire, server: ModelServer, service: ServicePreferences) -> None:
    server.acts = [wire.refuses(401, f"Incorrect key {KEY}")]
    bpy.ops.maquette.list_models()
    trouble = trouble_with_listing(wire.provider)
    assert trouble is not None and "does not accept the key" in trouble.cause and KEY not in str(trouble)


def test_nothing_beyond_this_computer_is_asked_while_blender_is_offline(
    wire: Wire, preferences: MaquettePreferences
) -> None:
    preferences.provider = wire.provider
    service: ServicePreferences = getattr(preferences, wire.provider)
    service.address, service.key = "https://models.example.com/v1", KEY
    bpy.ops.maquette.list_models()
    trouble = trouble_with_listing(wire.provider)
    assert trouble is not None and trouble.cause.startswith("Offline: models.example.com is beyond this computer")


def test_the_built_in_analyst_has_none(preferences: MaquettePreferences) -> None:
    preferences.provider = "builtin"
    assert not bpy.ops.maquette.list_models.poll()
