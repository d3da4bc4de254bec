# SPDX-License-Identifier: GPL-3.0-or-later
"""Read what code takes from Blender, without running it."""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass

from .kinds import Kind, arguments_of, below, kind_of
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
    """Goes through code in its order, and remembers what names were given where all ways lead to the same."""

    def __init__(self) -> None:
        self.uses: list[Use] = []
        self._known: dict[str, Kind] = {}

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)
            self._assign(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)
            self._assign(node.target, node.value)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self._assign(node.target, node.value)

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        before = dict(self._known)
        self._visit_all(node.body)
        after, self._known = self._known, dict(before)
        self._visit_all(node.orelse)
        self._known = _agreed(before, after, self._known)

    def visit_For(self, node: ast.For) -> None:
        self.visit(node.iter)
        self._bind(node.target, _element_of(kind_of(node.iter, self._known)))
        self._visit_perhaps([*node.body, *node.orelse])

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self._visit_perhaps([*node.body, *node.orelse])

    def visit_Try(self, node: ast.Try) -> None:
        self._visit_perhaps([*node.body, *node.handlers, *node.orelse, *node.finalbody])

    def visit_With(self, node: ast.With) -> None:
        for item in node.items:
            self.visit(item.context_expr)
            if item.optional_vars is not None:
                self._bind(item.optional_vars, None)
        self._visit_all(node.body)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        # Its own functions hide the kit's of the same name.
        self._known[node.name] = Kind()
        self._visit_within(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._visit_within(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._known[node.name] = Kind()
        self._visit_within(node)

    def visit_arg(self, node: ast.arg) -> None:
        # A parameter hides what the name means outside, unless it says what it is.
        kind = None
        match node.annotation:
            case ast.Attribute(value=ast.Attribute(value=ast.Name(id="bpy"), attr="types"), attr=struct):
                kind = Kind(struct)
        self._bind(ast.Name(node.arg), kind)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._visit_comprehension(node.generators, [node.elt])

    def visit_SetComp(self, node: ast.SetComp) -> None:
        self._visit_comprehension(node.generators, [node.elt])

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        self._visit_comprehension(node.generators, [node.elt])

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._visit_comprehension(node.generators, [node.key, node.value])

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Attribute(
                value=ast.Attribute(value=ast.Attribute(value=ast.Name(id="bpy"), attr="ops"), attr=category), attr=name
            ):
                arguments = tuple(word.arg for word in node.keywords if word.arg)
                self.uses.append(OperatorUse(node.lineno, category, name, arguments))
                self._visit_all([*node.args, *node.keywords])
                return
            case ast.Attribute(value=owner, attr=name):
                kind = kind_of(owner, self._known)
                for parameter, value in arguments_of(kind.struct, name, node).items() if kind else ():
                    self._choose(value, f"{kind.struct}.{name}", parameter)
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

    def _visit_all(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def _visit_perhaps(self, nodes: Iterable[ast.AST]) -> None:
        """What may not be run at all, or several times: a name that is given something else is not known after."""
        before = dict(self._known)
        self._visit_all(nodes)
        self._known = _agreed(before, before, self._known)

    def _visit_within(self, node: ast.AST) -> None:
        """What gives names within itself alone."""
        outside = dict(self._known)
        self.generic_visit(node)
        self._known = outside

    def _visit_comprehension(self, generators: list[ast.comprehension], results: list[ast.expr]) -> None:
        outside = dict(self._known)
        for each in generators:
            self.visit(each.iter)
            self._bind(each.target, _element_of(kind_of(each.iter, self._known)))
            self._visit_all(each.ifs)
        self._visit_all(results)
        self._known = outside

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Attribute):
            owner = kind_of(target.value, self._known)
            self._choose(value, owner.struct if owner else "", target.attr)
        kind = kind_of(value, self._known)
        self._bind(target, kind)
        if isinstance(value, ast.Call) and isinstance(target, ast.Name) and kind == Kind("Object"):
            # What an object was made of is its data.
            data = arguments_of("BlendDataObjects", "new", value).get("object_data")
            self._bind(ast.Attribute(target, "data"), kind_of(data, self._known) if data is not None else None)

    def _bind(self, target: ast.AST, kind: Kind | None) -> None:
        """From here on ``target`` is of that kind, and what was known of its parts no longer holds."""
        match target:
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for part in parts:
                    self._bind(part, None)
            case ast.Starred(value=part):
                self._bind(part, None)
            case ast.Name() | ast.Attribute():
                source = ast.unparse(target)
                parts_of_it = [name for name in self._known if name == source or name.startswith(f"{source}.")]
                for name in parts_of_it:
                    del self._known[name]
                if kind is not None:
                    self._known[source] = kind

    def _choose(self, value: ast.expr, struct: str, name: str) -> None:
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and len(value.value) <= LONGEST_NAME:
            self.uses.append(ChoiceUse(value.lineno, struct, name, value.value))
            self.uses.append(NameUse(value.lineno, value.value, struct, name))


def _element_of(kind: Kind | None) -> Kind | None:
    return Kind(kind.element) if kind and kind.element else None


def _agreed(before: dict[str, Kind], one: dict[str, Kind], other: dict[str, Kind]) -> dict[str, Kind]:
    """What is known after one of two ways: what both say, and what only one says of a name that is new."""
    merged = {}
    for name in one | other:
        kinds = {one.get(name), other.get(name)}
        if name not in before:
            kinds.discard(None)
        if len(kinds) == 1 and (kind := kinds.pop()) is not None:
            merged[name] = kind
    return merged
