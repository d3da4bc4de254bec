# SPDX-License-Identifier: GPL-3.0-or-later
"""Maquette rebuilds a reference picture as an editable scene.

Nothing of Blender is imported before ``register()``, so that plain Python can import ``agent`` and
``stages`` through this package.
"""


def register() -> None:
    """Called by Blender when the extension is enabled."""
    from . import operators, panels, preferences, properties, translations
    from .scene.live import handlers
    from .scene.match import handlers as match_handlers

    translations.register()
    preferences.register()
    properties.register()
    operators.register()
    panels.register()
    handlers.register()
    match_handlers.register()


def unregister() -> None:
    """Called by Blender when the extension is disabled."""
    from . import operators, panels, preferences, properties, translations
    from .scene.live import handlers
    from .scene.match import handlers as match_handlers

    match_handlers.unregister()
    handlers.unregister()
    panels.unregister()
    operators.unregister()
    properties.unregister()
    preferences.unregister()
    translations.unregister()
