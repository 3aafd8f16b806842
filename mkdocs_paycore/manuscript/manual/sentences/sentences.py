"""The sentences of a manual, and which of them tell the reader to do something."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.wording.arrows import ARROW
from mkdocs_paycore.manuscript.manual.wording.verbs import CHOOSE, ENTER, PUT, SWITCH, UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, unmarked
from mkdocs_paycore.source.expression import expression

_END = expression(r"(?<=[.!?;])[\"'*_)]*\s+(?=[\"'*_`(\[<{]*[A-Z0-9{<])")
_COMMAND = expression(
    r"^(?:(?:also|then|now|next|finally|please|and|after that|additionally|in addition|if [^,]+"
    r"|(?:for|when|to)\s[^,:]{2,60}+(?=,))[,\s]+)*"
    r"(?:(?:upload|attach):\s|(?:enter|specify|insert|paste|provide|upload|choose|select|copy|fill\s+in)\b(?=\s)|"
    rf"(?:{UPLOAD}|{CHOOSE}|{SWITCH}|{ENTER}|press|click|go|open|navigate|log\s+in|sign\s+in|login\s+(?:to"
    rf"|at|into|with)|find|confirm|save|make\s+sure|be\s+sure|"
    r"contact|ask|wait|return|create|generate|download|follow|see|read|note|get|configure|connect|check"
    r"|verify|repeat|request|obtain|start|register|apply|send|whitelist|turn|allow)\b"
    r"(?=\s)(?!\s+(?:key|keys|id|url|token|code|type|mode|secret|password)\b))",
    re.IGNORECASE,
)
_WHERE = expression(
    r"^(?:in|on|at|from|under|within)\s[^,:;]{2,60},\s+(?:then\s+)?"
    r"(?:go|open|navigate|switch|press|click|log\s+in|sign\s+in|scroll)\s",
    re.IGNORECASE,
)
"""How a text begins that says where to do something, and then what: *in the dashboard, go to*."""
_FOR = expression(
    r"^for\s+(?:the\s+|your\s+)?[\w-]+(?:\s[\w-]+){0,3}?,?\s+(?:take|choose|select|pick|open)\s+[*_`\"'“]",
    re.IGNORECASE,
)
"""The same with what for: *for the payment page take "X"*."""
MOVES = expression(
    r"^(?:[A-Z][\w ]{1,30}\?\s+)?(?:(?:then|now|next)\s+)?[a-z]+\s+"
    r"(?=(?:the|your|its)\s[^*_`\"'“,;:]{2,50}\sinto\s+(?:the\s+)?(?:field\s+)?[*_`\"'“])",
    re.IGNORECASE,
)
"""How a sentence begins that tells to move something into what is set off, whatever its verb."""
_INTO_NAMED = expression(
    rf"^(?:as|in(?:to)?|to|for|under)\s+(?:the\s+)?(?:field\s+)?{SET_OFF_NAME}(?:\s+(?:field|box|input))?,?\s+"
    rf"(?:please\s+)?(?:{CHOOSE}|{PUT})\s",
    re.IGNORECASE,
)
"""How a text begins that names a field, and then says what to do there: *as **Y**, enter the X*."""
_DONE = expression(r"^(?:save|confirm|submit|wait|done|connect|finish|continue|next|ready)\W*$", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph as they are typed."""
    return [piece.strip() for piece in _END.split(text) if piece.strip()]


def is_command(text: str) -> bool:
    """Return whether a text begins by telling the reader to do something."""
    words = unmarked(text)
    is_told = _COMMAND.match(words) or _DONE.match(words) or _WHERE.match(words)
    is_told = is_told or _FOR.match(text) or MOVES.match(text) or _INTO_NAMED.match(text)
    return bool(is_told) and not _are_alike(words)


def _are_alike(words: str) -> bool:
    """Return whether an arrow joins two names that begin with one word, so that this is no order: *Use X → Use Y*."""
    arrows = list(ARROW.finditer(words))
    names = [each.split() for each in (words[: arrows[0].start()], words[arrows[0].end() :])] if arrows else []
    return len(arrows) == 1 and all(len(each) > 1 for each in names) and names[0][0] == names[1][0]
