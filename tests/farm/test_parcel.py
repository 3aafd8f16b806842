"""A tree in one piece: what comes out of it is what went in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.farm.parcel import packed, received_tree
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.brand_fixtures import site
from tests.support.brand_site import contents

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.brand_site import BrandSite

__all__ = ["site"]


def test_a_site_of_a_sent_tree_is_byte_for_byte_what_it_is_here(site: BrandSite, tmp_path: Path) -> None:
    tree = site.tree("alpenglow")
    sent = received_tree(packed(tree), tmp_path / "sent")
    brand = site.brands().read(["brightwater"])[0]
    for name, stamped in (("here", tree), ("there", sent)):
        (tmp_path / name).mkdir()
        stamped.stamp_into(tmp_path / name, brand.values(), own={})
    assert contents(tmp_path / "here") == contents(tmp_path / "there")
    assert b"Brightwater" in contents(tmp_path / "there")["index.html"]


def test_the_name_of_a_parcel_is_that_of_its_content(site: BrandSite) -> None:
    tree = site.tree("alpenglow")
    first = packed(tree).name
    assert packed(tree).name == first
    (tree.root / "assets/picture.png").write_bytes(b"another")
    assert packed(tree).name != first


def test_a_tree_that_a_program_of_this_machine_completes_is_refused(site: BrandSite) -> None:
    tree = site.tree("alpenglow")
    tree.complete = lambda _: None
    with pytest.raises(UnusableSiteError, match="leave --scheduler out"):
        packed(tree)
