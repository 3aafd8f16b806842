"""The fields of a form that its section does not name: the same as another's, or all that the provider gives."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.page.kinds import KIND_WORD, kind_named
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.words import compared, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.page.kinds import Section

    Paired = tuple[Credential, tuple[bool, bool]]
    """A credential, whether its right name is the form's, and whether that is certain."""

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_COUNTS = f"{'|'.join(_NUMBERS)}|[1-9]"
_COUNTED = expression(rf"\b(?P<count>{_COUNTS})\s+(?:fields|values|credentials|keys|parameters)\b", re.IGNORECASE)
_SAME = expression(
    rf"\bsame\s+(?:(?:{_COUNTS})\s+)?(?:credentials?|data|parameters?|values?|fields?|keys?|as\b)"
    r"|\b(?:credentials?|data|fields?|keys?|parameters?|values?|form)\s+(?:just\s+)?as\s+(?:for|in|(?:described|explained|shown)\s+(?:in|for|at))"
    r"\s[^.:]*\baccount\b"
    r"|\b(?:in\s+addition\s+to|besides|apart\s+from)\s+(?:the\s+(?:credentials?|data|fields|keys|values)|those|what)\b"
    r"|\bwhat\s+you\s+(?:have\s+)?entered\s+(?:for|in)\b[^.:]*\baccount\b|\beverything\s+is\s+as\s+(?:for|in)\b[^.:]*\baccount\b"
    r"|\bform\s+is\s+the\s+same\b|\b(?:other|rest|remaining)\b[^.:;]{0,30}\b(?:as|like)\s+(?:for|in|with)\b"
    rf"|^(?:the\s+)?(?:(?:{_COUNTS})\s+)?(?:fields|credentials|parameters|values)\s+(?:above|of\s+the\s+[\w\s]{{2,30}}account)\b",
    re.IGNORECASE,
)
_SAME_ONES = expression(
    rf"\bsame\s+(?:(?:{_COUNTS})\s+)?(?:credentials?|data|parameters?|values?|fields?|keys?)\b", re.IGNORECASE
)
"""What speaks of the fields of another form, which need not be named where there is only one."""
_MORE = expression(
    r"\b(?:additional(?:ly)?|in\s+addition|also|plus|besides|apart\s+from|as\s+well|moreover|add|and)\b|\s\+\s",
    re.IGNORECASE,
)
_ACCOUNT = expression(rf"(?P<kind>(?:\b{KIND_WORD}\s+)+)(?:account|form|connection)", re.IGNORECASE)
_OTHERS = expression(r"^\W*(?:and\s+)?(?:the\s+)?(?:other|rest|remaining)\b", re.IGNORECASE)
_ABOVE = expression(r"\b(?:above|previous|before|first|other)\b", re.IGNORECASE)
_ALL = expression(
    r"\b(?:enter|fill\s+in|paste|copy|use|specify|put|insert|provide)\s+(?:(?:in|of|all|the|same|these|those|your|both|obtained"
    rf"|received|required|necessary|{_COUNTS})\s+)*(?:(?:credentials|keys|data|parameters|values|details)\b(?!\s*(?:[:*_`\"']|and\s))"
    r"|fields\b(?=[^.:]*\b(?:above|table|step|described)\b))",
    re.IGNORECASE,
)
_WITHOUT = expression(r"\b(?:without|except(?:\s+for)?|but\s+not|apart\s+from)\s+(?P<what>[^.;]+)", re.IGNORECASE)
_ONE_MORE = expression(
    r"\b(?:one|two|three|some)\s+more\b|\bone\s+field\s+more\b|\banother\s+(?:field|one)\b|\ban?\s+(?:second|third|fourth|fifth|sixth|additional|extra)\s+(?:field|one)\b",
    re.IGNORECASE,
)
_THERE = expression(r"\b(?:table|list|step|above)\b", re.IGNORECASE)
_OPTIONS = frozenset({"test_mode", "currency", "currencies", "features"})


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
        said = (each for block in sections[number][1] for each in sentences(block.text) if _SAME.search(each))
        named = {kind for one in said for kind in _kinds_in(one, product)}
        return bool(named & {*kinds[number + 1 :]}) and not named & {*kinds[:number]}

    return sorted(range(len(sections)), key=is_later)


