# SPDX-License-Identifier: GPL-3.0-or-later
"""What models are really sent, to the letter, and that it does not grow without bound."""

from dataclasses import replace

from maquette.stages import STAGES
from maquette.tests.unit.prompts_session import GOLDEN, Played, golden_prompts, play, small_programs

MOST_TOKENS = 12_000
LETTERS_A_TOKEN = 3.5
"""Of English and Python; fewer letters would make more tokens."""


def test_prompts_are_those_that_were_looked_at_last() -> None:
    made = dict(golden_prompts())
    kept = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.md")}
    assert made == kept, "Renew them, and read the difference: python -P -m maquette.tests.unit.prompts_session"


def long_program(stage: str) -> str:
    """Forty functions of ten lines, as models write them."""
    functions = [
        f"def {stage}_part_{number}() -> None:\n"
        + f"    make_the_part({number}, colour='#a05030', at=(0.1, 0.2))\n" * 10
        for number in range(40)
    ]
    calls = [f"{stage}_part_{number}()" for number in range(40)]
    return "\n\n\n".join(["from kit import add", "WIDTH = 0.08", *functions, "\n".join(calls)]) + "\n"


def long_session() -> Played:
    """Ten attempts at the geometry, with long code and one failure."""
    programs = {stage: long_program(stage) for stage in small_programs()}
    played = Played(programs, worse=frozenset({"geometry-3", "geometry-7"}))
    play(played, tuple(replace(stage, attempts_by_eye=10) for stage in STAGES[:2]))
    return played


def test_the_tenth_prompt_is_hardly_longer_than_the_second() -> None:
    played = long_session()
    requests = {attempt: played.requests[f"generate-geometry-{attempt}"] for attempt in (2, 10)}
    letters = {attempt: len(request.system) + len(request.prompt) for attempt, request in requests.items()}
    tokens = {attempt: round(count / LETTERS_A_TOKEN) for attempt, count in letters.items()}
    print(letters, tokens)
    assert letters[10] <= 1.3 * letters[2]
    assert tokens[10] < MOST_TOKENS
