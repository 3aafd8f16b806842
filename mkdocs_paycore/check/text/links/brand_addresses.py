"""Addresses that begin with a variable of the brand and have the provider's code: each manual has its own there."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.links.dashboard_links import TO_DASHBOARD
from mkdocs_paycore.check.text.providers.names import ProviderNames
from mkdocs_paycore.check.text.providers.of_pages import code_of, known_codes
from mkdocs_paycore.manuscript.manual.page.logo_address import LOGO_ADDRESS
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import is_misspelt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

ADDRESS_OF_OTHER = Rule(
    "other-provider-address",
    "An address that begins with a variable of the brand, and has another code than its page's where other manuals have"
    " their own.",
    stage=Stage.TEXT,
    example=Sample(
        "docs/connectors/north/index.md",
        "# North\n\nCallback URL: `<<custom.api_base_url>>callbacks/south`\n",
        "# North\n\nCallback URL: `<<custom.api_base_url>>callbacks/north`\n",
    ),
)
_ADDRESS = expression(
    r"(?P<base>(?:<<|\{\{)[ \t]*custom\.(?P<name>\w+)[ \t]*(?:>>|\}\}))"
    r"(?P<path>(?:[^\s`\"'<>()\[\]|]|(?<!<)<[\w -]{1,30}>(?!>)|\[[\w -]{1,30}\](?!\())+)"
)
"""A variable and what follows it, with words in brackets, as a template has them."""
_ENDS = ".,;:!?*_"
"""What ends a sentence, or words that are set off, behind an address."""
_CODE = expression(r"[\w.-]+")
_FEWEST = 3
"""So many manuals with their own code show that it belongs there."""
_NUMBER = expression(r"\d+")
_PARTS = frozenset("/?#&=:,;")
_SHOUTED = expression(r"[A-Z][A-Z_ -]+|[\[<{].*[\]>}]")
"""What a template has in the place of a code."""


class _Shape(NamedTuple):
    """What stands around the code in an address: the variable, what comes before the code, and what behind it."""

    name: str
    before: str
    behind: str

    def around(self, code: str) -> str:
        """Return the path of an address with a code."""
        return f"{self.before}{code}{self.behind}"


class _Address(NamedTuple):
    """An address as it is typed, without the dot or comma of its sentence."""

    base: str
    name: str
    path: str
    path_start: int


class _Shaped(NamedTuple):
    """An address of a shape: what it has in the place of the code, at which offset, and the variable as it is typed."""

    shape: _Shape
    code: str
    base: str
    start: int


@looks_for(ADDRESS_OF_OTHER)
def addresses_of_others(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each address of a manual with another code where its file, or several manuals, have the own.

    Addresses count in links, in code and in sentences; what a paragraph says of another provider, which it names, is
    right. A word that is no code may be an address of all: it counts where no other page has it, and none of the
    page's addresses of this shape has its own code. The codes of one company begin alike.
    """
    found = [(page, code_of(page, checked), list(_addresses(page))) for page in checked.manuscripts]
    counts = Counter(
        shape
        for _, own, addresses in found
        for shape in {shape for each in addresses if own for shape in _shapes_with(each, own)}
    )
    shapes = [shape for shape, count in counts.items() if count >= _FEWEST]
    of_files = {
        code: [shape for shape in _shapes_of_file(provider) if shape not in shapes]
        for code, provider in checked.site.catalog.providers.items()
    }
    if not shapes and not any(of_files.values()):
        return
    known, names = known_codes(checked), ProviderNames(checked)
    addresses_of = {page.path: addresses for page, _, addresses in found}
    held = [
        (page, own, list(_shaped(addresses, [*shapes, *of_files.get(own or "", ())]))) for page, own, addresses in found
    ]
    holders = Counter(pair for *_, some in held for pair in {(each.shape, each.code) for each in some})
    for page, own, some in held:
        if own is None:
            continue
        yield from _misspelt(page, own, addresses_of[page.path], shapes)
        has_own = {each.shape for each in some if each.code == own}
        for each in some:
            is_alone = holders[each.shape, each.code] == 1 or _SHOUTED.fullmatch(each.code) is not None
            is_code = each.code in known or each.code.lower() == own
            is_wrong = is_code or (is_alone and each.shape not in has_own and each.shape in shapes)
            if is_wrong and not _is_form_of(each.code, own) and not _is_named(page, each, names):
                yield _told(page, each, own=own, known=known)


