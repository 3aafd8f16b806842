"""Fingerprints of all that an answer depends on: as long as one is the same, so is the answer."""

from __future__ import annotations

import os
import stat
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_paycore.project.dependencies import NO_SOURCES
from mkdocs_paycore.project.project import MARKDOWN_ENDINGS
from mkdocs_paycore.project.settings import read_settings
from mkdocs_paycore.project.surroundings import named_variables, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.project.project import Project

_MOST_FILES = 10_000
"""A site of more files has no fingerprint: reading them all would cost more than it saves."""
WHOLE = 1 << 20
"""Bytes. Files up to this size count by what is in them; larger ones, by size and the times of their last changes."""
_READ = frozenset({".yml", ".yaml"})
"""What drawings are made of; of other files they show at most where they are."""
_GIT = ("HEAD", "index", "logs/HEAD", "packed-refs")


class Fingerprint(NamedTuple):
    """The fingerprint of a site, in letters and digits.

    Attributes:
        whole: that of all its files.
        but_pages: that of all but Markdown.
    """

    whole: str
    but_pages: str


def fingerprint(config_file: Path, *more: object) -> Fingerprint | None:
    """Return the fingerprint of a site; None where it has too many files.

    Counted are the contents of all files below the folder of the configuration, but hidden ones, the built site and
    environments of Python; the folders and files outside of it that the configuration names; the variables of the
    environment that it names; the day; where the command runs; the versions of Python, of this package and of all
    installed ones; and what git has done last, which some plugins ask it for.

    Args:
        config_file: the file of the configuration.
        more: what else the answer depends on.

    Raises:
        UnusableSiteError: the configuration cannot be read.
    """
    settings = read_settings(config_file)
    root = config_file.resolve().parent
    whole = blake2b(digest_size=20)
    try:
        for part in (*map(str, more), *surroundings(root), *_environment(root), *_git(root)):
            whole.update(part.encode("utf-8", "surrogatepass") + b"\0")
        but_pages = whole.copy()
        for number, path in enumerate(_files(root, settings)):
            if number >= _MOST_FILES:
                return None
            state = os.fsencode(path) + b"\0" + _state(path) + b"\0"
            whole.update(state)
            if not path.name.endswith(MARKDOWN_ENDINGS):
                but_pages.update(state)
    except (OSError, ValueError):  # a file went away meanwhile, cannot be read, or has no name that can be
        return None
    return Fingerprint(whole.hexdigest(), but_pages.hexdigest())


def drawing_fingerprint(project: Project, *more: object) -> str | None:
    """Return the fingerprint of all that what calls draw depends on; None for a site of too many files.

    Counted are the configuration, the brands, all files of the docs folder but its pages, the day, and the versions of
    this package and of those installed. Pages depend on no other page: which there are is for whoever asks to add.

    Args:
        project: the site.
        more: what else drawings depend on.

    Raises:
        OSError: a file cannot be read.
    """
    digest = blake2b(digest_size=20)
    for part in (*map(str, more), *surroundings(project.root)):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    for number, path in enumerate(_drawn_from(project)):
        if number >= _MOST_FILES:
            return None
        state = _state(path) if path.suffix in _READ else _stamp(path.lstat())
        digest.update(os.fsencode(path) + b"\0" + state + b"\0")
    return digest.hexdigest()


def _drawn_from(project: Project) -> Iterator[Path]:
    for source in project.own_sources():
        yield from _below(source, source) if source.is_dir() else [source]
    files = _below(project.docs, project.site_dir)
    yield from (path for path in files if not path.name.endswith(MARKDOWN_ENDINGS))


def _environment(root: Path) -> Iterator[str]:
    """Yield the variables of the environment that the configuration, or another YAML file beside it, may name."""
    named = named_variables(path.read_bytes() for path in sorted(root.glob("*.y*ml")))
    yield from (f"{name}={os.environ.get(name)}" for name in sorted(named))


def _git(root: Path) -> Iterator[str]:
    for folder in (root, *root.parents):
        marker = folder / ".git"
        if marker.exists():
            git = marker if marker.is_dir() else folder / marker.read_text("utf-8").partition("gitdir:")[2].strip()
            for name in _GIT:
                if (git / name).is_file():
                    found = (git / name).stat()
                    yield f"{name} {found.st_size} {found.st_mtime_ns}"
            return


def _files(root: Path, settings: dict[str, Any]) -> Iterator[Path]:
    """Yield the files of a site, each once, in an order that is always the same."""
    site = (root / str(settings.get("site_dir") or "site")).resolve()
    seen = set[Path]()
    for top in (root, *_outside(root, settings)):
        for path in _below(top, site) if top.is_dir() else [top]:
            if path not in seen:
                seen.add(path)
                yield path


def _outside(root: Path, settings: dict[str, Any]) -> Iterator[Path]:
    """Yield the folders and files outside of the root that a configuration names anywhere, as `docs_dir: ../docs`.

    Snippets are looked for below the folder that the command runs in, where it names no other.
    """
    here = Path.cwd()
    if "snippets" in repr(settings.get("markdown_extensions")) and not here.is_relative_to(root):
        yield here
    for text in _texts(settings):
        path = (root / text).resolve()
        if text.startswith(("..", "/")) and len(path.parts) > 2 and path.exists() and not root.is_relative_to(path):  # noqa: PLR2004 - not the root of the disk, nor a folder right below it
            yield path


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any YAML
    if isinstance(value, str) and len(value) < 1000:  # noqa: PLR2004 - no path is longer
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _below(top: Path, site: Path) -> Iterator[Path]:
    seen = set[str]()
    for folder, names, files in os.walk(top, followlinks=True):
        here, real = Path(folder), os.path.realpath(folder)
        is_new = real not in seen  # a link may lead back to a folder above
        seen.add(real)
        names[:] = sorted(name for name in names if is_new and _is_counted(here / name, site))
        yield from (here / name for name in sorted(files) if not name.startswith(".") or name in {".pages", ".nav.yml"})


def _is_counted(folder: Path, site: Path) -> bool:
    is_hidden = folder.name.startswith(".") or folder.name in NO_SOURCES
    return not is_hidden and folder != site and not (folder / "pyvenv.cfg").is_file()


def _state(path: Path) -> bytes:
    try:
        found = path.stat()
    except FileNotFoundError:
        return os.fsencode(path.readlink())  # a link that leads nowhere
    if stat.S_ISREG(found.st_mode) and found.st_size <= WHOLE:
        return blake2b(path.read_bytes(), digest_size=20).digest()
    return _stamp(found)


def _stamp(found: os.stat_result) -> bytes:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}".encode()
