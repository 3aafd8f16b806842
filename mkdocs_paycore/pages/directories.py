"""The directories as pages: payment and payout methods, and the services of both, drawn from what providers support.

The text is Markdown with variables and component calls, as a writer would type it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.directory_names import offered_sides
from mkdocs_paycore.catalog.methods import UNLISTED, Side
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.pages.typed_text import typed_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_paycore.catalog.usage import Usage

_TEMPLATES = Templates("mkdocs_paycore.pages")


def directory_sources(usage: Usage, *, hidden: Collection[str] = ()) -> dict[str, str]:
    """Return the pages of the directories as Markdown with front matter, by name; see `directory_names`.

    Args:
        usage: what the providers that the reader may see support.
        hidden: the features that the site does not offer; without payouts there is no directory of them.
    """
    pages: dict[str, str] = {}
    for side in offered_sides(hidden):
        pages |= dict(_method_pages(usage, side))
        pages[f"{side}-services"] = _service_page(usage, side)
    return pages


def _method_pages(usage: Usage, side: Side) -> Iterator[tuple[str, str]]:
    used, own = usage.providers[side], usage.own[side]
    names = {provider.code: provider.name for provider in usage.all}
    lists = (
        words(
            "directories.own_list", count=len(codes), url=f"{side}-methods/{code}.md", provider=typed_text(names[code])
        )
        for code, codes in own.items()
    )
    paragraphs = [_introduction(side, "methods", len(used)), " ".join(lists), words("directories.source")]
    yield (
        f"{side}-methods",
        _page(
            words(f"directories.methods.{side}"),
            words(f"directories.methods_about.{side}"),
            [text for text in paragraphs if text],
            _sections(usage, side, usage.shared(side), "method_directory"),
            search=f'method_search("{side}")',
            boost=1,  # who looks for a method finds it here, with its providers
        ),
    )
    for code, codes in own.items():
        listed = [method for method in used if method in codes]
        yield (
            f"{side}-methods/{code}",
            _page(
                words(f"directories.own.{side}"),
                words(f"directories.own_about.{side}"),
                [words(f"directories.own_count.{side}", count=len(listed), url=f"../{code}/index.md")],
                _sections(usage, side, listed, "method_directory", f', provider="{code}"'),
                provider=code,
            ),
        )


def _service_page(usage: Usage, side: Side) -> str:
    services = usage.services[side]
    count = sum(len(entry.named) for entry in services.values())
    paragraphs = [
        _introduction(side, "services", count),
        f"{words(f'directories.known.{side}')} {words('directories.named')}",
    ]
    if missing := len(usage.providers[side]) - len(services):
        paragraphs.append(words(f"directories.missing.{side}", count=missing))
    in_use = [code for code in usage.providers[side] if code in services]
    return _page(
        words(f"directories.services.{side}"),
        words(f"directories.services_about.{side}"),
        [*paragraphs, words("directories.source")],
        _sections(usage, side, in_use, "service_directory"),
    )


def _introduction(side: Side, noun: str, count: int) -> str:
    """Return what the entries are, how many of them there are, and the way to the other directory."""
    other = "services" if noun == "methods" else "methods"
    counted = words(f"directories.count_{noun}", count=count) if count else words("directories.none")
    defined, see = words(f"directories.{noun}_defined.{side}"), words(f"directories.see_{other}.{side}")
    return f"{defined} {counted} {see}"


def _sections(usage: Usage, side: Side, codes: Sequence[str], component: str, rest: str = "") -> list[tuple[str, str]]:
    """Return a heading and a component call for each category; without categories one call and no heading."""
    categories = usage.categories(side, codes)
    if list(categories) == [UNLISTED]:
        return [("", f'{component}("{side}"{rest})')]
    names = usage.directory.categories
    headings = {
        code: typed_text(names[code]) if code in names else words("directories.unlisted") for code in categories
    }
    return [(heading, f'{component}("{side}", category="{code}"{rest})') for code, heading in headings.items()]


def _page(
    title: str,
    description: str,
    paragraphs: Sequence[str],
    sections: Sequence[tuple[str, str]],
    *,
    provider: str = "",
    search: str = "",
    boost: float = 0.5,
) -> str:
    return _TEMPLATES.markdown(
        "directory.md.j2",
        title=title,
        description=description,
        paragraphs=paragraphs,
        sections=sections,
        provider=provider,
        search=search,
        boost=boost,
    )
