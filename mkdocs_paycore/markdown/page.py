"""A page while it is rendered."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.product.model import CONNECTORS
from mkdocs_paycore.markdown.call import Call, CallError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(slots=True)
class Page:
    """A page while it is rendered."""

    path: str = ""
    """As messages show it."""
    uri: str = ""
    """The path below the docs folder."""
    source: str | None = None
    """The file's whole text, front matter included, where it is known."""
    provider_code: str | None = None
    """Of the provider that the page is about; None where it is about none."""
    url: str = ""
    """The address below the site."""
    folder: str | None = None
    """The folder below the site that links drawn on it are counted from; None: that of its address.

    A generator that moves every relative link of a page counts them from the folder of the page's file.
    """
    is_out_of_turn: bool = False
    """Whether somebody renders it before its turn comes, when what is wrong in it is reported."""
    is_generated: bool = False
    """Whether nobody wrote the page; it is drawn by what the extension brings along."""
    forms: Counter[str] = field(default_factory=Counter)
    """How many forms are drawn so far, by kind of connection."""
    calls: list[str] = field(default_factory=list)
    """The component calls outside of code, as they were typed."""
    old_anchors: dict[str, str] = field(default_factory=dict)
    """By the id that a brand's value would have made, the id that the heading has."""
    slotted: list[list[str]] = field(default_factory=list)
    """Headings with slots: the text that an id is made of, what stands between its words, and the id."""

    @classmethod
    def at(cls, uri: str, *, folders: Iterable[str] = (CONNECTORS,), meta: Mapping[str, object] | None = None) -> Page:
        """Return the page of a path below the docs folder; its provider is its folder, or `provider:` of its meta."""
        named = (meta or {}).get("provider")
        if isinstance(named, str):
            return cls(uri=uri, provider_code=named)
        parts = PurePosixPath(uri).parts
        for folder in folders:
            start = PurePosixPath(folder).parts
            depth = len(start)
            if parts[:depth] == start and len(parts) > depth + 1:
                return cls(uri=uri, provider_code=parts[depth])
        return cls(uri=uri)

    def has_call(self, component: str) -> bool:
        """Return whether the page calls a `component`, with whatever arguments."""
        return any(call.name == component for call in self._parsed())

    def is_called(self, component: str, argument: object) -> bool:
        """Return whether the page calls a component with an argument."""
        return any(
            call.name == component and argument in (*call.positional, *call.keywords.values())
            for call in self._parsed()
        )

    def _parsed(self) -> Iterator[Call]:
        """Yield the calls, but for those that are none."""
        for typed in self.calls:
            with suppress(CallError):
                yield Call.parse(typed)
