"""The sections of manuals whose headings name no kind of connection: where the text names one, set off from the rest.

*Start a **Merchant account***, *Type: **H2H merchant account***: whatever the verb is, the name of a kind that a writer
sets off is the one in our dashboard, and what follows, to the next kind or to the end of the part, is about its form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.manuscript.manual.page.blocks import visible
from mkdocs_paycore.manuscript.manual.page.kinds import IN_ALL, KIND_WORD, Section, kind_named
from mkdocs_paycore.manuscript.manual.page.loose_sections import opening_sections
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.manuscript.masked import indent_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manuscript import Manuscript

_SET_OFF = expression(
    r"(?P<mark>[*_`\"'“«\[]{1,3})(?:[^*_`\"'“”«»\[\]\n]{1,80}(?:→|»|>|\u203a)\s*)?(?P<title>[^*_`\"'“”«»\[\]\n]{1,40}?\saccount(?:\s\(h2h\))?)[.:]?[*_`\"'”»\]]{1,3}(?=(?P<behind>[^\n]*))",
    re.IGNORECASE,
)
_PLAIN = expression(
    rf"(?:\bconnect(?:s|ed|ing)?\s+(?:(?:as|to|by|through|via)\s+)?(?:an?|the|your)\s+(?:new\s+)?"
    r"|\bin\s+(?:our|the)\s+dashboard,?\s+(?:choose|select|pick)\s+(?:the\s+)?"
    rf"|\b(?:type|kind):\s+|^[ \t]*(?:[-*+]|\d{{1,2}}[.)])?[ \t]*[*_]{{0,3}}[\w \t]{{2,30}}:[*_]{{0,3}}[ \t]+"
    rf"|^[ \t]*(?=(?:{KIND_WORD}\s+)+account:[ \t]*$))"
    rf"(?P<title>(?:{KIND_WORD}\s+)+account)\b(?=(?P<behind>[^\n]*))",
    re.IGNORECASE,
)
"""A kind that is not set off, where one is told to connect it, or where a line has nothing else: *Type: X*."""
_ITEM = expression(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_NO_TEXT = expression(r"[ \t]*(?:\||#|!!!|\?\?\?|===|<t[hdr]\b|>)")
"""How a line begins that is no paragraph and no item."""
_CONNECTION = expression(r"\s+(?:connection|option)\b", re.IGNORECASE)
_CHOOSING = expression(r"\b(?:choosing|selecting|picking)\s+(?:the\s+)?$", re.IGNORECASE)
_DEFINES = expression(r"\s*(?::|[\u2013—-]\s)\s*\S")
"""What stands behind a name at the beginning of an item that is a field's: ***Merchant account**: the code*."""
_ANOTHER = expression(
    r"\b(?:same\s+as|as\s+(?:for|in|with|of|on)|unlike|above|previous|besides|not|than)\b[^.;:!?]{0,40}$", re.IGNORECASE
)
"""What stands before a kind that is only spoken of: *the same as for the **Merchant account***."""
_INTO = expression(
    rf"\b(?:{PUT})\s[^.;:!?]{{2,60}}\s(?:in(?:to)?|to|under|as)\s+(?:the\s+)?(?:field\s+)?[*_`\"'“«]*$", re.IGNORECASE
)
"""What stands before a field that is called like a kind: *put the number into **Merchant account***."""
_FORM_BEHIND = expression(r"\s+(?:form|connection)\b", re.IGNORECASE)
_SENTENCE = expression(r"[.;!?][*_`\"'”»)]*\s+(?=[*_`\"'“A-Z])")
_FEWEST = 2
"""The kind, and a name at least."""
_TELLS = expression(
    r"[ \t]*(?:[-*+•|]|\d{1,3}[.)]|[a-z]\)|#{3,6}[ \t]|:[ \t])|[^\n]*(?:\|| = | [-=]{1,2}> | → | ← |<-)"
)
"""A line of a list, of a table or of definitions, or one that joins two names."""
_OF_FORM = expression(r"\bform\s+(?:of|for)\s+(?:the\s+|an?\s+|our\s+)?[*_`\"'“«\[]*$", re.IGNORECASE)
"""What stands before a kind of whose form a text speaks."""
_AS_BEFORE = expression(r"\b(?:same|above)\b[^.]*\b(?:needed|required|used|entered|asked|again)\b", re.IGNORECASE)
"""What says that a form has the fields of another: *the three above are needed again*."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A line that names a kind, or several in a sentence each.

    Attributes:
        start: where the line begins.
        end: where the next one begins.
        title: how it names the kind.
        title_start: where that stands.
        kinds: the kinds.
        indent: the column where the line begins.
        is_item: whether it is an item of a list.
        is_whole: whether it has nothing else.
    """

    start: int
    end: int
    title: str
    title_start: int
    kinds: tuple[str, ...]
    indent: int
    is_item: bool
    is_whole: bool

    @property
    def kind(self) -> str:
        """The kind of its section: that of accounts in general where it names several."""
        return self.kinds[0] if len(self.kinds) == 1 else Kind.ACCOUNT


