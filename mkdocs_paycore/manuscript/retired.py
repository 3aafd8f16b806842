"""Addresses of which a text says that they are no longer in use, and names of which it says that they were others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_GONE = expression(
    r"\b(?:(?:was|were|has[ \t]+been|have[ \t]+been)[ \t]+(?:switched[ \t]+off|turned[ \t]+off|shut[ \t]+down"
    r"|taken[ \t]+down|retired|removed|closed|discontinued|decommissioned|given[ \t]+up)|(?:is|are)[ \t]+(?:retired"
    r"|no[ \t]+longer[ \t]+(?:in[ \t]+use|used|read|served|available|valid|answered|ours))"
    r"|no[ \t]+longer[ \t]+(?:works?|answers?|exists?))\b",
    re.IGNORECASE,
)
"""What a sentence says of an address that is gone."""
_SAID = ("no longer", " off", " down", "retired", "removed", "closed", "discontinued", "decommissioned", "given up")
"""One of these a text has that says so."""
_ADDRESS = expression(
    r"(?<![\w./@-])(?:https?://)?(?:[\w.+-]{1,64}+@)?(?:\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?|(?:[\w-]{1,40}+\.){1,5}+[a-z]{2,12})"
    r"(?:/[\w./-]{0,60})?(?![\w@-])",
    re.IGNORECASE,
)
"""An address of the internet, a host, a mail address or an address of a page."""
_CERTAIN = expression(r"(?:https?://)?(?:[\w.+-]+@|\d{1,3}(?:\.\d{1,3}){3})|https?://", re.IGNORECASE)
"""What is an address whatever is said of it; a host alone may be a name in a program: `stream.buffer`."""
_OF_NET = expression(
    r"\b(?:address(?:es)?|hosts?|domains?|servers?|urls?|sites?|endpoints?|mailbox(?:es)?)\b", re.IGNORECASE
)
_JOINS = expression(r"[`*_<>\"']*(?:[ \t]*,)?[ \t]+(?:(?:and|or)[ \t]+)?(?:the[ \t]+)?[`*_<>\"']*", re.IGNORECASE)
_BEHIND = expression(r"[`*_<>\"')]*(?:,[^,.;:!?\n]{1,60},|,[ \t]+which)?[ \t]+\Z")
"""What may stand between an address and what is said of it: *, unused since May,*."""
_BEFORE = 240
_OTHER_NAME = expression(
    r"[*_]*[ \t]+(?:is[ \t]+now(?:[ \t]+called)?|was[ \t]+(?:re)?named|was[ \t]+called|became|used[ \t]+to[ \t]+be)\b",
    re.IGNORECASE,
)
_IS_OTHER = expression(
    r"\b(?:is[ \t]+now(?:[ \t]+called)?|(?:was|were)[ \t]+(?:called|named)|renamed(?:[ \t]+to)?|became|formerly)"
    r"[ \t]+[*_]*\Z",
    re.IGNORECASE,
)


class RetiredAddress(NamedTuple):
    """An address that is said to be gone, and where.

    Attributes:
        address: as it is typed.
        start: its offset.
    """

    address: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.address)


def retired_addresses(text: str) -> Iterator[RetiredAddress]:
    """Yield the addresses of which a text says that they are no longer in use, with those joined to them by *and*."""
    for gone in _GONE.finditer(text) if any(words in text for words in _SAID) else ():
        first = max(0, gone.start() - _BEFORE, text.rfind("\n\n", 0, gone.start()))
        found = list(_ADDRESS.finditer(text, first, gone.start()))
        end = gone.start()
        for address in reversed(found):
            between = _BEHIND if end == gone.start() else _JOINS
            is_sure = _CERTAIN.match(address[0]) or _OF_NET.search(text, first, address.start())
            if between.fullmatch(text, address.end(), end) is None or not is_sure:
                break
            yield RetiredAddress(address[0], address.start())
            end = address.start()


def is_said_of_name(text: str, start: int, end: int) -> bool:
    """Return whether a text says right beside a name that it was or became another one's: *North is now South*.

    Args:
        text: the text.
        start: the offset where the name begins.
        end: the offset behind it.
    """
    return (
        _OTHER_NAME.match(text, end) is not None or _IS_OTHER.search(text, max(0, start - _BEFORE), start) is not None
    )
