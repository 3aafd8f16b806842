"""A brand's name, host or mail address that is typed into a page where a variable belongs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mkdocs_paycore.leak.former_hosts import platform_domains
from mkdocs_paycore.leak.former_names import platform_names
from mkdocs_paycore.leak.lookalike import folded
from mkdocs_paycore.leak.markers import brands_allowed_everywhere, brands_allowed_in
from mkdocs_paycore.leak.mention import letters
from mkdocs_paycore.leak.own_names import without_tool
from mkdocs_paycore.leak.spelling import squeezed
from mkdocs_paycore.leak.typed_words import TypedWord, TypedWords, named_by_domain, typed_words
from mkdocs_paycore.manuscript.retired import is_said_of_name, retired_addresses
from mkdocs_paycore.markdown.blocks import has_blocks, shown_ranges
from mkdocs_paycore.project.listed_plugins import lists_plugin
from mkdocs_paycore.project.shown_values import shown_values
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Fix, Problem

TYPED_BRAND = Rule(
    "typed-brand",
    "A brand's name, host or mail address typed where a variable belongs: another brand's readers would see it.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    varies="an error where the site has several brands",
    sample=Sample(
        "docs/index.md",
        "# Start\n\nAsk Acme Pay for an account.\n",
        "# Start\n\nAsk <<custom.company_name>> for an account.\n",
    ),
)
_VARIABLE = expression(r"\\?(?:<<[^<>\n]*>>|\{\{[^{}\n]*\}\})")
_SCHEME = expression(r"[a-z][a-z0-9+.-]*:|//|<<|\{\{", re.IGNORECASE)
_REST = expression(r"[^\s\"'<>()\[\]`]*")
_KEY = expression(r"[ \t]*(?:-[ \t]+)?[\w-]+[ \t]*:")
_ID = expression(r"\{:?[^{}\n]*#[^{}\n]*\Z")


class BrandTexts(Protocol):
    """What is looked at: the pages of a site as they are typed, its brands, and its providers."""

    @property
    def manuscripts(self) -> Sequence[Manuscript]:
        """The pages and snippets."""

    @property
    def brands(self) -> Sequence[Brand]:
        """The brands, or the nameless one that the site's own values make."""

    @property
    def project(self) -> Project:
        """Where the site lies."""

    @property
    def site(self) -> Site:
        """The catalog and all else that pages share."""


class Where(NamedTuple):
    """Where in a page a word stands.

    Attributes:
        kind: `prose`, `code`, `comment`, `meta`, `id` (of a heading), `anchor` (of a link within the site), `address`
            (of a link to elsewhere) or `file` (a path within the site).
        link: the link whose target it is in.
    """

    kind: str
    link: Link | None = None


@looks_for(TYPED_BRAND)
def typed_brands(checked: BrandTexts) -> Iterator[Problem]:
    """Yield a problem for each place where a brand's word is typed.

    What a comment allows (`paycore: allow-brand NAME`), what only that brand shows, what the only brand tells of its
    past and what is the name of this tool itself is meant. So are words that all brands have, and names of providers.
    """
    names = set(map(folded, checked.site.catalog.names()))
    taken = names | {name.replace(" ", "") for name in names}
    every = typed_words(checked.brands, taken=taken)
    every += _of_platform(checked, every, taken)
    if not any(each.words for each in every):
        return
    values = [*shown_values(checked.project.config_sources())]
    if values and not lists_plugin(checked.project.config_file):
        values = []  # nobody fills a variable there
    for manuscript in (*checked.manuscripts, *values):
        packed = squeezed(manuscript.text)
        page = _Page(manuscript, [brand.name for brand in checked.brands], checked.manuscripts)
        for each in every:
            if (present := each.in_letters(packed)).words:
                yield from page.problems(present)


def _of_platform(checked: BrandTexts, known: Sequence[TypedWords], taken: Collection[str]) -> list[TypedWords]:
    """Return what to look for of domains and names that the site takes for the platform's and no brand has."""
    hosts = {word.shown.lower() for each in known for word in each.words if word.kind == "host"}
    near = next((word.key for each in known for word in each.words if word.kind == "name" and word.key), "")
    domains = platform_domains(checked.manuscripts, products=checked.site.products)
    others = {word.shown.lower() for each in known for word in each.words}
    names = platform_names(checked.manuscripts, taken=others | set(taken))
    return [
        TypedWords("", named_by_domain(domain, near=near))
        for domain in domains
        if not any(domain == host or domain.endswith(f".{host}") for host in hosts)
    ] + [TypedWords("", (TypedWord("name", "", name, near=near),)) for name in names]


