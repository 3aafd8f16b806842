"""The folder that MkDocs renders into while the last good site stays, and what other plugins know of the true one.

They read `site_dir` in `on_config`, when nobody knows whether a build follows; the folder is changed later, when one
runs. What they remember of the true folder is changed with it, and what they write there all the same is taken over.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.project.asset_folder import ASSETS
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.stamping.atomic_folder import new_folder
from mkdocs_paycore.stamping.file_sharing import share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.project import Project

    _Values: TypeAlias = Any
    """A list or a mapping."""
    _Key: TypeAlias = Any
    """A name in a mapping, or a number in a list."""

log = get_plugin_logger("paycore")
_KNOWN = ("mkdocs_paycore.", f"{AT_WORK}.", "material.")
"""Packages whose plugins write where `site_dir` says at that moment."""
_DEPTH = 3
"""How deep in lists and mappings of a plugin its paths are looked for."""


def new_site_folder(config: MkDocsConfig, project: Project) -> SiteFolder:
    """Return a folder for a build of a site; see `SiteFolder`.

    Args:
        config: as all plugins left it.
        project: the site.

    Raises:
        UnusableSiteError: nothing can be written beside the true folder.
    """
    target = Path(config.site_dir)
    try:
        return SiteFolder(config)
    except OSError as error:
        shown = project.shown(target)
        raise UnusableSiteError(f"the site cannot be written to {shown}: {reason_of(error)}") from None


class SiteFolder:
    """The folder of a build that runs, in the place of the true one."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Have `config`, and what plugins remember of it, name a new folder.

        Args:
            config: as all plugins left it; `give_back` restores it.

        Raises:
            OSError: nothing can be written.
        """
        self.config, self.target = config, Path(config.site_dir)
        self.folder = new_folder(self.target)
        copy = self.folder.with_name(f"{self.folder.name}.before")
        self._left = _LeftThere(self.target, copy=copy) if _has_strangers(config, "config") else None
        if self._left is None and any(_has_strangers(config, event) for event in config.plugins.events):
            self._left = _LeftThere(self.target, copy=None)
        self._paths = _Paths(str(self.target), str(self.folder))
        self._is_given_back = False
        config.site_dir = str(self.folder)
        for plugin in config.plugins.values():
            self._paths.change(getattr(plugin, "__dict__", {}))

    def take_files(self, files: Iterable[File]) -> None:
        """Have files be written to the new folder that a plugin made for the true one."""
        for file in files:
            self._paths.change_file(file)

    def give_back(self) -> None:
        """Take over what was written to the true folder, which is as it was then, and name it again; once."""
        if not self._is_given_back:
            self._is_given_back = True
            self.config.site_dir = str(self.target)
            self._paths.change_back()
            for path in () if self._left is None else self._left.move_to(self.folder):
                log.warning(
                    "%s was written by another plugin, which remembers 'site_dir' from 'on_config', and by the build:"
                    " the file of the build is taken. Such a plugin has to read 'site_dir' when it writes",
                    path,
                )

    def remove(self) -> None:
        """Remove the folder, after a build that failed."""
        self.give_back()
        shutil.rmtree(self.folder, ignore_errors=True)


class _Paths:
    """Paths that lie in one folder, in what plugins remember, changed to lie in another."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._undo: list[Callable[[], None]] = []

    def change(self, values: dict[Any, Any], *, depth: int = _DEPTH) -> None:
        """Change the paths in a mapping of names and in the lists and mappings in it."""
        for name, value in list(values.items()):
            if not str(name).startswith("__"):
                self._change_item(values, name, value, depth)

    def change_file(self, file: File) -> None:
        """Change where a file of the site is written to."""
        if self._changed(file.dest_dir) is not None:
            _forget_place(file)
            self._undo.append(lambda: _forget_place(file))
            self._change_item(vars(file), "dest_dir", file.dest_dir, 0)

    def change_back(self) -> None:
        """Change all paths back that nobody has changed since."""
        while self._undo:
            self._undo.pop()()

    def _change_item(self, values: _Values, key: _Key, value: object, depth: int) -> None:
        if isinstance(value, Page):
            value = value.file
        if isinstance(value, File):
            self.change_file(value)
        elif type(value) is dict and depth:
            self.change(value, depth=depth - 1)
        elif type(value) is list and depth:
            for number, item in enumerate(value):
                self._change_item(value, number, item, depth - 1)
        elif (type(value) is str or isinstance(value, PurePath)) and (changed := self._changed(value)) is not None:
            values[key] = changed
            self._undo.append(lambda: _put_back(values, key, value, changed))

    def _changed(self, value: str | PurePath) -> str | PurePath | None:
        text = str(value)
        if text != self.old and not text.startswith(self.old + os.sep):
            return None
        return type(value)(self.new + text.removeprefix(self.old))


