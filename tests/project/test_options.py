"""The options of a site: their defaults, and what cannot be meant."""

from __future__ import annotations

import os

import pytest

from mkdocs_paycore.project.cores import cores
from mkdocs_paycore.project.options import Options
from mkdocs_paycore.project.unusable import UnusableSiteError


def test_what_is_left_out_or_empty_has_its_default() -> None:
    assert Options.of({"brand": None, "brands": "partners"}) == Options(brands="partners")


def test_what_is_no_option_of_ours_is_left_alone() -> None:
    assert Options.of({"enabled": True}) == Options()


def test_a_check_cannot_be_old_before_it_was_made() -> None:
    with pytest.raises(UnusableSiteError, match=r"'stale_after_days' of the plugin is -1, expected .* 0 or more"):
        Options.of({"stale_after_days": -1})


@pytest.mark.parametrize("given", [10**6, 10**400])
def test_no_site_can_ask_for_more_processes_than_are_of_use(monkeypatch: pytest.MonkeyPatch, given: int) -> None:
    monkeypatch.delenv("PAYCORE_CORES", raising=False)
    assert cores(Options(cores=given)) <= 8 * (os.cpu_count() or 1)
    monkeypatch.setenv("PAYCORE_CORES", "9" * 5000)
    assert cores(Options()) <= 8 * (os.cpu_count() or 1)
