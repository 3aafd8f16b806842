"""What the providers of a site are called: by their files, else by the titles of their manuals."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.outline.sections import title_of
from mkdocs_paycore.check.text.providers.of_pages import code_of, is_manual_of, known_codes
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_COMMON = frozenset(
    ["manual", "card", "cards", "bank", "payment", "payments", "swift", "crypto", "cash", "wallet", "visa"]
)
"""Words of the trade: a provider that is called so cannot be told from the word."""
_SHORTEST = 4
_IN_BRACKETS = expression(r"\s*\([^()]*\)")
_VARIABLE = expression(r"<<|\{\{")


class ProviderNames:
    """The names of a site's providers; they are compared by their letters and digits, see `bare_letters`."""

    def __init__(self, checked: CheckedTexts) -> None:
        """Take the names from what is checked."""
        self._checked = checked

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """What each provider is called, by its code; those alone that have a name."""
        titles = {code: _name_in_titles(page, code) for code, page in self._manuals.items()}
        plain = {code: title for code, title in titles.items() if title and not _VARIABLE.search(title)}
        return plain | {code: provider.name for code, provider in self._checked.site.catalog.providers.items()}

    @cached_property
    def by_code(self) -> Mapping[str, frozenset[str]]:
        """All names of each provider, by its code: that itself, what it is called, and the aliases of its file."""
        providers = self._checked.site.catalog.providers
        found: dict[str, frozenset[str]] = {}
        for code in known_codes(self._checked):
            name = self.shown.get(code, "")
            aliases = providers[code].aliases if code in providers else ()
            found[code] = _bare(code, name, _IN_BRACKETS.sub("", name), *aliases)
        return found

    @cached_property
    def with_titles(self) -> Mapping[str, frozenset[str]]:
        """All names of each provider, and the titles of its manual, which may be those of another one's."""
        return {
            code: names | (_bare(*_titles(self._manuals[code])) if code in self._manuals else frozenset())
            for code, names in self.by_code.items()
        }

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The code of each provider by its names; one of two providers is that of the one whose code it is, or none's.

        A manual that began as a copy may still have the title of the first.
        """
        found = {name: {name} & codes or codes for name, codes in by_name(self.by_code).items()}
        return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}

    @cached_property
    def _manuals(self) -> Mapping[str, Manuscript]:
        pages = (page for page in self._checked.manuscripts if page.is_page)
        manuals = (page for page in pages if is_manual_of(page.uri, self._checked))
        return {code: page for page in manuals if (code := code_of(page, self._checked)) is not None}


def by_name(names: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Return the codes of the providers by their names, where `names` are those of each by its code."""
    found = defaultdict[str, set[str]](set)
    for code, own in names.items():
        for name in own:
            found[name].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def is_telling(name: str) -> bool:
    """Return whether a name in a text is a provider's for certain: a long one, and no word of the trade."""
    return len(name) >= _SHORTEST and name.lower() not in _COMMON


def bare_letters(text: str) -> str:
    """Return the letters and digits of a name, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))


def _bare(*names: str) -> frozenset[str]:
    return frozenset(map(bare_letters, names)) - {""}


def _name_in_titles(page: Manuscript, code: str) -> str:
    """Return the title of a manual; its first heading where the title has more words, and the code none: *X setup*."""
    title = title_of(page)
    heading = page.headings[0].title if page.headings else ""
    is_name = heading in title and any(one in other for one, other in permutations(map(bare_letters, (heading, code))))
    return heading if heading and is_name else title


def _titles(page: Manuscript) -> tuple[str, ...]:
    """Return the title of the front matter and the first heading, whatever its level."""
    return (str(page.meta.get("title") or ""), *(heading.title for heading in page.headings[:1]))
