"""The credentials that a manual lists: the name of each at the provider and in the connection form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.lists import ListItem
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_ARROW = re.compile(
    r"[ \t]*(?:(?P<to>-{1,3}>{1,2}|→|⟶|=>|⇒|&rarr;|--&gt;)|(?P<back><{1,2}-{1,3}|←|⟵|&larr;|&lt;--)"
    r"|(?<=\S)\s(?P<word>as)\s)[ \t]*"
)
_EXPLANATION = re.compile(r"[ \t]+(?:[-–—]{1,2}|â€[”“\"])[ \t]+|:(?:[ \t]|$)|[.;][ \t]+(?=\S)|,[ \t]|[ \t]*[.;,]+$")  # noqa: RUF001 - dashes that writers use
_MARKUP = re.compile(r"^(?:[*_`\"'“‘]+|<[^<>]*>)+|(?:[*_`\"'”’]+|<[^<>]*>)+$")  # noqa: RUF001 - quotes that writers use
_LEAD = re.compile(r"(?:(?:your|the|an?|enter|of)[ \t]+)+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(
    r"(?:choose|select|enable|disable|turn|switch|set|upload|press|click|tick|check|specify|save|copy|go|open|make|find"
    r"|if|you|please|in|on|at|for|when|this|it|see|use|unpack|extract|generate|download|add|ask|contact|get)\b"
    r"|.*\b(?:it|them|you)\b",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<text>\S[^\n]*)")
_INTRO = re.compile(
    r"(?:credentials?|parameters?|keys?|details|fields|data|values|following|information)\b[^\n]*:[*_ \t]*$",
    re.IGNORECASE,
)
_GOT = re.compile(
    r"\b(?:get|got|copy|obtain\w*|receiv\w+|find|save|generate|need|request|provided?|given?|gives)\b", re.IGNORECASE
)
_ENTERED = re.compile(r"\b(?:fill|enter|specify|set|configure|choose|select|enable|turn|add)\b", re.IGNORECASE)
_CREDENTIALS = re.compile(r"\b(?:credentials?|keys?)\b", re.IGNORECASE)
_MOST_WORDS = 7
_SHORT_STEM = 3


@dataclass(frozen=True, slots=True)
class ListedCredential:
    """An item of a list of credentials.

    Attributes:
        item: the item.
        at_provider: what the provider calls it; empty where the item has one name only.
        in_form: what the connection form calls it.
        form_start: the offset of that name.
        is_arrow: whether the item has both names.
        is_explained: whether more text follows the names.
    """

    item: ListItem
    at_provider: str
    in_form: str
    form_start: int
    is_arrow: bool = False
    is_explained: bool = False

    @property
    def name(self) -> str:
        """What the provider calls it, as far as is known."""
        return self.at_provider or self.in_form


@dataclass(frozen=True, slots=True)
class CredentialList:
    """Lists of credentials in a part of a page: where the first is announced, and all their items."""

    start: int
    credentials: tuple[ListedCredential, ...]


def credential_list(page: Manuscript, start: int, end: int, *, is_got: bool = False) -> CredentialList | None:
    """Return what the lists of credentials between two offsets hold; None where there is none.

    A list of credentials is announced by a line that ends with a colon and names credentials, parameters, keys or the
    like. Pictures and notes may stand between its items.

    Args:
        page: the page.
        start: where the part begins.
        end: where it ends.
        is_got: whether only lists count that are to be got or copied, not those of settings.
    """
    found: list[ListedCredential] = []
    first = -1
    for intro, items in _lists(page, start, end):
        announced = page.with_spans[intro : page.with_spans.find("\n", intro)]
        is_credentials = _CREDENTIALS.search(announced) and not _ENTERED.search(announced)
        if is_got and not (_GOT.search(announced) or is_credentials):
            continue
        credentials = [credential for item in items if (credential := credential_of(item)) is not None]
        if credentials:
            first = intro if first < 0 else first
            found += credentials
    return CredentialList(first, tuple(found)) if found else None


def _lists(page: Manuscript, start: int, end: int) -> Iterator[tuple[int, list[ListItem]]]:
    items = {item.start: item for item in page.items if start <= item.start < end}
    intro, found, offset = -1, list[tuple[int, list["ListItem"]]](), start
    for line in page.with_spans[start:end].splitlines(keepends=True):
        match = _LINE.match(line)
        at = offset + (match.end("indent") if match else 0)
        offset += len(line)
        if match is None:
            continue
        item, text = items.get(at), match["text"]
        if item is None and _INTRO.search(text) and not text.startswith(("!", "?", "#")):
            intro = at
            found.append((intro, []))
        elif item is not None and intro >= 0 and not _INTRO.search(text):
            found[-1][1].append(item)
        elif item is not None or not (match["indent"] or text.startswith(("!", "?", "<", "["))):
            intro = -1
    yield from found


def credential_of(item: ListItem) -> ListedCredential | None:
    """Return the credential that an item names; None for a sentence."""
    arrow = _ARROW.search(item.text)
    if arrow is not None:
        left, right = item.text[: arrow.start()], item.text[arrow.end() :]
        turned = bool(arrow["back"])
        form, provider = (left, right) if turned else (right, left)
        form_at = 0 if turned else arrow.end()
        in_form, at_provider = _name(form), _name(provider)
        if in_form and at_provider and not _is_sentence(in_form) and not _is_sentence(at_provider):
            return ListedCredential(
                item, at_provider, in_form, item.text_start + _offset(item.text, in_form, form_at), is_arrow=True
            )
        if arrow["word"] is None and not turned and at_provider and not _is_sentence(at_provider):
            at = item.text_start + _offset(item.text, at_provider, 0)
            return ListedCredential(item, "", at_provider, at, is_explained=True)
    name = _name(item.text)
    if not name or _is_sentence(name):
        return None
    rest = item.text[_offset(item.text, name, 0) + len(name) :]
    return ListedCredential(
        item, "", name, item.text_start + _offset(item.text, name, 0), is_explained=len(_WORD.findall(rest)) > 1
    )


def _name(text: str) -> str:
    text = text.strip()
    for _ in range(3):
        text = _MARKUP.sub("", text).strip()
    text = _EXPLANATION.split(text, maxsplit=1)[0].strip()
    return _MARKUP.sub("", text).strip()


def _offset(text: str, name: str, start: int) -> int:
    return max(text.find(name, start), 0)


def _is_sentence(name: str) -> bool:
    return len(_WORD.findall(name)) > _MOST_WORDS or bool(_SENTENCE.match(name)) or "](" in name


def plain_label(text: str, *, brackets: bool = True) -> str:
    """Return a name as words in small letters, plurals made singular; `brackets`: with what stands in them."""
    text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    if not brackets:
        text = _BRACKETS.sub("", text)
    return " ".join(_stem(word) for word in _WORD.findall(text.lower()))


def _stem(word: str) -> str:
    if len(word) > _SHORT_STEM and word.endswith("s") and not word.endswith("ss"):
        return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return word


def is_mentioned(name: str, text: str) -> bool:
    """Return whether a plain text has a plain name: its words in a row, or all of them near each other."""
    if not name or f" {name} " in f" {text} ":
        return True
    wanted = set(name.split())
    words = text.split()
    if not wanted <= set(words):
        return False
    span = 2 * len(wanted) + 1
    return any(wanted <= set(words[max(0, at - span) : at + span]) for at, word in enumerate(words) if word in wanted)
