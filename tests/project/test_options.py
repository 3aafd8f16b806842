"""The options of a site: their defaults, and what cannot be meant."""

from __future__ import annotations

import pytest

from mkdocs_paycore.project.options import Options
from mkdocs_paycore.project.unusable import UnusableSiteError


def test_what_is_left_out_or_empty_has_its_default() -> None:
    assert Options.of({"brand": None, "brands": "partners"}) == Options(brands="partners")


def test_what_is_no_option_of_ours_is_left_alone() -> None:
    assert Options.of({"enabled": True}) == Options()


def test_a_check_cannot_be_old_before_it_was_made() -> None:
    with pytest.raises(UnusableSiteError, match=r"'stale_after_days' of the plugin is -1, expected .* 0 or more"):
        Options.of({"stale_after_days": -1})
