"""Another provider's name in a sentence that speaks of the page's own, as it stays when a manual is copied."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.providers.copied_names import COPIED
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters, is_telling
from mkdocs_paycore.check.text.providers.of_pages import CONNECTED
from mkdocs_paycore.check.text.providers.strangers import OtherMention, strange_mentions
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_SENTENCE = expression(r"(?:[^.!?\n]|[.!?](?![*_\"')]*(?:\s|$)))+")
_TARGET = expression(r"\]\([^()\n]*\)")
_MARK = expression(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+|[*_]{1,3}[^*_\n]*[.:][*_]{1,3}[ \t]*")
_TO = expression(
    r"\b(?:ask|contact|call|to|from|with|by|at|send|give|tell|show|mail|remind)[ \t]+(?:the[ \t]+|your[ \t]+)?[*_\"]*$",
    re.IGNORECASE,
)
"""What stands before the name of those whom a sentence has its reader turn to."""
_TURNS = expression(r"(?:write|mail|call|talk|speak|turn|reach|give|tell|show|remind)\b", re.IGNORECASE)
"""How a sentence begins that has its reader turn to somebody, besides what `is_command` knows."""
_SLOT = "\0"
_SHORTEST = 20
"""So many characters of a sentence, with a name in it, are no mere label."""
_FEW_WORDS = 3
_MANY = 4
"""So many words of a shorter one are none where so many manuals have it."""
_ENOUGH = 2
"""In so many manuals a sentence is the site's own, with the name of each provider in it."""


class _Said(NamedTuple):
    """A sentence, and the offset where it begins."""

    text: str
    start: int


@looks_for(COPIED, stage=Stage.TEXT)
def copied_sentences(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each sentence of a manual that other manuals have with their own provider's name in it.

    So it is with one that stands in the manual of the named provider, with one that leads to where the page's own is
    connected, with one that has its reader turn to a provider whom nothing else on the page names, and with one that
    names another for no reason that the manual gives.
    """
    shown = {code: name for code, name in ProviderNames(checked).shown.items() if is_telling(name)}
    codes = {name: code for code, name in shown.items()}
    if len(codes) < _ENOUGH:
        return
    any_name = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, codes), key=len, reverse=True))})(?!\w)")
    found = [(manual, list(_sentences(manual))) for manual in manuals(checked)]
    said = defaultdict[str, set[str]](set)
    for manual, sentences in found:
        for each in sentences:
            if (own := shown.get(manual.code)) and own in each.text:
                said[_key(each.text, own)].add(manual.code)
    rest: list[OtherMention] = []
    for manual, sentences in found:
        own = shown.get(manual.code, "")
        for each in sentences if own else ():
            for named in any_name.finditer(each.text):
                if _is_another(named[0], manual, own):
                    is_alone = own not in each.text
                    told = list(_of_sentence(manual, each, named, said, codes[named[0]])) if is_alone else []
                    yield from told
                    at = named.start()
                    rest += (
                        []
                        if told or _is_short(each.text)
                        else [OtherMention(manual, named[0], each.text, at, each.start + at)]
                    )
    for mention in strange_mentions(rest, shown, codes):
        message = f"found {quoted_value(mention.name)}, another provider, of whom the manual says nothing else"
        hint = f"see whether {shown[mention.manual.code]} is meant, or say what the other does there"
        yield mention.manual.page.problem(COPIED, mention.start, message, hint)


def _is_another(name: str, manual: Manual, own: str) -> bool:
    """Return whether a name is not the page's own, nor a part of it or the other way round."""
    bare, known = bare_letters(name), (bare_letters(own), bare_letters(manual.code))
    return not any(bare in each or each in bare for each in known)


def _of_sentence(
    manual: Manual, each: _Said, named: re.Match[str], said: Mapping[str, set[str]], code: str
) -> Iterator[Problem]:
    others = said.get(_key(each.text, named[0]), set()) - {manual.code}
    if _is_short(each.text) and len(others) < _MANY:
        return
    is_sites = code in others or len(others) >= _ENOUGH or _leads_to_own(manual, each)
    before = each.text[: named.start()]
    words = _MARK.sub("", each.text).lstrip(" *_\"')")
    is_turned_to = _TO.search(before) is not None and bool(is_command(words) or _TURNS.match(words))
    if is_sites or (is_turned_to and manual.page.shown.count(named[0]) == 1):
        message = f"found {quoted_value(named[0])}, the name of another provider, where the page speaks of its own"
        at = each.start + named.start()
        yield manual.page.problem(
            COPIED, at, message, "name the provider of the page, or say what the other does there"
        )


def _leads_to_own(manual: Manual, each: _Said) -> bool:
    """Return whether a sentence has a link to where the page's own provider is connected."""
    end = each.start + len(each.text)
    within = (link for link in manual.page.links if each.start <= link.start < end and not link.is_picture)
    return any(found["code"] == manual.code for link in within for found in CONNECTED.finditer(link.target))


def _sentences(manual: Manual) -> Iterator[_Said]:
    for found in _SENTENCE.finditer(manual.page.prose):
        if not _is_short(found[0]) or len(found[0].split()) >= _FEW_WORDS:
            yield _Said(found[0], found.start())


def _is_short(text: str) -> bool:
    return len(text.strip()) < _SHORTEST


def _key(text: str, name: str) -> str:
    """Return a sentence with a mark in place of a name, and without the targets of its links."""
    return " ".join(_TARGET.sub("]", _MARK.sub("", text)).replace(name, _SLOT).split())
