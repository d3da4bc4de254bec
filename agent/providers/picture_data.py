# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of a picture that goes with a question."""

import base64
from pathlib import Path

from ..errors import ProviderError


def picture_bytes(path: Path) -> bytes:
    """The file as it is, a PNG. Raises ``ProviderError`` where it is gone."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ProviderError(
            f"The picture {path} cannot be read: {error.strerror}.", "Start the reconstruction again.", ""
        ) from error


def data_url(path: Path) -> str:
    """The file in an address of its own. Raises ``ProviderError`` where it is gone."""
    return f"data:image/png;base64,{base64.b64encode(picture_bytes(path)).decode('ascii')}"
