"""The build around a build: a plugin may have MkDocs build the site again while it builds it."""

from __future__ import annotations

from traceback import walk_stack
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build

from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_PLUGIN = "paycore"
_DEEPEST = 2


def outer_build(config: MkDocsConfig) -> Any | None:  # noqa: ANN401 - a build of ours, which imports this module
    """Return the build of a site inside which it is built again; None where this is the only one.

    Args:
        config: that of the build that begins.

    Raises:
        UnusableSiteError: a plugin builds the site again and again, or when it is finished.
    """
    frames = (frame for frame, _ in walk_stack(None) if frame.f_code is build.__code__)
    configs = [each for frame in frames if (each := frame.f_locals.get("config")) is not None]
    same = [each for each in configs if each.config_file_path == config.config_file_path]
    if len(same) < _DEEPEST or _PLUGIN not in same[1].plugins:
        return None
    outer = same[1].plugins[_PLUGIN].build
    if len(same) > _DEEPEST or outer.is_finished:
        raise UnusableSiteError(
            "paycore: a plugin builds the site again inside a build that it began itself, or after the site was"
            " finished: there is no end to it, or no place for what it builds. Take that plugin out of mkdocs.yml."
        )
    return outer


def finish_last(config: MkDocsConfig, plugin: object) -> None:
    """Have a plugin hear last of all that a build is done, however late others want to be.

    What others write then is to be stamped, and a build for several brands has no site of its own that they could find.

    Args:
        config: whose hooks are put in order.
        plugin: ours.
    """
    hooks = config.plugins.events["post_build"]
    hooks.sort(key=lambda hook: getattr(hook, "__self__", None) is plugin)
