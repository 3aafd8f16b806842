"""What calls drew is kept, and drawn anew only where it can have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.markdown import kept_drawings
from mkdocs_paycore.markdown.component import Component
from mkdocs_paycore.markdown.drawing import drawing_of
from mkdocs_paycore.markdown.kept_drawings import KeptDrawings
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.site import Site
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from tests.support.brand_site import BrandSite

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.stamping.slot import Drawing

FORM = '<<connection_form("provider_account")>>'
MANUAL = f"# <<provider.name>>\n\n<<status_badge()>>\n\n{FORM}\n\n{FORM}\n"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls that were drawn, each with the address of its page."""
    calls: list[str] = []

    def counted(typed: str, place: PageVocabulary, *, is_whole: bool) -> Drawing:
        calls.append(f"{place.page.url}: {typed}")
        return drawing_of(typed, place, is_whole=is_whole)

    monkeypatch.setattr(kept_drawings, "drawing_of", counted)
    return calls


@pytest.fixture
def site(tmp_path: Path) -> BrandSite:
    site = BrandSite.made(tmp_path / "site")
    site.write({"docs/connectors/morrison/index.md": MANUAL})
    return site


def prepare(site: BrandSite) -> dict[str, bytes]:
    """Prepare a site as plain Markdown and return its pages."""
    folder = site.root.parent / "plain"
    arguments = ["prepare", "--expand", str(folder), "--brand", "nova", "-f", str(site.config_file)]
    main(arguments, standalone_mode=False)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("docs/**/*.md")}


def test_nothing_is_drawn_again_where_nothing_changed(site: BrandSite, drawn: list[str]) -> None:
    before = prepare(site)
    assert len(drawn) > 3
    drawn.clear()
    assert prepare(site) == before
    assert drawn == []


def test_of_a_page_that_changed_only_new_calls_are_drawn(site: BrandSite, drawn: list[str]) -> None:
    prepare(site)
    drawn.clear()
    site.write({"docs/index.md": "# Start\n\n<<provider_table()>>\n"})
    assert b"<table" in prepare(site)["docs/index.md"]
    assert drawn == ["index.html: <<provider_table()>>"]


def test_forms_are_counted_where_one_before_was_kept(site: BrandSite, drawn: list[str]) -> None:
    before = prepare(site)["docs/connectors/morrison/index.md"]
    assert before.count(b"<form") == 2
    site.write({"docs/connectors/morrison/index.md": MANUAL + f"\n{FORM}\n"})
    drawn.clear()
    after = prepare(site)["docs/connectors/morrison/index.md"]
    ids = [part.partition(b'"')[0] for part in after.split(b' id="')[1:]]
    assert len(ids) == len({*ids})
    assert after.count(b"<form") == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "before", "after", "seen"),
    [
        ("docs/connectors/morrison/provider.yml", "name: Morrison", "name: Morrison & Sons", b"Morrison &amp; Sons"),
        ("brands/nova.yml", "exclude:", "include:", b"Zukipay"),
    ],
)
def test_a_change_of_what_pages_are_drawn_from_is_seen(
    site: BrandSite, drawn: list[str], path: str, before: str, after: str, seen: bytes
) -> None:
    assert seen not in prepare(site)["docs/list.md"]
    drawn.clear()
    file = site.root / path
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
    assert seen in prepare(site)["docs/list.md"]
    assert drawn


@pytest.mark.parametrize("content", ["", "[]", "{", '{"fingerprint": 1, "drawings": 3}', '{"fingerprint": null}'])
def test_a_file_that_cannot_be_read_counts_as_none(site: BrandSite, drawn: list[str], content: str) -> None:
    before = prepare(site)
    (site.root.parent / "plain/.paycore-drawings.json").write_text(content)
    drawn.clear()
    assert prepare(site) == before
    assert drawn


def test_a_component_of_another_package_is_drawn_each_time(tmp_path: Path) -> None:

    answers = iter("ab")
    component = Component("hours", lambda _: next(answers), is_block=False)
    site = Site(catalog=Catalog(), values={}, components={"hours": component}, report=lambda _: None)
    kept = KeptDrawings(tmp_path / "kept.json", "1")
    place = PageVocabulary(site, Page())
    assert [kept.drawing("<<hours()>>", place, is_whole=False).html for _ in "ab"] == ["a", "b"]