@dataclass(frozen=True)
class _Page:
    """A page, and what in it is meant."""

    manuscript: Manuscript
    brands: Sequence[str]
    all_pages: Sequence[Manuscript]
    told: list[tuple[int, int]] = field(default_factory=list)
    """Where words stand that were found so far: a name within a host is no second mistake."""

    def problems(self, words: TypedWords) -> Iterator[Problem]:
        """Yield the problems of a brand's words; a link whose text is its target has one, with both changes."""
        held: tuple[int, str, Problem] | None = None
        for match, link, problem in self._told_words(words):
            if held is not None and link is not None and link.start <= held[0] and held[1] == match[0]:
                held = (*held[:2], replace(held[2], fix=(*held[2].fix, *problem.fix)))
                continue
            if held is not None:
                yield held[2]
            held = match.start(), match[0], problem
        if held is not None:
            yield held[2]

    def _told_words(self, words: TypedWords) -> Iterator[tuple[re.Match[str], Link | None, Problem]]:
        earlier = sorted(self.told)  # of other words: those of one pattern never overlap
        reach = list(accumulate((last for _, last in earlier), max))
        for word, match in words.found_in(self.manuscript.text):
            at = bisect_right(earlier, (match.start(), 1 << 62)) - 1
            if at >= 0 and match.end() <= reach[at]:
                continue
            self.told.append(match.span())
            where = self._where(match)
            is_word = word.kind == "name" and where.kind in {"prose", "meta", "comment"}
            if self._is_meant(match, words.brand) or (
                is_word and not word.is_name_in_prose(match[0], self._before(match.start()))
            ):
                continue
            is_anchor = where.kind == "anchor" and bool(word.key) and self._is_anchor(words, match)
            fix = (Edit(*match.span(), _anchor(word)),) if is_anchor else _fix(word, match, where)
            problem = self._problem(word, match, where, fix)
            problem = replace(problem, follows=self._link(match)) if where.kind == "anchor" else problem
            yield match, where.link if where.kind == "address" else None, problem

    def _link(self, match: re.Match[str]) -> str:
        """Return the page and the anchor that a word is in, as a rule names them that reports the whole anchor."""
        text = self.manuscript.text
        found = _REST.match(text, text.rfind("#", 0, match.start()) + 1)
        return f"{self.manuscript.path}#{found[0] if found else ''}"

    def _is_anchor(self, words: TypedWords, match: re.Match[str]) -> bool:
        """Return whether a heading has the anchor that a brand's word is in, once both have the variable."""
        text = self.manuscript.text
        start = text.rfind("#", 0, match.start()) + 1
        found = _REST.match(text, start)
        wanted = letters(_with_names(found[0] if found else "", words))
        titles = (heading.title for page in self.all_pages for heading in page.headings if not heading.given_id)
        return any(letters(_with_names(title, words)) == wanted for title in titles)

    def _is_meant(self, match: re.Match[str], brand: str) -> bool:
        start, end = match.span()
        line = self.manuscript.line(self.manuscript.place(start).line)
        allowed = brands_allowed_in(line) | self._allowed
        return (
            bool(allowed if not brand else brand in allowed)
            or _within(start, self._variables)
            or self._without_tool[start:end] != match[0]
            or self._is_shown_by_none_but(brand, start)
            or (len(self.brands) <= 1 and self._is_past(start, end))
        )

    def _is_past(self, start: int, end: int) -> bool:
        """Return whether a sentence tells what became of an address or a name: of a site's only brand that is right."""
        return _within(start, self._retired) or is_said_of_name(self.manuscript.text, start, end)

    @cached_property
    def _retired(self) -> list[tuple[int, int]]:
        return sorted((each.start, each.end) for each in retired_addresses(self.manuscript.text))

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return brands_allowed_everywhere(self.manuscript.text.split("\n"))

    @cached_property
    def _variables(self) -> list[tuple[int, int]]:
        return [found.span() for found in _VARIABLE.finditer(self.manuscript.text)]

    @cached_property
    def _without_tool(self) -> str:
        return without_tool(self.manuscript.text)

    def _is_shown_by_none_but(self, brand: str, start: int) -> bool:
        text = self.manuscript.text
        if not brand or not has_blocks(text):
            return False
        others = [other for other in self.brands if other != brand] or [""]
        shown = (shown_ranges(text, brand=other, known=self.brands, report=lambda _: None) for other in others)
        return not any(first <= start < last for parts in shown for first, last in parts)

    def _where(self, match: re.Match[str]) -> Where:
        page, start = self.manuscript, match.start()
        if start < page.body_start:
            line = page.text[page.text.rfind("\n", 0, start) + 1 :]
            is_key = (found := _KEY.match(line)) and start < len(page.text) - len(line) + found.end()
            return Where("file" if is_key else "meta")
        if page.is_code(start):
            return Where("code")
        if _within(start, page.comments):
            return Where("comment")
        for link in page.links:
            if link.target_start <= start < link.target_start + len(link.target):
                return _of_target(link, start)
        return Where("id" if _ID.search(self._before(start)) else "prose")

    def _before(self, offset: int) -> str:
        """Return what stands in front of a place in its line."""
        text = self.manuscript.text
        return text[text.rfind("\n", 0, offset) + 1 : offset]

    def _problem(self, word: TypedWord, match: re.Match[str], where: Where, fix: Fix) -> Problem:
        owner = f"the brand {word.brand!r}" if word.brand else "this site's brand"
        kind = f"{'an' if word.kind == 'address' else 'a'} {word.kind}"
        letters_of_others = (
            "" if match[0].isascii() or not word.shown.isascii() else " in letters that only look English"
        )
        message = f"found {quoted_value(match[0])}, {kind} of {owner}, typed by hand{letters_of_others}"
        severity = Severity.ERROR if len(self.brands) > 1 else Severity.WARNING
        path, place = self.manuscript.path, self.manuscript.place(match.start())
        hint = self._hint(word, match, where)
        return TYPED_BRAND.problem(path, place, message, hint, severity=severity, fix=fix)

    def _hint(self, word: TypedWord, match: re.Match[str], where: Where) -> str:
        is_part = where.kind in {"code", "address"} and word.kind == "name" and match[0] != word.shown
        if where.kind == "file" or is_part:
            return "give it a name without the brand"
        if where.kind in {"anchor", "id"}:
            return f"expected {_anchor(word)}, which is the same for every brand" if word.key else "name no brand in it"
        rest = ""
        if word.kind == "address" and (found := _REST.match(self.manuscript.text, match.end())):
            rest = found[0].rstrip(".,;:!?*_")
        if word.key:
            return f"write {word.variable}{rest}"
        return f"write a variable for it, as <<{word.near}>> is" if word.near else "write a variable for it"


