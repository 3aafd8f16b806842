"""What a manual says of the value of a field: how long it is, between which numbers, a sample; against the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, get_args

from mkdocs_paycore.catalog.form.problem import Mode
from mkdocs_paycore.catalog.form.said_counts import NUMBER, number_said, said_characters, said_digits
from mkdocs_paycore.catalog.form.verdict import field_problems
from mkdocs_paycore.catalog.model.field import TEXT_TYPES, FieldType
from mkdocs_paycore.catalog.regex.counts import Count, digits_of, length_of
from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.field_remarks import FIELD_REMARK
from mkdocs_paycore.check.text.credentials.form_parts import connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.source.problem import Problem

_SAID = expression(
    r"(?P<name>[^.,:;!?`]{2,60}?)\s+(?:(?:must|can|may|should|will|has\s+to|have\s+to)\s+(?:be|have)|has|have|is|are|takes?"
    r"|consists?\s+of|looks?(?=\s+like\b))\s+(?P<said>\S.*)",
    re.DOTALL,
)
"""A sentence about a field: its name, and what is said of the value."""
_NO_WORD = frozenset({"of", "in", "at", "from", "for", "the", "your", "its", "field", "value"})
"""Words beside those of a name: *the number of the project* is the *Project number*."""
_CODE = expression(r"`(?P<code>[^`\n]{1,60})`")
_SAMPLE = expression(
    r"\b(?:like|for\s+example|for\s+instance|such\s+as|e\.g\.)[,:]?\s+(?:this:?\s+)?`(?P<code>[^`\n]{1,60})`"
)
_STANDS_FOR = expression(r"[…<>*#?]|\.{3}|[xX]{2}")
"""What a sample has that stands for other characters."""
_RANGE = expression(
    rf"(?:a\s+number\s+|any\s+number\s+)?(?:(?:from|between)\s+)?(?P<low>{NUMBER})\s*(?:to|and|[\u2013-])\s*(?P<high>{NUMBER})"
    r"(?:\s+\w+)?\s*[.,;]?",
    re.IGNORECASE,
)
_NOT = expression(
    r"\b(?:not|never|no\s+longer|unless|except|old|older|formerly|usually|often|test|sandbox)\b", re.IGNORECASE
)
"""Words that say of which values something is not so, or only of some."""


class _Remark(NamedTuple):
    """What a sentence says of a field: its words, and why the form has it otherwise."""

    words: str
    reason: str


@looks_for(FIELD_REMARK, stage=Stage.TEXT, of_pages=True)
def refused_formats(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each length, range and sample that a manual gives a field, and that its form refuses.

    Where several forms have a field of that name, all of them do.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        if provider is None or not provider.connections:
            continue
        for block in blocks(manual.visible, manual.page.body_start, len(manual.visible)):
            if block.kind in {BlockKind.TEXT, BlockKind.ITEM}:
                yield from _of_block(manual, block, provider)


def _of_block(manual: Manual, block: Block, provider: Provider) -> Iterator[Problem]:
    at = block.start
    for sentence in sentences(block.text):
        at = max(at, manual.page.text.find(sentence, at))
        said = _SAID.match(sentence)
        fields = _fields_called(said["name"], manual, block.start, provider) if said is not None else ()
        if said is None or not fields or _NOT.search(_CODE.sub("", sentence)):
            continue
        found = [_contradicted(said["said"], each) for each in fields]
        if first := found[0] if all(found) else None:
            message = f"found {quoted_value(first.words)} for {fields[0].label!r}, {first.reason}"
            yield manual.page.problem(FIELD_REMARK, at, message, "mend the sentence, or the provider's file")


def _fields_called(name: str, manual: Manual, at: int, provider: Provider) -> Sequence[Field]:
    """Return the fields of a name, whatever the order of its words: those of the form where a part is about one."""
    words = set(plain_label(unmarked(name)).split()) - _NO_WORD
    part = next((each for each in manual.connects if each.heading.end <= at < each.end), None)
    only = connection_of(part, provider) if part is not None else None
    return [
        field
        for connection in ([only] if only is not None else provider.connections)
        for field in connection.fields
        if words
        and words in [set(plain_label(each).split()) - _NO_WORD for each in (field.label, field.provider_label) if each]
    ]


def _contradicted(said: str, field: Field) -> _Remark | None:
    """Return what a sentence says of a field's value and the form refuses; None where both agree."""
    if field.type in TEXT_TYPES:
        for sample in _SAMPLE.finditer(said):
            if reason := _refused(sample["code"], field):
                return _Remark(sample["code"], reason)
        return _miscounted(_CODE.sub("", said), field)
    return None


def _refused(sample: str, field: Field) -> str:
    """Return why a form refuses a sample in each mode; empty where it takes it in one, or the sample is none."""
    if _STANDS_FOR.search(sample):
        return ""
    modes: tuple[Mode, ...] = get_args(Mode)
    reasons = [next(field_problems(field, sample, mode=mode), None) for mode in modes]
    first = reasons[0]
    return f"which the connection form refuses ({first.message})" if first is not None and all(reasons) else ""


def _miscounted(said: str, field: Field) -> _Remark | None:
    """Return the length, or the range of numbers, that a sentence gives a field and the form does not."""
    words = unmarked(said).strip()
    if field.type is FieldType.NUMBER:
        found = _RANGE.match(words)
        limits = [float(each) if each is not None else None for each in (field.minimum, field.maximum)]
        ends = [number_said(found[group]) for group in ("low", "high")] if found is not None else []
        if any(limit is not None and end != limit for limit, end in zip(limits, ends, strict=False)):
            return _Remark(
                " to ".join(map(str, ends)), f"but the connection form takes {_shown(field.minimum, field.maximum)}"
            )
        return None
    digits, characters = said_digits(words), said_characters(words)
    if digits is not None and field.pattern and not digits.meets(digits_of(field.pattern)):
        return _Remark(words, f"but its format is {field.pattern_hint or field.pattern!r}")
    length = Count(field.min_length or 0, field.max_length)
    pattern = length_of(field.pattern) if field.pattern else Count(0, None)
    is_upper = characters is not None and characters.low == 0 and field.max_length is not None
    if characters is not None and (
        not characters.meets(length)
        or not characters.meets(pattern)
        or (is_upper and characters.high != field.max_length)
    ):
        held = (
            _shown(field.min_length, field.max_length) if length != (0, None) else field.pattern_hint or field.pattern
        )
        return _Remark(words, f"but the connection form takes {held}")
    return None


def _shown(low: object, high: object) -> str:
    """Return a range in words."""
    if low is None:
        return f"{high} at most"
    return f"{low} to {high}" if high is not None else f"{low} at least"