def same_as_another(
    found: Sequence[Block], own: Sequence[Mapping[str, Any]], connections: Sequence[Mapping[str, Any]], product: Product
) -> tuple[Block, Mapping[str, Any], list[dict[str, Any]]] | None:
    """Return what a section says are the same credentials: the block, the other connection, and those it has not got.

    Args:
        found: the blocks of the section.
        own: the fields that it names itself; with some, only words that say that these are more count.
        connections: what the sections before it ask for.
        product: what is connected.
    """
    said = [(block, sentence) for block in found for sentence in sentences(block.text) if _SAME.search(sentence)]
    block, sentence = next(iter(said), (None, ""))
    with_fields = [each for each in connections if each["fields"]]
    names = _named_same((each for _, each in said), with_fields)
    is_named = _ACCOUNT.search(unmarked(sentence)) or _ABOVE.search(sentence)
    is_only = len(with_fields) == 1 and _SAME_ONES.search(sentence) is not None
    is_more = bool(_MORE.search(sentence) and (is_named or is_only))
    is_one_more = any(_ONE_MORE.search(each.text) for each in found)
    is_more = is_more or bool(names) or _OTHERS.search(sentence) is not None
    is_more = is_more or (is_one_more and (len(with_fields) == 1 or is_named is not None))
    if block is None or not with_fields or (own and not is_more):
        return None
    kinds = _kinds_in(sentence, product)
    other = next((each for each in with_fields if each["kind"] in kinds), with_fields[0])
    labels = {compared(each["label"]) for each in own}
    taken = [dict(each) for each in other["fields"] if each["key"] not in _OPTIONS]
    without = _WITHOUT.search(unmarked(sentence))
    left_out = compared(without["what"]) if without is not None else ""
    own_ones = (each for each in taken if compared(each["label"]) not in labels)
    own_ones = (each for each in own_ones if not names or each["label"] in names)
    return (
        block,
        other,
        [each for each in own_ones if not re.search(rf"\b{re.escape(compared(each['label']))}\b", left_out)],
    )


def _kinds_in(sentence: str, product: Product) -> set[str | None]:
    """Return the kinds of the accounts and forms that a sentence names."""
    found = _ACCOUNT.finditer(unmarked(sentence))
    return {kind_named(f"{each['kind'].strip()} account", product) for each in found}


def _named_same(said: Iterable[str], connections: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the labels of fields of which sentences say that they are the same; none where they speak of all."""
    found: set[str] = set()
    for sentence in said:
        same = _SAME.search(sentence)
        subject = compared(unmarked(sentence[: same.start()])) if same is not None else ""
        for each in (each for one in connections for each in one["fields"]):
            names = {compared(each["label"]), compared(each.get("provider_label", each["label"]))}
            if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", subject) for name in names):
                found.add(each["label"])
    return found


def announced_without_names(
    found: Sequence[Block], credentials: Iterable[Credential], *, has_set_up: bool, is_first: bool = False
) -> Block | None:
    """Return the block that tells to enter credentials, where a section names none but what is chosen or uploaded.

    Args:
        found: the blocks of the section.
        credentials: those that it names.
        has_set_up: whether the manual has a section that says so; else the block has to say where they are.
        is_first: whether no form above it has fields.
    """
    if any(not each.from_sentence or each.type not in {FieldType.SELECT, FieldType.FILE} for each in credentials):
        return None
    texts = (block for block in found if block.kind in {BlockKind.TEXT, BlockKind.ITEM} and not block.in_note)
    asking = (
        block
        for block in texts
        if _ALL.search(unmarked(block.text)) and not _speaks_of_others(block.text, is_first=is_first)
    )
    return next((block for block in asking if has_set_up or _THERE.search(block.text)), None)


def _speaks_of_others(text: str, *, is_first: bool) -> bool:
    """Return whether a text is about the fields of another form; in the first, *the same* are those of *Set up*."""
    found = next(((each for each in sentences(text) if _SAME.search(each))), "")
    return bool(found) and not (is_first and not _ACCOUNT.search(unmarked(found)))


def fitting(block: Block, given: Sequence[Credential]) -> tuple[Sequence[Credential], list[tuple[str, str]]]:
    """Return what the provider gives that a text tells to enter, and what is not sure of it, with a hint.

    That is nothing where the text speaks of another number, or of fields whose names are told nowhere.

    Args:
        block: the text.
        given: the credentials that the provider gives.
    """
    count = _counted(block.text)
    if count is not None and count != len(given):
        message = f"the text speaks of {count}, where the account is set up there are {len(given)}: took none"
        return [], [(message, "write the fields by hand")]
    found = _ALL.search(unmarked(block.text))
    is_by_form = found is not None and found[0].lower().endswith("fields")
    if not given or (is_by_form and not all(each.mapping.right for each in given)):
        return [], []
    names = ", ".join(each.mapping.left for each in given)
    return given, [(f"found no names here: took what the provider gives, {names}", "see the form")]


def _counted(text: str) -> int | None:
    """Return how many fields or credentials a text speaks of; None where it says no number."""
    found = _COUNTED.search(unmarked(text))
    if found is None:
        return None
    word = found["count"].lower()
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1


def as_others_call_them(given: Iterable[Credential], others: Iterable[Paired]) -> list[Paired]:
    """Return what a provider gives with the names that other sections map it to, and the sides of these.

    Args:
        given: what the provider gives, by its names.
        others: the credentials of other sections that have two names, with their sides.
    """
    known = {
        compared(each.mapping.left if is_right else each.mapping.right): (each, (is_right, is_certain))
        for each, (is_right, is_certain) in others
    }
    result = []
    for each in given:
        own = (each, (True, each.mapping.is_right_ours is True))
        other, sides = known.get(compared(each.mapping.left), own)
        result.append((replace(each, mapping=other.mapping, from_sentence=False), sides))
    return result
