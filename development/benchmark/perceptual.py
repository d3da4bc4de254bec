# SPDX-License-Identifier: GPL-3.0-or-later
"""LPIPS, DINO and CLIP, where the user points to their weights; nothing is downloaded and nothing bundled.

The weights are ONNX files, run by ``onnxruntime``, which is installed by whoever wants this. The
environment variable ``MAQUETTE_LPIPS`` names a network of two pictures whose one output is their
distance (Zhang et al. 2018; inputs RGB from -1 to 1), ``MAQUETTE_DINO`` and ``MAQUETTE_CLIP`` one of
a picture whose first output is its feature vector, of which the cosine is taken (CLIP: the image
encoder; inputs normalised as published). All take ``(1, 3, height, width)`` float32.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ...agent.vision.resize import enlarge, shrink

Picture = NDArray[np.uint8]
Tensor = NDArray[np.float32]
SIDE: Final = 224
"""Pixels: what networks with a fixed input are trained on."""


@dataclass(frozen=True)
class Network:
    """How a measure's pictures are prepared."""

    variable: str
    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]
    of_two: bool = False
    """Takes both pictures and gives a distance; else a picture at a time and gives features."""


NETWORKS: Final[Mapping[str, Network]] = {
    "lpips": Network("MAQUETTE_LPIPS", (0.5, 0.5, 0.5), (0.5, 0.5, 0.5), of_two=True),
    "dino": Network("MAQUETTE_DINO", (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    "clip": Network("MAQUETTE_CLIP", (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)),
}
"""Means and deviations: ImageNet's, and those of OpenAI's CLIP."""


def absent() -> dict[str, str]:
    """Why each measure that is skipped is skipped, by its name."""
    reasons = {}
    for name, network in NETWORKS.items():
        path = os.environ.get(network.variable, "")
        if not path:
            reasons[name] = f"{network.variable} names no weights"
        elif not Path(path).is_file():
            reasons[name] = f"{path} is not there"
        elif find_spec("onnxruntime") is None:
            reasons[name] = "onnxruntime is not installed"
    return reasons


def measures_of(reference: Picture, render: Picture) -> dict[str, float] | None:
    """Each measure that can be taken of two pictures (height, width, 3); None where there is none."""
    skipped = absent()
    wanted = {name: network for name, network in NETWORKS.items() if name not in skipped}
    return {name: _measure(network, reference, render) for name, network in wanted.items()} or None


def _measure(network: Network, reference: Picture, render: Picture) -> float:
    onnxruntime = import_module("onnxruntime")
    session = onnxruntime.InferenceSession(os.environ[network.variable], providers=["CPUExecutionProvider"])
    inputs = session.get_inputs()
    pictures = [_prepared(picture, network, inputs[0].shape) for picture in (reference, render)]
    if network.of_two:
        given = {entry.name: picture for entry, picture in zip(inputs, pictures, strict=True)}
        return float(np.mean(session.run(None, given)[0]))
    one, other = (np.ravel(session.run(None, {inputs[0].name: picture})[0]).astype(float) for picture in pictures)
    return float(one @ other / max(np.linalg.norm(one) * np.linalg.norm(other), 1e-12))


def _prepared(picture: Picture, network: Network, shape: list[Any]) -> Tensor:
    """``picture`` as the network's input: its size where that is fixed, else a square for features."""
    height, width = (side if isinstance(side, int) else None for side in shape[2:])
    if not network.of_two:
        height, width = height or SIDE, width or SIDE
    values = (picture / np.float32(255.0)).astype(np.float32)
    if height and width:
        smaller = shrink(values, min(height, values.shape[0]), min(width, values.shape[1]))
        values = enlarge(smaller, height, width)
    normal = (values - np.array(network.mean)) / np.array(network.deviation)
    return np.ascontiguousarray(normal.transpose(2, 0, 1)[None], np.float32)
