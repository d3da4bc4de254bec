# SPDX-License-Identifier: GPL-3.0-or-later
"""Code in short: what it defines, without the bodies of its functions."""

import ast
from collections.abc import Collection
from typing import Final

LONGEST_LINE: Final = 120
"""Letters of a constant or a call that are shown."""
CUT: Final = "…"


def outline_code(code: str, whole: Collection[str] = (), most_letters: int = 6000) -> str:
    """Signatures and constants of ``code``; functions named in ``whole`` with their bodies.

    At most about ``most_letters`` letters. Code that cannot be read comes cut.
    """
    try:
        statements = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return cut(code, most_letters)
    lines = code.splitlines()
    return cut("\n".join(_shown(node, lines, whole) for node in statements if not _says_little(node)), most_letters)


def cut(text: str, most_letters: int) -> str:
    """``text``, or its beginning up to a whole line."""
    if len(text) <= most_letters:
        return text
    return text[:most_letters].rpartition("\n")[0] + f"\n{CUT} ({len(text)} letters in all)"


def _shown(node: ast.stmt, lines: list[str], whole: Collection[str]) -> str:
    source = "\n".join(lines[node.lineno - 1 : node.end_lineno])
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        if node.name in whole:
            return source
        head = "\n".join(lines[node.lineno - 1 : max(node.lineno, node.body[0].lineno - 1)])
        document = ast.get_docstring(node) or ""
        first = document.strip().splitlines()[0] if document.strip() else ""
        return f"{head.rstrip()} {CUT}" + (f"  # {first}" if first else "")
    return source if len(source) <= LONGEST_LINE else source[:LONGEST_LINE].rstrip() + f" {CUT}"


def _says_little(node: ast.stmt) -> bool:
    """An import, a text, or a call without arguments of a function that is shown itself."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(), args=[], keywords=[])):
            return True
    return False
