"""Credentials of which a manual says that they are there already: *enter the same Shop ID and Hash key*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import is_mentioned, plain_label, plain_lines
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.credentials.name_rows import lost_names
from mkdocs_paycore.check.text.credentials.own_credentials import UNEXPLAINED, UNUSED
from mkdocs_paycore.check.text.credentials.renamed_credentials import form_labels, renamings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.asks import asks
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, label
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.source.problem import Problem

_SAME = expression(r"\bthe\s+same\s+[*_`\"'“]*[A-Z]")
_YOURS = expression(rf"\b(?:is|be|becomes?)\s+your\s+(?P<name>{SET_OFF_NAME})(?=[.,;]|$)")
"""What a sentence about setting up calls a value that it had the reader make: *this will be your **Bell secret***."""
_FEWEST = 2


@looks_for(UNEXPLAINED, UNUSED, stage=Stage.TEXT, of_pages=True)
def same_credentials(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each credential of a manual that is said to be there, and is not.

    A form gets *the same* as before, and beside one that stands above there is one that does not. Or the reader is told
    what will be *his*, and no part about connecting asks for that, though it names the others.
    """
    for manual in manuals(checked):
        yield from _not_above(manual)
        yield from _lost(manual, form_labels(manual, checked))
        yield from _not_below(manual)


def _not_above(manual: Manual) -> Iterator[Problem]:
    for part in manual.connects:
        for block in manual.blocks(part):
            texts = sentences(block.text) if block.kind in {BlockKind.TEXT, BlockKind.ITEM} else []
            for sentence in filter(_SAME.search, texts):
                asked = _asked(sentence)
                above = plain_lines(manual.page.with_spans[: block.start])
                new = [each for each in asked if not is_mentioned(plain_label(each.left, brackets=False), above)]
                if len(asked) >= _FEWEST and len(new) == 1:
                    at = manual.page.text.find(new[0].left, block.start, block.end)
                    message = f"found {quoted_value(new[0].left)} among what is the same, and nothing above names it"
                    hint = _entered_so(manual, new[0])
                    yield manual.page.problem(UNEXPLAINED, max(at, block.start), message, hint)


def _asked(sentence: str) -> list[Mapping]:
    return [each.mapping for each in asks(sentence) if each.mapping is not None and NOUN.search(each.mapping.left)]


def _entered_so(manual: Manual, mapping: Mapping) -> str:
    """Return what to write for a name: the other one that another form has for the same field."""
    names = (each.name for found in manual.forms for each in found.credentials if each.in_form == mapping.right)
    right = next(names, "")
    return f"did you mean {right!r}?" if right else "name it as it is named where one gets it"


def _lost(manual: Manual, labels: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem for each credential of a list or a sentence that a form lacks, once."""
    listed = manual.listed(manual.set_up) if manual.set_up is not None else None
    known = {each.form_start for each in listed.credentials} if listed else set[int]()
    lost = {each.told.start: each for each in reversed([] if manual.calls else list(lost_names(manual)))}
    named = {each.right for each in renamings(manual, labels)} if lost else set[str]()
    for start, (told, above) in lost.items():
        if start not in known and told.name not in named:
            where = manual.page.place(start).line
            message = f"the list lacks {told.name!r}, which line {where} has its reader get"
            yield manual.page.problem(UNUSED, above.start, message, f"add {told.name}")


def _not_below(manual: Manual) -> Iterator[Problem]:
    if manual.set_up is None or manual.calls or not manual.connects:
        return
    forms = manual.forms
    for block in manual.blocks(manual.set_up) if len(forms) == len(manual.connects) else ():
        for found in _YOURS.finditer(block.text) if block.kind in {BlockKind.TEXT, BlockKind.ITEM} else ():
            name = label(found["name"])
            text = plain_lines("\n".join(manual.text(part) for part in manual.connects))
            if NOUN.search(name) and not is_mentioned(plain_label(name, brackets=False), text):
                message = f"found {quoted_value(name)}, which no part about connecting asks for"
                at = max(manual.page.text.find(name, block.start, block.end), block.start)
                others = dict.fromkeys(each.name for some in forms for each in some.credentials)
                yield manual.page.problem(UNUSED, at, message, f"the other part names {', '.join(others)}")
