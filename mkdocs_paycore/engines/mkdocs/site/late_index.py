"""Search indexes that are made when a brand's values are in, because their files are packed and cannot be stamped.

MaterialX has Pagefind index the finished pages into compressed files. What it would do with pages that hold slots is
put off until these are filled, for each brand.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import FAILURES, failure

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

_PACKED = "pagefind"


class LateIndexes:
    """The packed indexes of a site, put off."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Take from the plugins of `config` what they would do after the build, where it is to make such an index."""
        hooks = config.plugins.events["post_build"]
        self._config = config
        self._hooks = [hook for hook in hooks if _packs(getattr(hook, "__self__", None))]
        hooks[:] = [hook for hook in hooks if hook not in self._hooks]

    @property
    def are_any(self) -> bool:
        """Whether the site has one."""
        return bool(self._hooks)

    def make(self, folder: Path) -> None:
        """Make the indexes of a finished site.

        Args:
            folder: the site, with a brand's values.

        Raises:
            UnusableSiteError: the plugin cannot do it.
        """
        for hook in self._hooks:
            config = copy.copy(self._config)  # brands are stamped at the same time
            config.site_dir = str(folder)
            try:
                hook(config=config)
            except FAILURES as error:
                raise UnusableSiteError(f"paycore: {_PACKED} cannot index the site: {failure(error)}") from error


def _packs(plugin: object) -> bool:
    """Return whether a plugin has Pagefind make its index, by itself or by a provider that it was told to take."""
    options = getattr(plugin, "config", None)
    asked = options.get("provider") if isinstance(options, Mapping) else None
    return _PACKED in (asked, getattr(getattr(plugin, "provider", None), "name", None))
