"""Parts about connecting for a kind of connection that their own manual says the provider does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.form_parts import NO_CONNECTION
from mkdocs_paycore.check.text.credentials.manuals import has_forms, manuals
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_PAYOUTS, _H2H = r"pay-?outs?|withdrawals?", r"h2h|host[ -]to[ -]host|server[ -]to[ -]server"
_KINDS = tuple(expression(rf"\b(?:{words})\b", re.IGNORECASE) for words in (_PAYOUTS, _H2H))
_NOUN = r"(?:[ \t]+(?:payments?|accounts?|connections?|integration))?"
_ENDS = r"(?:[ \t]+(?:at[ \t]+all|yet|so[ \t]+far|any[ \t]+more))?[*_\"]*[ \t]*(?=[.!;:\n]|\Z)"
_HAS = r"(?:supports?|offers?|ha(?:s|ve)|makes?|sends?|do|provides?|are|is)"
_IS = r"(?:supported|available|possible|offered|provided)"
_NOT = r"(?:do(?:es)?|can|could|are|is)(?:n['\u2019]t|not|[ \t]+not)"
_ANSWER = r"\?[*_\"\u201d]*\s+(?:a(?:nswer)?[:.][ \t]*)?[*_]*No(?![ \t]+(?:problem|matter))\b"
DENIALS = tuple(
    expression(
        rf"\b(?:{words}){_NOUN}[*_]*(?:[ \t]+{_NOT}[ \t]+(?:yet[ \t]+)?{_IS}{_ENDS}|(?:[ \t]+{_IS})?{_ANSWER})"
        rf"|\b(?:{_NOT}[ \t]+{_HAS}(?:[ \t]+any)?|{_HAS}[ \t]+no)[ \t]+[*_]*(?:{words}){_NOUN}{_ENDS}",
        re.IGNORECASE,
    )
    for words in (_PAYOUTS, _H2H)
)
"""What says that there are no payouts, and no H2H payments: as a sentence, or as the answer to a question."""
_NOT_AS_A_WHOLE = expression(
    r"\b(?:sandbox|test|of|in|for|to|on|via|through|by|old|former|earlier|if|when|while|until|unless|without|who|which)\b",
    re.IGNORECASE,
)
"""What limits such a sentence to a country, a currency or a time."""
_ASKS = expression(
    r"\b(?:(?:do|does|can|could|will)\b[^.?\n]*\b(?:support|offer|have|make|send|do|provide)[ \t]+(?:any[ \t]+)?"
    r"|(?:are|is)[ \t]+(?:there[ \t]+)?(?:any[ \t]+)?)[*_]*$",
    re.IGNORECASE,
)
"""How a question begins that asks whether there are some."""
_SENTENCE_BEGINS = expression(r"[.!?;\n\"]")


@looks_for(NO_CONNECTION, stage=Stage.TEXT, of_pages=True)
def denied_kinds(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each part about connecting a kind of which the rest of the manual says that there is none.

    Where the provider's forms are known, these say what there is.
    """
    for manual in manuals(checked):
        for part in manual.connects if not has_forms(manual, checked) else ():
            kind = next((at for at, words in enumerate(_KINDS) if words.search(part.heading.title)), None)
            said = denied(manual.page.outside_raw, DENIALS[kind]) if kind is not None else None
            if said is not None:
                line = manual.page.place(said.end()).line
                message = (
                    f"found the part {quoted_value(part.heading.title)}; line {line} says that there is no such thing"
                )
                hint = "leave out the part, or what is no longer so"
                yield manual.page.problem(NO_CONNECTION, part.heading.title_start, message, hint)


def denied(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return where a text says, without limits, that there is none of something.

    Args:
        text: the text.
        pattern: what says so, one of `DENIALS`.
    """
    for said in pattern.finditer(text):
        begin = max((each.end() for each in _SENTENCE_BEGINS.finditer(text, 0, said.start())), default=0)
        is_asked = "?" not in said[0] or _ASKS.search(text[begin : said.start()])
        if is_asked and not _NOT_AS_A_WHOLE.search(text, begin, said.start()):
            return said
    return None
