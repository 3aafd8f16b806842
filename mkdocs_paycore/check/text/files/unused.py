"""What a site has and nothing of it uses: pictures, snippets, and values of its brands."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_paycore.catalog.logo import LOGO_NAME
from mkdocs_paycore.check.text.links.nearest_target import NEAR_TARGET
from mkdocs_paycore.pages.manual import CUSTOM_NAMES
from mkdocs_paycore.project.custom_values import config_entries
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

UNUSED_PICTURE = Rule(
    "unused-picture",
    "A picture that no page, style sheet, template or configuration names.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    example=Sample("docs/images/", "form.png # no page shows it\n", "# form.png is removed\n"),
)
UNUSED_SNIPPET = Rule(
    "unused-snippet",
    "A snippet that no page shows.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    example=Sample("pieces/", "keys.md # no page shows it\n", "# keys.md is removed\n"),
)
UNUSED_VALUE = Rule(
    "unused-value",
    "A value of a brand that nothing of the site names.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "brands/acme.yml",
        "name: acme\ncustom:\n  company_name: Acme Pay\n  fax_number: '555'\n",
        "name: acme\ncustom:\n  company_name: Acme Pay\n",
    ),
)
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico"})
_TEXTS = frozenset(
    {".css", ".scss", ".js", ".mjs", ".ts", ".json", ".html", ".htm", ".xml", ".yml", ".yaml", ".toml", ".j2", ".txt"}
    | {".md", ".markdown", ".svg", ".csv", ".webmanifest", ".py", ""}
)
_MOST_BYTES = 4_000_000
_ENDING = expression(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)(?![\w-])", re.IGNORECASE)
_IN_NAME = expression(r"[^\s\"'<>()\[\]{}|,;=`]+")
_LONGEST = 4096
"""So many characters of a name are read: no system takes a longer path."""
_WITH_SPACES = expression(
    r"(?:\(<?|=\s*\")(?P<name>[^\n\"<>()]*? [^\n\"<>()]*?\.(?:png|jpe?g|gif|svg|webp|avif))", re.IGNORECASE
)
_CUSTOM = expression(r"custom(?<=\bcustom)(?:[\"']\s*\])?(?P<steps>(?:[.,:;][\w-]+|\[\s*[\"']?[\w-]+[\"']?\s*\])+)")
"""A value that a text names, also with another mark than a dot: that slip has a rule of its own."""
_STEP = expression(r"[\w-]+")
_CODE = frozenset({".html", ".htm", ".j2", ".py", ".js", ".mjs", ".ts", ".xml", ".txt"})
"""Files that may read a value by another name than `custom.…`."""
_SNIPPET_ENDINGS = frozenset({".md", ".markdown", ".txt", ".html"})
_ICONS = expression(r"\.icons/|/icons/")


@dataclass(frozen=True)
class _Sources:
    """The texts of a site that may name a part of it."""

    checked: CheckedTexts

    @cached_property
    def texts(self) -> Mapping[Path, str]:
        """All texts by their files: pages, snippets, the configuration, templates, styles, scripts, provider files."""
        project = self.checked.project
        pages = {project.root / page.path: page.text for page in self.checked.manuscripts}
        files = [project.docs / name for name in self.checked.files]
        folders = [*project.templates, project.brands_dir, *project.snippets.folders]
        files += [file for folder in folders if folder.is_dir() for file in folder.rglob("*")]
        files += [file for file in project.root.glob("*") if file.suffix in {".yml", ".yaml", ".py", ".toml"}]
        others = {file: _text_of(file) for file in files if file.suffix.lower() in _TEXTS and file not in pages}
        config = {project.config_file: "\n".join(text for _, text in self.checked.config_sources)}
        return {file: text for file, text in {**others, **config, **pages}.items() if text}

    @cached_property
    def pictures(self) -> frozenset[str]:
        """The pictures that texts name, as paths below the docs folder."""
        known = [name for name in self.checked.files if PurePosixPath(name).suffix.lower() in _PICTURES]
        by_name = defaultdict[str, list[str]](list)
        for name in known:
            by_name[posixpath.basename(name)].append(name)
        docs, with_spaces = self.checked.project.docs, any(" " in name for name in by_name)
        return frozenset(
            found
            for file, text in self.texts.items()
            for named in _pictures_in(text, with_spaces=with_spaces)
            for found in _meant(named, by_name, folder=_folder(file, docs))
        )

    @cached_property
    def values(self) -> frozenset[str]:
        """The names under `custom` that texts name, and those that pages made for providers use."""
        named = (".".join(_STEP.findall(found["steps"])) for text in self.texts.values() for found in _named(text))
        return frozenset(named) | frozenset(CUSTOM_NAMES)

    @cached_property
    def words_of_code(self) -> frozenset[str]:
        """All words of templates and scripts that read values."""
        texts = (text for file, text in self.texts.items() if file.suffix in _CODE and "custom" in text)
        return frozenset(word for text in texts for word in _STEP.findall(text))


@looks_for(UNUSED_PICTURE, UNUSED_SNIPPET, UNUSED_VALUE)
def unused(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each picture, snippet and value that no text of the site names.

    A provider's logo and the pictures of a set of icons are found by their names, and need none that names them.
    """
    if not checked.project.docs.is_dir():
        return
    sources = _Sources(checked)
    yield from _pictures(checked, sources)
    yield from _snippets(checked)
    yield from _values(checked, sources)