def mentioning_sections(page: Manuscript) -> tuple[Section, ...]:
    """Return the sections in which the text of a manual names a kind, one of each kind, in their order.

    Parts that tell to open a form and name no kind stand beside them; where no part that names one tells of anything,
    they stand in their place, if there are any.
    """
    best = _Mentions(page).telling()
    named = [section for told, section in best.values() if told]
    others = [each for each in opening_sections(page) if not any(_overlap(each, one) for one in named)]
    telling = [each for each in others if _lines_told(page.text[each.start : each.end].splitlines()) > 1]
    taken = telling[:1] if Kind.ACCOUNT not in best else []
    chosen = [*named, *taken] if named else others or [section for _, section in best.values()]
    chosen = chosen or [section for told, section in _Mentions(page, in_tables=True).telling().values() if told]
    return tuple(sorted(chosen, key=lambda each: each.start))


def mentions_beside(page: Manuscript, connects: Sequence[Section], others: Sequence[Section]) -> list[Section]:
    """Return the sections whose text names a kind that no heading names, and which tell of several things.

    Args:
        page: the manual.
        connects: its sections that connect, by their headings.
        others: those about something else, such as setting up.
    """
    kinds = {str(each.kind) for each in connects}
    return [
        section
        for kind, (told, section) in _Mentions(page).telling().items()
        if kind not in kinds and told > 1 and not any(_overlap(section, each) for each in (*connects, *others))
    ]


def mentions_within(page: Manuscript, section: Section) -> list[Section]:
    """Return the sections into which the text of a part divides it, or the part with the only kind that it names.

    Args:
        page: the manual.
        section: the part, whose heading names no kind.
    """
    best = [(told, each) for told, each in _Mentions(page).telling().values() if _overlap(each, section)]
    if not best or not all(told and not each.shared for told, each in best):
        return []
    found = sorted((each for _, each in best), key=lambda each: each.start)
    return found if len(found) > 1 else [replace(section, kind=found[0].kind)]


def _overlap(one: Section, other: Section) -> bool:
    return one.start < other.end and other.start < one.end


