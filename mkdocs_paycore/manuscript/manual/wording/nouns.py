"""How the names of credentials and fields end."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

_VALUES = (
    "key|keys|id|ids|uuid|mid|tid|password|passphrase|login|token|secret|username|user|code|number|no\\.|name|url|uri|host"
    "|certificate|file|identifier|reference|currency|email|e-mail|salt|pin|iban|bic|signature|path|word|hash|phrase|address"
    "|descriptor|bearer|ca|prefix"
)
_CHOICES = "type|mode|methods|location|payway|environment|region"
_PLACES = (
    "account|merchant|terminal|domain|wallet|shop|store|site|project|partner|client|channel|gateway|workspace|point"
    "|vendor"
)
_COUNTED = r"(?:\s*#?\d{1,2})?"
NOUN = expression(
    rf"(?i:(?<!\w)(?:{_VALUES}|{_CHOICES}|{_PLACES})(?!\w){_COUNTED}(?:\s*\([^()]*\))?$)|[A-Za-z]_[A-Za-z](?![^{{}}<>]*(?:\}}\}}|>>))|[a-z][A-Z]\w*$|[A-Z]ID$"
)
"""How the name of a credential ends; those of code have a `_` or a capital within; a variable has none."""
OF_FORM = expression(rf"(?<!\w)(?:{_VALUES}|{_CHOICES}){_COUNTED}$", re.IGNORECASE)
"""How the name of a field ends; places in a cabinet end like some credentials."""
_BARE = expression(rf"(?:{_VALUES}|{_CHOICES}|{_PLACES}|e mail)", re.IGNORECASE)
"""Names are looked for here as they are compared: *e-mail* without its hyphen."""
_CHOSEN = expression(rf"(?<!\w)(?:{_CHOICES}){_COUNTED}$", re.IGNORECASE)
"""How the name of a field ends in which something is chosen."""
_SEVERAL = expression(
    r"(?:(?:the|all|both|these|those|same|other|\d+|two|three|four|five|six|seven|eight)\s+)+(?P<noun>\w+)s",
    re.IGNORECASE,
)


def is_several(words: str) -> bool:
    """Return whether words name nothing but how many there are of what: *three keys*, *the same two passwords*."""
    found = _SEVERAL.fullmatch(words)
    return found is not None and is_bare_noun(found["noun"])


def is_bare_noun(name: str) -> bool:
    """Return whether a name is nothing but a word with which names end: any text about credentials has that."""
    return _BARE.fullmatch(name) is not None


def is_typed(name: str) -> bool:
    """Return whether a name ends as those of fields do into which something is typed, and nothing is chosen there."""
    return NOUN.search(name) is not None and not _CHOSEN.search(name)


def is_cut(words: str) -> bool:
    """Return whether words, as they are typed, end in dots: the beginning of a value, `pk_live_…`, and no name."""
    return words.rstrip(" *_`\"'").endswith(("…", "..."))
