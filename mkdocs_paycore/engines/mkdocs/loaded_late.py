"""What takes a while to load, loaded when it is needed: a build of what is kept needs none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from mkdocs_paycore.engines.mkdocs.build import Build
    from mkdocs_paycore.engines.mkdocs.served_site import BuildsPages
    from mkdocs_paycore.engines.mkdocs.warm.steps import Steps


def new_build(config: MkDocsConfig, options: Any, **asked: Any) -> Build:  # noqa: ANN401 - as `Build` has them
    """Return a build of the site of a `config` with our `options`, as it is `asked` for.

    A build that is kept does without.
    """
    from mkdocs_paycore.engines.mkdocs.build import Build  # noqa: PLC0415 - as said

    return Build(config, options, **asked)


def show_what_is_wrong(server: LiveReloadServer, plugin: BuildsPages) -> None:
    """Have a `server` build and show the site of a `plugin` such that errors stand on pages."""
    from mkdocs_paycore.engines.mkdocs.served_site import ServedSite  # noqa: PLC0415 - as above

    ServedSite(server, plugin)


def new_steps(config: MkDocsConfig, build: Build, *, since: int) -> Steps | None:
    """Return the steps that a `build` of the site of a `config`, which began at `since`, need not do again."""
    from mkdocs_paycore.engines.mkdocs.warm.steps import steps_of  # noqa: PLC0415 - as above

    return steps_of(config, build, since=since)
