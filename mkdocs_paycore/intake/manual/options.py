"""What a connection form asks for besides credentials: test mode, currencies, features and switches."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.credentials.choice_lists import ChoiceLists
from mkdocs_paycore.manuscript.manual.credentials.heading_orders import heading_orders
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.ask import AskedFor
from mkdocs_paycore.manuscript.manual.sentences.asks import asks
from mkdocs_paycore.manuscript.manual.sentences.leads import Lead, lead_of, option_of
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.sentences.switches import left_empty, switches
from mkdocs_paycore.manuscript.manual.wording.remarks import NO_WORDS
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_OF_OPTION = expression(r"[*_`\"]{0,3}\s*[:=\u2013—]\s*")
_CODE = expression(r"`[^`\s]+`|\b[A-Z]{3}\b")


@dataclass(slots=True)
class FormOptions:
    """What a form asks for besides credentials, with the offset where the manual says so.

    Attributes:
        test_mode: whether it has a switch between test and live.
        currency: whether a currency is chosen.
        is_many: whether the text speaks of several currencies.
        features: whether features are chosen.
        codes: the codes of features that the manual names.
        currencies: the codes of currencies that it names.
        stated: the codes of currencies of which it only says that there are these.
        switches: names of what can be switched on.
        unsure: names of what may be fields.
        left_empty: names of fields that may be left empty.
    """

    test_mode: int | None = None
    currency: int | None = None
    is_many: bool = False
    features: int | None = None
    codes: dict[str, None] = field(default_factory=dict)
    currencies: dict[str, None] = field(default_factory=dict)
    stated: dict[str, None] = field(default_factory=dict)
    switches: dict[str, int] = field(default_factory=dict)
    unsure: dict[str, int] = field(default_factory=dict)
    left_empty: dict[str, int] = field(default_factory=dict)


def read_options(found: Sequence[Block]) -> FormOptions:
    """Return what a section says of options.

    Args:
        found: the blocks of the section.
    """
    options, lead = FormOptions(), Lead.UNKNOWN
    orders, choices = heading_orders(found), ChoiceLists(found)
    for block in found:
        for name in left_empty(block.text):
            options.left_empty.setdefault(name, block.start)
        if (
            block.kind is BlockKind.ITEM
            and lead in {Lead.FEATURES, Lead.CURRENCIES, Lead.SWITCHES}
            and not is_command(block.text)
            and not (lead is Lead.SWITCHES and option_of(block.text))
        ):
            _listed(options, block, lead)
        elif block.kind is BlockKind.ITEM and option_of(block.text):
            bare = NO_WORDS.sub("", block.text).strip()
            name, _, said = _OF_OPTION.sub("\n", bare, count=1).partition("\n")
            name = next((each.text for each in emphasised(bare)[:1] if each.start == 0), name)
            _asked(options, replace(block, text=" ".join(["Choose", unmarked(name), *_CODE.findall(said)])))
        elif id(block) in orders:
            _asked(options, replace(block, text=orders[id(block)]))
        elif block.kind in {BlockKind.TEXT, BlockKind.ITEM}:
            if block.kind is BlockKind.TEXT and not block.in_note:
                new = lead_of(block.text)
                lead = new if new is not Lead.UNKNOWN else lead
            _asked(options, replace(block, text=choices.text_with_values(block) or block.text))
            if lead is Lead.FEATURES and block.kind is BlockKind.TEXT:
                options.features = options.features if options.features is not None else block.start
    return options


def _asked(options: FormOptions, block: Block) -> None:
    for ask in asks(block.text):
        if ask.what is AskedFor.TEST_MODE and options.test_mode is None:
            options.test_mode = block.start
        elif ask.what is AskedFor.CURRENCY:
            options.is_many |= ask.is_many
            options.currency = options.currency if options.currency is not None else block.start
            options.currencies |= dict.fromkeys(ask.codes)
        elif ask.what is AskedFor.STATED_CURRENCIES:
            options.stated |= dict.fromkeys(ask.codes)
        elif ask.what is AskedFor.UNSURE:
            options.unsure |= dict.fromkeys(ask.codes, block.start)
        elif ask.what is AskedFor.FEATURES:
            options.features = options.features if options.features is not None else block.start
            options.codes |= dict.fromkeys(ask.codes)
    if not block.in_note:
        for name in switches(block.text):
            options.switches.setdefault(name, block.start)


def _listed(options: FormOptions, block: Block, lead: Lead) -> None:
    for mapping in mappings(block.text):
        if lead is Lead.FEATURES and re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", mapping.left):
            options.codes[mapping.left] = None
        elif lead is Lead.CURRENCIES and re.fullmatch(r"[A-Z]{3,5}", mapping.left):
            options.currencies[mapping.left] = None
        elif lead is Lead.SWITCHES:
            options.switches.setdefault(mapping.left, block.start)
