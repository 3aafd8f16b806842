"""Links within the site: each leads to a page, an anchor or a file that there is."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.files.snippet_pages import pages_with
from mkdocs_paycore.check.text.links.nearest_target import nearest_anchor, nearest_target
from mkdocs_paycore.check.text.providers.of_pages import broken_file_of
from mkdocs_paycore.check.tree.anchors import OLD_ANCHOR, old_anchor_message
from mkdocs_paycore.check.tree.site_links import PAGE_ENDINGS
from mkdocs_paycore.manuscript.links import LinkKind
from mkdocs_paycore.markdown.blocks import has_blocks, shown_ranges
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_FILE = "docs/index.md"
MISSING_PAGE = Rule(
    "missing-page",
    "A link to a page that the site does not have.",
    stage=Stage.TEXT,
    sample=Sample(_FILE, "# Start\n\nSee [the list](lst.md).\n", "# Start\n\nSee [the list](list.md).\n"),
)
MISSING_ANCHOR = Rule(
    "missing-anchor",
    "A link to an anchor that its page does not have.",
    stage=Stage.TEXT,
    sample=Sample(_FILE, "# Start\n\nBack to [the top](#begin).\n", "# Start\n\nBack to [the top](#start).\n"),
)
MISSING_FILE = Rule(
    "missing-file",
    "A picture, or a link to a file, that the site does not have.",
    stage=Stage.TEXT,
    sample=Sample(
        _FILE,
        "# Start\n\n![The connection form](form.png)\n",
        "# Start\n\n![The connection form](https://pay.example/form.png)\n",
    ),
)
VARIABLE_IN_PATH = Rule(
    "variable-in-path",
    "A variable within a link to a page of the site: such a link leads nowhere.",
    stage=Stage.TEXT,
    sample=Sample(
        _FILE,
        "# Start\n\nSee [the list](pages/<<custom.company_name>>.md).\n",
        "# Start\n\nSee [the list](list.md).\n",
    ),
)
LINK_RULES = (MISSING_PAGE, MISSING_ANCHOR, MISSING_FILE, VARIABLE_IN_PATH)
_OWN = expression(r"(?:<<|\{\{)[ \t]*(?P<name>(?:custom|provider)\.[\w.-]+)[ \t]*(?:>>|\}\})")
_FOREIGN = expression(r"^%|\{\{|\{%|\$\{|<%|<<|%\(")
_SCHEME = expression(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_MADE_BY_THEMES = ("__", ":~:", "fn:", "fnref:")
_LOADED = frozenset({"a", "img", "source", "video", "audio", "iframe", "embed", "track"})
_LEFT_ALONE = frozenset({"", "top", "!"})
_ENDING = expression(r"\.[a-zA-Z0-9]{1,5}$")


class Target(NamedTuple):
    """The parts of a link within the site: path and anchor, and the offset where each begins."""

    path: str
    anchor: str
    start: int
    anchor_start: int


@looks_for(*LINK_RULES, OLD_ANCHOR, stage=Stage.TEXT)
def dead_links(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link within the site that leads nowhere; in a snippet, from no page that shows it."""
    for page in checked.manuscripts:
        if not page.is_page:
            continue
        is_shown = _shown_by(page, checked)
        for link in page.links:
            if link.kind is not LinkKind.AUTOMATIC and link.tag in {"", *_LOADED}:
                yield from _faults(page, link, checked, is_shown=is_shown)
    snippets = [text for text in checked.manuscripts if not text.is_page]
    shown_by = pages_with(checked.project, checked.manuscripts) if snippets else {}
    for snippet in snippets:
        yield from _snippet_faults(snippet, shown_by.get(snippet.path, ()), checked)


