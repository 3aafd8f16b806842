"""Values that a manual has its reader choose in a field of the connection form, and that the field does not offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.form_parts import CODE_KEYS, NO_OPTION, connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart
    from mkdocs_paycore.source.problem import Problem

_NAME = r"(?P<mark>[*_]{1,3}|[\"\u201c])(?P<name>[^*_\"\u201c\u201d\n`]{2,40})(?:[*_]{1,3}|[\"\u201d])"
_VALUES = r"(?P<values>`[^`\n]{1,40}`(?:(?:,|,?[ \t]+(?:or|and))[ \t]+`[^`\n]{1,40}`)*)"
_WORD = r"[A-Z\d][\w&+'\u2019-]*+(?: (?!or\b|and\b)[\w&+'\u2019-]++){0,3}+"
_WORDS = rf"(?P<values>{_WORD}(?:(?:,|,?[ \t]+(?:or|and))[ \t]+{_WORD})+)(?=[.;)\n]|\Z)"
"""Values that are not set off: two at least, each with a capital."""
_CHOOSE = r"(?i:choose|select|pick|set)"
_SAID = (
    expression(rf"\b(?:[Aa]s|[Ff]or|[Ii]n|[Uu]nder)[ \t]+(?:the[ \t]+)?{_NAME},?[ \t]+{_CHOOSE}[ \t]+{_VALUES}"),
    expression(rf"\b{_CHOOSE}[ \t]+{_VALUES}[ \t]+(?:as|for|in|under)[ \t]+(?:the[ \t]+)?(?:field[ \t]+)?{_NAME}"),
    expression(rf"\b{_CHOOSE}[ \t]+(?:the[ \t]+|an?[ \t]+)?{_NAME}[ \t]*(?::|\()[ \t]*{_VALUES}"),
)
_SAID_IN_WORDS = (
    expression(rf"\b(?:[Aa]s|[Ff]or|[Ii]n|[Uu]nder)[ \t]+(?:the[ \t]+)?{_NAME},?[ \t]+{_CHOOSE}[ \t]+{_WORDS}"),
    expression(rf"\b{_CHOOSE}[ \t]+(?:the[ \t]+|an?[ \t]+)?{_NAME}[ \t]*(?::|\()[ \t]*{_WORDS}"),
)
_CODE = expression(r"`(?P<code>[^`]+)`")
_VALUE = expression(rf"(?P<code>{_WORD})(?=,|[ \t]+(?:or|and)[ \t]|\Z)")


@looks_for(NO_OPTION, stage=Stage.TEXT, of_pages=True)
def unknown_values(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each value that a part has its reader choose in a field which does not offer it.

    Values that are not set off are such where the field offers one of them.

    Features and currencies are told in more ways, and have a look of their own.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            for said, value in (*((each, _CODE) for each in _SAID), *((each, _VALUE) for each in _SAID_IN_WORDS)):
                for found in said.finditer(manual.text(part)) if connection else ():
                    yield from _of_sentence(manual, part, connection, found, value) if connection else ()


def _of_sentence(
    manual: Manual, part: ManualPart, connection: Connection, found: re.Match[str], value: re.Pattern[str]
) -> Iterator[Problem]:
    name = plain_label(found["name"])
    fields = [each for each in connection.fields if plain_label(each.label) == name and each.choices]
    if len(fields) != 1 or fields[0].key in CODE_KEYS:
        return
    known = [choice.value for choice in fields[0].choices]
    names = {each.casefold() for choice in fields[0].choices for each in (choice.value, choice.label)}
    codes = list(value.finditer(found.string, *found.span("values")))
    if value is _VALUE and not any(code["code"].casefold() in names for code in codes):
        return  # words that say something of the field
    for code in codes:
        if code["code"].casefold() not in names:
            message = (
                f"found {quoted_value(code['code'])}, which {fields[0].label!r} of the connection form does not offer"
            )
            hint = did_you_mean(code["code"], known) or all_known(known)
            yield manual.page.problem(NO_OPTION, part.heading.end + code.start("code"), message, hint)
