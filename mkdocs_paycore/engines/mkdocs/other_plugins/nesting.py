"""Builds inside a build, as a plugin makes them for each language: they share its folder, brand and reporter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.render import RenderRequest


class FolderPair(Protocol):
    """The folder of a build that runs, and the true one, whose place it takes in the end."""

    folder: Path
    target: Path


class OuterBuild(Protocol):
    """What is seen of a build by one inside it; it has no folder of its own where MkDocs serves."""

    request: RenderRequest

    @property
    def folder(self) -> FolderPair | None:
        """The folder that it renders into."""


class InnerFolder:
    """What a build inside a build writes to: the folder of the outer one, whose slots are filled with all others."""

    def __init__(self, config: MkDocsConfig, folder: Path) -> None:
        self.config, self._site_dir = config, config.site_dir
        config.site_dir = str(folder)

    def give_back(self) -> None:
        """Name the folder that the configuration had."""
        self.config.site_dir = self._site_dir


def inner_folder(config: MkDocsConfig, outer: OuterBuild) -> InnerFolder | None:
    """Have a build inside a build write into the folder of the outer one.

    Args:
        config: that of the inner build; its folder is changed.
        outer: the build around it.

    Returns:
        What gives the folder back; None where the inner build has one of its own.

    Raises:
        UnusableSiteError: it has a folder of its own, and the outer build is for several brands.
    """
    target = Path(config.site_dir)
    if outer.folder is None:
        return InnerFolder(config, target)
    for folder in (outer.folder.target, outer.folder.folder, _written_folder(config)):
        if target.is_relative_to(folder):
            return InnerFolder(config, outer.folder.folder / target.relative_to(folder))
    if outer.request.keeps_slots:
        raise UnusableSiteError(
            f"paycore: a plugin builds the site a second time, to {target}: with several brands, nobody can know whose"
            " it is. Have it build below 'site_dir', or build each brand by itself."
        )
    return None


def _written_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the site as the file of a configuration has it, whatever a command asked for."""
    file = Path(config.config_file_path).resolve()
    written = read_yaml_file(file, root=file.parent, rule="").data
    return file.parent / str(written.get("site_dir", "site") if isinstance(written, dict) else "site")
