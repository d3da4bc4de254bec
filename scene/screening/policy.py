# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk over the code that applies every table of the screen."""

import ast
from collections.abc import Iterator

from . import calls, sizes
from .aliases import Aliases
from .imports import VALUES, refuse_import, refuse_name
from .names import (
    ALLOWED_DUNDER_NAMES,
    DENIED_BUILTINS,
    DENIED_STRINGS,
    FUNCTIONS_ONLY_CALLED,
    METHODS_ONLY_CALLED,
    REGISTERED_TYPES,
    refuse_attribute,
)
from .operators import refuse_category, refuse_operator
from .refusal import Refusal
from .syntax import ALLOWED_METHODS, ALLOWED_NODES


def annotations(tree: ast.AST) -> Iterator[ast.expr]:
    """What stands after a colon or an arrow to say a type."""
    for node in ast.walk(tree):
        annotation = getattr(node, "returns", None) or getattr(node, "annotation", None)
        if annotation is not None:
            yield annotation


class Policy(ast.NodeVisitor):
    """Collects the refusals of one program; each node is seen once."""

    def __init__(self, tree: ast.Module) -> None:
        self._aliases = Aliases(tree)
        self._annotations = frozenset(id(node) for node in annotations(tree))
        self.refusals: list[Refusal] = list(self._aliases.clashes())
        self.visit(tree)

    def visit(self, node: ast.AST) -> None:
        """Refuse constructs that are not on the list, then apply the rules for this kind of node."""
        if type(node).__name__ not in ALLOWED_NODES:
            self._refuse(node, "syntax", f"`{type(node).__name__}` is not among the constructs that are run.")
            return
        self.refusals.extend(sizes.refuse_sizes(node))
        super().visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        for entry in node.names:
            self._refuse(node, "import", refuse_import(entry.name))
            self._name(node, entry.asname or "")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.level:
            self._refuse(node, "import", "Relative imports are not allowed.")
            return
        self._refuse(node, "import", refuse_import(node.module or "", tuple(entry.name for entry in node.names)))
        for entry in node.names:
            self._member(node, node.module or "", entry.name)
            self._name(node, entry.asname or "")

    def visit_Name(self, node: ast.Name) -> None:
        self._name(node, node.id)
        if isinstance(node.ctx, ast.Load):
            if node.id in DENIED_BUILTINS and node.id not in self._aliases.bound:
                self._refuse(node, "builtin", f"`{node.id}` is not available.")
            elif node.id in FUNCTIONS_ONLY_CALLED and node.id not in self._aliases.bound:
                self._refuse(node, "builtin", f"Call `{node.id}(...)` directly; it cannot be handed on.")
            self._value(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        names_array = id(node) in self._annotations and self._aliases.resolve(node) == "numpy.ndarray"
        if calls.is_super_init(node) or names_array:
            return
        if node.attr in METHODS_ONLY_CALLED:
            self._refuse(node, "attribute", f"Call `.{node.attr}(...)` directly; it cannot be handed on.")
        self._attribute(node)
        self._value(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        names_a_namespace = isinstance(node.targets[0], ast.Name) and self._aliases.namespace(node.value)
        if not (names_a_namespace and len(node.targets) == 1):
            self.generic_visit(node)
            return
        self.visit(node.targets[0])
        if isinstance(node.value, ast.Attribute):
            self._attribute(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        for rule, message in calls.refuse_call(node, self._aliases):
            self._refuse(node, rule, message)
        if isinstance(node.func, ast.Attribute):
            if not calls.is_super_init(node.func):
                self._attribute(node.func)
        elif not (isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS_ONLY_CALLED):
            self.visit(node.func)
        arguments = node.args[1:] if calls.asks_namespace(node, self._aliases) else node.args
        for part in (*arguments, *node.keywords):
            self.visit(part)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if not (node.name.startswith("__") and node.name in ALLOWED_METHODS):
            self._name(node, node.name)
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._name(node, node.name)
        for base in (*node.bases, *(keyword.value for keyword in node.keywords)):
            path = self._aliases.resolve(base)
            if path.startswith(("bpy.", "numpy.", "bmesh.", "mathutils.")) or getattr(base, "id", "") == "type":
                self._refuse(base, "class", "Classes may not extend Blender's own types; write plain classes.")
        self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self._name(node, node.name or "")
        self.generic_visit(node)

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        for name in node.kwd_attrs:
            self._refuse(node, "attribute", refuse_attribute(name))
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self._name(node, node.name or "")
        self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> None:
        self._name(node, node.arg)
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        self._name(node, node.arg or "")
        self.visit(node.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        self._string(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self._string(node)
        self.generic_visit(node)

    def _attribute(self, node: ast.Attribute) -> None:
        """The rules for ``value.name``, whether it is read, written or called."""
        self._refuse(node, "attribute", refuse_attribute(node.attr))
        namespace = self._aliases.namespace(node.value)
        if namespace:
            self._member(node, namespace, node.attr)
        if not isinstance(node.ctx, ast.Load):
            path = self._aliases.resolve(node)
            if (namespace and namespace not in VALUES) or path.startswith("bpy.types."):
                self._refuse(node, "attribute", f"`{path}` cannot be changed; assign to objects and data instead.")
        if not namespace:
            self.visit(node.value)
        elif isinstance(node.value, ast.Attribute):
            self._attribute(node.value)

    def _member(self, node: ast.AST, namespace: str, name: str) -> None:
        """The rules for ``namespace.name``."""
        self._refuse(node, "import", refuse_name(namespace, name))
        if namespace == "bpy.ops":
            self._refuse(node, "operator", refuse_category(name))
        elif namespace.startswith("bpy.ops."):
            self._refuse(node, "operator", refuse_operator(namespace.removeprefix("bpy.ops."), name))
        elif namespace == "bpy.context" and name in {"copy", "window"}:
            self._refuse(node, "attribute", f"`bpy.context.{name}` is not allowed: windows belong to the artist.")
        elif namespace == "bpy.types" and (name in REGISTERED_TYPES or "_MT_" in name or "_PT_" in name):
            self._refuse(node, "class", f"`bpy.types.{name}` extends Blender's interface; scene code needs none of it.")

    def _value(self, node: ast.expr) -> None:
        namespace = self._aliases.namespace(node)
        if namespace and namespace not in VALUES:
            message = f"`{namespace}` cannot be handed on as a value; write out `{namespace}.NAME` where you need it."
            self._refuse(node, "alias", message)

    def _name(self, node: ast.AST, name: str) -> None:
        if name.startswith("__") and name not in ALLOWED_DUNDER_NAMES:
            self._refuse(node, "name", f"Name `{name}` begins with two underscores; choose another.")

    def _string(self, node: ast.expr) -> None:
        try:
            text = sizes.constant(node)
        except sizes.TooLarge:
            return
        if isinstance(text, str):
            if text in DENIED_STRINGS:
                self._refuse(node, "type", f"`{text}` is not allowed. {DENIED_STRINGS[text]}")
            elif text.startswith("INVOKE_"):
                self._refuse(node, "operator", f"`{text}` opens a window; call the operator without it.")

    def _refuse(self, node: ast.AST, rule: str, message: str) -> None:
        if message:
            self.refusals.append(Refusal(getattr(node, "lineno", 0), rule, message))
