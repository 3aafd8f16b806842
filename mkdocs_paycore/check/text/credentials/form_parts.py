"""The parts of a manual against the connections of its provider."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, FieldType
from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.words.language import saying, words
from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.credentials.part_kinds import KIND_CHOSEN, kind_called
from mkdocs_paycore.manuscript.manual.sentences.form_options import NO_TEST
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from mkdocs_paycore.catalog.model.provider import Connection, Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/shop/index.md"
_PART = "## Connect provider account\n\nEnter Shop ID and Sign key.\n"
_TWO_PAGE = "docs/connectors/bank/index.md"
_DRAWN = (
    "# Bank\n\n## Connect provider account\n\n"
    "<<connection_form('provider_account')>>\n\n## Connect merchant account\n\n"
)
NO_PART = Rule(
    "manual-missing-connection",
    "A connection without its part *Connect …* in the manual.",
    stage=Stage.TEXT,
    sample=Sample(_PAGE, "# Shop\n\n## Costs\n\nNone.\n", f"# Shop\n\n## Costs\n\nNone.\n\n{_PART}"),
)
NO_CONNECTION = Rule(
    "manual-unknown-connection",
    "A part *Connect …* of a manual for a kind of connection that the provider does not have.",
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE, f"# Shop\n\n{_PART}\n## Connect merchant account\n\nEnter them again.\n", f"# Shop\n\n{_PART}"
    ),
)
NO_OPTION = Rule(
    "manual-unknown-option",
    "An option that a manual has its reader choose, and that the connection form does not have.",
    stage=Stage.TEXT,
    sample=Sample(_PAGE, f"# Shop\n\n{_PART}\nChoose test mode.\n", f"# Shop\n\n{_PART}"),
)
NO_FORM = Rule(
    "manual-missing-form",
    "A connection whose form the manual leaves out, though it draws that of another connection.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        _TWO_PAGE,
        f"{_DRAWN}<<credentials('merchant_account')>>\n",
        f"{_DRAWN}<<connection_form('merchant_account')>>\n",
    ),
)
_OPTION = expression(
    r"(?:choose|select|set|enable|turn[ \t]+on|switch[ \t]+on|specify|tick|check)[ \t]+(?:the[ \t]+|your[ \t]+)?"
    r"[*_\"'`]*(?P<first>test[ \t]*mode|currency|currencies|features?)[*_\"'`]*"
    r"(?:[ \t]+(?:and|&)[ \t]+[*_\"'`]*(?P<second>test[ \t]*mode|currency|currencies|features?)\b)?",
    re.IGNORECASE,
)
_FEATURES = expression(
    r"^(?>[^\n]*?\b(?:choose|select|set|as|offers?|enable)\b)(?>[^\n]*?\bfeatures?\b)[^\n`]*+`[^\n]*"
    r"|^[^\n]*\bas [*_]*features?[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_ISO = expression(r"[A-Z]{3}")
_CURRENCY_CODES = expression(
    r"\b(?i:choose|select|pick)\b[^.\n]{0,30}?\b[Cc]urrenc(?:y|ies)\b[^.\n:(A-Z]{0,30}[:(]?[ \t*_`]*"
    r"(?P<codes>`?[A-Z]{3}\b`?(?:(?:[ \t]*,|[ \t]+(?:and|or))+[ \t]*`?[A-Z]{3}\b`?)*)"
)
"""What currencies a sentence tells to choose."""
_CODE = expression(r"`(?P<code>[a-z0-9]+(?:_[a-z0-9]+)*)`")
_ANY_CODE = 3
"""Letters of a code that is like any other."""
_JOINED = expression(r"[ \t]*+,?[ \t]*+(?:and|or)?[ \t]*+")
_CHOSEN_TYPES = CHOICE_TYPES | {FieldType.TOGGLE}


@looks_for(NO_PART, NO_CONNECTION, NO_OPTION, NO_FORM, of_pages=True)
def differing_parts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield where the parts of a manual and the connections of its provider differ."""
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        if provider is None or manual.code in checked.site.catalog.listed:
            continue
        hidden = {kind for kind, feature in provider.product.kinds.items() if feature in checked.site.hidden}
        with saying(provider.product.words):
            if provider.connections:
                yield from _missing(manual, provider)
                for part in manual.connects:
                    yield from _of_part(manual, part, provider, hidden)


def connection_of(part: ManualPart, provider: Provider) -> Connection | None:
    """Return the connection that a part of a manual is about; a part that names no kind is about the only one."""
    if part.kind is not None:
        return provider.connection(part.kind)
    only = provider.connections[0] if len(provider.connections) == 1 else None
    return provider.connection(Kind.ACCOUNT) or only


def _missing(manual: Manual, provider: Provider) -> Iterator[Problem]:
    shown = {connection.kind for part in manual.connects if (connection := connection_of(part, provider)) is not None}
    called, kinds = {kind for _, kind in manual.calls}, {str(each.kind) for each in provider.connections}
    with_form = {kind for name, kind in manual.calls if name == "connection_form"}
    headings = manual.page.headings
    start = headings[0].start if headings else 0
    if not any(heading.level > 1 for heading in headings) and not called:
        return  # a stub
    for connection in provider.connections:
        kind = words(f"kind.{connection.kind}")
        if connection.kind not in shown and connection.kind not in called:
            message = f"the manual has no part about the connection {kind!r}"
            hint = f'add ## {words(f"manual.connect.{connection.kind}")}, or its <<credentials("{connection.kind}")>>'
            yield manual.page.problem(NO_PART, start, message, hint)
        elif with_form & kinds and connection.fields and connection.kind not in with_form:
            at = next(
                (part.heading.start for part in manual.connects if connection_of(part, provider) == connection), start
            )
            message = f"the manual does not show the form of the connection {kind!r}"
            hint = f'add <<connection_form("{connection.kind}")>>'
            yield manual.page.problem(NO_FORM, at, message, hint)


