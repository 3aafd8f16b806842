"""What of a brand may be typed into a page by hand, and the variable that belongs there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.leak.lookalike import folded, parted
from mkdocs_paycore.leak.spelling import pattern_of
from mkdocs_paycore.leak.words import brand_words
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_paycore.leak.words import Word

_SCHEME = expression(r"https?://", re.IGNORECASE)
_HOST = expression(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_WITHIN_SENTENCE = expression(r"[a-z0-9,;>][ \t]+[*_\[\"'(]*\Z")
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_LONG = 6
"""So many letters of a domain are a name."""
_HOST_END = r"(?![\w-]|\.\w|:\d|@)"


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word of a brand as pages may have it.

    Attributes:
        kind: `address`, `mail address`, `host` or `name`; an address and a mail address are a whole value.
        brand: the brand's name; empty for the values of a site without brands.
        shown: the word as its file has it.
        key: the variable that has the value, as in `custom.company_name`; empty where none has just this.
        is_certain: whether no other variable has the same value.
        near: where no variable has the word, one whose value holds it.
    """

    kind: str
    brand: str
    shown: str
    key: str = ""
    is_certain: bool = True
    near: str = ""

    @property
    def variable(self) -> str:
        """The variable as it is typed; empty where there is none."""
        return f"<<{self.key}>>" if self.key else ""

    @property
    def letters(self) -> str:
        """Its letters, as `squeezed` gives them of a text that has it."""
        return _letters(self.shown)

    def pattern(self, *, is_ascii: bool) -> str:
        """Return a regular expression for the word in a source; see `pattern_of`."""
        if self.kind == "address":
            rest = pattern_of(_SCHEME.sub("", self.shown, count=1).rstrip("/"), is_ascii=is_ascii)
            slash = "/?" if self.shown.endswith("/") else ""
            return rf"(?<!\w)https?://{rest}{_HOST_END}{slash}"
        if self.kind == "mail address":
            return rf"(?<![\w.+-]){pattern_of(self.shown, is_ascii=is_ascii)}{_HOST_END}"
        if self.kind == "host":
            host = rf"(?:[\w-]+\.)*{pattern_of(self.shown, is_ascii=is_ascii)}"
            return rf"(?<![\w.-])(?:https?://)?(?:[\w.+-]+@)?{host}(?![\w-]|\.\w)"
        words = parted(self.shown)
        is_one = words.isalpha() and len(words) >= _LONG
        return f"{_BEFORE}{pattern_of(words, is_ascii=is_ascii, may_be_parted=is_one)}{_AFTER}"

    def is_name_in_prose(self, text: str, before: str) -> bool:
        """Return whether a spelling of the name is one among words of a language, too.

        One word in small letters alone may be a word of the language (*saffron*), and two that a capital parts in the
        name (*PayCore*) are two words where neither begins with one (*pay core*); a hyphen parts no words. The name of
        a brand's file is one where it has a capital within a sentence.

        Args:
            text: the name as it is spelled.
            before: what stands in front of it in its line.
        """
        if " " in self.shown or ("." in self.shown and text == self.shown.lower()):
            return True
        if not self.key and self.shown.islower() and text[1:] == text[1:].lower():
            return text[0].isupper() and bool(_WITHIN_SENTENCE.search(before))
        if "-" in text and " " not in text:
            return text[0] != text[0].lower()
        parts = [part for part in re.split(r"[^\w.]+|_", text) if part]
        return all(part[0] != part[0].lower() for part in parts) if len(parts) > 1 else text != text.lower()


@dataclass(frozen=True, slots=True)
class TypedWords:
    """What is looked for of one brand, what is to be taken first in front."""

    brand: str
    words: tuple[TypedWord, ...]

    def in_letters(self, packed: str) -> TypedWords:
        """Return those words whose letters a text has, given without spaces and signs by `squeezed`."""
        return replace(self, words=tuple(word for word in self.words if word.letters in packed))

    def found_in(self, text: str) -> Iterator[tuple[TypedWord, re.Match[str]]]:
        """Yield each word in a text, with its place."""
        pattern = _any_of(self.words, text.isascii())
        for match in pattern.finditer(text) if self.words else ():
            yield self.words[int((match.lastgroup or "w0")[1:])], match


@lru_cache(maxsize=4096)
def _letters(shown: str) -> str:
    return folded(_SCHEME.sub("", shown)).replace(" ", "")


@lru_cache(maxsize=256)
def _any_of(words: tuple[TypedWord, ...], is_ascii: bool) -> re.Pattern[str]:  # noqa: FBT001 - a key of the cache
    each = (f"(?P<w{at}>{word.pattern(is_ascii=is_ascii)})" for at, word in enumerate(words))
    return re.compile("|".join(each), re.IGNORECASE)


