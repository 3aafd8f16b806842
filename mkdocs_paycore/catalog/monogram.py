"""The letters that stand for a provider without a logo: two, and three where others have the same two."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.catalog.model.provider import Provider

_WORD = expression(r"[^\W_]+")


def monograms(providers: Iterable[Provider]) -> dict[str, str]:
    """Return the letters or digits of each provider by its code, no two the same as long as three letters tell apart.

    Those whose first choice nobody else has keep that, so that a new provider changes only what it collides with.
    """
    ordered = sorted(providers, key=lambda provider: provider.code)
    short = {provider.code: initials(provider.name) for provider in ordered}
    counts = Counter(short.values())
    taken = {letters for letters, count in counts.items() if count == 1}
    found = {code: letters for code, letters in short.items() if counts[letters] == 1}
    for provider in ordered:
        if provider.code not in found:
            free = (letters for letters in _of_three(provider.name) if letters not in taken)
            found[provider.code] = next(free, short[provider.code])
            taken.add(found[provider.code])
    return found


def initials(name: str) -> str:
    """Return one or two letters or digits for a name: of its first two words, or of its capitals, or its first two."""
    words = _WORD.findall(name)
    if len(words) > 1:
        return f"{words[0][0]}{words[1][0]}".upper()
    word = words[0] if words else "?"
    capitals = [char for char in word if char.isupper()]
    return ("".join(capitals[:2]) if len(capitals) > 1 else word[:2]).upper()


def _of_three(name: str) -> Iterator[str]:
    """Yield three letters of a name in their order there: those first that a reader would choose."""
    all_words = _WORD.findall(name)
    words = [word for word in all_words if word.isascii()] or all_words  # not letters of two alphabets in one
    capitals = [char for char in "".join(words) if char.isupper() or char.isdigit()]
    firsts = [word[0] for word in words]
    letters = "".join(words)
    begun = [f"{words[0][:2]}{words[1][0]}", f"{words[0][0]}{words[1][:2]}"] if len(words) > 1 else []
    rest = (f"{letters[0]}{second}{third}" for second, third in combinations(letters[1:], 2)) if letters else ()
    for found in chain(("".join(firsts[:3]), "".join(capitals[:3])), begun, (letters[:3],), rest):
        if len(found) == 3:  # noqa: PLR2004 - as the function's name says
            yield found.upper()
