"""Tests of the settings of highlighting: copied quickly, and still copies."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from pymdownx import highlight  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.engines.mkdocs.pages.highlight_settings import copy_settings_quickly

if TYPE_CHECKING:
    import pytest


def test_a_copy_of_the_settings_is_what_a_deep_copy_is(monkeypatch: pytest.MonkeyPatch) -> None:
    own = dict(highlight.DEFAULT_CONFIG)
    monkeypatch.setattr(highlight, "DEFAULT_CONFIG", own)
    copy_settings_quickly()
    found = copy.deepcopy(highlight.DEFAULT_CONFIG)
    assert found == copy.deepcopy(own)
    assert all(type(each) is type(own[name]) for name, each in found.items())


def test_who_changes_a_copy_changes_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highlight, "DEFAULT_CONFIG", {"lines": [["a"], "Lines"], "on": [True, "Whether"]})
    copy_settings_quickly()
    first, second = (copy.deepcopy(highlight.DEFAULT_CONFIG) for _ in range(2))
    first["lines"][0].append("b")
    first["on"][0] = False
    assert second == {"lines": [["a"], "Lines"], "on": [True, "Whether"]} == highlight.DEFAULT_CONFIG


def test_settings_of_another_form_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"lines": ("a", "Lines")}
    monkeypatch.setattr(highlight, "DEFAULT_CONFIG", other)
    copy_settings_quickly()
    assert highlight.DEFAULT_CONFIG is other
