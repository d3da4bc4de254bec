# SPDX-License-Identifier: GPL-3.0-or-later
"""A look whose views are rendered by Blender's own render job, while the artist goes on working."""

import bpy

from ...agent.defaults import Rendering
from ...agent.effects import Inspect, Look, LookResult
from ...agent.session import Settings
from ..look.collect import collect
from ..look.frame import Frame
from ..look.inspection import prepare_inspection
from ..look.prepare import prepare
from ..look.prepared import PreparedView
from ..session_folder import SessionFolder
from .render_job import RenderJob


class LookJob:
    """Polled on the main thread until ``result`` is there. Holds names only."""

    def __init__(
        self,
        scene: bpy.types.Scene,
        collection: bpy.types.Collection,
        look: Look | Inspect,
        settings: Settings,
        folder: SessionFolder,
        rendering: Rendering,
    ) -> None:
        """Prepare the views. Raises ``MaquetteError`` where the scene cannot be rendered."""
        self.result: LookResult | None = None
        frame = Frame(settings.width, settings.height, settings.samples, look.seed)
        prepared = (
            prepare(scene, collection, look.views, frame)
            if isinstance(look, Look)
            else prepare_inspection(scene, look.wishes, look.objects, frame)
        )
        self._ids, self._camera, self._materials = prepared.ids, prepared.camera, prepared.materials
        self._paths: dict[str, str] = {}

        def take(view: PreparedView) -> None:
            self._paths[view.view] = collect(view, folder.root, look.name)

        self._job = RenderJob(prepared, take, rendering)

    def poll(self) -> bool:
        """Do what is due and say whether ``result`` is there. Raises ``MaquetteError``, and has then cleaned up."""
        if not self._job.poll():
            return False
        self.result = LookResult(self._paths, self._ids, self._job.seconds, self._camera, self._materials)
        return True

    def cancel(self) -> None:
        """End the render job, if it is ours, and remove all that the look made."""
        self._job.cancel()
