# SPDX-License-Identifier: GPL-3.0-or-later
"""The German interface says all that the English one says."""

import re
from pathlib import Path

from maquette.tests.unit.shown_texts import shown_texts
from maquette.translations.german.blueprint import BLUEPRINT
from maquette.translations.german.carrying import CARRYING
from maquette.translations.german.labels import LABELS
from maquette.translations.german.matching import MATCHING
from maquette.translations.german.sentences import SENTENCES
from maquette.translations.german.settings import SETTINGS
from maquette.translations.german.solving import SOLVING
from maquette.translations.german.tooltips import TOOLTIPS

GERMAN = {**BLUEPRINT, **CARRYING, **LABELS, **MATCHING, **SENTENCES, **SETTINGS, **SOLVING, **TOOLTIPS}


def test_every_text_has_a_translation_and_every_translation_a_text(repository: Path) -> None:
    shown = shown_texts(repository)
    assert len(shown) > 200
    assert sorted(shown - set(GERMAN)) == []
    assert sorted(set(GERMAN) - shown) == []


def test_no_text_is_translated_twice() -> None:
    parts = (BLUEPRINT, CARRYING, LABELS, MATCHING, SENTENCES, SETTINGS, SOLVING, TOOLTIPS)
    assert len(GERMAN) == sum(map(len, parts))


def test_translations_have_the_same_gaps_and_the_same_end() -> None:
    for english, german in GERMAN.items():
        assert re.findall(r"\{.*?\}", english) == re.findall(r"\{.*?\}", german), english
        assert english.endswith((".", "?")) == german.endswith((".", "?")), english