def _of_part(manual: Manual, part: ManualPart, provider: Provider, hidden: set[str]) -> Iterator[Problem]:
    connection = connection_of(part, provider)
    if connection is None and part.kind not in hidden:
        found = quoted_value(part.heading.title)
        known = ", ".join(words(f"kind.{each.kind}") for each in provider.connections)
        message = f"found the part {found}, but {provider.name} has no such connection"
        yield manual.page.problem(NO_CONNECTION, part.heading.title_start, message, f"its connections are: {known}")
    if connection is None:
        return
    text, start = manual.text(part), part.heading.end
    for named in KIND_CHOSEN.finditer(text) if part.kind is None else ():
        kind = kind_called(named["kind"])
        if connection.kind not in {kind, Kind.ACCOUNT} and kind in provider.product.kinds.keys() - hidden:
            message = (
                f"found the option {quoted_value(named['kind'])} in the part about {words(f'kind.{connection.kind}')!r}"
            )
            hint = f"expected {words(f'kind.{connection.kind}')}"
            yield manual.page.problem(NO_OPTION, start + named.start("kind"), message, hint)
    yield from _options(manual, part, connection)


def _options(manual: Manual, part: ManualPart, connection: Connection) -> Iterator[Problem]:
    text, start = manual.text(part), part.heading.end
    places = [
        (named[group], named.start(group))
        for named in (_OPTION.finditer(text) if connection.fields else ())
        for group in ("first", "second")
        if named[group] and not _has_option(connection, named[group])
    ]
    for name, at in places:
        message = f"found the option {quoted_value(name)}, which the connection form does not have"
        hint = f"the form has {', '.join(each.label for each in connection.fields)}"
        yield manual.page.problem(NO_OPTION, start + at, message, hint)
    yield from _denied(manual, part, connection)
    yield from _unknown_codes(manual, part, connection, _FEATURE)
    yield from _unknown_codes(manual, part, connection, _CURRENCY)


def _told_features(text: str, _known: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield the codes of features that lines tell to choose: those with a `_`, or joined to others by commas."""
    for line in _FEATURES.finditer(text):
        found = list(_CODE.finditer(text, *line.span()))
        pairs = [each for each in pairwise(found) if _JOINED.fullmatch(text, each[0].end(), each[1].start())]
        joined = {code.start() for pair in pairs for code in pair}
        yield from (
            (code["code"], code.start("code")) for code in found if "_" in code["code"] or code.start() in joined
        )


def _told_currencies(text: str, known: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield the currencies that sentences tell to choose; letters beside none that the form has may mean anything."""
    for line in _CURRENCY_CODES.finditer(text):
        found = list(_ISO.finditer(text, *line.span("codes")))
        if "`" in line["codes"] or any(code[0] in known for code in found):
            yield from ((code[0], code.start()) for code in found)


class _Codes(NamedTuple):
    """Codes that a form offers.

    Attributes:
        what: what they are.
        keys: those of the fields that offer them.
        told: yields the codes that a text tells to choose, each with its place; it is given the form's, too.
    """

    what: str
    keys: tuple[str, ...]
    told: Callable[[str, Collection[str]], Iterator[tuple[str, int]]]


_FEATURE = _Codes("feature", ("features",), _told_features)
_CURRENCY = _Codes("currency", ("currency", "currencies"), _told_currencies)
CODE_KEYS = (*_FEATURE.keys, *_CURRENCY.keys)
"""Keys of the fields whose codes are looked at here."""


def _unknown_codes(manual: Manual, part: ManualPart, connection: Connection, codes: _Codes) -> Iterator[Problem]:
    """Yield a problem for each code that a part has its reader choose, and that the form does not have."""
    known = {choice.value for each in connection.fields if each.key in codes.keys for choice in each.choices}
    for code, at in codes.told(manual.text(part), known) if known else ():
        if code not in known:
            message = f"found the {codes.what} {quoted_value(code)}, which the connection form does not have"
            hint = (did_you_mean(code, known) if len(code) > _ANY_CODE else "") or all_known(known)
            yield manual.page.problem(NO_OPTION, part.heading.end + at, message, hint)


def _denied(manual: Manual, part: ManualPart, connection: Connection) -> Iterator[Problem]:
    """Yield a problem where a part says that there is no test mode, and the connection form has the switch."""
    has_switch = any(each.key == connection.test_mode_key for each in connection.fields)
    for denied in NO_TEST.finditer(manual.text(part)) if has_switch else ():
        message = f"found {quoted_value(denied[0])}, and the connection form has the switch"
        hint = "say when to turn it on, or leave the field out of the form"
        yield manual.page.problem(NO_OPTION, part.heading.end + denied.start(), message, hint)


def _has_option(connection: Connection, option: str) -> bool:
    """Return whether a form has an option; what is typed into a field is none, as *Test certificate* for test mode."""
    wanted = plain_label(option).replace(" ", "").removesuffix("mode")
    is_switch = wanted == "test"
    fields = (each for each in connection.fields if not is_switch or each.type in _CHOSEN_TYPES)
    names = ([each.key, each.label, *(choice.value for choice in each.choices if is_switch)] for each in fields)
    return any(wanted in plain_label(" ".join(some)).replace(" ", "") for some in names)