def _pictures(checked: CheckedTexts, sources: _Sources) -> Iterator[Problem]:
    for name in sorted(checked.files):
        if _has_to_be_named(PurePosixPath(name)) and name not in sources.pictures:
            shown = checked.project.shown(checked.project.docs / name)
            yield UNUSED_PICTURE.problem(shown, (0, 0), "nothing of the site shows this picture", "remove it")


def _has_to_be_named(path: PurePosixPath) -> bool:
    """Return whether a file is a picture that MkDocs takes along and nothing finds by its name alone."""
    is_hidden = any(part.startswith(".") for part in path.parts)
    is_found = path.stem == LOGO_NAME or path.name.startswith("favicon") or _ICONS.search(f"/{path}") is not None
    return path.suffix.lower() in _PICTURES and not is_hidden and not is_found


def _snippets(checked: CheckedTexts) -> Iterator[Problem]:
    project = checked.project
    used = {project.root / page.path for page in checked.manuscripts}
    for folder in project.snippets.folders:
        if folder.resolve() in {project.root.resolve(), project.docs.resolve()} or not folder.is_dir():
            continue
        for file in sorted(folder.rglob("*")):
            if file.suffix in _SNIPPET_ENDINGS and file.is_file() and file not in used and file.resolve() not in used:
                yield UNUSED_SNIPPET.problem(project.shown(file), (0, 0), "no page shows this snippet", "remove it")


def _values(checked: CheckedTexts, sources: _Sources) -> Iterator[Problem]:
    names = dict.fromkeys(name for brand in checked.brands for name in brand.custom)
    for name in names:
        is_filled = any(brand.custom.get(name) for brand in checked.brands)
        is_used = not is_filled or name.rpartition(".")[2] in sources.words_of_code
        is_used = is_used or any(
            used == name or used.startswith(f"{name}.") or name.startswith(f"{used}.") for used in sources.values
        )
        if is_used or any(name.startswith(f"{other}.") for other in names):  # an entry of a list
            continue
        having = [brand for brand in checked.brands if name in brand.custom]
        missing = [used for used in sources.values if used not in having[0].custom]
        if nearest(name, missing, cutoff=0.8):  # it is misspelt, here or there: another rule says so
            continue
        message = f"nothing of the site names the value custom.{name}"
        hint = "remove it" if len(having) == 1 else f"remove it; {len(having)} brands have it"
        brand = having[0]
        if brand.path:
            trail = ("custom", *(int(step) if step.isdigit() else step for step in name.split(".")))
            yield brand.document.problem(trail, UNUSED_VALUE, message, hint, at_key=True)
        else:
            entry = config_entries(lambda: checked.config_sources).get(("extra", "custom", *name.split(".")))
            path, place = (entry.path, entry.key_place) if entry else (checked.project.config_path, (0, 0))
            yield UNUSED_VALUE.problem(path, place, message, hint)


def _named(text: str) -> Iterator[re.Match[str]]:
    return _CUSTOM.finditer(text) if "custom" in text else iter(())


def _pictures_in(text: str, *, with_spaces: bool) -> Iterator[str]:
    end = 0
    for found in _ENDING.finditer(text):
        backwards = text[max(end, found.start() - _LONGEST) : found.start()][::-1]
        if name := _IN_NAME.match(backwards):
            end = found.end()
            yield unquote(text[found.start() - name.end() : end])
    for found in _WITH_SPACES.finditer(text) if with_spaces else ():
        yield unquote(found["name"]).strip()


def _meant(named: str, by_name: Mapping[str, list[str]], *, folder: str | None) -> Iterator[str]:
    """Yield the pictures that a name in a text may mean: those at its path from there, else all at such a path.

    Of a name that no picture has, that is the one beside it which is nearly called so: another rule tells the slip.
    """
    same = by_name.get(posixpath.basename(named), ())
    path = named.lstrip("/")
    if not same and folder is not None:
        place = posixpath.normpath(posixpath.join(folder, posixpath.dirname(path)))
        beside = [name for names in by_name.values() for name in names if posixpath.dirname(name) == place]
        alike = nearest(posixpath.basename(named), map(posixpath.basename, beside), cutoff=NEAR_TARGET)
        yield from (name for name in beside if posixpath.basename(name) == alike)
        return
    if folder is not None:
        places = {posixpath.normpath(posixpath.join(at, path)) for at in (folder, f"{folder}/x", "")}
        if near := [name for name in same if name in places]:
            yield from near
            return
    rest = re.sub(r"^(?:\.{1,2}/)+", "", path)
    found = [name for name in same if f"/{name}".endswith(f"/{rest}")]
    yield from found or same


def _folder(file: Path, docs: Path) -> str | None:
    return file.parent.relative_to(docs).as_posix() if file.is_relative_to(docs) else None


def _text_of(file: Path) -> str:
    if not file.is_file() or file.stat().st_size > _MOST_BYTES:
        return ""
    return file.read_text("utf-8-sig", errors="replace")
