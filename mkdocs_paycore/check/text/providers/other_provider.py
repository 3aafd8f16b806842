"""Another provider's name or logo where those of the page's own belong, as it happens when a manual is copied."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.links.hosts import head_links
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters
from mkdocs_paycore.check.text.words.characters import latin_letters
from mkdocs_paycore.manuscript.manual.page.logo_address import LOGO_ADDRESS
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import is_misspelt, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/example/index.md"
NAMED = Rule(
    "other-provider-named",
    "A manual that calls its provider by another name than its own, or shows another one's logo.",
    stage=Stage.TEXT,
    varies="a warning for a name that nobody has",
    sample=Sample(
        _PAGE,
        "# Example\n\n![Their sign](https://static.example/payment_providers/other/logo.svg)\n",
        "# Example\n\n![Their sign](https://static.example/payment_providers/example/logo.svg)\n",
    ),
)
_NAME = r"(?P<name>[^\W_][^\n*_\[\]<>{}!?:]{0,60}?)"
_OPEN, _CLOSE = r"[*_\"'“]{0,3}", r"[*_\"'”]{0,3}"
_PLACES = (
    (
        "connected",
        r"you[ \t]+have[ \t]+(?:successfully[ \t]+)?connected[ \t]+(?:your[ \t]+|the[ \t]+|an?[ \t]+)?",
        r"(?:[ \t]+(?:h2h|provider|merchant|host-to-host))*[ \t]+accounts?\b",
    ),
    ("connected", r"\byour[ \t]+", r"[ \t]+account[ \t]+is[ \t]+(?:now[ \t]+)?connected\b"),
    ("form", r"!\[[^\[\]\n]{0,40}\bform[ \t]+(?:for|of)[ \t]+", r"(?=\])"),
    ("connecting", r"connecting[ \t]+your[ \t]+", r"[ \t]+account\b"),
    (
        "connection",
        r"setting[ \t]+up[ \t]+a[ \t]+connection[ \t]+with[ \t]+",
        r"[ \t]+(?:as[ \t]+)?(?:the[ \t]+|a[ \t]+|your[ \t]+)?payment\b",
    ),
    ("contact", r"contact[ \t]+(?:the[ \t]+|your[ \t]+)?", r"[ \t]+(?:support|account|manager)\b"),
    ("manager", r"(?:obtained|received)[ \t]+from[ \t]+your[ \t]+", r"[ \t]+(?:account[ \t]+)?manager\b"),
    ("connection", r"test[ \t]+connection[ \t]+with[ \t]+", r"[ \t]*(?:[.\n]|\Z)"),
    (
        "connect",
        r"(?:manual|guid(?:e|ance)|instructions)[ \t]+(?:(?:to|for|on|how)[ \t]+)+connect(?:ing)?[ \t]+(?:your[ \t]+)?",
        r"(?:[ \t]+accounts?)?[ \t]*[?.!,]",
    ),
    ("overview", r"(?<![\w.])", r"[ \t]+Provider[ \t]+Overview\b"),
)
"""Where a provider's name stands: a word that is near it, what stands before it, and what behind it."""
_NAMED = [(word, expression(f"{begin}{_OPEN}{_NAME}{_CLOSE}{end}", re.IGNORECASE)) for word, begin, end in _PLACES]
_SITE = expression(
    r"https?://(?:[\w-]+\.)*?(?P<name>[\w-]+)\.(?:co(?:m)?\.[a-z]{2}|[a-z]{2,})(?=[/?#:]|$)", re.IGNORECASE
)
_TELLING = 4
"""So many letters of a site's name are a provider's."""
_NO_NAME = (
    "your our the a an this each provider providers payment payments account support test live bank business personal "
    "merchant h2h host to connection connections sales technical customer service team manager "
    "new first second own chosen other another"
)
_NOTHING = frozenset(_NO_NAME.split())
"""Words that stand where a name does and are none."""
_POSSESSIVE = expression(r"['\u2019]s\b")
_STEPS = expression(r"[/?#]|\.md")
_MOST_WORDS = 4
_PEOPLE = expression(
    r"(?:contact|(?:obtained|received)[ \t]+from)[ \t]+(?:the[ \t]+|your[ \t]+)?[*_\"'“]*\Z", re.IGNORECASE
)
"""What stands before the name of people, whom one company may have for several providers."""
_DOMAIN_END = expression(r"\.[A-Za-z]{2,}")
_NEAR = 60
_USUAL = 3
"""So many places with a provider's whole name show that its manual does not shorten it."""


