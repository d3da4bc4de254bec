# SPDX-License-Identifier: GPL-3.0-or-later
"""What the running Blender's own interface is, told in lines: for code, for an error, for words.

Models write from memory of many Blender versions. Nothing here is a table of names: it is read from
the Blender that runs the code, but for the hints of ``gone_names``, which are checked against it.
"""

from .api_facts import api_facts

__all__ = ["api_facts"]
