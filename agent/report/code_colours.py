# SPDX-License-Identifier: GPL-3.0-or-later
"""Python code with line numbers and light colouring."""

import builtins
import io
import keyword
import token
import tokenize

from .markup import Markup, element, join

STRING_TOKENS = frozenset(
    getattr(token, name)
    for name in ("STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END")
    if hasattr(token, name)
)
"""From Python 3.12 on, formatted strings come as tokens of their own."""
BUILTIN_NAMES = frozenset(dir(builtins))


def coloured_code(code: str) -> Markup:
    """``code`` as a listing; left plain from where it stops being Python."""
    code = code.rstrip("\n")
    numbers = "\n".join(str(number) for number in range(1, code.count("\n") + 2))
    return element(
        "div",
        element("pre", numbers, class_="numbers", aria_hidden="true"),
        element("pre", element("code", _coloured(code))),
        class_="listing",
        tabindex=0,
        role="region",
        aria_label="Code",
    )


def _coloured(code: str) -> Markup:
    starts = [0]
    for line in code.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    parts: list[str] = []
    position = 0
    previous = ""
    try:
        for entry in tokenize.generate_tokens(io.StringIO(code).readline):
            kind = _kind_of(entry, previous)
            previous = entry.string
            begin = starts[entry.start[0] - 1] + entry.start[1]
            # Doubled braces in formatted strings make Python 3.12 report places that overlap.
            if not kind or begin < position:
                continue
            end = starts[entry.end[0] - 1] + entry.end[1]
            parts += [code[position:begin], element("span", code[begin:end], class_=kind)]
            position = end
    except (tokenize.TokenError, SyntaxError):
        # The rest stays uncoloured; proposals that failed to parse are shown as well.
        pass
    return join(*parts, code[position:])


def _kind_of(entry: tokenize.TokenInfo, previous: str) -> str:
    if entry.type == tokenize.NAME:
        return _kind_of_name(entry.string, previous)
    if entry.type in STRING_TOKENS:
        return "string"
    return {tokenize.COMMENT: "comment", tokenize.NUMBER: "number"}.get(entry.type, "")


def _kind_of_name(name: str, previous: str) -> str:
    if keyword.iskeyword(name):
        return "keyword"
    if previous in ("def", "class"):
        return "definition"
    return "builtin" if name in BUILTIN_NAMES and previous != "." else ""