@looks_for(NAMED)
def other_names(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each place of a manual where its provider's name belongs and another one's stands."""
    names = ProviderNames(checked)
    titled = Counter(map(bare_letters, names.shown.values()))
    brands = frozenset(bare_letters(value) for brand in checked.brands for value in brand.values().values()) - {""}
    for manual in manuals(checked):
        own = names.shown.get(manual.code, "")
        is_own = titled[bare_letters(own)] == 1 or bare_letters(own) == bare_letters(manual.code)
        found = dict(_named(manual.page)) if own and is_own else {}
        known = names.with_titles.get(manual.code, frozenset()) | brands
        for start, name in sorted(found.items()):
            other = names.codes.get(bare_letters(name))
            is_meant = other is not None and (
                _is_named_besides(manual, start, name) or _leads_there(manual.page, start, other)
            )
            if _is_beginning(name, own):
                continue
            if other == manual.code or not is_meant:
                is_odd = len(found) - _count(found.values(), own) == 1 and len(found) > _USUAL
                is_odd = is_odd and not _PEOPLE.search(manual.page.text, max(0, start - _NEAR), start)
                yield from _wrong_name(manual, start, name, own, other, known, is_odd=is_odd)
        yield from _logos(manual, names)
        yield from _addresses(manual, names)


def _count(names: Iterable[str], name: str) -> int:
    return sum(bare_letters(each) == bare_letters(name) for each in names)


def _is_beginning(name: str, own: str) -> bool:
    """Return whether a provider's name is another one and the end of a domain: *Acme.io* is shortened to *Acme*."""
    return own.casefold().startswith(name.casefold()) and _DOMAIN_END.fullmatch(own[len(name) :]) is not None


def _is_named_besides(manual: Manual, start: int, name: str) -> bool:
    """Return whether the paragraph of a name has it once more in its text: then it speaks of that provider."""
    text = manual.page.words
    first, last = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", start)
    paragraph = text[first : last if last >= 0 else len(text)]
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", paragraph)) > 1


def _leads_there(page: Manuscript, start: int, code: str) -> bool:
    """Return whether a name stands in the words of a link that leads to the provider with a code."""
    return any(each.start <= start < each.target_start and code in _STEPS.split(each.target) for each in page.links)


def _wrong_name(
    manual: Manual, start: int, name: str, own: str, other: str | None, known: Collection[str], *, is_odd: bool
) -> Iterator[Problem]:
    """Yield a problem for a name that is another provider's, or nobody's.

    Args:
        manual: the manual.
        start: the offset of the name.
        name: the name.
        own: the name of the manual's provider.
        other: the code of the provider that has the name; None where none has.
        known: the own names and those of brands.
        is_odd: whether all other places have the own name as a whole, so that a part of it is no short form.
    """
    if other is not None:
        if other != manual.code and (bare_letters(name) not in bare_letters(own) or is_odd):
            message = f"found {quoted_value(name)}, the name of another provider; the page is about {own!r}"
            fix = (Edit(start, start + len(name), own),)
            yield manual.page.problem(NAMED, start, message, f"expected {own}", fix=fix)
    elif (name[0].isupper() or not own[0].isupper()) and _is_of_nobody(name, known):
        message = f"found {quoted_value(name)} where the provider's name belongs; the page is about {own!r}"
        yield replace(manual.page.problem(NAMED, start, message, f"expected {own}"), severity=Severity.WARNING)


def _is_of_nobody(name: str, known: Collection[str]) -> bool:
    """Return whether a name is neither a provider's nor a brand's, longer or shorter, and no word for any of them."""
    words = re.findall(r"[^\W_]+", _POSSESSIVE.sub("", name).casefold())
    bare = bare_letters("".join(latin_letters().get(char, char) for char in name))
    is_name = not _NOTHING.issuperset(words) and len(words) <= _MOST_WORDS
    return is_name and (_is_near(bare, known) or not any(bare in other or other in bare for other in known))


def _is_near(bare: str, known: Collection[str]) -> bool:
    """Return whether a name is another one's misspelling, rather than that with a word more."""
    same_length = [other for other in known if abs(len(other) - len(bare)) <= 1]
    return (
        f"{bare}s" not in known
        and bare.removesuffix("s") not in known
        and is_misspelt(bare, nearest(bare, same_length) or "", [])
    )


def _named(page: Manuscript) -> Iterator[tuple[int, str]]:
    lowered = page.text.lower()
    for word, place in _NAMED:
        for found in place.finditer(page.outside_raw) if word in lowered else ():
            name = page.text[found.start("name") : found.end("name")]
            if not _NOTHING.issuperset(name.lower().split()):
                yield found.start("name"), name


def _addresses(manual: Manual, names: ProviderNames) -> Iterator[Problem]:
    """Yield a problem for each address in the head of a manual on the site of another provider, by the site's name."""
    own = bare_letters(manual.code + names.shown.get(manual.code, ""))
    for link in head_links(manual.page):
        site = _SITE.match(link.target)
        label = bare_letters(site["name"]) if site else ""
        other = names.codes.get(label) if len(label) >= _TELLING else None
        if other in {None, manual.code} or label in own or bare_letters(manual.code) in label:
            continue
        message = f"the address {quoted_value(link.target)} is on the site of another provider, {other!r}"
        hint = f"write that of {names.shown.get(manual.code, manual.code)}"
        yield manual.page.problem(NAMED, link.target_start, message, hint)


def _logos(manual: Manual, names: ProviderNames) -> Iterator[Problem]:
    """Yield a problem for each logo of another provider; one whose code is a part of the own name is the own."""
    own = bare_letters(manual.code + names.shown.get(manual.code, ""))
    is_known = manual.code in names.shown and not manual.code.startswith("_")
    for link in manual.page.links if is_known else ():
        logo = LOGO_ADDRESS.search(link.target) if link.is_picture else None
        if logo is not None and bare_letters(logo["code"]) not in own:
            message = f"found the logo of {quoted_value(logo['code'])} on the page of {manual.code!r}"
            right = link.target[: logo.start("code")] + manual.code + link.target[logo.end("code") :]
            yield manual.page.problem(NAMED, link.target_start + logo.start("code"), message, f"expected {right}")
