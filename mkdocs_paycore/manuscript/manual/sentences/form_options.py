"""The options of every form that a sentence asks for or states: test mode, currencies and features."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.plain import TAIL
from mkdocs_paycore.manuscript.manual.sentences.ask import Ask, AskedFor
from mkdocs_paycore.manuscript.manual.wording.every_form import CURRENCY, FEATURE, TEST_MODE
from mkdocs_paycore.manuscript.manual.wording.verbs import Deed
from mkdocs_paycore.manuscript.manual.wording.words import masked, split_masked, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manual.wording.verbs import FormOrder

NO_TEST = expression(
    r"\b(?:no|without|lacks?|(?:has|have|is|do(?:es)?)(?:\s+not|n['\u2019]t)(?:\s+(?:have|support|offer|know))?)\s+"
    r"(?:(?!if\b|when\b)[\w-]+\s+){0,2}test[\s-]*mode\b"
    r"|\btest[\s-]*mode\s*[:\u2013—-]\s*(?:there\s+(?:is|are)\s+)?(?:none|no|not\s+available|unavailable|absent)\b"
    r"|\btest[\s-]*mode\s+(?:\w+\s+)?(?:(?:is|does)\s+not|(?:is|does)n['\u2019]t|cannot|can['\u2019]t|is\s+(?:unavailable|unsupported))",
    re.IGNORECASE,
)
"""What says that a form has no switch between test and live."""
_CODE = expression(r"\b[A-Z]{3}\b")
_CODES = expression(r"[A-Z]{3}(?:(?:\s*,|\s+and|\s+or|\s*/)+\s*[A-Z]{3})*+")
_STATED = expression(
    rf"\b[Cc]urrenc(?:y|ies)\b[^.;:]{{0,40}}?(?:\s(?:is|are)\s|:|\s[\u2013—-]\s)\s*(?:(?:only|always)\s+)?"
    rf"(?P<codes>{_CODES.pattern})\b"
)
"""What only says which currencies there are: *the only currency is EUR*."""
_FEATURES_STATED = expression(r"^\W*[Ff]eatures?\W*(?::|[\u2013—-]\s|\b(?:is|are)\b)")
"""What only says which features there are: *Features: `hold`, `recurring`.*"""
_FEATURE_CODE = expression(r"`([a-z0-9]+(?:_[a-z0-9]+)*)`")
_IF_NEEDED = expression(r"\s*,?\s*\bif (?:needed|necessary|required|you need(?: them)?)\b,?", re.IGNORECASE)
_AND_OPTION = expression(
    r"[\s,]*+(?:\band\b)?[\s*_`'\"]*+(?:(?:set|choose|select|enable|the|your|appropriate|needed"
    r"|related|supported|available|necessary|required|desired|preferred|all)\b\s*+)*+[\s*_`'\"]*+$"
)
_VALUE_OF = expression(
    r"(?:^|,\s+(?:and\s+)?|\s+and\s+)(?:(?:(?!,|\sand\s).)*\sas|[*_`\"']*(?:[A-Z]{3}|(?<=`)[\w-]+)[*_`\"']*\s+in)"
    r"(?:\s+(?:an?|the|your))?[\s*_`'\"]*$"
)
"""What stands before an option and is its value: *EUR as the* currency, *`hold` in* features."""
_PIECE = expression(r"\s*,\s+(?:and\s+)?|\s+and\s+")
_ENVIRONMENT = expression(
    r"\W*(?:test|live|sandbox|production)(?:\W+(?:(?:or|and)\W+)?(?:test|live|sandbox|production))+\W*", re.IGNORECASE
)


def stated_options(sentence: str, words: str, order: FormOrder | None) -> Ask | None:
    """Return the currencies or features of which a sentence only says that there are these; None for others.

    Args:
        sentence: the sentence as it is typed.
        words: the same without marks.
        order: what it tells to do: what stands behind that is not stated.
    """
    stated = _STATED.search(words)
    if stated is not None and (order is None or order.start > stated.start()):
        return Ask(AskedFor.STATED_CURRENCIES, codes=tuple(_CODE.findall(stated["codes"])))
    codes = tuple(_FEATURE_CODE.findall(sentence)) if _FEATURES_STATED.match(sentence) else ()
    return Ask(AskedFor.FEATURES, codes=codes) if codes else None


def options_told(sentence: str, words: str, order: FormOrder) -> Iterator[Ask]:
    """Yield the options that a sentence tells to choose, enter or switch on.

    Args:
        sentence: the sentence as it is typed.
        words: the same without marks.
        order: what it tells to do.
    """
    aim = unmarked(order.object)
    if has_test_mode(words) or (order.deed is Deed.CHOOSE and is_environment(aim)):
        yield Ask(AskedFor.TEST_MODE)
    if order.deed is not Deed.UPLOAD:
        rest = TAIL.sub("", _IF_NEEDED.sub("", aim))
        codes = tuple(_FEATURE_CODE.findall(sentence))
        if currency := CURRENCY.search(rest):
            yield Ask(AskedFor.CURRENCY, is_many=bool(currency["many"]), codes=tuple(_CODE.findall(sentence)))
        elif order.deed is Deed.CHOOSE and _CODES.fullmatch(rest.strip(" .;")):
            yield Ask(AskedFor.CURRENCY, codes=tuple(_CODE.findall(rest)))
        if FEATURE.search(rest) or (FEATURE.search(aim) and codes):
            yield Ask(AskedFor.FEATURES, codes=codes)


def has_test_mode(words: str) -> bool:
    """Return whether a sentence speaks of the switch between test and live, and does not say that there is none."""
    return TEST_MODE.search(words) is not None and not NO_TEST.search(words)


def is_environment(words: str) -> bool:
    """Return whether what is chosen from are the environments: *test or live*."""
    return _ENVIRONMENT.fullmatch(words) is not None


def before_options(aim: str) -> str:
    """Return what stands before the first option in what a sentence tells to enter; nothing where none is there."""
    ends = [option.start() for each in (TEST_MODE, CURRENCY, FEATURE) if (option := each.search(aim))]
    return _AND_OPTION.sub("", _VALUE_OF.sub("", aim[: min(ends, default=0)])).strip()


def beside_options(aim: str) -> str:
    """Return what a sentence tells to enter or choose, without the pieces of it that are options."""
    pieces = split_masked(_PIECE, aim, masked(aim))
    return ", ".join(
        piece for piece in pieces if not any(each.search(piece) for each in (TEST_MODE, CURRENCY, FEATURE))
    )
