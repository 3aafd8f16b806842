"""The credentials that a sentence only says a form wants: *you need the shop id*, *there is one more field, X*."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.named import named_in
from mkdocs_paycore.manuscript.manual.names.plain import cleaned, is_name, split_names
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, OF_FORM
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label, without_parentheses
from mkdocs_paycore.source.expression import expression

_NEEDED = expression(
    r"(?:\byou(?:['\u2019]ll|\s+will)?\s+(?:also\s+)?need|\b(?:form|it)\s+(?:also\s+)?(?:asks?|wants?|needs?|has)(?:\s+for)?"
    r"|\basked\s+for|\bthere(?:\s+is|['\u2019]s)\s+(?:also\s+)?(?:one(?:\s+more)?|another|an?\s+(?:additional|new|extra))\s+(?:field|credential)"
    r"(?:\s+more)?(?:\s+(?:than\s+\w+|there|here))?\s*[,:\u2013—-]"
    r"|\bfields?\s+(?:of\s+the\s+form\s+)?(?:are|is)|^the\s+(?:second|third|fourth|fifth|sixth|last|next|other|new)(?:\s+one)?\s+is|^take)\s+(?:the\s+fields?\s+)?(?P<object>(?!to\b)\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What says which credentials a form wants, without telling to enter them."""
_NEXT_FIELD = expression(
    rf"^the\s+(?:\w+\s+)?(?:first|second|third|fourth|fifth|sixth|last|next|other|only|remaining)\s+(?:field|one),?\s+(?P<name>{SET_OFF_NAME})\s*"
    r"(?:,|:|\(|[\u2013—-]|\bis\b|\bmust\b|\btakes?\b)\s*(?P<note>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""*The third field, **X**, is the number of …*: a field by its place, and what it is."""
_INTO_FORM = expression(
    rf",?\s+(?:(?:and|then)\s+)*+(?:{PUT}|bring|move|transfer)\s+(?:it|them|all|both|these|everything)(?:\s+(?:of|two|three|four|them))*+\s+"
    r"(?:in(?:to)?|to)\s+(?:our|the)\s+(?:connection\s+)?form\b",
    re.IGNORECASE,
)
"""What tells to put into our form what was fetched: *…, and paste them into our form*."""
_FETCHES = expression(r"^(?:\*\*[^*\n]{2,30}\*\*:?\s+)?(?:then\s+|first\s+)?[A-Za-z][a-z]*\s+(?=\S)")
"""How a sentence begins that tells to fetch something."""
_WHERE = expression(r"\s+(?:there|(?:in|from|at|on|under)\s[^,]*)$")
"""Where something is fetched."""
_OF_FILE = expression(r"(?<=[a-z])\s+file$")
_FIELD = expression(r"\bfield\b", re.IGNORECASE)


def needed_in(sentence: str) -> list[Mapping]:
    """Return the credentials that a sentence only says are needed; a field that it sets off may have any name.

    Args:
        sentence: the sentence as it is typed.
    """
    if (following := _NEXT_FIELD.match(sentence)) is not None:
        return [Mapping(label(following["name"]), note=following["note"].strip(" .,;)"))]
    found = _NEEDED.search(sentence.rstrip(".!;:"))
    if found is None:
        return []
    aim = found["object"]
    terms = emphasised(aim.partition(":")[0])
    if len(terms) == 1 and terms[0].start == 0 and _FIELD.search(sentence, found.start(), found.start("object")):
        return [Mapping(terms[0].text, note=aim[terms[0].end :].strip(" :,;.\u2013—-"))]
    named = list(named_in(aim, is_upload=False))
    return named if all(OF_FORM.search(without_parentheses(each.left)) for each in named) else []


def fetched_in(sentence: str) -> list[Mapping]:
    """Return the credentials that a sentence tells to fetch and to put into our form; empty where it does not.

    Args:
        sentence: the sentence as it is typed.
    """
    into, begin = _INTO_FORM.search(sentence), _FETCHES.match(sentence)
    if into is None or begin is None:
        return []
    pieces = split_names(_WHERE.sub("", sentence[begin.end() : into.start()]))
    named = [(piece, cleaned(piece)) for piece in pieces]
    are_names = all(is_name(name) and (name[:1].isupper() or NOUN.search(name)) for _, name in named)
    is_told = any(name[:1].isupper() and (emphasised(piece) or NOUN.search(name)) for piece, name in named)
    return [Mapping(_OF_FILE.sub("", name)) for _, name in named] if are_names and is_told else []
