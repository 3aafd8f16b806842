"""Remarks on a text that was pasted wrongly or into the wrong field. They warn; they never block.

A remark about the shape of a text (white space, quotes …) is kept back where the text as it is has the field's
format and the repaired text has not: a pattern that asks for `Bearer ` gets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regress

from mkdocs_paycore.catalog.form.line_repairs import LINE_REPAIRS
from mkdocs_paycore.catalog.form.messages import message
from mkdocs_paycore.catalog.form.problem import FieldProblem, ValueRule
from mkdocs_paycore.catalog.form.spelling import spelling
from mkdocs_paycore.catalog.form.table import LOOKALIKES, TABLE
from mkdocs_paycore.catalog.form.values import TYPE_PATTERNS, UNSEEN
from mkdocs_paycore.catalog.model.field import MULTILINE_TYPES, TEXT_TYPES, FieldType
from mkdocs_paycore.catalog.regex.matching import matches
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_paycore.catalog.model.field import Field

_STARTS = {rule: regress.Regex(start, "u") for rule, start in TABLE["starts"].items()}

_REMARKS = [ValueRule(rule) for rule in TABLE["remarks"]]

# Types of fields that a stray value may be meant for. Nearly anything may be a number.
_TELLING_TYPES = TEXT_TYPES - {FieldType.NUMBER}

# A format that takes these at any length says nothing.
_ANYTHING = ("~", "aB1")

_LATIN = expression("[A-Za-z]")
_IN_LATIN = str.maketrans(LOOKALIKES)
_LAST_BREAK = expression(r"\r?\n\Z")

# A repair may uncover what another takes away: quotation marks around Bearer.
_ROUNDS = 3

# How a pattern begins whose values carry a mark of their own, such as pk_ or sk-.
_MARK = expression(r"[0-9A-Za-z_]{2,}[_-]")


def remarks(field: Field, text: str, *, visible: Iterable[Field]) -> Iterator[FieldProblem]:
    """Yield what is odd about the text of one field.

    Args:
        field: of one of `TEXT_TYPES`.
        text: what was entered; not missing, without lone surrogates.
        visible: the fields of the form that appear; a text may be meant for another of them.
    """
    meant = _meant(field, text, visible)
    for rule in _REMARKS:
        if _is_due(rule, field, text) and not (meant and rule is ValueRule.SPELLING):
            way = f".{_spelling(field, text.strip(UNSEEN))[1]}" if rule is ValueRule.SPELLING else ""
            yield FieldProblem(field.key, rule, "warn", message(f"{rule}{way}", field))
    if meant:
        yield FieldProblem(field.key, ValueRule.OTHER_FIELD, "warn", message("other_field", field, other=meant.label))


def _meant(field: Field, text: str, visible: Iterable[Field]) -> Field | None:
    """Return the field that a text is more like; letter case, spaces and dashes are as they are in it."""
    whole = repaired_text(field, text, [rule for rule in _REMARKS if rule is not ValueRule.SPELLING]).strip(UNSEEN)
    texts = {whole} if _fits(field, whole) else {whole, text.strip(UNSEEN)}
    others = (other for other in visible if other.key != field.key)
    return next((other for other in others if any(_is_more_like(other, field, each) for each in texts)), None)


def repaired_text(field: Field, text: str, rules: Collection[ValueRule] = _REMARKS) -> str:
    """Return the text of a field after all repairs that remarks offer: what rules look at besides the text.

    Args:
        field: whose text it is.
        text: what was entered.
        rules: the remarks whose repairs are made.
    """
    for _ in range(_ROUNDS):
        before = text
        for rule in rules:
            text = repaired(rule, text, field) if _is_due(rule, field, text) else text
        if text == before:
            break
    return text


def _is_due(rule: ValueRule, field: Field, text: str) -> bool:
    """Return whether a remark is made: not on a text that has the field's format, if the repair would lose it."""
    has_lines = field.type in MULTILINE_TYPES
    bare = text.strip(UNSEEN)
    if rule is ValueRule.LINE_BREAKS:
        return not has_lines and ("\n" in bare or "\r" in bare)
    if rule.value == field.type.value or (rule in LINE_REPAIRS and not has_lines):
        return False
    before, after = text if rule is ValueRule.WHITESPACE else bare, repaired(rule, text, field)
    if after == before:
        return False
    was_right, is_right = _meets(field, before), _meets(field, after)
    is_mild = rule is ValueRule.SPELLING or (rule is ValueRule.LOOKALIKE and not _LATIN.search(bare))
    is_mild |= rule is ValueRule.WHITESPACE and has_lines and _LAST_BREAK.sub("", text) == after
    return is_right and not was_right if is_mild else is_right or not was_right


def repaired(rule: ValueRule, text: str, field: Field) -> str:
    """Return the text of a field without what a remark names, and without white space around it."""
    bare = text.strip(UNSEEN)
    if rule in LINE_REPAIRS:
        return LINE_REPAIRS[rule](bare).strip(UNSEEN)
    match rule:
        case ValueRule.PREFIX | ValueRule.URL:
            found = _STARTS[rule].find(bare)
            return (found and bare.encode()[found.range().stop :].decode()) or bare
        case ValueRule.QUOTES:
            is_quoted = len(bare) > 2 and bare[0] + bare[-1] in TABLE["quotes"]  # noqa: PLR2004 - two marks and a text
            return bare[1:-1] if is_quoted else bare
        case ValueRule.SPELLING:
            return _spelling(field, bare)[0]
        case ValueRule.LOOKALIKE:
            in_latin = bare if bare.isascii() else bare.translate(_IN_LATIN)
            return in_latin if in_latin.isascii() else bare
        case _:
            return bare


def _spelling(field: Field, bare: str) -> tuple[str, str]:
    if field.type in MULTILINE_TYPES:
        return bare, ""
    return spelling(bare, lambda text: _fits(field, text), is_typed=field.type in TYPE_PATTERNS)


def _is_more_like(other: Field, field: Field, text: str) -> bool:
    """Return whether the text is more like a value of the other field.

    It misses its own field and fits the other's format, which not just any text of its length does; or its own has
    no format, and it carries the other's mark.
    """
    if other.type not in _TELLING_TYPES or not _formats(other) or not _fits(other, text):
        return False
    if _fits(field, text):
        return not _formats(field) and any(_MARK.match(form) and matches(form, text) for form in _formats(other))
    size = len(text)
    return not any(_meets(other, (anything * size)[:size]) for anything in _ANYTHING)


def _formats(field: Field) -> list[str]:
    given = [TYPE_PATTERNS.get(field.type), field.pattern, *_by_mode(field)]
    return [pattern for pattern in given if pattern]


def _fits(field: Field, text: str) -> bool:
    low, high = field.min_length or 0, len(text) if field.max_length is None else field.max_length
    return low <= len(text) <= high and _meets(field, text)


def _meets(field: Field, text: str) -> bool:
    """Return whether the text has the field's format, in whichever mode."""
    always = [pattern for pattern in (TYPE_PATTERNS.get(field.type), field.pattern) if pattern]
    by_mode = _by_mode(field)
    return all(matches(pattern, text) for pattern in always) and (
        not by_mode or any(matches(pattern, text) for pattern in by_mode)
    )


def _by_mode(field: Field) -> list[str]:
    formats = (field.environments.test, field.environments.live)
    return [format_.pattern for format_ in formats if format_ and format_.pattern]
