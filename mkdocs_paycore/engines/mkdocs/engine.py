"""MkDocs as an engine of ours; see `project.render.Engine`."""

from __future__ import annotations

from logging import ERROR
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import get_files, set_exclusions

from mkdocs_paycore.engines.mkdocs.config import plugin_of, project_of, usable_config
from mkdocs_paycore.engines.mkdocs.log import collected_warnings
from mkdocs_paycore.engines.mkdocs.run import run_build
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from logging import LogRecord

    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.render import RenderRequest, RenderResult


class MkDocsEngine:
    """Renders sites with MkDocs."""

    def project(self, config_file: Path) -> Project:
        """Return the site that a mkdocs.yml describes; `config_file` and errors as in `Engine.project`."""
        config = usable_config(config_file)
        return project_of(config, plugin_of(config).config)

    def pages(self, config_file: Path) -> list[Path]:
        """Return the files of the site's pages; `config_file` and errors as in `Engine.pages`."""
        config = usable_config(config_file)
        files = get_files(config)
        set_exclusions(files, config)
        return [Path(file.abs_src_path) for file in files.documentation_pages() if file.abs_src_path]

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


def _reason(error: UnusableSiteError, records: Sequence[LogRecord]) -> str:
    """Return what ended a quiet build, in the words that were logged of it: MkDocs says them only there."""
    logged = [record.getMessage() for record in records if record.levelno >= ERROR]
    return str(error) if error.path or not logged else "; ".join(logged)
