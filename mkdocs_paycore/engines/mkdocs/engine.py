"""MkDocs as an engine of ours; see `project.render.Engine`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.engines.mkdocs.config import plugin_of, project_of, usable_config
from mkdocs_paycore.engines.mkdocs.files import page_files
from mkdocs_paycore.engines.mkdocs.log import collected_warnings
from mkdocs_paycore.engines.mkdocs.run import run_build

if TYPE_CHECKING:
    from pathlib import Path

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
            run_build(config)
            return plugin.result
        with collected_warnings() as warnings:
            run_build(config)
        result = plugin.result
        result.warnings = [warning.getMessage() for warning in warnings]
        return result
