# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes a program's text where a wish asks for it, and leaves the rest as it is."""

import ast
import re
import textwrap

from .program_text import LINE_LENGTH

AS_ASKED = ", as asked"
"""What ends the comment of a number that the artist asked for."""


class EditedProgram:
    """A program whose named numbers are changed and to which functions are added."""

    def __init__(self, code: str) -> None:
        self.code = code

    def constants(self, pattern: str) -> dict[str, str]:
        """Names that match ``pattern`` as a whole, with the text of their values, for those that fill one line."""
        found = re.findall(rf"^({pattern}) = ([^#\n]*\"#[0-9a-fA-F]+\"|[^#\n]+?)[ ]*(?:#.*)?$", self.code, re.MULTILINE)
        return {groups[0]: groups[-1].strip() for groups in found}

    def change(self, name: str, value: str, said: str) -> None:
        """Give the constant another value, and say in its comment that it was asked for."""
        line = re.compile(rf"^{name} = [^\n]*$", re.MULTILINE)

        def changed(found: re.Match[str]) -> str:
            comment = re.search(r"[^\"']  # (.*)$|\"  # (.*)$", found[0])
            return f"{name} = {value}  # {_with(said, (comment[1] or comment[2]) if comment else '')}"

        self.code = line.sub(changed, self.code)

    def change_argument(self, line_with: str, name: str, value: str, said: str = "") -> None:
        """Give the argument in the one line that matches ``line_with`` another number, and say so behind it."""
        lines = self.code.splitlines()
        for at, line in enumerate(lines):
            if re.search(line_with, line):
                code, closed, comment = line.partition(")  # ")
                changed = re.sub(rf"\b{name}=[-\d.e]+", f"{name}={value}", f"{code})" if closed else code)
                comment = _with(said, comment) if said else comment
                lines[at] = f"{changed}  # {comment}" if comment else changed
        self.code = "\n".join(lines) + "\n"

    def add_constant(self, name: str, value: str, why: str) -> None:
        """Define it behind the other constants."""
        tree = ast.parse(self.code)
        before = [node for node in tree.body if isinstance(node, (ast.Assign, ast.AnnAssign))]
        known = bool(before)
        before = before or [node for node in tree.body if _is_head(node)]  # type: ignore[misc]
        line = before[-1].end_lineno if before else 0
        self._insert(line or 0, [*([] if known else [""]), f"{name} = {value}  # {why}"])

    def add_function(self, text: str) -> None:
        """Define it behind the other functions, once."""
        name = re.match(r"def (\w+)", text)
        if name and re.search(rf"^def {name[1]}\b", self.code, re.MULTILINE):
            return
        tree = ast.parse(self.code)
        calls = [node for node in tree.body if not _is_head(node) and not isinstance(node, _DEFINING)]
        if calls:
            self._insert(calls[0].lineno - 1, [*text.splitlines(), "", ""])
        else:
            self._insert(len(self.code.splitlines()), ["", "", *text.splitlines(), "", ""])

    def add_call(self, function: str, *arguments: str) -> None:
        """Call a function in the end."""
        text = f"{function}({', '.join(arguments)})"
        if len(text) > LINE_LENGTH:
            lines = [
                textwrap.fill(f"{argument},", LINE_LENGTH, initial_indent="    ", subsequent_indent="     ")
                for argument in arguments
            ]
            text = "\n".join([f"{function}(", *lines, ")"])
        blank = "\n" if self._ends_with_call() else "\n\n\n"
        self.code = f"{self.code.rstrip()}{blank}{text}\n"

    def use(self, module: str, *names: str) -> None:
        """Import these names, beside those that are imported from ``module``."""
        tree = ast.parse(self.code)
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and node.module == module:
                known = {alias.name for alias in node.names if alias.asname is None}
                if set(names) <= known:
                    return
                lines = self.code.splitlines()
                first, last = node.lineno - 1, node.end_lineno or node.lineno
                others = [f"{alias.name} as {alias.asname}" for alias in node.names if alias.asname]
                lines[first:last] = _import_lines(module, sorted(known | set(names)) + others)
                self.code = "\n".join(lines) + "\n"
                return
        head = [node for node in tree.body if _is_head(node)]
        documented = head[:1] if head and isinstance(head[0], ast.Expr) else []
        imports = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
        # The kit comes last of all imports.
        after = imports if imports and module == "kit" else documented
        self._insert(after[-1].end_lineno or 0 if after else 0, ["", *_import_lines(module, sorted(names))])

    def _ends_with_call(self) -> bool:
        tree = ast.parse(self.code)
        return bool(tree.body) and isinstance(tree.body[-1], ast.Expr) and not _is_head(tree.body[-1])

    def _insert(self, at: int, lines: list[str]) -> None:
        known = self.code.splitlines()
        known[at:at] = lines
        self.code = "\n".join(known).rstrip() + "\n"


_DEFINING = (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)


def _is_head(node: ast.stmt) -> bool:
    """Whether it is the docstring or an import."""
    documents = (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    )
    return documents or isinstance(node, (ast.Import, ast.ImportFrom))


def _import_lines(module: str, names: list[str]) -> list[str]:
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= LINE_LENGTH:
        return [line]
    return [f"from {module} import (", *(f"    {name}," for name in names), ")"]


def _with(said: str, comment: str) -> str:
    """The comment with one wish more: ``watts; stronger, warmer, as asked``."""
    if not comment:
        return f"{said}{AS_ASKED}"
    if comment.endswith(AS_ASKED):
        if said in re.split(r"[:;,] ", comment):
            return comment
        return f"{comment.removesuffix(AS_ASKED)}, {said}{AS_ASKED}"
    return f"{comment}; {said}{AS_ASKED}"
