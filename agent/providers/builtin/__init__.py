# SPDX-License-Identifier: GPL-3.0-or-later
"""The built-in analyst: classical image analysis that needs no key and no network."""

from .provider import BuiltinProvider as BuiltinProvider
