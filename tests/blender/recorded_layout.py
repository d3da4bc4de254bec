# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the layout that a panel draws on, where there is no window, and takes down what is drawn."""

from dataclasses import dataclass, field
from typing import Any

import bpy

_LAYOUT = bpy.types.UILayout.bl_rna
ICONS = frozenset(_LAYOUT.functions["label"].parameters["icon"].enum_items.keys())


@dataclass
class Drawn:
    """All that was drawn, in order."""

    texts: list[str] = field(default_factory=list)
    operators: list[str] = field(default_factory=list)
    buttons: list["Button"] = field(default_factory=list)
    properties: list[str] = field(default_factory=list)


class Button:
    """The properties of an operator's button; those that the operator lacks cannot be set."""

    def __init__(self, operator: str, enabled: bool) -> None:
        kind = getattr(bpy.ops.maquette, operator.removeprefix("maquette.")).get_rna_type()
        self.__dict__.update(operator=operator, enabled=enabled, kind=kind, values={})

    def __setattr__(self, name: str, value: object) -> None:
        assert name in self.kind.properties, f"{self.operator} has no {name}"
        self.values[name] = value


class RecordedLayout:
    """Accepts what a ``UILayout`` of this Blender accepts."""

    def __init__(self, drawn: Drawn, enabled: bool = True) -> None:
        self.drawn = drawn
        self.enabled = enabled
        self.active = True
        self.alignment = "EXPAND"
        self.scale_y = self.ui_units_x = 1.0
        self.use_property_split = self.use_property_decorate = True

    def _check(self, function: str, arguments: dict[str, Any]) -> None:
        known = _LAYOUT.functions[function].parameters
        assert set(arguments) <= set(known.keys()), (function, arguments)
        assert arguments.get("icon", "NONE") in ICONS, arguments

    def _inside(self, function: str, arguments: dict[str, Any]) -> "RecordedLayout":
        self._check(function, arguments)
        return RecordedLayout(self.drawn, self.enabled)

    def row(self, **arguments: Any) -> "RecordedLayout":
        return self._inside("row", arguments)

    def column(self, **arguments: Any) -> "RecordedLayout":
        return self._inside("column", arguments)

    def split(self, **arguments: Any) -> "RecordedLayout":
        return self._inside("split", arguments)

    def box(self, **arguments: Any) -> "RecordedLayout":
        return self._inside("box", arguments)

    def grid_flow(self, **arguments: Any) -> "RecordedLayout":
        return self._inside("grid_flow", arguments)

    def panel(self, name: str, **arguments: Any) -> tuple["RecordedLayout", "RecordedLayout"]:
        self._check("panel", {"idname": name, **arguments})
        return RecordedLayout(self.drawn), RecordedLayout(self.drawn)

    def label(self, **arguments: Any) -> None:
        self._check("label", arguments)
        self.drawn.texts.append(arguments["text"])

    def progress(self, **arguments: Any) -> None:
        self._check("progress", arguments)
        self.drawn.texts.append(arguments["text"])

    def template_icon(self, icon: int, **arguments: Any) -> None:
        self._check("template_icon", {"icon_value": icon, **arguments})

    def prop(self, data: Any, name: str, **arguments: Any) -> None:
        self._check("prop", arguments)
        assert name in data.bl_rna.properties
        self.drawn.properties.append(name)

    def prop_search(self, data: Any, name: str, found_in: Any, listed: str, **arguments: Any) -> None:
        self._check("prop_search", arguments)
        assert listed in found_in.bl_rna.properties
        self.prop(data, name)

    def template_list(
        self, kind: str, name: str, data: Any, listed: str, active: Any, chosen: str, **arguments: Any
    ) -> None:
        self._check("template_list", arguments)
        assert hasattr(bpy.types, kind) and chosen in active.bl_rna.properties
        self.drawn.texts.extend(entry.name for entry in getattr(data, listed))

    def textbox(self, data: Any, name: str, **arguments: Any) -> None:
        self.prop(data, name)

    def operator(self, operator: str, **arguments: Any) -> Button:
        self._check("operator", arguments)
        self.drawn.operators.append(operator.removeprefix("maquette."))
        button = Button(operator, self.enabled)
        self.drawn.buttons.append(button)
        return button
