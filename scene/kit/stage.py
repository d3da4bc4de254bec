# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a stage so that whatever it makes is the session's, made with the kit or not."""

from collections.abc import Iterator
from contextlib import contextmanager

import bpy

from .session import REF_MARK, SHARED_KINDS, begin_stage, session_collection, session_scene, tag, tag_shared


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Within the block, all that is made is tagged with this stage and put into the session's collection."""
    begin_stage(name)
    kinds = ("objects", "collections", *SHARED_KINDS)
    before = {entry.session_uid for kind in kinds for entry in getattr(bpy.data, kind)}
    try:
        yield
    finally:
        claim_new(before)


def claim_new(before: set[int]) -> None:
    """Make what is new since these session uids the session's, with links in its collection alone."""
    collection, root = session_collection(), session_scene().collection
    for parent in outside(root, collection):
        for child in [entry for entry in parent.children if entry.session_uid not in before]:
            parent.children.unlink(child)
            collection.children.link(child)
    for parent in outside(root, collection):
        for body in [entry for entry in parent.objects if entry.session_uid not in before]:
            parent.objects.unlink(body)
            if body.name not in collection.all_objects:
                collection.objects.link(body)
    for made in (*collection.children_recursive, *collection.all_objects):
        if made.session_uid not in before and not made.get(REF_MARK):
            tag(made, made.name)
    for kind in SHARED_KINDS:
        for made in getattr(bpy.data, kind):
            if made.session_uid not in before and not made.get(REF_MARK):
                tag_shared(made, made.name)


def outside(root: bpy.types.Collection, own: bpy.types.Collection) -> list[bpy.types.Collection]:
    """The scene's collections from the root down, without the session's own."""
    return [entry for entry in (root, *root.children_recursive) if entry not in (own, *own.children_recursive)]
