"""What a key of a model is used for, said where the key is: `Annotated[…, Use(…)]`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Use:
    """What a key is used for."""

    types: frozenset[str] | None = None
    """The types of fields it has a meaning for; None: all."""
    in_form: bool = False
    """Whether the script of a form reads it."""


def uses(model: type[BaseModel]) -> dict[str, Use]:
    """Return what the keys of a model are used for; those that say nothing are left out."""
    return {key: use for key, info in model.model_fields.items() for use in info.metadata if isinstance(use, Use)}


def read_by_form(model: type[BaseModel]) -> dict[str, Any]:
    """Return what the script of a form reads of a model, as `include` of `model_dump` takes it."""
    return {key: _read(model.model_fields[key].annotation) for key, use in uses(model).items() if use.in_form}


def _read(annotation: Any) -> Any:  # noqa: ANN401 - a type as it is written, and what pydantic takes
    parts = [read_by_form(part) for part in _models(annotation)]
    if not parts or not parts[0]:
        return True
    return {"__all__": parts[0]} if getattr(annotation, "__origin__", None) is tuple else parts[0]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - a type as it is written
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
