"""What takes a while to load, loaded when it is needed: a build of what is kept needs none of it."""

from __future__ import annotations

import gc
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.kept_files import KEPT_BESIDE, KeptFiles
from mkdocs_paycore.source.garbage import nothing_collected

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from mkdocs_paycore.engines.mkdocs.build import Build
    from mkdocs_paycore.engines.mkdocs.serving.served_site import BuildsPages
    from mkdocs_paycore.engines.mkdocs.warm.compiled_memory import CompiledMemory


def new_build(config: MkDocsConfig, options: Any, **asked: Any) -> Build:  # noqa: ANN401 - as `Build` has them
    """Return a build of the site of a `config` with our `options`, as it is `asked` for.

    A build that is kept does without.
    """
    return _build_loaded()(config, options, **asked)


@cache
@nothing_collected()
def _build_loaded() -> type[Build]:
    """Return the class of builds; the hundreds of modules that it needs are never looked through for garbage."""
    from mkdocs_paycore.engines.mkdocs.build import Build  # noqa: PLC0415 - as said

    gc.freeze()
    return Build


def show_what_is_wrong(server: LiveReloadServer, plugin: BuildsPages) -> None:
    """Have a `server` build and show the site of a `plugin` such that errors stand on pages."""
    from mkdocs_paycore.engines.mkdocs.serving.served_site import ServedSite  # noqa: PLC0415 - as above

    ServedSite(server, plugin)


def new_compiled(build: Build) -> CompiledMemory | None:
    """Return what is kept that is the same for each build of the site of a `build`; None where nothing can be."""
    from mkdocs_paycore.engines.mkdocs.warm.compiled_memory import CompiledMemory  # noqa: PLC0415 - as above

    try:
        return CompiledMemory(KeptFiles(build.project.root / KEPT_BESIDE), build.project.root)
    except OSError:
        return None


def new_steps(
    config: MkDocsConfig, build: Build, compiled: CompiledMemory, *, since: int, first_pages: Collection[str]
) -> None:
    """Have a build do only the steps that it has to; see `steps_of`, and `Steps`.

    Args:
        config: the configuration of the site.
        build: the build.
        compiled: what is kept that is the same for each build.
        since: when its sources began to be read, in nanoseconds since 1970.
        first_pages: the pages that are to be there before all others, by source.
    """
    from mkdocs_paycore.engines.mkdocs.warm.steps import steps_of  # noqa: PLC0415 - as above

    steps = build.work.steps = steps_of(config, build, compiled, since=since)
    if steps is not None:
        steps.first_pages = first_pages
