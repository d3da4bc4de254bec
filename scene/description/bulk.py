# SPDX-License-Identifier: GPL-3.0-or-later
"""Many numbers as one hash, read by ``foreach_get``."""

import hashlib
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from .digest import LENGTH
from .records import Setting

BULK_FROM: Final = 9
"""Collections of this many items or more are described by a hash: nobody reads so many values."""

_DTYPES: Final[dict[str, DTypeLike]] = {"FLOAT": np.float32, "INT": np.int32, "ENUM": np.int32, "BOOLEAN": np.bool_}

_ATTRIBUTES: Final[dict[str, tuple[str, int, DTypeLike]]] = {
    "FLOAT": ("value", 1, np.float32),
    "INT": ("value", 1, np.int32),
    "INT8": ("value", 1, np.int32),
    "BOOLEAN": ("value", 1, np.bool_),
    "FLOAT_VECTOR": ("vector", 3, np.float32),
    "FLOAT2": ("vector", 2, np.float32),
    "FLOAT_COLOR": ("color", 4, np.float32),
    "BYTE_COLOR": ("color", 4, np.float32),
    "INT32_2D": ("value", 2, np.int32),
    "INT16_2D": ("value", 2, np.int32),
    "QUATERNION": ("value", 4, np.float32),
    "FLOAT4X4": ("value", 16, np.float32),
}
"""Attribute data type to the name of its values, how many numbers each is, and what they are."""


def bulk_setting(items: Any) -> Setting:
    """All numbers of a collection's items, bar what says which are selected or hidden."""
    hashed = hashlib.sha256()
    for entry in items[0].bl_rna.properties:
        if entry.type in _DTYPES and not entry.identifier.startswith(("select", "hide", "is_")):
            if entry.type == "ENUM" and entry.is_enum_flag:
                continue
            width = max(1, getattr(entry, "array_length", 0))
            hashed.update(entry.identifier.encode())
            hashed.update(numbers(items, entry.identifier, width, _DTYPES[entry.type]).tobytes())
    return Setting({"count": len(items), "hash": hashed.hexdigest()[:LENGTH]}, "bulk")


def numbers(items: Any, name: str, width: int, dtype: DTypeLike) -> NDArray[Any]:
    """One property of all items, ``(len(items) * width,)``."""
    values: NDArray[Any] = np.empty(len(items) * width, dtype)
    items.foreach_get(name, values)
    return values


def attribute_values(attribute: Any) -> NDArray[Any]:
    """All values of a geometry attribute, flat; none where its data type is newer than this program."""
    if attribute.data_type == "STRING":
        return np.frombuffer("\0".join(str(entry.value) for entry in attribute.data).encode(), np.uint8)
    if attribute.data_type not in _ATTRIBUTES:
        return np.empty(0)
    name, width, dtype = _ATTRIBUTES[attribute.data_type]
    return numbers(attribute.data, name, width, dtype)


def hash_of(arrays: Iterator[tuple[str, NDArray[Any]]]) -> str:
    """Hash of named arrays, bit for bit."""
    hashed = hashlib.sha256()
    for name, values in arrays:
        hashed.update(f"{name}:{values.dtype}:{values.size};".encode())
        hashed.update(np.ascontiguousarray(values).data)
    return hashed.hexdigest()[:LENGTH]
