# SPDX-License-Identifier: GPL-3.0-or-later
"""The loop that turns a reference picture into a scene. Never imports ``bpy``."""
