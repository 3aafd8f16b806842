"""The names that may be written on a page, by what the page is about."""

from __future__ import annotations

import pytest

from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from tests.support.checked import site


@pytest.mark.parametrize(
    ("page", "names"),
    [
        pytest.param(Page.at("about/index.md"), None, id="about none: `{{provider.name}}` may be another plugin's"),
        pytest.param(Page.at("connectors/acme/index.md"), (), id="about one that cannot be read: it is ours"),
    ],
)
def test_names_of_a_provider_that_is_not_there(page: Page, names: tuple[str, ...] | None) -> None:
    assert PageVocabulary(site(), page).names("provider") == names


@pytest.mark.parametrize("root", ["custom", "provider", "nobody"])
def test_a_name_that_is_not_there_has_no_slot(root: str) -> None:
    assert PageVocabulary(site(), Page.at("about/index.md")).known_slot(root, "absent") is None
