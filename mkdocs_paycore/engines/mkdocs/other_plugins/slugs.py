"""Names that other plugins make of titles, tags and categories, for addresses and files: the same for every brand."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.stamping.slot import anchor_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.markdown.texts import Texts

_OPTION = "slugify"


def name_by_words(config: MkDocsConfig, texts: Texts) -> None:
    """Have plugins make names as anchors of headings are made, with a variable as the words of its name.

    Some read a page's source before anyone fills it with slots, as Material's blog does; their options that end in
    *slugify* are functions that make a name.

    Args:
        config: whose plugins' options are changed in place.
        texts: fills a text with slots.
    """
    for plugin in config.plugins.values():
        options = getattr(plugin, "config", None) or {}
        for name, own in list(options.items()):
            if name.endswith(_OPTION) and callable(own):
                options[name] = _by_words(own, texts)


def _by_words(own: Callable[..., Any], texts: Texts) -> Callable[..., Any]:
    def named(text: Any, *given: Any, **others: Any) -> Any:  # noqa: ANN401 - as the plugin calls it
        return own(anchor_text(texts.neutral(text)) if isinstance(text, str) else text, *given, **others)

    return wraps(own)(named) if hasattr(own, "__name__") else named
