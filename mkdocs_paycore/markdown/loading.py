"""Extensions of Markdown by name, as a site lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown import Markdown

from mkdocs_paycore.source.failure import FAILURES, failure

if TYPE_CHECKING:
    from collections.abc import Mapping

LOADS_EXTENSION = Markdown.build_extension.__code__
"""The code of Python-Markdown that loads an extension, whose local variable `ext_name` is its name."""


def loading_failure(name: str, options: Mapping[str, Any]) -> str:
    """Return in a line what an extension raises while it is loaded; nothing where it can be loaded.

    Args:
        name: the extension, by its module or its entry point.
        options: those that it is given.
    """
    try:
        Markdown(extensions=[name], extension_configs={name: dict(options)})
    except FAILURES as error:
        return failure(error)
    return ""
