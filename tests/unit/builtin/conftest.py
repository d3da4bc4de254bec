# SPDX-License-Identifier: GPL-3.0-or-later
"""The blueprints read from the drawn pictures, read once."""

import pytest

from maquette.agent.blueprint import Blueprint
from maquette.agent.providers.builtin.analysis import read_picture
from maquette.tests.unit.builtin import drawn


@pytest.fixture(scope="session")
def cup() -> Blueprint:
    return read_picture(drawn.cup_on_saucer(), "cup")


@pytest.fixture(scope="session")
def vase() -> Blueprint:
    return read_picture(drawn.vase_on_paper(), "vase")


@pytest.fixture(scope="session")
def house() -> Blueprint:
    return read_picture(drawn.house_in_a_field(), "house")


@pytest.fixture(scope="session")
def room() -> Blueprint:
    return read_picture(drawn.room(), "room")


@pytest.fixture(scope="session")
def coffee() -> Blueprint:
    return read_picture(drawn.example("coffee"), "coffee")
