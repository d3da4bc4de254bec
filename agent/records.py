# SPDX-License-Identifier: GPL-3.0-or-later
"""Frozen dataclasses to JSON and back, validated.

The supported field types are what the records of this package use: ``str``, ``int``,
``float``, ``bool``, ``None``, ``Literal``, unions with ``None``, homogeneous and
fixed-length tuples, ``Mapping[str, T]``, ``JsonValue`` and other dataclasses.
"""

import dataclasses
import math
import types
import typing
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TypeVar

from .errors import RecordError

JsonValue = Any
"""Any value that ``json`` can write; not inspected."""

Record = TypeVar("Record")


def to_json(value: object) -> JsonValue:
    """Plain lists, dictionaries and scalars for ``value``. Raises ``TypeError`` for anything else."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(entry) for entry in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON form")


def from_json(record: type[Record], data: JsonValue) -> Record:
    """A ``record`` filled from ``data``.

    Unknown keys are refused, missing keys take the field's default. Raises ``RecordError``
    that names the path to the value at fault, such as ``objects[2].box``.
    """
    return typing.cast(Record, _convert(record, data, record.__name__))


def schema_of(record: type) -> dict[str, JsonValue]:
    """The JSON Schema (draft 2020-12) of ``record``, every object closed and all keys required.

    All are asked for; where one is missing nevertheless, ``from_json`` takes what ``default`` says.
    """
    return _schema(record)


def _convert(expected: Any, data: JsonValue, path: str) -> object:
    if expected is Any:
        return data
    if dataclasses.is_dataclass(expected):
        return _convert_dataclass(typing.cast(type, expected), data, path)
    origin = typing.get_origin(expected)
    if origin is typing.Literal:
        if data not in typing.get_args(expected):
            raise RecordError(f"{path} is {data!r}, not one of {', '.join(map(repr, typing.get_args(expected)))}.")
        return data
    if origin in (typing.Union, types.UnionType):
        if data is None:
            return None
        (inner,) = (argument for argument in typing.get_args(expected) if argument is not type(None))
        return _convert(inner, data, path)
    if origin is tuple:
        return _convert_tuple(typing.get_args(expected), data, path)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(data, Mapping):
            raise RecordError(f"{path} is not an object.")
        inner = typing.get_args(expected)[1]
        return {str(key): _convert(inner, entry, f"{path}.{key}") for key, entry in data.items()}
    return _convert_scalar(expected, data, path)


def _convert_scalar(expected: Any, data: JsonValue, path: str) -> object:
    if expected is float and isinstance(data, (int, float)) and not isinstance(data, bool):
        # A whole number of hundreds of digits has no float at all.
        with suppress(OverflowError):
            if math.isfinite(data):
                return float(data)
        raise RecordError(f"{path} is not a finite number.")
    if isinstance(data, bool) and expected is not bool:
        raise RecordError(f"{path} is {data!r}, not of type {expected.__name__}.")
    if not isinstance(data, expected):
        raise RecordError(f"{path} is {data!r}, not of type {expected.__name__}.")
    return data


def _convert_tuple(arguments: tuple[Any, ...], data: JsonValue, path: str) -> tuple[object, ...]:
    if not isinstance(data, (list, tuple)):
        raise RecordError(f"{path} is not a list.")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_convert(arguments[0], entry, f"{path}[{index}]") for index, entry in enumerate(data))
    if len(data) != len(arguments):
        raise RecordError(f"{path} has {len(data)} entries, not {len(arguments)}.")
    return tuple(
        _convert(inner, entry, f"{path}[{index}]")
        for index, (inner, entry) in enumerate(zip(arguments, data, strict=True))
    )


def _convert_dataclass(expected: type, data: JsonValue, path: str) -> object:
    if not isinstance(data, Mapping):
        raise RecordError(f"{path} is not an object.")
    hints = typing.get_type_hints(expected)
    fields = {field.name: field for field in dataclasses.fields(expected)}
    unknown = sorted(set(data) - set(fields))
    if unknown:
        raise RecordError(f"{path} has an unknown key {unknown[0]!r}.")
    values = {}
    for name, field in fields.items():
        if name in data:
            values[name] = _convert(hints[name], data[name], f"{path}.{name}")
        elif not _default(field):
            raise RecordError(f"{path} lacks the key {name!r}.")
    try:
        return expected(**values)
    except ValueError as error:
        raise RecordError(f"{path}: {error}") from error


def _default(field: "dataclasses.Field[Any]") -> dict[str, JsonValue]:
    """The annotation for the value that ``field`` has by itself; empty where it has none."""
    if field.default is not dataclasses.MISSING:
        return {"default": to_json(field.default)}
    if field.default_factory is not dataclasses.MISSING:
        return {"default": to_json(field.default_factory())}
    return {}


def _schema(expected: Any) -> dict[str, JsonValue]:
    if expected is Any:
        return {}
    if dataclasses.is_dataclass(expected):
        hints, fields = typing.get_type_hints(expected), dataclasses.fields(expected)
        return {
            "type": "object",
            "properties": {field.name: {**_schema(hints[field.name]), **_default(field)} for field in fields},
            "required": [field.name for field in fields],
            "additionalProperties": False,
        }
    origin, arguments = typing.get_origin(expected), typing.get_args(expected)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(argument) for argument in arguments]}
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return {"type": "array", "items": _schema(arguments[0])}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [_schema(argument) for argument in arguments],
            "minItems": len(arguments),
            "maxItems": len(arguments),
        }
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(arguments[1])}
    names_of = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    return {"type": names_of[expected]}
