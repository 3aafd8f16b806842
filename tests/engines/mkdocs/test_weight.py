"""The pages of the reference site are light."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MOST = 68_000
"""Bytes of HTML of a provider's page: some 19,000 are the theme's, and two forms with their lists up to 30,000."""


def test_every_providers_page_is_light(repository: Path, reference_site: Path) -> None:
    codes = [spec.parent.name for spec in repository.glob("docs/connectors/*/provider.yml")]
    sizes = {code: (reference_site / "connectors" / code / "index.html").stat().st_size for code in codes}
    assert len(sizes) > 100
    heavy = sorted(((size, code) for code, size in sizes.items() if size >= MOST), reverse=True)
    reported = ", ".join(f"{code} {size:,}" for size, code in heavy)
    assert not heavy, f"{len(heavy)} pages of {MOST:,} bytes or more: {reported}"


BUDGETS = {
    "index.html": (6_500, 35_500, 38_500),
    "connectors/index.html": (27_500, 35_500, 45_000),
    "connectors/interkassa/index.html": (14_000, 35_500, 52_000),
    "connectors/stripe/index.html": (13_000, 35_500, 52_000),
    "connectors/payment-methods/index.html": (14_500, 35_500, 45_000),
    "integration/practise/index.html": (16_000, 35_500, 54_000),
    "writing/index.html": (21_000, 35_500, 38_500),
}
"""Bytes of HTML, of style sheets and of scripts as a server sends them compressed; the theme's script has 35,000."""


@pytest.mark.parametrize("path", BUDGETS)
def test_a_page_and_what_it_loads_keep_within_their_budgets(reference_site: Path, path: str) -> None:
    page = reference_site / path
    html = page.read_text("utf-8")
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
    scripts = re.findall(r'<script [^>]*\bsrc="([^"]+)"', html)
    assert styles
    assert scripts
    for kind, files, most in zip(("HTML", "CSS", "JS"), ([path], styles, scripts), BUDGETS[path], strict=True):
        sent = sum(sent_bytes(page.parent / file if file != path else page) for file in files)
        assert sent <= most, f"{sent:,} bytes of {kind}"


def sent_bytes(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))
