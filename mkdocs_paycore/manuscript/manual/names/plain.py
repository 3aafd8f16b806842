"""A name as a sentence has it: without what it says before and behind that, and what is none."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.page.kinds import KIND_WORD
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.owner import without_owner
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT
from mkdocs_paycore.manuscript.manual.wording.words import (
    label,
    masked,
    split_masked,
    without_file,
    without_parentheses,
)
from mkdocs_paycore.source.expression import expression

GENERIC = expression(
    r"\b(?:credentials?|parameters?|data|details|information|following|values?|fields?|settings?|form"
    r"|everything|all|it|them|those|these|"
    r"dashboard|account option|connection|button|option|methods? of"
    r"|(?:provider|merchant) account(?!\s+(?:id|user|username|name|secret|token|pin|uuid|identifier|number|key|password"
    r"|login|code|type)\b))\b",
    re.IGNORECASE,
)
"""Words that say what credentials are without naming one: *the required data*, *all fields*."""
TAIL = expression(
    r"(?<!\bthe)(?<!\byour)\s+(?:related|corresponding|obtained|received|provided|issued)\b.*$"
    r"|\s+(?:from\s+(?:the\s+|your\s+|step)|that\b|which\b|if\b|for\b|according\b|you\b|and\s+(?:press|click|save|confirm|choose|select|upload|enter)\b"
    r"|but\b|without\b|to\s+(?:test|confirm|connect|use|get|be)\b|in(?:to)?\s+the\s+(?:form|connection|corresponding"
    r"|appropriate)|of\s+your\b|when\b|depending\b|where\b|so\b).*$"
    r"|\s*[,:;\u2013—]\s*(?:if|but|that|which|where|it|you|for|e\.g|only|according|depending|internal"
    r"|external|leave|skip|(?:the\s+)?(?:other|rest|remaining))\b.*$|\s+[-\u2013—]\s+.*$|\s*:\s*.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What the object of a sentence says behind its names: where they are from, what they are for, what to do next."""
AND_CREDENTIALS = expression(r"\s*,\s*(?:and\s+)?|\s+and\s+(?:the\s+|your\s+)?|\s*&\s*")
"""What joins several names."""
_AND_PASTE = expression(rf"\s+and\s+(?:{PUT})\s+(?:it|them)$", re.IGNORECASE)
"""What is said behind a name of what to do with it: *copy the key and paste it*."""
_FILE_BEHIND = expression(r"(\.\w{2,6})\s+file$")
_IN_FORMAT = expression(
    r"\s(?:in|as)\s(?:(?:the|an?)\s)?[*_`\"'“.]{0,4}\w+[*_`\"'”]{0,3}\s(?:format|file)$", re.IGNORECASE
)
_FIELD_BEHIND = expression(r"\s+(?:field|input|box|value|parameter|from the list)s?$", re.IGNORECASE)
_SAID_BEFORE = expression(
    r"^(?:then|also)\s+(?:(?:the|your)\s+)?(?=\w)"
    r"|^(?:(?:the|your|its)\s+)?[\w]+-(?:digit|character|letter|symbol|byte)s?\s+(?=\w)"
    r"|^(?:the\s+)?same\s+(?=\w)"
    r"|^(?:both|any|your|the|an?|its|valid|appropriate|correct|obtained|received|relevant|required)\s+(?=\w+\s+\w)"
    r"|^your\s+(?=(?:certificate|key|login|password|token|secret|username)$)",
    re.IGNORECASE,
)
"""What a sentence says before a name and is no part of it: *your six-digit*, *the same*, *a valid*."""
_GENERIC_ALONE = frozenset({"file", "files", "document", "documents", "certificates", "keys"})
"""What says what is uploaded, where no other word stands with it, and names none of it."""
_OPTIONS = expression(
    rf"(?:{KIND_WORD}s?\s+)+accounts?|currenc(?:y|ies)|features?",
    re.IGNORECASE,
)
"""What a step chooses in the form and is no credential: the kind of account, a currency, features."""
_POINTS = expression(r"(?:this|that|these|those)\s|\w+sel(?:f|ves)$", re.IGNORECASE)
"""Words that only point to something: *this file*, *yourself*."""
_ADDRESS = expression(r"://|^(?:[\w-]+\.){2,}[a-z]{2,}$", re.IGNORECASE)
"""An address, or the domain of one: a value, and no name."""
_LONGEST = 7
_SHORT = 3


def without_tail(text: str) -> str:
    """Return a text without what it says about names; words that are set off are names as a whole."""
    found = TAIL.search(masked(text))
    return text[: found.start()] if found else text


def split_names(text: str) -> list[str]:
    """Return the pieces of a text that commas and *and* join; none of these in words that are set off."""
    return [piece for piece in split_masked(AND_CREDENTIALS, text, masked(text)) if piece.strip()]


def cleaned(text: str) -> str:
    """Return a name without what a sentence says before and behind it: *your valid X*, *X field*, *X and paste it*."""
    name = without_file(label(_IN_FORMAT.sub("", _AND_PASTE.sub("", text))))
    name = _FIELD_BEHIND.sub("", _FILE_BEHIND.sub(r"\1", name))
    return label(_SAID_BEFORE.sub("", name))


def is_name(name: str, *, longest: int = _LONGEST) -> bool:
    """Return whether words are a name: few, and not *the required data*; with a generic word, very few."""
    words = len(name.split())
    is_generic = GENERIC.fullmatch(name) or name.lower() in _GENERIC_ALONE
    return (
        0 < words <= longest
        and any(map(str.isalpha, name))
        and not is_generic
        and not _OPTIONS.fullmatch(name)
        and not _POINTS.match(name)
        and not _ADDRESS.search(name)
        and not name.startswith(("{{", "<<"))
        and name.count("`") % 2 == 0
        and not (GENERIC.search(without_parentheses(name)) and words > _SHORT)
    )


def ends_as_names(name: str) -> bool:
    """Return whether words end as a credential's name does, or begin with one in a capital and say whose it is."""
    return NOUN.search(name) is not None or (name[:1].isupper() and NOUN.search(without_owner(name)) is not None)
