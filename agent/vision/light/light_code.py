# SPDX-License-Identifier: GPL-3.0-or-later
"""Lights that were solved for, as code that sets them."""

from collections.abc import Sequence
from dataclasses import dataclass

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class SolvedLight:
    """A light of the scene, or the world."""

    name: str
    """What programs find it by."""
    energy: float
    """Blender's energy of the light, or the strength of the world's background."""
    colour: Triple | None
    """Linear Rec. 709; None where it is to stay."""
    is_world: bool = False


def light_code(lights: Sequence[SolvedLight]) -> str:
    """The program of the solver ``light``: sets each light's energy and colour, numbers rounded to be read."""
    lines = [f"        {_row(light)}," for light in lights if not light.is_world]
    parts = []
    imports = []
    if lines:
        imports.append("session_collection")
        parts.append(
            "    made = session_collection().all_objects\n"
            '    made = {entry.get("maquette_ref", entry.name): entry for entry in made if entry.type == "LIGHT"}\n'
            "    for name, energy, colour in (\n" + "\n".join(lines) + "\n    ):\n"
            "        made[name].data.energy, made[name].data.color = energy, colour"
        )
    for world in (light for light in lights if light.is_world):
        imports.append("session_scene")
        parts.append(_world(world))
    return (
        f"from kit import {', '.join(imports)}\n\n\n"
        "# Found by the light solver: what brings the render nearest to the picture.\n"
        "def solved_light() -> None:\n"
        '    """Strengths and colours (linear) of the lights."""\n' + "\n".join(parts) + "\n\n\nsolved_light()\n"
    )


def _world(world: SolvedLight) -> str:
    lines = [
        "    nodes = session_scene().world.node_tree.nodes",
        '    background = next(node for node in nodes if node.type == "BACKGROUND" and node.label != "Backdrop")',
        f'    background.inputs["Strength"].default_value = {_number(world.energy)}',
    ]
    if world.colour is not None:
        red, green, blue = (_number(value) for value in world.colour)
        lines.append(f'    background.inputs["Color"].default_value = ({red}, {green}, {blue}, 1.0)')
    return "\n".join(lines)


def _row(light: SolvedLight) -> str:
    colour = light.colour or (1.0, 1.0, 1.0)
    return f"({light.name!r}, {_number(light.energy)}, ({', '.join(map(_number, colour))}))".replace("'", '"')


def _number(value: float) -> str:
    """Three digits that count."""
    return repr(float(f"{value:.3g}"))
