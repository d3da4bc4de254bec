# SPDX-License-Identifier: GPL-3.0-or-later
"""Matching the session's camera to what the artist marks over the reference.

Marks are saved in the file and undone with it. While a match goes on, the file says which
(``going_on``) and how the camera was before: whoever comes upon that without a match that goes on
(after loading such a file, or undoing the end of a match) puts the camera back.
"""