def _fix(word: TypedWord, match: re.Match[str], where: Where) -> Fix:
    """Return the change to the variable: in text however a name is spelled, elsewhere where its value stands."""
    is_whole = word.kind != "name" or match[0] == word.shown
    is_text = where.kind in {"prose", "meta"}
    if is_text and word.kind == "name" and match[0] == match[0].lower() != word.shown:
        return ()  # words of the language, perhaps
    is_place = is_text or (is_whole and where.kind in {"code", "address"})
    return (Edit(*match.span(), word.variable),) if word.key and word.is_certain and is_place else ()


def _with_names(text: str, words: TypedWords) -> str:
    """Return a title or an anchor with the words that an anchor has for variables, in place of these and of values."""
    text = _VARIABLE.sub(lambda found: found[0].strip("<>{} \t").removeprefix("custom."), text)
    for word, match in reversed(list(words.found_in(text))):
        text = text[: match.start()] + _anchor(word) + text[match.end() :] if word.key else text
    return text.lower()


def _of_target(link: Link, start: int) -> Where:
    if link.kind == "automatic" or _SCHEME.match(link.target):
        return Where("address", link)
    at = link.target.find("#")
    return Where("anchor" if 0 <= at < start - link.target_start else "file", link)


def _anchor(word: TypedWord) -> str:
    """Return the words that an anchor has for a variable."""
    return word.key.removeprefix("custom.").replace(".", "-").replace("_", "-")


def _within(offset: int, ranges: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, (offset, 1 << 62)) - 1
    return at >= 0 and ranges[at][0] <= offset < ranges[at][1]
