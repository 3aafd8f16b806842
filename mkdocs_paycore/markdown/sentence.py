"""Sentences of data files: inline Markdown with variables, and nothing that would run or be drawn on a page.

Such a sentence may come from open data. HTML, attribute lists and component calls in it are shown as they are typed,
and a link with a scheme that is no link's leads nowhere.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.escapes import LINK_SCHEMES, link_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARIABLE = r"<<[ \t]*[^\W\d][\w-]*(?:\.[\w-]+)+[ \t]*>>|\{\{[ \t]*[^\W\d][\w-]*(?:\.[\w-]+)+[ \t]*\}\}"
_AUTOLINK = r"<(?:(?:https?|mailto|tel):[^\s<>]+|[^\s<>@:/]+@[^\s<>@:/]+|" + _VARIABLE + r"[^\s<>]*)>"
_CODE = r"(?<!\\)(?P<ticks>`+)(?P<code>[^`](?:.*?[^`])?)(?P=ticks)(?!`)"
_CALL = r"<<[ \t]*[^\W\d][\w-]*\([^\n]*?\)[ \t]*>>|\{\{[ \t]*[^\W\d][\w-]*\([^\n]*?\)[ \t]*\}\}"
_TARGET = (
    r"(?P<before>\]\(\s*<?|^[ \t]*\[[^\]\n]+\]:\s*<?)"
    rf"(?P<target>(?:{_VARIABLE}|[^\s)>]|\s+(?=[^\s)>\"']))*)"
)
_TOKEN = expression(
    rf"{_CODE}|(?P<kept>{_AUTOLINK}|{_VARIABLE})|{_TARGET}|(?P<call>{_CALL})"
    r"|(?P<tag></?[A-Za-z][^<>]*>|<!--.*?-->|<[!?][^<>]*>)|(?P<attributes>\{:?[^{}\n]*\})|(?P<mark>[<{])",
    re.DOTALL | re.MULTILINE,
)
_IN_CODE = expression(rf"(?P<kept>{_VARIABLE})|[<>&{{}}`*_\[\]\\]")
_BACKSLASH = expression(r"\\(.)")


class Objection(NamedTuple):
    """What of a sentence is not shown as Markdown would: the text, what it is, and what to write."""

    text: str
    message: str
    suggestion: str


def inline_only(text: str) -> str:
    """Return a sentence with nothing in it but inline Markdown and variables, for Markdown to convert."""
    return _TOKEN.sub(_inline, text)


def objections(text: str) -> Iterator[Objection]:
    """Yield what of a sentence is shown as it is typed, or leads nowhere; an element once, by its first tag."""
    opened = Counter[str]()
    for found in _TOKEN.finditer(text):
        if found["call"]:
            yield Objection(
                found[0], "a component cannot stand in a sentence", "put it on a page, index.md beside this file"
            )
        elif found["tag"]:
            is_end = found["tag"].startswith("</")
            name = re.sub(r"\W.*", "", found["tag"].lstrip("</"), flags=re.DOTALL).lower()
            if is_end and opened[name]:
                opened[name] -= 1
                continue
            opened[name] += not is_end
            yield Objection(
                found[0], "HTML cannot stand in a sentence", "write Markdown, or `code` for what is to be typed"
            )
        elif found["target"] and (scheme := _foreign_scheme(found["target"])):
            expected = f"expected one of {', '.join(sorted(LINK_SCHEMES))}"
            yield Objection(found["target"], f"found a link with the scheme {scheme!r}, which leads nowhere", expected)


def _inline(found: re.Match[str]) -> str:
    if found["code"] is not None:
        code = found["code"]
        return f"<code>{_IN_CODE.sub(_entity, code.strip())}</code>" if re.search(r"[<\n]", code) else found[0]
    if found["kept"]:
        return found[0]
    if found["before"]:
        target = "#" if _foreign_scheme(found["target"]) else found["target"]
        return f"{found['before']}{target}"
    return re.sub("[<{]", lambda mark: f"&#{ord(mark[0])};", found[0])


def _entity(found: re.Match[str]) -> str:
    return found["kept"] or f"&#{ord(found[0])};"


def _foreign_scheme(target: str) -> str | None:
    """Return the scheme that a browser sees in the target of a link, if it is no link's."""
    scheme = link_scheme(html.unescape(_BACKSLASH.sub(r"\1", target)))
    return None if scheme is None or scheme in LINK_SCHEMES else scheme
