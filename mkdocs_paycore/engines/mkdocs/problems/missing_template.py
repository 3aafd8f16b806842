"""A template or an icon that is not there, told where somebody named it: in a page's front matter, or in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateNotFound
from mkdocs.structure.files import Files

from mkdocs_paycore.project.inheritance import with_inherited
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

    from mkdocs.structure.pages import Page

_KINDS = {"template": ("", ""), "icon": (".icons/", ".svg")}
"""By the key that names a file of the theme, what stands before the name and behind it in that file's path."""


def missing_template(error: BaseException, frames: Iterable[FrameType]) -> tuple[str, int, str] | None:
    """Return who names a template that is not there: the file, its line, and what is wrong; None for other errors.

    Args:
        error: what ended a build.
        frames: those that it came through.
    """
    if not isinstance(error, TemplateNotFound):
        return None
    pages: list[Page] = []
    env = config_file = None
    for frame in frames:
        given = frame.f_locals
        pages += [file.page for file in given["files"] if file.page] if isinstance(given.get("files"), Files) else []
        env = given["env"] if isinstance(given.get("env"), Environment) else env
        config_file = getattr(given.get("config"), "config_file_path", None) or config_file
    for key, (before, behind) in _KINDS.items():
        if env is None or not str(error.name).startswith(before) or not str(error.name).endswith(behind):
            continue
        name = str(error.name).removeprefix(before).removesuffix(behind)
        known = _names(env, before, behind or ".html")
        reason = f"{key}: there is no {key} {name!r}"
        hint = did_you_mean(name, known)
        for file, line in _places(key, name, pages, config_file if before else None):
            return file, line, f"{reason}{f' ({hint})' if hint else ''}"
    return None


def _names(env: Environment, before: str, ending: str) -> list[str]:
    found = (each for each in env.list_templates() if each.startswith(before) and each.endswith(ending))
    return [each.removeprefix(before).removesuffix(ending if before else "") for each in found]


def _places(key: str, name: str, pages: Iterable[Page], config_file: str | None) -> Iterator[tuple[str, int]]:
    """Yield the pages whose front matter has a name behind a key, and the files of the configuration that have it."""
    for page in pages:
        if key in page.meta and str(page.meta[key]) == name:
            source = Path(page.file.abs_src_path or "")
            text = source.read_text("utf-8-sig", errors="replace") if source.is_file() else ""
            yield str(page.file.abs_src_path or page.file.src_uri), _line(text, f"{key}:")
    for file, text in with_inherited(Path(config_file)) if config_file else ():
        if line := _line(text, name, is_start=False):
            yield str(file), line


def _line(text: str, word: str, *, is_start: bool = True) -> int:
    """Return the line of a text that has a word, from 1; 0 where none has."""
    lines = enumerate(text.splitlines(), 1)
    return next((at for at, line in lines if (line.startswith(word) if is_start else word in line)), 0)
