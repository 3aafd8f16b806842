"""Fields that sentences of a manual name: *X goes into the field **Y***, *as **Y**, enter X*, *leave **Y** empty*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.form_lists import LABEL, UNKNOWN_CREDENTIAL
from mkdocs_paycore.check.text.credentials.form_orders import compared_names
from mkdocs_paycore.check.text.credentials.form_parts import connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.links.hosts import VARIABLE_IN_ADDRESS
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.verbs import CHOOSE, PUT, UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection, Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.source.problem import Problem

_NAME = r"(?P<mark>\*\*|__|\"|\u201c)[^*_\"\u201c\u201d\n]{2,50}(?:\*\*|__|\"|\u201d)"
_FIELD = r"(?:the\s+)?(?:field\s+)?"
_HERE = r"(?:here|in\s+(?:the|this|our)\s+(?:connection\s+)?form)\b"
_IN_FORM = rf"{_NAME}(?:(?:,|\s+and)\s+{_NAME.replace('mark', 'other')})?\s+{_HERE}"
_AS_FIELD = (
    rf"(?:^|[;:,]\s+(?:and\s+)?|\band\s+)(?:as|into)\s+{_FIELD}"
    rf"(?={_NAME},?\s+(?:(?:{PUT}|{UPLOAD}|{CHOOSE}|use)|the|your)\s)"
)
_FORM_CALLS = (
    r"\bform\s+calls\s+(?:it|this|them|that\s+one|(?:two|three|all|both)\s+of\s+them"
    rf"|the\s+(?:first|second|third|other)(?:\s+one)?)\s+(?={_NAME})"
)
_NAMED = tuple(
    expression(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:goes?|belongs?)\s+in(?:to)?\s+{_FIELD}(?={_NAME})",
        rf"\bgoes?\s[^.;:]{{2,80}}?\band\s(?:(?:the|your)\s)?[^.;:,]{{2,40}}?\sinto\s+{_FIELD}(?={_NAME})",
        rf"\b(?:is|are)\s+(?:entered|pasted|typed|put|uploaded)\s+(?:in(?:to)?|as)\s+{_FIELD}(?={_NAME})",
        _AS_FIELD,
        rf"\b(?:upload|enter|paste|put|type|insert)\s[^*_\"\u201c.;:]{{2,40}}\s(?:as|into)\s+{_FIELD}(?={_NAME})",
        rf"\b(?:in(?:to)?|under|for)\s+the\s+(?:field|box|input)\s+(?={_NAME})",
        _FORM_CALLS,
        rf"\bthe\s+field\s+for\s[^.;:]{{2,50}}?\sis\s+(?:just\s+)?called\s+(?={_NAME})",
        rf"\b(?:is|are)\s+(?:just\s+)?(?:called\s+)?(?={_IN_FORM})",
        rf"^(?:(?:then|also|next),?\s+)?(?:enter|paste|type)\s+(?:the|your)\s+(?={_NAME}\s+(?:that|which)\b)",
        rf"^leave\s+{_FIELD}(?={_NAME}[^.;:]{{0,60}}\sempty\b)",
        rf"^in\s+(?:this|the|our)\s+(?:connection\s+)?form,?\s+(?:the\s+)?(?={_NAME}\s+(?:is|may|must|can|takes)\b)",
    )
)
"""How a sentence names a field of the form, up to its name."""
_JOINT = expression(r"\s*(?:,|,?\s+(?:and|or))\s+(?:the\s+)?")
_GOES_ON = expression(r"\s+(?:in|into|to|as|goes|go|is|are|belongs?)\b")
"""What stands behind a name that the sentence joins to another one, and that is no second field."""
_ELSEWHERE = expression(
    r"\b(?:cabinet|back[ -]?office|panel|portal|profile|website|settings|page|section|menu|tab|there|app|console"
    r"|their|your\s+shop)\b|[\u2192>]|\b(?:at|in|by|of)\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
"""What says that a sentence is about a form of the provider."""
_AT_PROVIDER = expression(r"\b(?:at|in|by|of)\s+(?:<<|\{\{)[ \t]*provider\.", re.IGNORECASE)
_NEAR = 0.75


@looks_for(LABEL, UNKNOWN_CREDENTIAL, stage=Stage.TEXT, of_pages=True)
def strange_fields(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each field that a sentence names and no form of the provider has.

    Names that are compared as those of a list are left to that.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            if provider is None or connection is None or not connection.fields:
                continue
            compared = compared_names(manual, part, connection)
            for block in manual.blocks(part):
                if block.kind in {BlockKind.TEXT, BlockKind.ITEM}:
                    yield from _of_block(manual, block, connection, provider, compared)


def _of_block(
    manual: Manual, block: Block, connection: Connection, provider: Provider, compared: Collection[str]
) -> Iterator[Problem]:
    known = {plain_label(field.label) for each in provider.connections for field in each.fields}
    for sentence in sentences(block.text):
        terms = emphasised(sentence)
        bare = blanked(sentence, [*((term.start, term.end) for term in terms), *_variables(sentence)])
        if _ELSEWHERE.search(bare) or _AT_PROVIDER.search(sentence):
            continue
        for name in dict.fromkeys(_names(sentence)):
            if name in compared or plain_label(name) in known or kind_named(name) is not None:
                continue
            near = [each for each in connection.fields if _is_near(name, each)]
            at = max(block.start, manual.page.text.find(name, block.start))
            if len(near) == 1:
                message = f"found {quoted_value(name)}, which the connection form calls {near[0].label!r}"
                yield manual.page.problem(LABEL, at, message, f"expected {near[0].label}")
            else:
                message = f"found {quoted_value(name)}, which the connection form does not have"
                hint = f"the form asks for {', '.join(each.label for each in connection.fields)}"
                yield manual.page.problem(UNKNOWN_CREDENTIAL, at, message, hint)


def _variables(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where the variables of a sentence stand."""
    yield from (found.span() for found in VARIABLE_IN_ADDRESS.finditer(sentence))


def _names(sentence: str) -> Iterator[str]:
    """Yield the names of fields that a sentence says are such."""
    terms = emphasised(sentence)
    for pattern in _NAMED:
        for found in pattern.finditer(sentence):
            end = found.end()
            for term in terms:
                joint = _JOINT.fullmatch(sentence, end, term.start)
                is_next = term.start > found.end() and joint is not None and not _GOES_ON.match(sentence, term.end)
                if term.start == found.end() or is_next:
                    yield term.text
                    end = term.end


def _is_near(name: str, form: Field) -> bool:
    """Return whether a name is what the provider calls a field, or nearly what the form does."""
    plain = plain_label(name)
    wanted = plain_label(form.label)
    words, others = set(plain.split()), set(wanted.split())
    is_provider = plain == plain_label(form.provider_label or "")
    return is_provider or words <= others or others <= words or nearest(plain, [wanted], cutoff=_NEAR) is not None
