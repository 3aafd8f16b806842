"""The pages of the reference site are light."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
MOST = 72_000
"""Bytes of HTML of a provider's page: some 23,000 are the theme's, and two forms with their lists up to 30,000."""


def test_every_providers_page_is_light(repository: Path, reference_site: Path) -> None:
    codes = [spec.parent.name for spec in repository.glob("docs/connectors/*/provider.yml")]
    sizes = {code: (reference_site / "connectors" / code / "index.html").stat().st_size for code in codes}
    assert len(sizes) > 100
    heavy = sorted(((size, code) for code, size in sizes.items() if size >= MOST), reverse=True)
    reported = ", ".join(f"{code} {size:,}" for size, code in heavy)
    assert not heavy, f"{len(heavy)} pages of {MOST:,} bytes or more: {reported}"
