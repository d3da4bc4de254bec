# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects brought to where the reference shows them."""

from ...agent.effects import Solution
from ...agent.vision.placement.code import placement_code
from ...agent.vision.placement.solve import Placement
from ...agent.vision.placement.solve import solve_placement as solve
from .bodies import bodies_in
from .lens import pinhole_of_scene
from .steps import Compute, Conversation
from .subject import Subject


def solve_placement(subject: Subject) -> Conversation:
    """The conversation; it renders nothing."""
    scene, blueprint = subject.find_scene(), subject.blueprint
    camera = pinhole_of_scene(scene)
    if camera is None:
        return Solution(summary="There is no perspective camera to place things by.")
    refs = [entry.id for entry in blueprint.solid_objects()]
    bodies, poses = bodies_in(subject.find_collection(), refs, subject.settled)
    found: Placement = yield Compute(lambda: solve(blueprint, bodies, camera))
    if not found.placed:
        return Solution(summary="All things stand where the reference shows them, as far as can be told.")
    count = len(found.placed)
    return Solution(
        placement_code(found, poses),
        f"{count} {'thing was' if count == 1 else 'things were'} moved, turned or sized: mean overlap with the "
        f"reference from {found.before:.2f} to {found.after:.2f}, as estimated.",
        found.undecided,
    )
