"""Values as texts: two values of one text are the same, in this build and in the next."""

from __future__ import annotations

from collections import UserDict
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config

_DEEPEST = 50
"""So many values may a value be a part of; what is deeper is no setting."""
_PLAIN = str | int | float | bool | None | date | Path | bytes


class UnknownValueError(TypeError):
    """There is something that no text stands for."""


def value_text(value: Any) -> str:  # noqa: ANN401 - any YAML, with functions and objects in it
    """Return the text of a value.

    Raises:
        UnknownValueError: a part of it has none, or leads back to what it is a part of.
    """
    return _text(value, [])


def _text(value: Any, above: list[Any]) -> str:  # noqa: ANN401 - as above
    """Return the text of a value that is a part of those `above`; no `id`: Python tells others of each."""
    if isinstance(value, str):
        return repr(str(value))
    if isinstance(value, _PLAIN):
        return f"{type(value).__name__} {value!r}"
    if len(above) == _DEEPEST or any(each is value for each in above):
        raise UnknownValueError(type(value).__qualname__)
    above.append(value)
    try:
        return _text_of_parts(value, above)
    finally:
        above.pop()


def _text_of_parts(value: Any, above: list[Any]) -> str:  # noqa: ANN401 - as above
    if isinstance(value, dict | UserDict):
        return f"{{{','.join(f'{_text(key, above)}:{_text(each, above)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple | set | frozenset):
        return f"[{','.join(_text(each, above) for each in value)}]"
    if (name := getattr(value, "__qualname__", None)) and getattr(value, "__module__", None) and "<" not in name:
        return f"{value.__module__}.{name}"
    return f"{type(value).__module__}.{type(value).__qualname__}({_text(_parts(value), above)})"


def _parts(value: Any) -> dict[str, Any] | list[Any]:  # noqa: ANN401 - as above
    """Return what an object is made of, but for the configuration that it is a part of, as `!relative` makes one."""
    if hasattr(value, "func") and hasattr(value, "keywords"):
        return [value.func, value.args, value.keywords]
    parts = getattr(value, "__dict__", None)
    if not isinstance(parts, dict) or not parts:
        raise UnknownValueError(type(value).__qualname__)
    return {name: part for name, part in parts.items() if not isinstance(part, Config)}
