"""Pictures: each has an alternative in words for those who do not see it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.source.problem import Problem

PICTURE_WITHOUT_WORDS = Rule(
    "picture-without-words",
    "A picture without an alternative in words, or with one that says nothing (WCAG 2.2, criterion 1.1.1).",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n![image](https://pay.example/form.png)\n",
        "# Start\n\n![The connection form](https://pay.example/form.png)\n",
    ),
)
_USELESS = frozenset(
    {
        "alt",
        "image",
        "img",
        "photo",
        "pic",
        "picture",
        "screenshot",
        "screen",
        "untitled",
        "alternative",
        "logo",
        "icon",
        "text",
        "title",
        "caption",
        "description",
    }
)
_CALLED = (
    r"img|image|dsc[fn]?|pxl|picture|pic|figure|photo|screen(?:[\s_-]?shot)?|snimok|scr|clipboard|pasted image|unnamed"
    r"|untitled|cleanshot|снимок экрана|знімок екрана|скриншот|bildschirmfoto|captura de pantalla"
    r"|capture d['\u2019]écran|schermata"
)
_NUMBERED = expression(
    rf"(?:{_CALLED})(?:[\s_.,:()-]|\d|(?<![a-z])(?:at|um|a|à|alle|from|am|pm|copy|в)(?![a-z]))*+", re.IGNORECASE
)
"""What cameras and programs call a picture: a word, then numbers, dates and times."""
_ASKED_FOR = expression(
    r"(?:(?:insert|put|write|add|your)\s+)?(?:an?\s+|the\s+)?(?:alt(?:ernative)?|image|picture|photo|screenshot)\s+"
    r"(?:text|description|title|caption|name)"
    r"(?:\s+(?:goes\s+)?here)?|(?:description|text|caption)\s+(?:goes\s+)?here",
    re.IGNORECASE,
)
"""What a template says belongs there."""
_PICTURE_FILE = expression(r".*\S\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|heic|avif|ico)(?:\?\S*)?", re.IGNORECASE)
_FILE_MARKS = expression(r"[_\d]|\w-\w")


_HABIT = 5
"""So many pictures of one kind without words are a habit of the site: it is reported where it begins."""


@looks_for(PICTURE_WITHOUT_WORDS)
def pictures_without_words(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each picture without words; `alt=""` in HTML says that it is decoration, and is right.

    It is wrong for one of many that are called alike, of which the others have words: all are logos, or none.
    Pictures from another site that are called alike, such as the logos of all providers, are one habit, and reported
    once.
    """
    habits = Counter(kind for page in checked.manuscripts for link in page.links if (kind := _kind(link)))
    worded = Counter(
        _place(link) for page in checked.manuscripts for link in page.links if link.is_picture and link.text
    )
    empty = Counter(_place(link) for page in checked.manuscripts for link in page.links if _is_empty(link))
    seen = set[str]()
    for page in checked.manuscripts:
        for link in page.links:
            place = _place(link) if _is_empty(link) else ""
            if place and worded[place] >= _HABIT * empty[place]:
                message = f'found alt="", as for a decoration; {worded[place]} other pictures of this kind have words'
                yield page.problem(PICTURE_WITHOUT_WORDS, link.start, message, 'write alt="What it shows"')
            if not link.is_picture or not (fault := _fault(link)):
                continue
            kind, count = _kind(link), habits[_kind(link)]
            if not kind or count < _HABIT:
                yield page.problem(PICTURE_WITHOUT_WORDS, link.start, fault, _hint(link))
            elif kind not in seen:
                seen.add(kind)
                message = f"{fault}; so are {count - 1} more from {kind.partition('/')[0]}"
                yield page.problem(PICTURE_WITHOUT_WORDS, link.start, message, _hint(link))


def _kind(link: Link) -> str:
    """Return what a picture in HTML without words has in common with others: its host and name; else nothing."""
    return _place(link) if link.is_picture and link.text is None else ""


def _is_empty(link: Link) -> bool:
    return link.is_picture and bool(link.tag) and link.text is not None and not link.text.strip()


def _place(link: Link) -> str:
    """Return host and name of a picture on another site; empty for one of this site."""
    address = urlsplit(link.target) if link.target.startswith("http") else None
    stem = posixpath.splitext(posixpath.basename(address.path))[0] if address else ""
    return f"{address.netloc}/{stem}" if address else ""


def _fault(link: Link) -> str:
    if link.text is None or (not link.text.strip() and not link.tag):
        return "found a picture without an alternative in words"
    words = link.text.strip()
    if words and (
        _is_file(words, link.target)
        or words.lower() in _USELESS
        or _ASKED_FOR.fullmatch(words)
        or _NUMBERED.fullmatch(words)
    ):
        return f"found the alternative {quoted_value(words)}, which does not say what the picture shows"
    return ""


def _is_file(words: str, target: str) -> bool:
    """Return whether an alternative is the name of a file, or of its own one without the ending.

    A name of one plain word, or of words as they are spoken, may be what the picture shows: *Skrill*.
    """
    name = posixpath.basename(unquote(urlsplit(target).path)) if "[" not in target else ""
    is_own = bool(name) and words.casefold() == posixpath.splitext(name)[0].casefold()
    return words == name or bool(_PICTURE_FILE.fullmatch(words)) or (is_own and bool(_FILE_MARKS.search(words)))


def _hint(link: Link) -> str:
    if link.tag:
        return 'write alt="What it shows", or alt="" for a decoration'
    return f"write ![What it shows]({link.target})"