def _shapes_of_file(provider: Provider) -> Iterator[_Shape]:
    """Yield the shapes of the addresses with its code to which a provider reports, as its file says it."""
    for callback in provider.callbacks:
        for found in _ADDRESS.finditer(callback):
            address = _Address(found["base"], found["name"], found["path"].rstrip(_ENDS), 0)
            yield from _shapes_with(address, provider.code)


def _misspelt(page: Manuscript, own: str, addresses: Sequence[_Address], shapes: Sequence[_Shape]) -> Iterator[Problem]:
    """Yield a problem for each address with the own code that is nearly what other manuals have, and is not."""
    for each in addresses:
        for shape in _shapes_with(each, own):
            near = [other for other in shapes if shape not in shapes and _is_near(shape, other)]
            if len(near) == 1:
                message = (
                    f"found {quoted_value(each.path)}, where other manuals have {quoted_value(near[0].around('…'))}"
                )
                hint = f"expected {each.base}{near[0].around(own)}"
                yield page.problem(ADDRESS_OF_OTHER, each.path_start, message, hint)


def _is_near(one: _Shape, other: _Shape) -> bool:
    """Return whether what stands around the code in two addresses differs by a letter or two, and not by a number."""
    texts = [_NUMBER.sub("0", each.around("/")) for each in (one, other)]
    return one.name == other.name and texts[0] != texts[1] and is_misspelt(texts[0], texts[1], ())


def _is_form_of(code: str, own: str) -> bool:
    """Return whether a code is the page's own, or that of the same company: *north* for *north-uk*, or the reverse."""
    if code.lower() == own:
        return code == own
    return code.startswith(own) or own.startswith(code)


def _told(page: Manuscript, found: _Shaped, *, own: str, known: Collection[str]) -> Problem:
    whose = "the code of another provider" if found.code in known else "where other manuals have their own code"
    message = f"found {quoted_value(found.code)} in an address, {whose}; the page is about {own!r}"
    hint = f"expected {found.base}{found.shape.around(own)}"
    return page.problem(ADDRESS_OF_OTHER, found.start, message, hint)


def _addresses(page: Manuscript) -> Iterator[_Address]:
    """Yield the addresses of a page that begin with a variable, but logos and links into the dashboard.

    These two have rules of their own.
    """
    if "custom." not in page.text:
        return
    into_dashboard = {link.target_start for link in page.links if TO_DASHBOARD.match(link.target)}
    for each in _ADDRESS.finditer(blanked(page.body, page.comments)):
        path = each["path"].rstrip(_ENDS)
        if path and each.start() not in into_dashboard and not LOGO_ADDRESS.search(path):
            yield _Address(each["base"], each["name"], path, each.start("path"))


def _shapes_with(address: _Address, code: str) -> Iterator[_Shape]:
    """Yield the shape of an address around each place where a code stands in it."""
    for found in _CODE.finditer(address.path):
        if found[0] == code or found[0].partition(".")[0] == code:
            at = found.start()
            yield _Shape(address.name, address.path[:at], address.path[at + len(code) :])


def _shaped(addresses: Sequence[_Address], shapes: Sequence[_Shape]) -> Iterator[_Shaped]:
    """Yield the addresses that have one of some shapes."""
    for each in addresses:
        for shape in shapes:
            path, (name, before, behind) = each.path, shape
            if name == each.name and path.startswith(before) and path.endswith(behind):
                code = path[len(before) : len(path) - len(behind)]
                if code and not _PARTS & set(code) and "{{" not in code:
                    yield _Shaped(shape, code, each.base, each.path_start + len(before))
                    break


def _is_named(page: Manuscript, found: _Shaped, names: ProviderNames) -> bool:
    """Return whether the paragraph of an address has the name of the provider whose code the address has."""
    name = names.shown.get(found.code)
    first, last = page.text.rfind("\n\n", 0, found.start) + 1, page.text.find("\n\n", found.start)
    paragraph = page.text[first : last if last >= 0 else len(page.text)]
    return name is not None and re.search(rf"(?<![\w/]){re.escape(name)}(?![\w/])", paragraph) is not None
