"""The fields of a form that its section says are the same as those of another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.page.kinds import KIND_WORD, kind_named
from mkdocs_paycore.manuscript.manual.sentences.besides import COUNT, ONE_MORE, SAME, number_of
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.words import compared, stands_in, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.page.kinds import Section

_SAME_ONES = expression(
    rf"\bsame\s+(?:(?:{COUNT})\s+)?(?:credentials?|data|parameters?|values?|fields?|keys?)\b", re.IGNORECASE
)
"""What speaks of the fields of another form, which need not be named where there is only one."""
_FILES = expression(rf"\bsame\s+(?:(?:{COUNT})\s+)?(?:files?|certificates)\b", re.IGNORECASE)
"""What speaks of the files of another form alone: *upload the same files as above*."""
_MORE = expression(
    r"\b(?:additional(?:ly)?|in\s+addition|also|plus|besides|apart\s+from|as\s+well|moreover|add|and)\b|\s\+\s",
    re.IGNORECASE,
)
_ACCOUNT = expression(rf"(?P<kind>(?:\b{KIND_WORD}\s+)+)(?:account|form|connection)", re.IGNORECASE)
_OTHERS = expression(r"^\W*(?:and\s+)?(?:the\s+)?(?:other|rest|remaining)\b", re.IGNORECASE)
_ABOVE = expression(r"\b(?:above|previous|before|first|other|(?:both|all|everything)\s+again)\b", re.IGNORECASE)
_WHOLE = expression(
    rf"^\W*(?:(?:everything|all|it|(?:the\s+)?(?:first\s+)?(?:(?:{COUNT})\s+)?(?:form|fields|credentials|values))\s+(?:is|are)\s+"
    r"(?:(?:filled\s+in|entered)\s+)?)?(?:exactly\s+)?(?:the\s+)?same\s+as\b",
    re.IGNORECASE,
)
"""How a sentence begins that speaks of a whole form: *Same as the Provider account*."""
_WITHOUT = expression(
    r"\b(?:without|minus|save\s+for|except(?:\s+for)?|but\s+not|apart\s+from)\s+(?P<what>[^.;]+)", re.IGNORECASE
)
_FIRST = expression(rf"\bfirst\s+(?P<count>{COUNT})\s+(?:fields|credentials|values)\b", re.IGNORECASE)
_ARTICLE = expression(r"^(?:the|that|this)\s+", re.IGNORECASE)
_ONE_MORE = expression(rf"\b(?:{ONE_MORE}|there(?:\s+is|['\u2019]s)\s+one\s+field)\b", re.IGNORECASE)
_OPTIONS = frozenset({"test_mode", "currency", "currencies", "features"})


class SameFields(NamedTuple):
    """The fields that a section takes from another form.

    Attributes:
        block: what says so.
        other: the connection of that form.
        fields: those of its fields that the section's own form has as well and does not name itself.
        are_files: whether they are but its files, which stand behind what the section names.
    """

    block: Block
    other: Mapping[str, Any]
    fields: list[dict[str, Any]]
    are_files: bool = False


def asks_for_credentials(connection: Mapping[str, Any]) -> bool:
    """Return whether a connection has a field that is no option of every form.

    Args:
        connection: its data.
    """
    return any(each["key"] not in _OPTIONS and each["type"] != FieldType.TOGGLE for each in connection["fields"])


def reading_order(sections: Sequence[tuple[Section, Sequence[Block]]], product: Product) -> list[int]:
    """Return the numbers of sections in the order to read them: what is the same as one further down comes last.

    Args:
        sections: the sections with their blocks.
        product: what is connected.
    """
    kinds = [section.kind for section, _ in sections]

    def is_later(number: int) -> bool:
        named = {kind for _, sentence in _said_same(sections[number][1]) for kind in _kinds_in(sentence, product)}
        return bool(named & {*kinds[number + 1 :]}) and not named & {*kinds[:number]}

    return sorted(range(len(sections)), key=is_later)


def same_as_another(
    found: Sequence[Block], own: Sequence[Mapping[str, Any]], connections: Sequence[Mapping[str, Any]], product: Product
) -> SameFields | None:
    """Return the fields that a section says are the same as those of another form; None where it says nothing of that.

    Args:
        found: the blocks of the section.
        own: the fields that it names itself; with some, only words that say that these are more count.
        connections: what the sections before it ask for.
        product: what is connected.
    """
    said = list(_said_same(found))
    with_fields = [each for each in connections if each["fields"]]
    if not said or not with_fields:
        return None
    block, sentence = said[0]
    named = _named_same((each for _, each in said), with_fields)
    are_files = all(_FILES.search(each) and not _SAME_ONES.search(each) for _, each in said)
    if own and not are_files and not named and not _says_more(sentence, found, is_only=len(with_fields) == 1):
        return None
    kinds = set(_kinds_in(sentence, product))
    other = next((each for each in with_fields if each["kind"] in kinds), with_fields[0])
    taken = [each for each in _taken(other["fields"], sentence, own) if not named or each["label"] in named]
    if are_files:
        taken = [each for each in taken if each["type"] == FieldType.FILE]
    if (first := _FIRST.search(sentence)) is not None:
        taken = taken[: number_of(first["count"])]
    return SameFields(block, other, taken, are_files)


def speaks_of_others(text: str, *, is_first: bool) -> bool:
    """Return whether a text is about the fields of another form; in the first, *the same* are those of *Set up*.

    Args:
        text: the text as it is typed.
        is_first: whether no form above it has fields.
    """
    found = next((each for each in sentences(text) if SAME.search(each)), "")
    return bool(found) and not (is_first and not _ACCOUNT.search(unmarked(found)))


def _said_same(found: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield the sentences that speak of the fields of another form, each with its block."""
    yield from ((block, each) for block in found for each in sentences(block.text) if SAME.search(each))


