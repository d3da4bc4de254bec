# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts on what the text of an error names, and on the line that failed."""

import re
from collections.abc import Iterator

from ..true_names import choices, operator_names
from .describe import describe_node, describe_operator, describe_struct
from .facts_of_code import gone_names_in, signature, truth
from .gone_names import gone_by_name
from .kinds import struct_named
from .new_node import new_node
from .read_code import Reading
from .wrong_names import wrong_names


def facts_of_error(error: str, reading: Reading) -> Iterator[str]:
    """What is gone, then what is wrong on the failing line, then the truth on what is named; nothing without error."""
    if not error:
        return
    message = error.splitlines()[0]
    failing = _failing(error, reading)
    for name in re.findall(r"[\"'](\w+)[\"']|\b(\w+) undefined", message):
        yield from gone_by_name("".join(name))
    yield from gone_names_in(failing)
    yield from wrong_names(failing)
    yield from _named(message)
    for use in failing.uses:
        yield from truth(use)
    for use in failing.uses:
        yield from signature(use)


def _failing(error: str, reading: Reading) -> Reading:
    """What the line uses that ``describe_failure`` says failed."""
    found = re.search(r"^File \".*\", line (\d+)", error, re.MULTILINE)
    return reading.on_line(int(found[1])) if found else Reading()


def _named(message: str) -> Iterator[str]:
    """Operators, nodes and structs in the message."""
    for category, name in re.findall(r"bpy\.ops\.(\w+)\.(\w+)", message):
        told = describe_operator(category, name)
        yield told or f"There is no bpy.ops.{category}.{name}; {choices(name, operator_names(category))}."
    for name in dict.fromkeys(re.findall(r"\b[A-Z]\w+", message)):
        if new_node(name) is not None:
            yield describe_node(name)
        elif struct_named(name) is not None:
            yield describe_struct(name)
