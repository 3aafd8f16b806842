"""What a page of one generator has in common with that of another: its article, and what a search engine reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

_SPACE = re.compile(r"\s+")


def page_facts(html: str, page: str) -> dict[str, Any]:
    """Return what the page at a path of a site says, is called and leads to, and which entries are active on it."""
    soup = BeautifulSoup(html, "html.parser")
    head, article = soup.head or soup, soup.article or soup  # a part is searched in a fraction of the time of a page
    _resolve(article, page)
    return {
        "title": _text(soup.title),
        "description": _attribute(head.select_one("meta[name=description]"), "content"),
        "canonical": _attribute(head.select_one("link[rel=canonical]"), "href"),
        "og": sorted((str(tag["property"]), str(tag["content"])) for tag in head.select("meta[property^='og:']")),
        "toc": [
            (str(link["href"]), _text(link)) for link in soup.select(".md-sidebar--secondary .md-nav__link[href^='#']")
        ],
        "active": _active(soup),
        "article": _article(article),
    }


def differing_facts(one: Path, other: Path) -> dict[str, dict[str, tuple[Any, Any]]]:
    """Return, by page and fact, what two built sites have differently; a page that only one of them has is a fact."""
    pages = {file.relative_to(site).as_posix() for site in (one, other) for file in site.rglob("*.html")}
    found: dict[str, dict[str, tuple[Any, Any]]] = {}
    for page in sorted(pages):
        if not ((one / page).is_file() and (other / page).is_file()):
            found[page] = {"is_there": ((one / page).is_file(), (other / page).is_file())}
            continue
        left, right = (page_facts((site / page).read_text("utf-8"), page) for site in (one, other))
        if differing := {name: (left[name], right[name]) for name in left if left[name] != right[name]}:
            found[page] = differing
    return found


def _resolve(article: Tag, page: str) -> None:
    """Write the links of an article as they lead from the site's root: `../a/` and `../../b/a/` may be the same."""
    for name in ("href", "src"):
        for tag in article.select(f"[{name}]"):
            if tag[name]:
                resolved = urlsplit(urljoin(f"http://site.example/{page}", str(tag[name])))
                tag[name] = resolved._replace(path=resolved.path.removesuffix("index.html")).geturl()


def _active(soup: BeautifulSoup) -> list[str]:
    """Return the active tab, and the active entries of the navigation, each with those above it."""
    items = soup.select(".md-tabs__item--active, .md-nav--primary .md-nav__item--active")
    labels = (item.select_one(".md-tabs__link, .md-ellipsis") for item in items)
    return [_text(label) for label in labels if label]


def _article(article: Tag) -> list[str]:
    """Return the tags, attributes and texts of an article in their order, without what the theme puts around it."""
    for extra in article.select("#__skip, .md-source-file, .md-tags, .md-content__button, form.md-feedback"):
        extra.decompose()
    for frame in article.select(".md-typeset__scrollwrap, .md-typeset__table"):
        frame.unwrap()  # what a wide table scrolls in: there from the start, or put around it by a script
    for table in article.select("table.site-table"):
        del table["class"]
    found: list[str] = []
    for node in article.descendants:
        if isinstance(node, Comment):
            continue
        name = getattr(node, "name", None)
        if name is None:
            if text := _SPACE.sub(" ", str(node)).strip():
                found.append(text)
        else:
            tag: Any = node
            values = {key: " ".join(value) if isinstance(value, list) else value for key, value in tag.attrs.items()}
            values.pop("data-search-exclude", None)  # read by the search, and taken out by Zensical
            found.append(f"<{name} {sorted(values.items())}>")
    return found


def _text(tag: Tag | None) -> str:
    return _SPACE.sub(" ", tag.get_text()).strip() if tag else ""


def _attribute(tag: Tag | None, name: str) -> str:
    return str(tag[name]) if tag else ""