def _kinds_in(sentence: str, product: Product) -> Iterator[str | None]:
    """Yield the kinds of the accounts and forms that a sentence names."""
    for each in _ACCOUNT.finditer(unmarked(sentence)):
        yield kind_named(f"{each['kind'].strip()} account", product)


def _says_more(sentence: str, found: Sequence[Block], *, is_only: bool) -> bool:
    """Return whether what a section names itself comes to the fields of another form.

    Args:
        sentence: what speaks of these.
        found: the blocks of the section, of which one may say that there is a field more.
        is_only: whether there is but one other form.
    """
    is_named = _ACCOUNT.search(unmarked(sentence)) is not None or _ABOVE.search(sentence) is not None
    is_one_more = any(_ONE_MORE.search(each.text) for each in found)
    is_more = _MORE.search(sentence) is not None and (is_named or (is_only and _SAME_ONES.search(sentence) is not None))
    is_more = is_more or (is_named and _WHOLE.match(sentence) is not None)
    return is_more or _OTHERS.search(sentence) is not None or (is_one_more and (is_named or is_only))


def _named_same(said: Iterable[str], connections: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the labels of fields of which sentences say that they are the same; none where they speak of all."""
    found: set[str] = set()
    for sentence in said:
        same = SAME.search(sentence)
        subject = compared(_ACCOUNT.sub("", unmarked(sentence[: same.start()]))) if same is not None else ""
        for each in (each for one in connections for each in one["fields"]):
            if _is_called_in(each, subject):
                found.add(each["label"])
    return found


def _taken(
    fields: Sequence[Mapping[str, Any]], sentence: str, own: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the fields of another form but for options, those that a section has, and those left out by a sentence."""
    labels = {compared(each["label"]) for each in own}
    without = _WITHOUT.search(unmarked(sentence))
    left_out = _meant(fields, without["what"]) if without is not None else []
    for each in fields:
        is_new = compared(each["label"]) not in labels and each not in left_out
        if is_new and each["key"] not in _OPTIONS:
            yield dict(each)


def _meant(fields: Sequence[Mapping[str, Any]], words: str) -> list[Mapping[str, Any]]:
    """Return the fields that words name; where they name none, the only one whose name ends with them."""
    text = compared(_ARTICLE.sub("", words))
    if named := [each for each in fields if _is_called_in(each, text)]:
        return named
    ending = [each for each in fields if f" {compared(each['label'])}".endswith(f" {text}")]
    return ending if len(ending) == 1 else []


def _is_called_in(field: Mapping[str, Any], text: str) -> bool:
    """Return whether a text, as names are compared, has one of the names of a field."""
    names = {compared(field["label"]), compared(field.get("provider_label") or field["label"])}
    return any(stands_in(name, text) for name in names)
