"""IP addresses of brands: each site shows its own, and one of another brand in it is a leak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.brand_site import BrandSite, brand

if TYPE_CHECKING:
    from pathlib import Path

OWN, OTHER = ["198.51.100.24", "2001:db8:100::/64"], ["198.51.100.2", "203.0.113.64/29"]
PAGE = "# Addresses\n\n<<ip_addresses()>>\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BrandSite:
    """A site of two brands whose addresses begin alike."""
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = BrandSite.made(tmp_path / "project")
    made.write({
        "brands/alpenglow.yml": brand("alpenglow", "Alpenglow Pay", "alpenglow.example", addresses=OWN),
        "brands/brightwater.yml": brand("brightwater", "Brightwater", "brightwater.example", addresses=OTHER),
        "docs/addresses.md": PAGE,
    })  # fmt: skip
    (made.root / "brands/nova.yml").unlink()
    return made


@pytest.mark.slow
def test_each_brand_shows_its_own(site: BrandSite) -> None:
    assert site.build() == []
    assert [str(problem) for problem in site.problems] == []
    shown = {name: site.files(name)["addresses/index.html"].decode() for name in ("alpenglow", "brightwater")}
    assert '<code translate="no">198.51.100.24</code>' in shown["alpenglow"]
    assert '<code translate="no">2001:db8:100::/64</code>' in shown["alpenglow"]
    assert '<code translate="no">198.51.100.2 203.0.113.64/29</code>' in shown["brightwater"]
    assert "IPv6" not in shown["brightwater"]


@pytest.mark.slow
def test_one_that_is_typed_by_hand_is_a_leak_in_the_sites_of_others(site: BrandSite) -> None:
    site.write({"docs/addresses.md": f"{PAGE}\nAdd 203.0.113.64/29 and 198.51.100.24.\n"})
    site.build()
    told = [str(problem) for problem in site.problems]
    assert sum("'203.0.113.64', an IP address of the brand 'brightwater'" in each for each in told) == 1
    assert sum("'198.51.100.24', an IP address of the brand 'alpenglow'" in each for each in told) == 1
    assert all("write <<ip_addresses()>>" in each for each in told if "IP address" in each)
