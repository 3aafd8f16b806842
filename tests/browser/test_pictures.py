"""A picture from elsewhere, cleaned, asks for nothing where a browser opens it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import pytest

from mkdocs_paycore.intake.svg import SVG, UnsafeSvgError, clean_svg
from tests.browser.conftest import served, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Request

HIDDEN = 'font-family:"/*";background:url(ADDRESS);fill:url(ADDRESS);font-family:"*/"'
STYLES = [
    HIDDEN,
    HIDDEN.replace('"', "'"),
    "font-family:'/*';*/x:1;background:url(ADDRESS);/*'*/",
    'font-family:"\\"/*";mask:url("ADDRESS");font-family:"*/\\""',
    "background:/* */url(ADDRESS)/* */",
    "background:u\\72l(ADDRESS)",
    'background:image-set("ADDRESS" 1x)',
    "--a:url(ADDRESS);background:var(--a)",
    "/*/;background:url(ADDRESS);/*/",
    'content:"\n;background:url(ADDRESS);"',
]
"""What a style may hide an address behind."""


def picture(style: str) -> bytes:
    """Return a picture that has a style in an attribute and in a sheet."""
    sheet = f'.a{{{style}}} @import "ADDRESS";'
    inner = f"<style>{escape(sheet)}</style><g style={quoteattr(style)}><rect class='a' width='9' height='9'/></g>"
    return f'<svg xmlns="{SVG}" width="9" height="9" style={quoteattr(style)}>{inner}</svg>'.encode()


def noting(urls: list[str]) -> Callable[[Request], None]:
    """Return what adds the address of each request to a list."""
    return lambda request: urls.append(request.url)


@pytest.mark.browser
@pytest.mark.slow
def test_a_cleaned_picture_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    made_of = {}
    with served(tmp_path) as address:
        for number, style in enumerate(STYLES):
            typed = picture(style).replace(b"ADDRESS", f"{address}loaded-{number}.png".encode())
            made_of[f"typed-{number}.svg"] = typed
            try:
                made_of[f"clean-{number}.svg"] = clean_svg(typed)
            except UnsafeSvgError:
                continue
        for name, content in made_of.items():
            (tmp_path / name).write_bytes(content)
        asked: dict[str, list[str]] = {}
        with window_of(browser) as first:  # all stay open and settle at once
            for name in made_of:
                page = first.context.new_page()
                page.on("request", noting(asked.setdefault(name, [])))
                page.goto(f"{address}{name}")
            for page in first.context.pages:
                page.wait_for_load_state("networkidle")
    more = {name: [url for url in urls if "loaded-" in url] for name, urls in asked.items()}
    assert more["typed-0.svg"]  # the browser would ask, and it is seen
    assert {name: urls for name, urls in more.items() if name.startswith("clean") and urls} == {}
    assert sum(name.startswith("clean") for name in more) >= len(STYLES) - 1
