# SPDX-License-Identifier: GPL-3.0-or-later
"""Read what code takes from Blender, without running it."""

import ast
import re
from dataclasses import dataclass

from .kinds import Kind, below, kind_of, struct_named
from .uses import ChoiceUse, MemberUse, NameUse, NodeUse, OperatorUse, SocketUse, Use

LONGEST_NAME = 60
"""Letters; longer texts in code are no names of Blender's."""
NODE_TYPE = r"(Shader|Geometry|Function|Compositor|Texture)Node\w+"
"""What names a node type."""


@dataclass(frozen=True)
class Reading:
    """What was found in code, in its order."""

    uses: tuple[Use, ...] = ()

    def on_line(self, line: int) -> "Reading":
        """Only what that line, from 1, uses."""
        return Reading(tuple(use for use in self.uses if use.line == line))

    def node_types(self) -> tuple[str, ...]:
        """Each node type once."""
        return tuple(dict.fromkeys(use.type for use in self.uses if isinstance(use, NodeUse)))


def read_code(code: str) -> Reading:
    """What ``code`` uses; nothing where it does not compile."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Reading()
    reader = _Reader()
    reader.visit(tree)
    return Reading(tuple(dict.fromkeys(reader.uses)))


class _Reader(ast.NodeVisitor):
    """Goes through code in its order, and remembers what names were given."""

    def __init__(self) -> None:
        self.uses: list[Use] = []
        self._known: dict[str, Kind] = {}

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)
            self._assign(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        if node.value is not None:
            self._assign(node.target, node.value)

    def visit_For(self, node: ast.For) -> None:
        kind = kind_of(node.iter, self._known)
        if kind and kind.element and isinstance(node.target, ast.Name):
            self._known[node.target.id] = Kind(kind.element)
        self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> None:
        # The parameter hides what the name means outside, unless it says what it is.
        self._known.pop(node.arg, None)
        if isinstance(node.annotation, ast.Attribute) and ast.unparse(node.annotation).startswith("bpy.types."):
            self._known[node.arg] = Kind(node.annotation.attr)

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Attribute(value=ast.Attribute(value=ast.Attribute(value=ast.Name(id="bpy"), attr="ops"))):
                arguments = tuple(word.arg for word in node.keywords if word.arg)
                self.uses.append(OperatorUse(node.lineno, node.func.value.attr, node.func.attr, arguments))
                for word in node.keywords:
                    self._choose(word.value, "", word.arg or "")
                    self.visit(word.value)
                return
            case ast.Attribute(value=owner, attr="new" | "add"):
                self._remember_data(node, kind_of(owner, self._known))
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.generic_visit(node)
        owner = kind_of(node.value, self._known)
        if owner and owner.struct:
            self.uses.append(MemberUse(node.lineno, owner.struct, node.attr))
        self.uses.append(NameUse(node.lineno, node.attr, owner.struct if owner else ""))

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.generic_visit(node)
        match node:
            case ast.Subscript(
                value=ast.Attribute(value=owner, attr="inputs" | "outputs" as side), slice=ast.Constant(value=str(name))
            ):
                kind = kind_of(owner, self._known)
                is_node = kind is not None and kind.struct in below("Node")
                self.uses.append(SocketUse(node.lineno, kind.struct if kind and is_node else "", side, name))
            case ast.Subscript(value=owner, slice=ast.Constant(value=str(name))):
                kind = kind_of(owner, self._known)
                self.uses.append(NameUse(node.lineno, name, kind.struct if kind else "", "[]"))

    def visit_Constant(self, node: ast.Constant) -> None:
        text = node.value
        if isinstance(text, str) and len(text) <= LONGEST_NAME and re.fullmatch(NODE_TYPE, text):
            self.uses += NodeUse(node.lineno, text), NameUse(node.lineno, text)

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Attribute):
            owner = kind_of(target.value, self._known)
            self._choose(value, owner.struct if owner else "", target.attr)
        if isinstance(target, (ast.Name, ast.Attribute)):
            kind = kind_of(value, self._known)
            source = ast.unparse(target)
            self._known = {name: each for name, each in self._known.items() if not name.startswith(f"{source}.")}
            self._known.pop(source, None)
            if kind is not None:
                self._known[source] = kind
            if isinstance(value, ast.Call) and isinstance(target, ast.Name) and kind == Kind("Object"):
                self._data_of(target.id, value)

    def _data_of(self, name: str, call: ast.Call) -> None:
        """``name.data`` is what an object was made of."""
        data = [kind_of(each, self._known) for each in call.args]
        data += [kind_of(word.value, self._known) for word in call.keywords if word.arg == "object_data"]
        for kind in filter(None, data):
            self._known[f"{name}.data"] = kind

    def _remember_data(self, node: ast.Call, owner: Kind | None) -> None:
        """The texts that ``new`` is told may be choices, such as a modifier's type."""
        rna = struct_named(owner.struct) if owner else None
        function = rna.functions.get(node.func.attr) if rna and isinstance(node.func, ast.Attribute) else None
        if owner is None or function is None:
            return
        names = [each.identifier for each in function.parameters if not each.is_output]
        given = [*zip(names, node.args, strict=False), *((word.arg or "", word.value) for word in node.keywords)]
        for name, value in given:
            self._choose(value, f"{owner.struct}.{function.identifier}", name)

    def _choose(self, value: ast.expr, struct: str, name: str) -> None:
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and len(value.value) <= LONGEST_NAME:
            self.uses.append(ChoiceUse(value.lineno, struct, name, value.value))
            self.uses.append(NameUse(value.lineno, value.value, struct, name))
