"""What an import makes of one page or of one connection specification: a provider's file, and perhaps its manual."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.load import PROVIDER_FILE
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.read import read_provider
from mkdocs_paycore.catalog.rules import PROVIDER_RULES
from mkdocs_paycore.intake.doubt import WHOLE_FILE, doubt
from mkdocs_paycore.source.model import CODE
from mkdocs_paycore.source.yaml.read import read_yaml
from mkdocs_paycore.source.yaml.write import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.problem import Problem

MANUAL_FILE = "index.md"
_LONGEST = 96


class UnreadableError(Exception):
    """A file cannot be brought in; the message says why. It is left alone."""


@dataclass(frozen=True)
class Draft:
    """What an import makes of one page or specification.

    Attributes:
        source: the file that was brought in.
        code: the provider's code, the name of its folder.
        provider: the content of `provider.yml`.
        doubts: what the import was not sure of, in the order of lines.
        manual: the bytes of the manual; None where there is none.
        pictures: files that the manual shows, by their paths below the folder of the manual.
        product: what the provider is one of.
    """

    source: Path
    code: str
    provider: Mapping[str, Any]
    doubts: tuple[Problem, ...] = ()
    manual: bytes | None = None
    pictures: Mapping[str, Path] = field(default_factory=dict)
    product: Product = DEFAULT_PRODUCT

    @property
    def text(self) -> str:
        """The text of `provider.yml`."""
        return provider_text(self.provider)

    @property
    def kinds(self) -> list[str]:
        """The kinds of its connections."""
        return [connection["kind"] for connection in self.provider.get("connections", ())]

    @property
    def field_count(self) -> int:
        """How many fields its connections have."""
        return sum(len(connection["fields"]) for connection in self.provider.get("connections", ()))


def checked(draft: Draft, *, path: str) -> tuple[Problem, ...]:
    """Return the doubts of a draft, and one for each problem that `paycore check` would have with its provider.

    Args:
        draft: what was made.
        path: the file that was brought in, as messages show it.
    """
    document = read_yaml(draft.text, path=PROVIDER_FILE, rule=PROVIDER_RULES.yaml.name)
    problems = read_provider(document, code=draft.code, product=draft.product)[1]
    found = (
        doubt(path, WHOLE_FILE, f"{PROVIDER_FILE}:{problem.line}: {problem.message}", problem.suggestion)
        for problem in problems
    )
    return tuple(sorted([*draft.doubts, *found]))


def code_from(name: str) -> str:
    """Return a code that is made of a name: `Acme Pay!` becomes `acme-pay`."""
    made = re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-_")
    return made if re.fullmatch(CODE, made) else "provider"


def name_from(code: str) -> str:
    """Return a name that is made of that of a file or an entry: `acme-pay` becomes *Acme Pay*."""
    words = [word for word in re.split(r"[-_\s]+", code) if word]
    return " ".join(word[0].upper() + word[1:] for word in words) or code


def provider_text(data: Mapping[str, Any]) -> str:
    """Return the text of a `provider.yml`: keys in their order, short lists of codes on one line."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(scalar(key), value, indent)


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - any YAML
    if isinstance(value, dict):
        yield f"{indent}{key}:"
        yield from _mapping(value, f"{indent}  ")
    elif isinstance(value, list | tuple):
        yield from _list(key, value, indent)
    else:
        yield f"{indent}{key}: {_plain(value)}"


def _list(key: str, values: list[Any] | tuple[Any, ...], indent: str) -> Iterator[str]:
    is_flat = not any(isinstance(value, dict | list | tuple) for value in values)
    flow = f"{indent}{key}: [{', '.join(map(_plain, values))}]" if is_flat else ""
    if is_flat and len(flow) <= _LONGEST and not any(" " in str(value) for value in values):
        yield flow
        return
    yield f"{indent}{key}:"
    for value in values:
        lines = list(_mapping(value, "")) if isinstance(value, dict) else [_plain(value)]
        yield f"{indent}  - {lines[0]}"
        yield from (f"{indent}    {line}" for line in lines[1:])


def _plain(value: Any) -> str:  # noqa: ANN401 - any YAML
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else scalar(str(value))
