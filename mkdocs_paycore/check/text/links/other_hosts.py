"""Links of a manual that lead to the site of another provider, as after copying its manual."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.links.hosts import domain_of, head_links, host_of
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters
from mkdocs_paycore.manuscript.links import Link, LinkKind
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

OTHER_HOST_OF = Rule(
    "other-provider-host",
    "A link of a manual, or an address in code, on the host of another provider's website or login, beside words that"
    " do not name that one.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    example=Sample(
        "docs/connectors/north/index.md",
        "# North\n\nLogin: [log in](https://my.south.example/)\n",
        "# North\n\nLogin: [log in](https://my.north.example/)\n",
    ),
)
_MOST_PAGES = 3
"""So many manuals that lead to a host share it, whoever names it first."""
_TELLING = 4
_ADDRESS = expression(r"https?://[\w.-]+", re.IGNORECASE)
_PARAGRAPH = expression(r"\n[ \t]*\n")


@looks_for(OTHER_HOST_OF)
def links_to_hosts_of_others(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link of a manual to a domain that the head of one other manual names as its provider's.

    A domain is a provider's whose website or login is on it, by the heads of all manuals and the files of providers.
    One that several name is the one's with nothing else there. What many manuals lead to is shared; so is what brands
    have. A link is right where its paragraph names the other provider. An address in code counts where its paragraph
    names the page's own.
    """
    names = ProviderNames(checked)
    found = list(manuals(checked))
    owners = _owners(found, checked)
    shared = {_domain(value) for brand in checked.brands for value in brand.values().values()}
    for manual in found:
        own = bare_letters(manual.code + names.shown.get(manual.code, ""))
        head = {link.start for link in head_links(manual.page)}
        for link in (*manual.page.links, *_in_code(manual, names)):
            domain = "" if link.is_picture else _domain(link.target)
            other = owners.get(domain)
            label = bare_letters(domain.partition(".")[0])
            if link.start in head and names.codes.get(label) == other:
                continue  # the rule about names reports it
            if other in {None, manual.code} or domain in shared or _is_own(domain, own):
                continue
            if other and not is_provider_named(
                manual.page, link, names.by_code.get(other, ()), names.shown.get(other, "")
            ):
                yield _reported(manual, link, domain, other, names)


def _in_code(manual: Manual, names: ProviderNames) -> Iterator[Link]:
    """Yield the addresses in code of paragraphs that name the page's own provider, as links."""
    page, own = manual.page, names.by_code.get(manual.code, ())
    for start, end in page.code if "`http" in page.text else ():
        for at in _ADDRESS.finditer(page.text, start, end):
            link = Link(LinkKind.AUTOMATIC, at[0], at[0], at.start(), at.end(), at.start())
            if is_provider_named(page, link, own, names.shown.get(manual.code, "")):
                yield link


def is_provider_named(page: Manuscript, link: Link, bare_names: Collection[str], shown: str, *, own: str = "") -> bool:
    """Return whether the paragraph of a link names a provider, in what a reader sees of it.

    Args:
        page: the page.
        link: the link.
        bare_names: the names of the provider, in small letters and digits.
        shown: what it is called.
        own: what the provider of the page is called: a name that has the other one within it, and is not that one.
    """
    start = max((found.end() for found in _PARAGRAPH.finditer(page.text, 0, link.start)), default=0)
    following = _PARAGRAPH.search(page.text, link.end)
    text = page.text[start : following.start() if following else len(page.text)].casefold()
    for each in page.links:  # an address is no word
        if start <= each.start and each.end <= start + len(text) and each.text != each.target:
            text = text.replace(each.target.casefold(), " ")
    if bare_letters(shown) in bare_letters(own):
        text = text.replace(own.casefold(), " ")
    domain = _domain(link.target)
    text = text if not domain or bare_letters(domain) in bare_names else text.replace(domain, " ")
    words = re.findall(r"[^\W_]+", re.sub(r"\S+://\S+", " ", text))
    longest = max((len(shown.split()), 1, *(len(name) // _TELLING for name in bare_names)))
    runs = {"".join(words[at : at + size]) for size in range(1, longest + 1) for at in range(len(words))}
    return any(name in runs for name in bare_names)


def _owners(found: Sequence[Manual], checked: CheckedTexts) -> Mapping[str, str]:
    """Return the code of the provider that each domain belongs to, by the domain."""
    heads = {
        manual.code: [domain for link in head_links(manual.page) if (domain := _domain(link.target))]
        for manual in found
    }
    for code, provider in checked.site.catalog.providers.items():
        known = (str(provider.website or ""), str(provider.login_url or ""))
        heads.setdefault(code, []).extend(filter(None, map(_domain, known)))
    by_domain: dict[str, Counter[str]] = defaultdict(Counter)
    for code, domains in heads.items():
        for domain in domains:
            by_domain[domain][code] += 1
    owners: dict[str, str] = {}
    for domain, codes in by_domain.items():
        only = [code for code in codes if set(heads[code]) == {domain}]
        if len(codes) == 1 or (len(only) == 1 and len(codes) < _MOST_PAGES):
            owners[domain] = next(iter(only or codes))
    led_to = Counter(domain for manual in found for domain in {_domain(link.target) for link in manual.page.links})
    return {domain: code for domain, code in owners.items() if led_to[domain] <= _MOST_PAGES}


def _is_own(domain: str, own: str) -> bool:
    """Return whether a domain is called as a provider is, or the provider after the domain."""
    label = bare_letters(domain.partition(".")[0])
    return len(label) >= _TELLING and (label in own or own in label)


def _domain(target: str) -> str:
    return domain_of(host_of(target)) if target.lower().startswith(("http://", "https://")) and "." in target else ""


def _reported(manual: Manual, link: Link, domain: str, other: str, names: ProviderNames) -> Problem:
    message = f"the link {quoted_value(link.target)} leads to {domain}, which is {names.shown.get(other, other)}'s"
    hint = f"lead to the site of {names.shown.get(manual.code, manual.code)}, or name {names.shown.get(other, other)}"
    return manual.page.problem(OTHER_HOST_OF, link.target_start, message, hint)
