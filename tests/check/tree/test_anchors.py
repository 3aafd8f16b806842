"""Links to anchors: to ids that a brand's value would have made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.check.rendered_page import RenderedPage
from mkdocs_paycore.check.tree.anchors import field_anchor_problems, old_anchor_links
from tests.support.checked import checked_pages

if TYPE_CHECKING:
    from pathlib import Path

OLD = {"connect-at-acme": "connect-at-company-name"}


def pages(link: str, *, url: str = "guide/start/", target: str = "guide/setup/") -> list[RenderedPage]:
    html = f'<p>x</p>\n<a class="y" href="{link}">z</a>'
    return [
        RenderedPage("docs/guide/start.md", f"# S\n\n[z]({link})\n", url, html),
        RenderedPage("docs/guide/setup.md", "", target, '<h2 id="connect-at-company-name">', OLD),
    ]


@pytest.mark.parametrize(
    ("link", "url", "target"),
    [
        ("../setup/#connect-at-acme", "guide/start/", "guide/setup/"),
        ("../../guide/setup/#connect-at-acme", "guide/start/", "guide/setup/"),
        ("/guide/setup/#connect-at-acme", "guide/start/", "guide/setup/"),
        ("setup.html#connect-at-acme", "guide/start.html", "guide/setup.html"),
        ("guide/setup/#connect-at-acme", "", "guide/setup/"),
        ("../#connect-at-acme", "guide/", ""),
        ("..#connect-at-acme", "guide/", ""),
        (".#connect-at-acme", "a.html", ""),
        ("../setup/#connect%2Dat%2Dacme", "guide/start/", "guide/setup/"),
    ],
)
def test_a_link_to_an_old_id_is_reported(link: str, url: str, target: str) -> None:
    (problem,) = old_anchor_links(checked_pages(*pages(link, url=url, target=target)))
    assert problem.path == "docs/guide/start.md"
    assert problem.rule == "brand-made-anchor"
    assert "#connect-at-acme " in problem.message
    assert problem.suggestion == "link to #connect-at-company-name"
    assert problem.line in {0, 3}


@pytest.mark.parametrize(
    "tag",
    [
        "<a href='../setup/#connect-at-acme'>",
        "<a href=../setup/#connect-at-acme>",
        "<a href=../setup/#connect-at-acme class=x>",
        '<A HREF="../setup/#connect-at-acme">',
        "<a\n  class='>'\n  href = '../setup/#connect-at-acme'\n>",
        '<a\thref="../setup/&#35;connect-at-acme">',
        "<a title='#x' href='../setup/#connect&#45;at-acme' href='#y'>",
        '<a href=" ../setup/#connect-at-acme ">',
        "<a data-href='#x' href='../setup/#connect-at-acme'/>",
    ],
)
def test_a_link_is_found_however_it_is_written(tag: str) -> None:
    start, setup = pages("")
    start = RenderedPage(start.path, "", start.url, f"<p>x</p>{tag}z</a>")
    (problem,) = old_anchor_links(checked_pages(start, setup))
    assert problem.suggestion == "link to #connect-at-company-name"


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <a href='../setup/#connect-at-acme'> -->",
        "<script>x = '<a href=\"../setup/#connect-at-acme\">'</script>",
        "<a data-href='../setup/#connect-at-acme'>",
        "<a title=\"href='../setup/#connect-at-acme'\">",
        "<a href='../setup/'>#connect-at-acme</a>",
        "<abbr href='../setup/#connect-at-acme'>",
        "&lt;a href='../setup/#connect-at-acme'>",
        "<a href='../other/' href='../setup/#connect-at-acme'>",
    ],
)
def test_what_is_no_link_is_passed_over(html: str) -> None:
    start, setup = pages("")
    start = RenderedPage(start.path, "", start.url, html)
    assert list(old_anchor_links(checked_pages(start, setup))) == []


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ("<h2 id=\"a\"><a name='b'><p id=c><P ID='d'>", "abcd"),
        ("<h2 id='a&amp;b'>", ["a&b"]),
        ("<p data-id='a' title=\" id='b'\"><!-- <p id='c'> --><p id=''>", ""),
    ],
)
def test_the_ids_of_a_page(html: str, ids: str | list[str]) -> None:
    assert RenderedPage("a.md", "", "", html).ids() == set(ids)


FIELDS = """\
code: acme
name: Acme
status: not_ready
connections:
  - kind: account
    fields:
      - {key: a, label: A, type: text, anchor: the-key}
      - {key: b, label: B, type: text, anchor: the-kee}
      - {key: c, label: C, type: text}
"""


def test_a_field_s_anchor_has_to_be_in_its_manual(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme/provider.yml").write_text(FIELDS)
    catalog = load_catalog(tmp_path, root=tmp_path)
    html = "<h2 id='the-key'>The key</h2>"
    manual = RenderedPage("acme/index.md", "", "acme/", html, manual_of="acme")
    other = RenderedPage("acme/more.md", "", "acme/more/", "")
    (problem,) = field_anchor_problems(checked_pages(other, manual, catalog=catalog))
    assert (problem.path, problem.line, problem.column) == ("acme/provider.yml", 8, 48)
    assert problem.message == "the manual acme/index.md has no place #the-kee"
    assert problem.suggestion == "did you mean 'the-key'?"


def test_the_place_is_that_of_the_link() -> None:
    (problem,) = old_anchor_links(checked_pages(*pages("../setup/#connect-at-acme")))
    assert (problem.line, problem.column) == (3, 14)


def test_each_link_has_a_place_of_its_own() -> None:
    links = ["setup.md#connect-at-acme-2", "other.md#connect-at-acme", "setup.md#connect-at-acme"]
    lines = ["---", f"title: '[x]({links[2]})'", "---", *(f"[x]({link})" for link in [*links, links[2]])]
    hrefs = [f"../{link.replace('.md', '/')}" for link in [*links, links[2]]]
    html = "".join(f'<a href="{href}">x</a>' for href in hrefs)
    target = RenderedPage("setup.md", "", "guide/setup/", '<h2 id="connect-at-company-name">', OLD)
    other = RenderedPage("other.md", "", "guide/other/", '<h2 id="connect-at-acme">')
    start = RenderedPage("start.md", "\n".join(lines), "guide/start/", html)
    assert [(problem.line, problem.column) for problem in old_anchor_links(checked_pages(start, target, other))] == [
        (6, 13),
        (7, 13),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "../setup/#connect-at-company-name",
        "../setup/#connect",
        "../other/#connect-at-acme",
        "https://a.example/guide/setup/#connect-at-acme",
        "//a.example/guide/setup/#connect-at-acme",
        "#connect-at-acme",
        "mailto:a@b#connect-at-acme",
        "../setup/?x#connect-at-acme-2",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert list(old_anchor_links(checked_pages(*pages(link)))) == []


def test_an_id_that_is_there_is_no_old_one() -> None:
    page = RenderedPage("a.md", "", "", '<h2 id="new"></h2><a id="old"></a><a href="#old">', {"old": "new"})
    assert list(old_anchor_links(checked_pages(page))) == []


def test_a_link_on_the_page_itself() -> None:
    page = RenderedPage("a.md", "[x](#old)", "a/", '<h2 id="new"></h2><a href="#old">', {"old": "new"})
    (problem,) = old_anchor_links(checked_pages(page))
    assert (problem.path, problem.line, problem.column) == ("a.md", 1, 5)
