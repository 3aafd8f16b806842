"""A site's MkDocs configuration as a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.words.language import use_language, words, words_of
from mkdocs_paycore.engines.mkdocs.engine import MkDocsEngine
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.site import configuration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.site import Site


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The words of a second language: one of them, the others are those of English."""
    english = words_of("en")
    monkeypatch.setattr("mkdocs_paycore.catalog.words.language.languages", lambda: ("de", "en"))
    monkeypatch.setattr(
        "mkdocs_paycore.catalog.words.language.words_of",
        lambda name: {**english, "status.ready": "Bereit"} if name == "de" else english,
    )
    yield
    use_language("en")


@pytest.mark.parametrize(("language", "expected"), [("de", "Bereit"), ("en", "Ready"), ("fr", "Ready")])
@pytest.mark.usefixtures("german")
@pytest.mark.slow
def test_words_come_in_the_language_of_the_theme(site: Site, language: str, expected: str) -> None:
    theme: dict[str, Any] = {"name": "material", "language": language, "font": False}
    provider = "code: acme\nname: Acme\nstatus: ready\nfeatures: [payments]\n"
    site.write(
        {"mkdocs.yml": configuration(theme=theme, plugins=[{"paycore": {"rules": {"provider-evidence": "off"}}}])}
    )
    site.write({"docs/index.md": "# A\n\n<<provider_table()>>\n", "docs/connectors/acme/provider.yml": provider})
    site.build()
    assert site.page().select_one(".paycore-providers [data-status]") is not None
    assert expected in site.page().select_one(".paycore-providers").get_text()  # type: ignore[union-attr] # see above
    assert words("status.ready") == expected


@pytest.mark.parametrize(
    ("text", "words_of_it"),
    [
        ("site_name: x\nplugins: [search]\n", "does not list the plugin 'paycore'"),
        ("site_name: x\nplugins: [paycore, nowhere]\n", "cannot be used"),
        ("plugins: [paycore: {connectors: gone}]\nsite_name: x\n", "has no such folder"),
    ],
)
def test_a_configuration_that_cannot_be_used(site: Site, text: str, words_of_it: str) -> None:
    site.write({"mkdocs.yml": text, "docs/index.md": "# A\n"})
    with pytest.raises(UnusableSiteError, match=words_of_it):
        MkDocsEngine().project(site.root / "mkdocs.yml")
