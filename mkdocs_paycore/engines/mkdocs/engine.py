"""MkDocs as an engine of ours; see `engines.choice.SiteEngine`."""

from __future__ import annotations

from logging import ERROR
from typing import TYPE_CHECKING

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.check import SiteCheck
from mkdocs_paycore.engines.mkdocs.config import plugin_of, project_of, usable_config
from mkdocs_paycore.engines.mkdocs.files.docs_files import page_files
from mkdocs_paycore.engines.mkdocs.problems.log import collected_warnings, without_last_words
from mkdocs_paycore.engines.mkdocs.run import run_build
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from logging import LogRecord
    from pathlib import Path

    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.check.known_pages import KnownPages
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.render import RenderRequest, RenderResult


class MkDocsEngine:
    """Renders sites with MkDocs, or with what takes its place."""

    name = AT_WORK
    builds_offline = True

    def project(self, config_file: Path) -> Project:
        """Return the site that a mkdocs.yml describes; `config_file` and errors as in `Engine.project`."""
        config = usable_config(config_file)
        return project_of(config, plugin_of(config).config)

    def pages(self, config_file: Path) -> list[Path]:
        """Return the files of the site's pages; `config_file` and errors as in `Engine.pages`."""
        return page_files(usable_config(config_file))

    def render(self, config_file: Path, site_dir: Path, request: RenderRequest) -> RenderResult:
        """Build a site as `mkdocs build` does; errors as in `Engine.render`.

        Args:
            config_file: its mkdocs.yml, which lists the plugin `paycore`.
            site_dir: the folder of the site.
            request: what is asked for.

        Returns:
            What the build came to; what MkDocs and other plugins warn of only where the request is quiet.
        """
        config = usable_config(config_file, site_dir)
        plugin = plugin_of(config)
        plugin.request = request
        if not request.is_quiet:
            with without_last_words():
                run_build(config)
            return plugin.result
        with collected_warnings() as warnings:
            try:
                run_build(config)
            except UnusableSiteError as error:
                raise UnusableSiteError(_reason(error, warnings), is_reported=error.is_reported) from error
        result = plugin.result
        result.warnings = [warning.getMessage() for warning in warnings]
        return result

    def check(
        self,
        config_file: Path,
        *,
        only: Collection[str] = (),
        ignored: Collection[str] = (),
        known: KnownPages | None = None,
    ) -> SiteCheck:
        """Return a check of a site; errors as in `SiteEngine.check`.

        Args:
            config_file: its mkdocs.yml.
            only: the rules that are asked for, by name; where there are none, all are.
            ignored: the rules that are not wanted.
            known: what an earlier check found in pages that may be the same; None: nothing is known.
        """
        return SiteCheck(config_file, only=only, ignored=ignored, known=known)

    def serve(
        self, brands: SiteBrands, wanted: Sequence[str], *, host: str, port: int, say: Callable[[str], None]
    ) -> None:
        """Show brands on one address; errors as in `SiteEngine.serve`.

        Args:
            brands: the site's.
            wanted: the brands to show; where there are none, all.
            host: the address to listen on.
            port: the port to listen on; 0 for any that is free.
            say: gets a line for each step.
        """
        from mkdocs_paycore.engines.mkdocs.serving.preview import serve_preview  # noqa: PLC0415 - brings a server along

        serve_preview(brands, wanted, engine=self, host=host, port=port, say=say)


def _reason(error: UnusableSiteError, records: Sequence[LogRecord]) -> str:
    """Return what ended a quiet build, in the words that were logged of it: MkDocs says them only there."""
    logged = [record.getMessage() for record in records if record.levelno >= ERROR]
    return str(error) if error.path or not logged else "; ".join(logged)