def typed_words(brands: Sequence[Brand], *, taken: Collection[str] = ()) -> list[TypedWords]:
    """Return what to look for of each brand; what all of several brands have is no brand's own.

    A site that has neither brands nor values is one for itself alone: no variable belongs anywhere.

    Args:
        brands: the brands of a site, or the nameless one that a site's own values make.
        taken: names that others have as well, those of providers, folded.
    """
    of_each = [(brand, list(_words(brand)) if brand.name or brand.custom else []) for brand in brands]
    owners = Counter(word.text for _, words in of_each for word in words)
    found: list[TypedWords] = []
    for brand, words in of_each:
        own = [word for word in words if owners[word.text] < len(brands) or len(brands) == 1]
        own = [word for word in own if word.kind != "name" or word.text not in taken]
        found.append(TypedWords(brand.name, tuple(sorted(_typed(brand, own), key=_order))))
    return found


def named_by_domain(domain: str, *, near: str = "") -> tuple[TypedWord, ...]:
    """Return what to look for of a domain: its hosts, and its name."""
    label = domain.partition(".")[0]
    name = (TypedWord("name", "", label, near=near),) if len(label) >= _LONG else ()
    return (TypedWord("host", "", domain, near=near), *name)


def _words(brand: Brand) -> Iterator[Word]:
    """Yield the words of a brand, each under the key of a variable where one has it."""
    of_values = {word.text: word for word in brand_words(replace(brand, site_name=None, site_url=None))}
    yield from ({word.text: word for word in brand_words(brand)} | of_values).values()


def _typed(brand: Brand, words: Sequence[Word]) -> Iterator[TypedWord]:
    hosts = {word.shown.lower() for word in words if word.kind == "host"}
    mails = {word.shown.lower() for word in words if word.kind == "mail address"}
    values = Counter(brand.custom.values())
    seen = set[str]()
    for key, text in brand.custom.items():
        kind = _kind(text, hosts=hosts, mails=mails)
        if kind and text not in seen:
            seen.add(text)
            yield TypedWord(kind, brand.name, text, f"custom.{key}", is_certain=values[text] == 1)
    for word in {(word.kind, word.shown): word for word in words}.values():
        key = word.key if word.key.startswith("custom.") else ""
        if word.kind == "name":
            yield TypedWord(word.kind, brand.name, word.shown, key, is_certain=values[word.shown] == 1)
            label = word.shown.partition(".")[0]
            if _HOST.fullmatch(word.shown) and len(label) >= _LONG and label[1:] != label[1:].lower():
                yield TypedWord(word.kind, brand.name, label, near=key)
        if (word.kind == "host" and "/" not in word.shown) or _HOST.fullmatch(word.shown):
            key = key if word.kind == "host" and _is_whole(brand, key, word.shown) else ""
            yield TypedWord("host", brand.name, word.shown, key, near=_near(brand, word.shown))
    yield from _named_by_hosts(brand, words)


def _named_by_hosts(brand: Brand, words: Sequence[Word]) -> Iterator[TypedWord]:
    """Yield the names that a brand's domains say, where no name of it is the same: a former name, perhaps."""
    names = {word.text.replace(" ", "") for word in words if word.kind == "name"}
    near = next((word.key for word in words if word.kind == "name" and word.key.startswith("custom.")), "")
    for host in dict.fromkeys(word.shown.lower() for word in words if word.kind == "host"):
        label = host.split(".")[0] if host.count(".") == 1 else ""
        is_known = any(label in name or name in label for name in names)
        if len(label) >= _LONG and not is_known and brand_words(Brand("", {"name": label})):
            names.add(label)
            yield TypedWord("name", brand.name, label, near=near)


def _kind(text: str, *, hosts: Collection[str], mails: Collection[str]) -> str:
    if text.lower() in mails:
        return "mail address"
    scheme = _SCHEME.match(text)
    address = text[scheme.end() :].lower() if scheme else ""
    is_own = any(re.match(rf"(?:[\w-]+\.)*{re.escape(host)}(?![\w.-])", address) for host in hosts)
    return "address" if is_own and not re.search(r"\s", text) else ""


def _near(brand: Brand, host: str) -> str:
    """Return the variable whose value holds a host; of several an address first, then the shortest value."""
    holding = [(key, text) for key, text in brand.custom.items() if host.lower() in text.lower() and " " not in text]
    found = min(holding, key=lambda each: (not _SCHEME.match(each[1]), len(each[1])), default=None)
    return f"custom.{found[0]}" if found else ""


def _is_whole(brand: Brand, key: str, host: str) -> bool:
    return brand.custom.get(key.removeprefix("custom."), "").lower() == host.lower()


def _order(word: TypedWord) -> tuple[int, int]:
    """Return what sorts words: whole values first, of a kind the longest; a name with a dot may be a host, too."""
    kind = "dotted" if word.kind == "name" and "." in word.shown else word.kind
    return ("address", "mail address", "dotted", "host", "name").index(kind), -len(word.shown)
