"""The files of a MkDocs build: what is left out of them, and what is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_paycore.project.kept_out import is_kept_out
from mkdocs_paycore.project.page_assets import page_assets
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.prepare import Prepared


class MkDocsFiles:
    """MkDocs' files as the project adds to them; see `project.additions.SiteFiles`."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self.files, self.config = files, config

    def url(self, path: str) -> str | None:
        """Return the address of the file at a path below the docs folder; None where there is none."""
        file = self.files.get_file_from_path(path)
        return None if file is None else file.url

    def add(self, path: str, content: str | bytes) -> None:
        """Add a file of that content, where the site has none at that path."""
        if self.files.get_file_from_path(path) is None:
            self.files.append(File.generated(self.config, path, content=content))

    def page_url(self, path: str, source: Callable[[], str]) -> str:
        """Return the address of the page at a path; where there is none, it is made from the source."""
        file = self.files.get_file_from_path(path)
        if file is None:
            file = File.generated(self.config, path, content=source(), inclusion=InclusionLevel.NOT_IN_NAV)
            self.files.append(file)
        return file.url


def published_files(files: Files, prepared: Prepared) -> Files:
    """Return the files of a prepared site without the providers' specs and without what its brand hides."""
    connectors, hidden = prepared.site.connectors, prepared.hidden
    return Files([file for file in files if not is_kept_out(file.src_uri, connectors=connectors, hidden=hidden)])


def add_page_assets(files: MkDocsFiles, prepared: Prepared) -> None:
    """Add to the files what every page of a prepared site loads, and have the pages load it.

    Raises:
        UnusableSiteError: a file of the brand, which was there when the brand was read, cannot be read.
    """
    config = files.config
    try:
        found = page_assets(prepared.brand, brands_dir=prepared.project.brands_dir)
    except OSError as error:
        raise UnusableSiteError(f"{error.filename} cannot be read: {error.strerror or error}") from None
    for path, content in found.files.items():
        files.add(path, content)
    config.extra_css[:] = [found.first_style, *config.extra_css, *found.styles]
    for path in found.modules:
        script = ExtraScriptValue(path)
        script.type = "module"
        config.extra_javascript.append(script)
    for kind, path in found.pictures.items():
        config.theme[kind] = path