def _forget_place(file: File) -> None:
    """Have MkDocs compute anew where a file is written to."""
    vars(file).pop("abs_dest_path", None)


def _put_back(values: _Values, key: _Key, value: object, changed: object) -> None:
    with suppress(LookupError):
        if values[key] is changed:
            values[key] = value


class _LeftThere:
    """What is written to a folder from now on by those who are not supposed to."""

    def __init__(self, folder: Path, *, copy: Path | None) -> None:
        self.folder, self._identity = folder, _identity(folder)
        self._seen = dict(_files(folder))
        self._folders = {path for path, _, _ in os.walk(folder)}
        self._copy = copy if copy is not None and self._seen and _is_copied(folder, copy) else None

    def move_to(self, new: Path) -> list[Path]:
        """Move what was written to another folder, and return what is there with other content: that stays."""
        refused: list[Path] = []
        written = [] if self._is_replaced() else [p for p, state in _files(self.folder) if self._seen.get(p) != state]
        for path in written:
            there = new / path.relative_to(self.folder)
            if not there.exists():
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, there, follow_symlinks=False)
            elif not filecmp.cmp(path, there, shallow=False):
                refused.append(path)
            self._restore(path)
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)
        return refused

    def _is_replaced(self) -> bool:
        """Return whether another build has put its site there meanwhile."""
        if self._identity is None:
            return (self.folder / ASSETS).exists()
        return _identity(self.folder) != self._identity

    def _restore(self, path: Path) -> None:
        """Restore what was there, or remove a file that was not, with the folders that were made for it."""
        if path in self._seen:
            kept = None if self._copy is None else self._copy / path.relative_to(self.folder)
            if kept is not None and kept.exists():
                shutil.move(kept, path)
            return
        path.unlink()
        for folder in path.parents:
            if str(folder) in self._folders or not folder.is_relative_to(self.folder) or any(folder.iterdir()):
                break
            folder.rmdir()


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, ...]]]:
    """Yield each file below a folder with what changes when it is written; not those of version control."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        for name in names:
            path = Path(place, name)
            found = path.lstat()
            yield path, (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _is_copied(folder: Path, copy: Path) -> bool:
    """Copy the last good site, sharing blocks where the system can, and return whether that could be done."""
    names = [str(path.relative_to(folder)) for path, _ in _files(folder) if not path.is_symlink()]
    try:
        for parent in {Path(name).parent for name in names}:
            (copy / parent).mkdir(parents=True, exist_ok=True)
        share(names, str(folder), str(copy), copies=True)
    except OSError:
        shutil.rmtree(copy, ignore_errors=True)
        return False
    return True


def _has_strangers(config: MkDocsConfig, event: str) -> bool:
    """Return whether somebody hears of an event of whom nobody knows what they do with the folder in `config`."""
    modules = (f"{getattr(method, '__module__', '')}." for method in config.plugins.events[event])
    return not all(module.startswith(_KNOWN) for module in modules)
