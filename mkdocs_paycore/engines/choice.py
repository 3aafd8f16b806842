"""Which site generator a command works with: the one asked for, else by the configuration and by what is installed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from mkdocs_paycore.engines.generators import GENERATORS, is_usable
from mkdocs_paycore.engines.mkdocs_module import settle
from mkdocs_paycore.project.render import Engine
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.suggestion import all_known

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.check.known_pages import KnownPages
    from mkdocs_paycore.source.problem import Problem


class StepwiseCheck(Protocol):
    """A check of a site in two steps."""

    pages: int
    """How many pages the site has; known once its sources are checked."""

    def sources(self, on_stage: Callable[[str], None] | None = None) -> list[Problem]:
        """Return what is wrong with a site as far as no render is needed, in the order of files and lines.

        Args:
            on_stage: called with what is done next, in words.

        Raises:
            UnusableSiteError: the site cannot be used.
        """

    def rendered(self, on_page: Callable[[], None] | None = None) -> list[Problem]:
        """Return everything that is wrong with a site, which is rendered for it, in the order of files and lines.

        Args:
            on_page: called before each page is rendered.

        Raises:
            UnusableSiteError: the site cannot be used.
        """


class SiteEngine(Engine, Protocol):
    """An engine with all that the commands ask of one."""

    @property
    def name(self) -> str:
        """The name of the generator, which is the one of its command as well."""

    @property
    def builds_offline(self) -> bool:
        """Whether it makes sites that are opened from a folder, without a server."""

    def check(
        self,
        config_file: Path,
        *,
        only: Collection[str] = (),
        ignored: Collection[str] = (),
        known: KnownPages | None = None,
    ) -> StepwiseCheck:
        """Return a check of a site, which has looked at nothing yet.

        Args:
            config_file: the file of the configuration.
            only: the rules that are asked for, by name; where there are none, all are.
            ignored: the rules that are not wanted.
            known: what an earlier check found in pages that may be the same; None: nothing is known.

        Raises:
            UnknownRuleError: there is no rule of such a name.
        """

    def serve(
        self, brands: SiteBrands, wanted: Sequence[str], *, host: str, port: int, say: Callable[[str], None]
    ) -> None:
        """Build brands, serve them until interrupted, and build anew after each change of a source.

        Args:
            brands: the site's.
            wanted: the brands to show; where there are none, all.
            host: the address to listen on.
            port: the port to listen on; 0 for any that is free.
            say: gets a line for each step.

        Raises:
            OSError: nothing can listen there.
            UnusableSiteError: the site cannot be built.
        """


def default_config(name: str | None, *, folder: Path = Path()) -> Path:
    """Return the configuration that is meant where none is named.

    Args:
        name: the generator that is asked for: its own configuration comes before those of the others.
        folder: where to look.

    Returns:
        The first that is there, those of installed generators first; where there is none, one to report as missing.
    """
    known = sorted(GENERATORS, key=lambda each: (each != name, not is_usable(each)))
    files = [folder / GENERATORS[each].config for each in known]
    return next((file for file in files if file.is_file()), files[0])


def generator_for(config_file: Path) -> str:
    """Return the generator that a configuration is for: by the file's name, else the first that is installed.

    Args:
        config_file: the configuration.

    Raises:
        UnusableSiteError: none is installed.
    """
    own = [name for name, each in GENERATORS.items() if config_file.stem == Path(each.config).stem]
    for name in dict.fromkeys([*own, *GENERATORS]):
        if is_usable(name):
            return name
    raise UnusableSiteError(
        f"no site generator is installed that can be used (expected {all_known(GENERATORS)}, as in"
        f" pip install 'mkdocs-paycore[{next(iter(GENERATORS))}]')"
    )


def load_engine(config_file: Path, name: str | None = None) -> SiteEngine:
    """Return the engine for a site.

    Args:
        config_file: the file of its configuration.
        name: the generator that is asked for; None: the one that the configuration is for.

    Raises:
        UnusableSiteError: the generator is not installed, or not in a version that we know.
    """
    name = name or generator_for(config_file)
    generator = GENERATORS[name]
    if generator.is_mkdocs:
        settle(name)
    module, _, engine = generator.place.partition(":")
    return cast("SiteEngine", getattr(import_module(module), engine)())
