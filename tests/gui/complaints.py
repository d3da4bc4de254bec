# SPDX-License-Identifier: GPL-3.0-or-later
"""What Blender printed that must not be there."""

import re

SIGNS = re.compile(
    r"^Traceback|^(?:\w+\.)*\w*(?:Error|Exception): |Policy violation|^X Error|^Error: |Segmentation fault",
    re.MULTILINE,
)

HARMLESS = (
    # Debian's package of 5.2 does not depend on python3-cattrs, which Blender's own extension browser wants.
    re.compile(
        r"Traceback \(most recent call last\):\n(?:  .*\n)*?"
        r"  File \"\S*/bl_pkg/__init__\.py\".*\n(?:  .*\n)*ModuleNotFoundError: No module named 'cattrs'\n"
    ),
)


def complaints_in(log: str) -> list[str]:
    """What in ``log`` tells of an error, a traceback whole, each once: a panel that fails does so at every drawing."""
    for harmless in HARMLESS:
        log = harmless.sub("", log)
    found: dict[str, None] = {}
    traceback: list[str] = []
    for line in log.splitlines():
        if line.startswith("Traceback"):
            traceback = [line]
        elif traceback:
            traceback.append(line)
            if not line.startswith(" "):
                found["\n".join(traceback)] = None
                traceback = []
        elif SIGNS.search(line):
            found[line] = None
    if traceback:
        found["\n".join(traceback)] = None
    return list(found)
