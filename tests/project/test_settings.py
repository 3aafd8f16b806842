"""The configuration of a site, read without its generator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.project.settings import connectors_dir_of, read_settings
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "mkdocs.yml"


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        pytest.param("site_name: x", "docs/connectors", id="nothing said"),
        pytest.param("plugins: [search, paycore]", "docs/connectors", id="no options"),
        pytest.param("plugins: [paycore: {connectors: providers}]", "docs/providers", id="a list"),
        pytest.param("plugins: {paycore: {connectors: ./providers/}}", "docs/providers", id="a mapping"),
        pytest.param("plugins: {paycore: }", "docs/connectors", id="an empty mapping"),
        pytest.param("plugins: paycore", "docs/connectors", id="a word"),
        pytest.param("docs_dir: pages\nplugins: [paycore]", "pages/connectors", id="another docs folder"),
        pytest.param("docs_dir: !ENV [NOT_SET, pages]", "pages/connectors", id="from the environment"),
        pytest.param("INHERIT: base.yml\nsite_name: x", "inherited/providers", id="inherited"),
        pytest.param("INHERIT: base.yml\ndocs_dir: docs", "docs/providers", id="partly inherited"),
        pytest.param(
            "markdown_extensions:\n  - emoji:\n      a: !!python/name:not.there\n  - x:\n      y: !relative $docs_dir",
            "docs/connectors",
            id="tags for the generator",
        ),
    ],
)
def test_the_folder_of_the_providers_folders(config: Path, text: str, folder: str) -> None:
    base = "docs_dir: inherited\nplugins: {paycore: {connectors: providers}}\n"
    (config.parent / "base.yml").write_text(base, "utf-8")
    config.write_text(text, "utf-8")
    for name in ("docs/providers", "inherited/providers"):
        (config.parent / name).mkdir(parents=True)
    assert connectors_dir_of(config) == config.parent / folder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("INHERIT: mkdocs.yml\n", "leads back to itself"),
        ("INHERIT: gone.yml\n", "gone.yml cannot be read: no such file"),
        ("- a\n", "holds no settings (expected lines such as 'site_name: …')"),
        ("", "holds no settings"),
        ("a: [\n", "cannot be read:"),
        ("plugins: [paycore: {connectors: ../out}]", "names '../out', expected a folder below docs"),
        ("plugins: [paycore: {connectors: /etc}]", "names '/etc', expected a folder below docs"),
        ("plugins: [paycore: {connectors: provders}]", "no such folder (did you mean 'providers'?)"),
    ],
)
def test_what_cannot_be_used_is_reported(config: Path, text: str, words: str) -> None:
    config.write_text(text, "utf-8")
    (config.parent / "docs/providers").mkdir(parents=True)
    with pytest.raises(UnusableSiteError) as caught:
        connectors_dir_of(config)
    assert words in str(caught.value)


def test_a_folder_that_is_still_to_make(config: Path) -> None:
    config.write_text("plugins: [paycore: {connectors: new}]", "utf-8")
    assert connectors_dir_of(config, may_be_new=True) == config.parent / "docs/new"


def test_settings_stand_over_those_that_they_inherit(config: Path) -> None:
    (config.parent / "base.yml").write_text("a: 1\nextra: {b: 1, c: {d: 1}}\nlist: [1]\n", "utf-8")
    config.write_text("INHERIT: base.yml\nextra: {b: 2, c: {e: 2}}\nlist: [2]\n", "utf-8")
    assert read_settings(config) == {"a": 1, "extra": {"b": 2, "c": {"d": 1, "e": 2}}, "list": [2]}
