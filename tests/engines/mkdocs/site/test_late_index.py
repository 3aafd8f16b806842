"""Packed search indexes, which are made when a brand's values are in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection

from mkdocs_paycore.engines.mkdocs.site.late_index import LateIndexes
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Search:
    """A search plugin that keeps which folders it indexed."""

    def __init__(self, *, provider: object = None, config: object = None, error: BaseException | None = None) -> None:
        self.provider, self.config, self.error = provider, config, error
        self.folders: list[str] = []

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.error is not None:
            raise self.error
        self.folders.append(config.site_dir)


def configured(*hooks: Callable[..., Any]) -> MkDocsConfig:
    """Return a configuration with what plugins do after a build."""
    config = MkDocsConfig()
    config.site_dir = "site"
    config.plugins = PluginCollection()
    config.plugins.events["post_build"] = list(hooks)
    return config


@pytest.mark.parametrize(
    ("plugin", "is_late"),
    [
        pytest.param(Search(provider=SimpleNamespace(name="pagefind")), True, id="by the provider at work"),
        pytest.param(Search(config={"provider": "pagefind"}), True, id="by the option"),
        pytest.param(Search(provider=SimpleNamespace(name="lunr"), config={"provider": "lunr"}), False, id="another"),
        pytest.param(Search(config={}), False, id="none"),
        pytest.param(Search(config="no options"), False, id="a hook of the site"),
    ],
)
def test_what_packs_its_index_works_on_the_finished_site(tmp_path: Path, plugin: Search, is_late: bool) -> None:  # noqa: FBT001 - a case
    config = configured(plugin.on_post_build)
    late = LateIndexes(config)
    assert config.plugins.events["post_build"] == ([] if is_late else [plugin.on_post_build])
    late.make(tmp_path)
    assert plugin.folders == ([str(tmp_path)] if is_late else [])
    assert config.site_dir == "site"


def test_a_function_without_a_plugin_stays() -> None:
    def hook(*, config: MkDocsConfig) -> None:
        """Do nothing with the `config`."""

    config = configured(hook)
    LateIndexes(config)
    assert config.plugins.events["post_build"] == [hook]


def test_an_index_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    plugin = Search(config={"provider": "pagefind"}, error=RuntimeError("no binary\nat all"))
    late = LateIndexes(configured(plugin.on_post_build))
    with pytest.raises(UnusableSiteError, match=r"^paycore: pagefind cannot index the site: RuntimeError: no binary$"):
        late.make(tmp_path)
