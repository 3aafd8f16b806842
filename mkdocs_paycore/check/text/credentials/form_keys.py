"""The keys of a connection form as a manual has them for programs: in JSON, and in code in a sentence."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.form_parts import connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import all_known, did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart
    from mkdocs_paycore.source.problem import Problem

_JSON = '# Shop\n\n## Connect provider account\n\nSend it as JSON:\n\n~~~json\n{{"shop_id": "1", "{}": "2"}}\n~~~\n'
FORM_KEY = Rule(
    "manual-form-key",
    "A key for programs in a manual that the connection form does not have, or a sample in JSON without one it needs.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/connectors/shop/index.md", _JSON.format("sign_key"), _JSON.format("secret_key")),
)
_CODE = expression(r"`(?P<key>[A-Za-z][\w.-]*)`")
_JOINED = expression(r"[ \t]*,?[ \t]*(?:and[ \t]+|or[ \t]+)?")
_FEWEST = 2
"""So many keys of a form show that it is meant."""


@looks_for(FORM_KEY, of_pages=True)
def odd_keys(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each key of a part that is none of its form, and stands where one of the form is missing.

    It stands beside others that are the form's. What a program sends besides is no key of the form, so a key counts
    only where the form has one that is not there.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            if connection is not None and connection.fields:
                yield from _in_json(manual, part, connection)
                yield from _in_sentences(manual, part, connection)


def _in_json(manual: Manual, part: ManualPart, connection: Connection) -> Iterator[Problem]:
    text = manual.page.text
    for start, end in manual.page.code:
        keys = _keys_of(text[start:end]) if part.heading.end <= start and end <= part.end else []
        if not _is_of_form(keys, connection):
            continue
        unknown = _unknown(keys, connection)
        for key in unknown:
            found = re.compile(rf"\"{re.escape(key)}\"\s*:").search(text, start, end)
            yield _reported(manual, found.start() + 1 if found else start, key, keys, connection)
        order = [each.key for each in connection.fields]
        for lost in _needed(keys, connection) if not unknown else ():
            above = [key for key in order[: order.index(lost)] if key in keys]
            place = text.find(f'"{above[-1]}"', start, end) if above else text.find("{", start, end)
            message = f"the JSON lacks the key {lost!r}, which the connection form asks for"
            yield manual.page.problem(FORM_KEY, place, message, f"add {lost}")


def _in_sentences(manual: Manual, part: ManualPart, connection: Connection) -> Iterator[Problem]:
    """Yield the problems of keys in code that a sentence enumerates."""
    for run in _enumerated(manual.text(part)):
        keys = [each["key"] for each in run]
        unknown = {*_unknown(keys, connection)} if len(keys) > _FEWEST and _is_of_form(keys, connection) else set()
        for each in run:
            if each["key"] in unknown:
                yield _reported(manual, part.heading.end + each.start("key"), each["key"], keys, connection)


def _enumerated(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the keys in code that commas join, or *and*."""
    run: list[re.Match[str]] = []
    for found in _CODE.finditer(text):
        if run and _JOINED.fullmatch(text, run[-1].end(), found.start()) is None:
            yield run
            run = []
        run.append(found)
    yield run


def _keys_of(code: str) -> list[str]:
    """Return the keys of an object in JSON; none where a text is something else."""
    try:
        found = json.loads(code)
    except ValueError:
        return []
    return list(found) if isinstance(found, dict) else []


def _is_of_form(keys: Sequence[str], connection: Connection) -> bool:
    """Return whether most of some keys are a form's, and two at least, or all but one of two."""
    known = {each.key for each in connection.fields} & {*keys}
    return len(known) * 2 >= len(keys) and len(known) >= min(_FEWEST, len(connection.fields) - 1)


def _unknown(keys: Sequence[str], connection: Connection) -> list[str]:
    """Return the keys that a form does not have and that stand for one of its: nearly that, or one that it requires."""
    missing = [each.key for each in connection.fields if each.key not in keys]
    unknown = [key for key in keys if key not in {each.key for each in connection.fields}]
    near = [key for key in unknown if nearest(key, missing) is not None]
    return near or unknown[: len(_needed(keys, connection))]


def _needed(keys: Sequence[str], connection: Connection) -> list[str]:
    """Return the keys of a form that have to be sent and are not among some keys."""
    asked = (each for each in connection.fields if each.required and not each.visible_when)
    return [each.key for each in asked if each.key not in keys]


def _reported(manual: Manual, at: int, key: str, keys: Sequence[str], connection: Connection) -> Problem:
    missing = [each.key for each in connection.fields if each.key not in keys]
    hint = did_you_mean(key, missing) or all_known(missing)
    message = f"found the key {quoted_value(key)}, which the connection form does not have"
    return manual.page.problem(FORM_KEY, at, message, hint)
