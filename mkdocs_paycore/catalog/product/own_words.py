"""The words of a product, as its entry in `paycore.yml` has them, by the keys that the language's file has for them."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from markupsafe import escape

from mkdocs_paycore.catalog.words.language import OwnWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.catalog.product.file import Called, DashboardPlaces, KindEntry, ProductEntry
    from mkdocs_paycore.catalog.words.language import Words

ONLY_OWN = ("plain.", "kind.", "feature.", "features.", "status.", "term.", "manual.account.", "manual.connect.")
"""How the keys begin that `words` does not have: other parts of the entry say them."""


def own_words(entry: ProductEntry) -> OwnWords:
    """Return the words that a product has instead of those of the language; none where it says nothing."""
    return OwnWords(dict(_texts(entry)), is_plain=not entry.is_of_payments)


def fillings(text: str) -> Iterator[str]:
    """Yield the names of what is filled into a text, as in `{count} carriers`."""
    return (name for _, name, _, _ in Formatter().parse(text) if name)


def _texts(entry: ProductEntry) -> Iterator[tuple[str, Words]]:
    if entry.called is not None:
        yield from _called(entry.called)
    if entry.dashboard is not None:
        yield from _dashboard(entry.dashboard)
    for key, kind in (entry.kinds or {}).items():
        yield from _kind(key, kind)
    for key, feature in (entry.features or {}).items():
        yield f"feature.{key}", _plain(feature.label)
        if feature.also is not None:
            yield f"catalog.also.{key}", _plain(feature.also)
    for key, status in (entry.statuses or {}).items():
        yield f"status.{key}", _plain(status.label)
    yield from _given(entry.words or {})


def _given(words: Mapping[str, str]) -> Iterator[tuple[str, Words]]:
    yield from words.items()


def _called(called: Called) -> Iterator[tuple[str, Words]]:
    yield "term.thing", called.one
    yield "term.things", called.many
    yield "term.full_thing", called.full_one or called.one
    yield "term.full_things", called.full_many or called.many


def _dashboard(places: DashboardPlaces) -> Iterator[tuple[str, Words]]:
    for key, text in places.model_dump(exclude={"connect_path", "limits"}, exclude_none=True).items():
        yield "term.dashboard" if key == "name" else f"term.{key}", text


def _kind(key: str, kind: KindEntry) -> Iterator[tuple[str, Words]]:
    account = _plain(kind.account or _in_a_sentence(kind.label))
    yield f"kind.{key}", _plain(kind.label)
    yield f"manual.account.{key}", account
    yield f"manual.connect.{key}", _plain(kind.heading or f"Connect {kind.label}")
    if kind.connected is not None:
        yield f"form.connected.{key}", str(escape(kind.connected)).replace("{provider}", "<b>{provider}</b>")


def _in_a_sentence(label: str) -> str:
    """Return a label with a small letter first, unless its first word is in capitals, as in *API link*."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _plain(text: str) -> str:
    """Return a text as words into which nothing is filled."""
    return text.replace("{", "{{").replace("}", "}}")
