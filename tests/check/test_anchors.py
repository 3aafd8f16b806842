"""Links to anchors: to ids that a brand's value would have made."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.anchors import RenderedPage, old_anchor_links
from tests.support.checked import checked_pages

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
def test_a_link_to_an_old_id_is_told(link: str, url: str, target: str) -> None:
    (problem,) = old_anchor_links(checked_pages(*pages(link, url=url, target=target)))
    assert problem.path == "docs/guide/start.md"
    assert problem.rule == "brand-made-anchor"
    assert "#connect-at-acme " in problem.message
    assert problem.suggestion == "link to #connect-at-company-name"
    assert problem.line in {0, 3}


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
