"""Links that name one provider and lead to another."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.targets import target_of
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters, by_name
from mkdocs_paycore.check.text.providers.of_pages import code_at, is_manual_of
from mkdocs_paycore.manuscript.manual.page.logo_address import LOGO_ADDRESS
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

OTHER_PROVIDER = Rule(
    "other-provider-link",
    "A link that names a provider and leads to the page of another.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/connectors/index.md",
        "# All\n\n| Provider |\n|---|\n| [Example](example/index.md) |\n| [North Bank](example/index.md) |\n",
        "# All\n\n| Provider |\n|---|\n| [Example](example/index.md) |\n",
    ),
)
_MARKS = expression(r"[*`_]|\{:?[^{}]*\}")
_NAME = expression(r"[A-Z0-9][\w.&'-]*(?: [A-Za-z0-9(][\w.&')-]*){0,3}")
_GENERAL = expression(r"(?i)\b(?:here|more|manual|guide|page|see|how|set|step|connect|api|form|list|account|docs?)")
_ROW = expression(r"[ \t]*(?:\||[-*+][ \t]|\d+[.)][ \t])")
_LEAST_LIKENESS = 0.5


@looks_for(OTHER_PROVIDER)
def links_to_other_providers(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link whose text is the name of a provider, and whose target is another's page.

    A name is known from the catalog, from the folder, or from the title of the page. In a list of providers a link is
    reported as well where another line leads to the same page by its right name. Links in comments count: a table
    that is hidden for a while comes back as it is.
    """
    names = ProviderNames(checked).with_titles
    codes_of = by_name(names)
    for page in checked.manuscripts:
        links = (*page.links, *page.hidden_links)
        found = [(link, code) for link in links if (code := provider_led_to(page, link, checked)) and link.text]
        listed = {code for link, code in found if _plain(link.text or "") in _names_of(code, names)}
        yield from _other_logos(page, found)
        for link, code in found:
            own = _names_of(code, names)
            if (text := _plain(link.text or "")) and text not in own:
                others = codes_of.get(text, frozenset()) - {code}
                if others or (code in listed and _is_another(page, link, own)):
                    yield _reported(page, link, code, others)


def provider_led_to(page: Manuscript, link: Link, checked: CheckedTexts) -> str | None:
    """Return the code of the provider whose page a link leads to, whether or not there is such a page.

    Args:
        page: the page of the link.
        link: the link.
        checked: the site.
    """
    target = None if link.is_picture else target_of(link)
    if target is None or target.anchor or not target.path or not page.is_page:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), target.path))
    found = checked.links.target(page.uri, target.path) or (f"{path}/index.md" if target.path.endswith("/") else path)
    is_folder = posixpath.basename(found).startswith(("index.", "README."))
    return code_at(found, checked) if is_folder or is_manual_of(found, checked) else None


def _other_logos(page: Manuscript, found: Sequence[tuple[Link, str]]) -> Iterator[Problem]:
    """Yield a problem for each logo in a row of a table that is another provider's than the row's only link."""
    rows = defaultdict[int, list[str]](list)
    for link, code in found:
        rows[page.place(link.start).line].append(code)
    known = {code for codes in rows.values() for code in codes}
    for link in (*page.links, *page.hidden_links) if found else ():
        logo = LOGO_ADDRESS.search(link.target) if link.is_picture else None
        number = page.place(link.start).line
        codes = rows.get(number, []) if logo and page.line(number).lstrip().startswith("|") else []
        if logo and len(codes) == 1 and logo["code"] != codes[0] and logo["code"] in known:
            message = f"found the logo of {quoted_value(logo['code'])} in the row of {codes[0]!r}"
            right = link.target[: logo.start("code")] + codes[0] + link.target[logo.end("code") :]
            yield page.problem(OTHER_PROVIDER, link.target_start + logo.start("code"), message, f"expected {right}")


def _names_of(code: str, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return what a provider is called; one that has no page, as its code says."""
    return names.get(code) or frozenset({_plain(code)})


def _reported(page: Manuscript, link: Link, code: str, others: Collection[str]) -> Problem:
    message = f"the link names {quoted_value(link.text or '')} and leads to the provider {code!r}"
    hint = ""
    if len(others) == 1:
        [right] = others
        hint = f"did you mean {link.target.replace(code, right)!r}?"
    return page.problem(OTHER_PROVIDER, link.target_start, message, hint or "lead to the page of that provider")


def _is_another(page: Manuscript, link: Link, own: Collection[str]) -> bool:
    """Return whether a link of a list names what is no name of the provider that it leads to, nor near to one."""
    text = _MARKS.sub("", link.text or "").strip()
    if not _ROW.match(page.line(page.place(link.start).line)) or not _NAME.fullmatch(text) or _GENERAL.search(text):
        return False
    plain = _plain(text)
    return not any(
        name in plain or plain in name or SequenceMatcher(None, plain, name).ratio() >= _LEAST_LIKENESS for name in own
    )


def _plain(text: str) -> str:
    return bare_letters(_MARKS.sub("", text))
