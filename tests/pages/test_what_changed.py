"""The page of what changed and its feed: what a brand's readers see of it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from mkdocs_paycore.catalog.model.changes import Change, ChangeEntry, ChangeKind
from mkdocs_paycore.catalog.model.terms import Feature, Kind
from mkdocs_paycore.pages.what_changed import FeedPlace, changes_feed, changes_page, shown_entries, with_feed

ATOM = "{http://www.w3.org/2005/Atom}"


def change(kind: ChangeKind = ChangeKind.PROVIDER_READY, provider: str = "acme", **more: str) -> Change:
    return Change.model_validate({"provider": provider, "name": provider.title(), "kind": kind, **more})


def entry(*changes: Change, on: str = "2026-05-04") -> ChangeEntry:
    return ChangeEntry(on=on, changes=changes)


@pytest.mark.parametrize(
    ("given", "is_shown"),
    [
        (change(), True),
        (change(provider="hidden"), False),
        (change(ChangeKind.PROVIDER_GONE, provider="hidden"), False),
        (change(ChangeKind.FIELD_ADDED, connection=Kind.H2H_MERCHANT_ACCOUNT, label="x"), False),
        (change(ChangeKind.FIELD_ADDED, connection=Kind.PROVIDER_ACCOUNT, label="x"), True),
        (change(ChangeKind.FEATURE_ADDED, new="h2h"), False),
        (change(ChangeKind.FEATURE_GONE, old="payments"), True),
    ],
)
def test_a_brand_shows_what_it_offers(given: Change, is_shown: bool) -> None:  # noqa: FBT001 - a case
    found = shown_entries([entry(given)], shows=lambda code: code != "hidden", hidden=[Feature.H2H])
    assert bool(found) is is_shown


def test_the_page_holds_no_markup_of_what_changed() -> None:
    wild = change(ChangeKind.FIELD_ADDED, label="<b> *x* [y](z) {{custom.a}} <<custom.a>> `c` :smile: \n# h")
    page = changes_page([entry(wild)], known=["acme"])
    line = next(line for line in page.split("\n") if line.startswith("- "))
    assert line.startswith("- [Acme](acme/index.md): ")
    assert not set("<>*{}`") & set(line)


def test_a_page_is_linked_to_its_feed_once() -> None:
    linked = with_feed("<head></head><p></head>", feed="a/what-changed.xml", page="a/what-changed/index.html")
    assert linked.count('href="../what-changed.xml"></head><p></head>') == 1
    assert with_feed(linked, feed="a/what-changed.xml", page="a/what-changed/index.html") == linked
    assert with_feed("<p>", feed="x.xml", page="index.html") == "<p>"


def test_the_feed_is_xml_with_ids_that_stay() -> None:
    place = FeedPlace("Docs & more", "https://docs.example/", "connectors")
    entries = [
        entry(change(), change(provider="beta"), on="2026-05-06"),
        entry(change(ChangeKind.FIELD_ADDED, label="<x>")),
    ]
    feed = ET.fromstring(changes_feed(entries, place, known=["acme"]))  # noqa: S314 - our own
    ids = [each.findtext(f"{ATOM}id") for each in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 3
    assert feed.findtext(f"{ATOM}updated") == "2026-05-06T00:00:00Z"
    links = [each.find(f"{ATOM}link") for each in feed.iter(f"{ATOM}entry")]
    assert [link is not None and link.get("href") for link in links] == [
        "https://docs.example/connectors/acme/",
        "https://docs.example/connectors/what-changed/",
        "https://docs.example/connectors/acme/",
    ]
    again = ET.fromstring(changes_feed(entries[1:], place, known=["acme"]))  # noqa: S314 - our own
    assert [each.findtext(f"{ATOM}id") for each in again.iter(f"{ATOM}entry")] == ids[2:]


def test_the_feed_is_xml_whatever_its_texts_hold() -> None:
    place = FeedPlace("Docs \x1b\ufffe", "https://docs.example/", "connectors")
    wild = change(ChangeKind.FIELD_ADDED, label="a\0b\x0bc\x1fd\uffffe")
    feed = ET.fromstring(changes_feed([entry(wild)], place, known=["acme"]))  # noqa: S314 - our own
    content = feed.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert "a\ufffdb\ufffdc\ufffdd\ufffde" in content
