# SPDX-License-Identifier: GPL-3.0-or-later
"""The solvers' Blender side: what they must render, and what they must read off the scene.

A solver is a conversation: it yields steps, which whoever runs it performs in place or beside the
main thread, is sent their results and returns a ``Solution``.
"""