class _Mentions:
    """The lines of a manual that name kinds, and the sections that they stand for."""

    def __init__(self, page: Manuscript, *, in_tables: bool = False) -> None:
        """Find the lines.

        Args:
            page: the manual.
            in_tables: whether those of tables count, of facts about the provider: all below them is about its form.
        """
        self.page = page
        self.in_tables = in_tables
        self.text = visible(page)
        self.titles = titles(page)
        self.found = list(self._find())

    def telling(self) -> dict[str, tuple[int, Section]]:
        """Return the part that names a kind, by the kind, with the number of lines of it that tell of something.

        Where a kind is named several times, the part counts that tells most: with lines of lists and tables, and names
        that are set off.
        """
        best: dict[str, tuple[int, Section]] = {}
        shared = [self._section(each) for each in self.found if len(each.kinds) > 1]
        for mention in self.found:
            section = self._section(mention)
            if not section.shared and any(each.start <= section.start < each.end for each in shared):
                continue
            told = self._told(section, mention) + self._has_sibling(mention)
            named = " ".join(mention.kinds)
            if named not in best or told >= best[named][0]:
                best[named] = (told, section)
        return best

    def _find(self) -> Iterator[_Mention]:
        """Yield the lines of paragraphs and items that name a kind, and do not only compare with it."""
        offset = 0
        for line in self.text.splitlines(keepends=True):
            start, offset = offset, offset + len(line)
            is_text = not _NO_TEXT.match(line) or (self.in_tables and line.lstrip().startswith("|"))
            is_code = self.page.is_code(start) and self.page.is_code(
                offset - 1
            )  # and no name in code that begins a line
            if start < self.page.body_start or not is_text or is_code:
                continue
            named = [(each, kind) for each in _named(line) if (kind := _kind_of(each)) is not None]
            kinds = tuple(dict.fromkeys(kind for _, kind in named))
            is_apart = len(kinds) < _FEWEST or _are_apart(line, [each for each, _ in named])
            if not kinds or not (is_apart or self._is_about_all(start)):
                continue
            each, item = named[0][0], _ITEM.match(line)
            is_whole = not re.search(r"\w", line[item.end() if item else 0 : each.start()] + each["behind"])
            indent = indent_of(self.page.text[start:offset])
            at = start + each.start("title")
            yield _Mention(start, offset, each["title"], at, kinds, indent, item is not None, is_whole)

    def _is_about_all(self, start: int) -> bool:
        """Return whether what follows a place speaks of all forms at once: *both of the forms take*."""
        below = next((each.start for each in self.titles if each.start > start), len(self.text))
        return IN_ALL.search(self.text, start, below) is not None

    def _section(self, mention: _Mention) -> Section:
        """Return the section of a mention: the part below a heading where it is alone, else from its line on."""
        around = next((each for each in reversed(self.titles) if each.start <= mention.start), None)
        below = (each for each in self.titles if around and each.start > mention.start and each.level <= around.level)
        end = len(self.page.text) if self.in_tables else next((each.start for each in below), len(self.page.text))
        within = [each for each in self.found if around and around.start <= each.start < end]
        shared = mention.kinds if len(mention.kinds) > 1 else ()
        is_alone = not self.in_tables and all(each.kind == mention.kind for each in within)
        if around is not None and is_alone and around is not self.titles[0] and not (mention.indent or shared):
            return Section(around, min(around.end + 1, end), end, mention.kind)
        others = (each for each in within if each.start > mention.start and not set(each.kinds) <= set(mention.kinds))
        next_one = next((each.start for each in others), end)
        heading = Heading(6, mention.title, mention.start, mention.end - 1, mention.title_start)
        start = mention.end if mention.is_whole else mention.start
        return Section(heading, start, min(next_one, self._dedent(mention, end)), mention.kind, shared)

    def _has_sibling(self, mention: _Mention) -> bool:
        """Return whether another item of its list is about another kind."""
        return any(
            each.kind != mention.kind
            and (
                (mention.is_item and each.is_item and each.indent == mention.indent)
                or (self._is_run_in(mention) and self._is_run_in(each))
            )
            for each in self.found
        )

    def _is_run_in(self, mention: _Mention) -> bool:
        """Return whether a paragraph begins with a mention as its label: ***Merchant account.** Needs …*."""
        before = self.text[mention.start : mention.title_start]
        behind = self.text[mention.title_start + len(mention.title) :][:2]
        return before in {"**", "__"} and behind[:1] in {".", ":"} and not mention.is_whole

    def _dedent(self, mention: _Mention, end: int) -> int:
        """Return where the lines end that stand as deep as a mention, or below it where it is an item of its own."""
        offset = mention.end
        is_item = self._has_sibling(mention)
        for line in self.page.text[mention.end : end].splitlines(keepends=True):
            indent = indent_of(line)
            if line.strip() and (indent < mention.indent or (is_item and indent <= mention.indent)):
                return offset
            offset += len(line)
        return end

    def _told(self, section: Section, mention: _Mention) -> int:
        """Return how many lines of a section tell of something: of lists and tables, or with several names set off."""
        behind = self.text[mention.title_start + len(mention.title) : mention.end].lstrip("*_`\"'”»")
        before, below = self.text[section.start : mention.start], self.text[mention.end : section.end]
        own = [*before.splitlines(), *below.splitlines()]
        is_form = _OF_FORM.search(self.text, mention.start, mention.title_start) is not None
        return is_form + _lines_told([behind, *(each for each in own if each.strip() and mention.title not in each)])


def _named(line: str) -> Iterator[re.Match[str]]:
    """Yield the names of kinds on a line, which are no fields and with which nothing is compared."""
    item = _ITEM.match(line)
    begin = item.end() if item else len(line) - len(line.lstrip())
    for pattern in (_SET_OFF, _PLAIN):
        for found in pattern.finditer(line):
            is_field = item is not None and found.start() == begin and _DEFINES.match(found["behind"])
            is_filled = _INTO.search(line, 0, found.start()) and not _FORM_BEHIND.match(found["behind"])
            if not (is_field or is_filled or _ANOTHER.search(line, 0, found.start())):
                yield found


def _kind_of(found: re.Match[str]) -> str | None:
    """Return the kind that a name stands for; that of accounts in general for what is a connection besides."""
    is_other = _CONNECTION.match(found["behind"]) or _CHOOSING.search(found.string, 0, found.start())
    return kind_named(found["title"]) or (Kind.ACCOUNT if is_other else None)


def _are_apart(line: str, named: Sequence[re.Match[str]]) -> bool:
    """Return whether the kinds on a line stand in sentences of their own, each of which sets off something besides."""
    begins = [0, *(each.end() for each in _SENTENCE.finditer(line)), len(line)]
    for begin, end in pairwise(begins):
        own = [each for each in named if begin <= each.start() < end]
        if len(own) > 1 or (own and len(emphasised(line[begin:end])) < _FEWEST):
            return False
    return True


def _lines_told(lines: Sequence[str]) -> int:
    return sum(bool(_TELLS.match(each) or _AS_BEFORE.search(each)) or len(emphasised(each)) > 1 for each in lines)
