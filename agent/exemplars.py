# SPDX-License-Identifier: GPL-3.0-or-later
"""Short programs that show how something is made well, chosen by what the blueprint holds."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from .blueprint import Blueprint, BlueprintObject, LightGuess
from .critique import SectionName

MOST: Final = 4
"""Exemplars in a prompt: a model follows few good ones better than many."""
WORST_FIT: Final = 0.15
"""Of the best one's fit, what another must reach to be worth its letters."""
ANSWERED: Final = 0.4
"""How much a word still counts, for each exemplar picked that has it."""
ANY: Final = "any"
"""The word of an exemplar that every picture has a use for."""
METALLIC: Final = 0.5
HARD_LIGHT, SOFT_LIGHT = 0.1, 0.3
"""Angular diameters in radians: below the first it is the sun's, above the second a window's or a cloudy sky's."""
_FORM: Final = re.compile(r"---\n(.*?)\n---\n+(.*)", re.DOTALL)
_WORD: Final = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Exemplar:
    """One short program, with when and why to write such a one."""

    name: str
    """Its file's, without the ending."""
    title: str
    stages: tuple[SectionName, ...]
    """In whose scope the program is."""
    words: frozenset[str]
    """Forms, things, categories and materials that it is of use for, in the singular."""
    text: str
    """Markdown: two or three sentences and the program."""
    before: str = ""
    """Calls of the kit that make what the program starts from."""
    makes: tuple[str, ...] = ()
    """Refs and names of what it makes."""

    def shown(self) -> str:
        """The exemplar as a prompt shows it."""
        return f"### {self.title}\n\n{self.text}"

    def code(self) -> str:
        """The program alone."""
        return self.text.partition("```python\n")[2].rpartition("```")[0]

    def suits(self, stage: SectionName) -> bool:
        """Whether the stage may write such a program."""
        return stage == "oneshot" or stage in self.stages


@dataclass(frozen=True)
class Exemplars:
    """The library."""

    entries: tuple[Exemplar, ...]

    @staticmethod
    def read(folder: Path) -> "Exemplars":
        """All of ``folder``, in the order of their names. Raises ``ValueError`` where a file is not in form."""
        return Exemplars(tuple(_read(path) for path in sorted(folder.glob("*.md"))))

    def pick(self, stage: SectionName, blueprint: Blueprint, most_letters: int) -> tuple[Exemplar, ...]:
        """At most four that suit stage and picture, the most fitting first, together no longer than ``most_letters``.

        A word counts the more, the fewer exemplars of the stage have it, and less once one that has it is picked.
        What fits far worse than the best is left out.
        """
        left = [entry for entry in self.entries if entry.suits(stage)]
        commonness = Counter(word for entry in left for word in entry.words)
        worth = {word: 1.0 / commonness[word] for word in words_of(blueprint) if word in commonness}
        picked: list[Exemplar] = []
        enough, room = 0.0, most_letters
        while len(picked) < MOST:
            left = [entry for entry in left if entry not in picked and len(entry.shown()) <= room]
            fits = [sum(worth.get(word, 0.0) for word in sorted(entry.words)) for entry in left]
            best = max(fits, default=0.0)
            if best <= enough:
                break
            chosen = left[fits.index(best)]
            picked.append(chosen)
            room -= len(chosen.shown())
            enough = enough or WORST_FIT * best
            worth |= {word: ANSWERED * worth[word] for word in chosen.words if word in worth}
        return tuple(picked)


def words_of(blueprint: Blueprint) -> frozenset[str]:
    """What the blueprint's objects and light are called, in the singular."""
    words = {ANY} | _light_words(blueprint.light)
    for entry in blueprint.objects:
        words |= _object_words(entry)
    return frozenset(words)


def _object_words(entry: BlueprintObject) -> set[str]:
    material = entry.material
    texts = (entry.id, entry.name, entry.category, entry.role, entry.form, material.words, material.texture)
    return _singular(" ".join(texts)) | ({"metal"} if material.metallic > METALLIC else set())


def _light_words(light: LightGuess) -> set[str]:
    if light.softness < HARD_LIGHT:
        return {"sun", "hard"}
    return {"soft"} if light.softness > SOFT_LIGHT else set()


def _singular(text: str) -> set[str]:
    """The words of a text, without the s of a plural."""
    words = _WORD.findall(text.lower())
    return {word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words}


def _read(path: Path) -> Exemplar:
    found = _FORM.fullmatch(path.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{path.name} does not begin with lines between two ---")
    lines = dict(line.split(": ", 1) for line in found[1].splitlines())
    names = tuple(name for name in get_args(SectionName) if name in lines["stages"].split(", "))
    return Exemplar(
        name=path.stem,
        title=lines["title"],
        stages=names,
        words=frozenset(_singular(lines["words"])),
        text=found[2],
        before=lines.get("before", "").replace("; ", "\n"),
        makes=tuple(lines["makes"].split(", ")),
    )