def _snippet_faults(snippet: Manuscript, pages: Sequence[Manuscript], checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link of a snippet that leads nowhere, whichever page shows it."""
    links = [
        link for link in snippet.links if link.kind is LinkKind.INLINE and (target := target_of(link)) and target.path
    ]
    by_folder = {posixpath.dirname(page.uri): page for page in pages}
    for link in links if by_folder else ():
        found = [
            list(_faults(replace(snippet, uri=page.uri), link, checked, is_shown=lambda _: True))
            for page in by_folder.values()
        ]
        if all(found):
            yield from found[0]


def target_of(link: Link) -> Target | None:
    """Return the parts of a link that leads to a place within its site; None for all others."""
    typed = link.target.strip()
    if not typed or _SCHEME.match(typed) or _FOREIGN.search(typed):
        return None
    path, mark, anchor = typed.partition("#")
    path = path.partition("?")[0]
    return Target(path, anchor, link.target_start, link.target_start + (typed.find("#") if mark else 0))


def _faults(
    page: Manuscript, link: Link, checked: CheckedTexts, *, is_shown: Callable[[int], bool]
) -> Iterator[Problem]:
    target = target_of(link)
    if target is None:
        yield from _with_variable(page, link)
        return
    links = checked.links
    found = links.target(page.uri, target.path, is_html=link.kind is LinkKind.HTML)
    if found is None and _is_markdown_within(page, link):
        found = links.beside(page.uri, target.path)
    if found is not None:
        yield from _anchor_faults(page, target, found, checked)
    elif not _is_elsewhere(page, target, checked) and (is_shown(link.start) or not _is_hidden(page, target, checked)):
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), target.path))
        yield replace(_missing(page, link, target, checked), follows=broken_file_of(beside, checked))


def _is_elsewhere(page: Manuscript, target: Target, checked: CheckedTexts) -> bool:
    """Return whether a link leads to what nobody can know here: above the site, or to a file that is made later."""
    links = checked.links
    is_of_pages = target.path.endswith(PAGE_ENDINGS)
    is_outside = links.is_outside(page.uri, target.path) and not is_of_pages
    return is_outside or links.is_made_later(page.uri, target.path) or (links.urls.get(page.uri) is None)


def _with_variable(page: Manuscript, link: Link) -> Iterator[Problem]:
    variable = _OWN.search(link.target)
    before = link.target[: variable.start()] if variable else ""
    if variable and before and not _SCHEME.match(before) and not _FOREIGN.search(before):
        message = f"found {variable[0]} within the link {quoted_value(link.target)}, which is counted from this page"
        hint = "write the path without a variable, or begin the link with it"
        yield page.problem(VARIABLE_IN_PATH, link.target_start + variable.start(), message, hint)


def _missing(page: Manuscript, link: Link, target: Target, checked: CheckedTexts) -> Problem:
    found, links = quoted_value(target.path), checked.links
    is_file = link.is_picture or (
        _ENDING.search(target.path) is not None and not target.path.endswith((*PAGE_ENDINGS, ".html"))
    )
    rule = MISSING_FILE if is_file else MISSING_PAGE
    noun = "picture" if link.is_picture else "file" if is_file else "page"
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), target.path))
    if _is_hidden(page, target, checked):
        message = f"the link leads to {found}, which the brand hides"
        hint = "put the link between <<brand_except(…)>> and <<brand_end()>>"
    elif beside in links.left_out:
        message = f"the link leads to {found}, which the configuration leaves out of the site"
        hint = "remove the link, or the file from exclude_docs and draft_docs"
    else:
        message = f"there is no {noun} {found}"
        hint = nearest_target(page, link, target.path, links)
    return page.problem(rule, target.start, message, hint)


def _is_hidden(page: Manuscript, target: Target, checked: CheckedTexts) -> bool:
    folder = posixpath.dirname(page.uri)
    path = posixpath.normpath(posixpath.join(folder, target.path)) if not target.path.startswith("/") else target.path
    ways = {path, f"{path}/index.md", f"{path.strip('/')}/index.md", f"{path.strip('/')}.md"}
    return not ways.isdisjoint(checked.links.hidden)


def _anchor_faults(page: Manuscript, target: Target, path: str, checked: CheckedTexts) -> Iterator[Problem]:
    anchor, ids = target.anchor, checked.links.ids
    if anchor in _LEFT_ALONE or anchor.startswith(_MADE_BY_THEMES) or not path.endswith(PAGE_ENDINGS):
        return
    if ids.has(path, anchor) is not False:
        return
    if new := ids.renamed(path, anchor):
        fix = (Edit(target.anchor_start, target.anchor_start + len(anchor) + 1, f"#{new}"),)
        problem = page.problem(OLD_ANCHOR, target.anchor_start, *old_anchor_message(anchor, new), fix=fix)
        yield replace(problem, causes=f"{page.path}#{anchor}")
        return
    where = "this page" if path == page.uri else f"the page {path}"
    message = f"{where} has no anchor #{anchor}"
    yield page.problem(MISSING_ANCHOR, target.anchor_start, message, nearest_anchor(anchor, ids.all(path)))


def _is_markdown_within(page: Manuscript, link: Link) -> bool:
    """Return whether a tag may stand in HTML with Markdown in it, whose links site generators read."""
    return link.kind is LinkKind.HTML and "markdown" in page.text[: link.start]


def _shown_by(page: Manuscript, checked: CheckedTexts) -> Callable[[int], bool]:
    """Return a function that tells whether the brand shows a place of a page."""
    if not has_blocks(page.text):
        return lambda _: True
    site = checked.site
    ranges = list(
        shown_ranges(
            page.text,
            brand=site.brand,
            known=site.brands,
            features=site.features,
            hidden=site.hidden,
            report=lambda _: None,
        )
    )
    return lambda offset: any(start <= offset < end for start, end in ranges)
