"""The credentials that a sentence only says a form wants: *you need the shop id*, *there is one more field, X*."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.named import named_in
from mkdocs_paycore.manuscript.manual.wording.nouns import OF_FORM
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, without_parentheses
from mkdocs_paycore.source.expression import expression

_NEEDED = expression(
    r"(?:\byou(?:['\u2019]ll|\s+will)?\s+(?:also\s+)?need|\b(?:form|it)\s+(?:also\s+)?(?:asks?|wants?|needs?|has)(?:\s+for)?"
    r"|\basked\s+for|\bthere(?:\s+is|['\u2019]s)\s+(?:also\s+)?(?:one(?:\s+more)?|another|an?\s+(?:additional|new|extra))\s+(?:field|credential)"
    r"(?:\s+more)?(?:\s+(?:than\s+\w+|there|here))?\s*[,:\u2013—-]"
    r"|\bfields?\s+(?:of\s+the\s+form\s+)?(?:are|is)|^the\s+(?:second|third|fourth|fifth|sixth|last|next|other|new)(?:\s+one)?\s+is|^take)\s+(?:the\s+fields?\s+)?(?P<object>(?!to\b)\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What says which credentials a form wants, without telling to enter them."""
_FIELD = expression(r"\bfield\b", re.IGNORECASE)


def needed_in(sentence: str) -> list[Mapping]:
    """Return the credentials that a sentence only says are needed; a field that it sets off may have any name.

    Args:
        sentence: the sentence as it is typed.
    """
    found = _NEEDED.search(sentence.rstrip(".!;:"))
    if found is None:
        return []
    aim = found["object"]
    terms = emphasised(aim.partition(":")[0])
    if len(terms) == 1 and terms[0].start == 0 and _FIELD.search(sentence, found.start(), found.start("object")):
        return [Mapping(terms[0].text, note=aim[terms[0].end :].strip(" :,;.\u2013—-"))]
    named = list(named_in(aim, is_upload=False))
    return named if all(OF_FORM.search(without_parentheses(each.left)) for each in named) else []
