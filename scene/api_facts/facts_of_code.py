# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts on what code uses: what is gone, what is wrong, what is right."""

from collections.abc import Iterator

from ..true_names import rna_signature
from .describe import describe_choices, describe_node, describe_operator, describe_struct
from .gone_names import gone_in_code
from .kinds import below
from .read_code import Reading
from .uses import ChoiceUse, MemberUse, NameUse, NodeUse, OperatorUse, SocketUse, Use
from .wrong_names import wrong_names

DESCRIBED = ("Modifier", "Constraint", "Light", "Texture")
"""Structs whose special cases are told whole when code uses one; ``Object`` has hundreds of properties."""


def facts_of_code(reading: Reading) -> Iterator[str]:
    """Names that are gone, then what is wrong, then the truth on what is used."""
    yield from gone_names_in(reading)
    yield from wrong_names(reading)
    for use in reading.uses:
        yield from truth(use)
    for use in reading.uses:
        yield from signature(use)


def gone_names_in(reading: Reading) -> Iterator[str]:
    """What to write instead of names of other versions."""
    for use in reading.uses:
        match use:
            case NameUse(name=name, struct=struct, attribute=attribute):
                yield from gone_in_code(name, struct, attribute)
            case SocketUse(node=node, side=side, name=name):
                yield from gone_in_code(name, node, side)


def truth(use: Use) -> Iterator[str]:
    """What the running Blender has where the code uses it, right or wrong."""
    told = ""
    match use:
        case NodeUse(type=type) | SocketUse(node=type):
            told = describe_node(type)
        case OperatorUse(category=category, name=name):
            told = describe_operator(category, name)
        case ChoiceUse(struct=struct, name=name) if struct:
            told = describe_choices(struct, name)
        case MemberUse(struct=struct) if any(struct in below(base) for base in DESCRIBED):
            told = describe_struct(struct)
    if told:
        yield told


def signature(use: Use) -> Iterator[str]:
    """How a function of Blender's is called that code calls; ``new(name)`` needs no telling."""
    if isinstance(use, MemberUse) and (told := rna_signature(use.struct, use.name)).count(",") > 0:
        yield f"{use.struct}.{told}"
