"""What a template left to be filled in, and nobody did."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import code_of, known_codes
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.project.shown_values import nav_titles
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.markdown.macros import Macros
    from mkdocs_paycore.source.problem import Problem

PLACEHOLDER = Rule(
    "leftover-placeholder",
    "Text that stands for something to be filled in, such as `PROVIDER_NAME`, `TODO` or *lorem ipsum*.",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md", "# Start\n\nOpen an account at NAME.\n", "# Start\n\nOpen an account at North Bank.\n"
    ),
)
_ALWAYS = r"TODO(?![ \t]+lists?\b)|FIXME|TBD|TBA|X{3,}|PLACEHOLDER"
_ALWAYS += "|(?:PROVIDER|COMPANY)_?(?:NAME|CODE)|(?:WEBSITE|LOGIN|PROVIDER|SITE)_URL"
_SHOUTED = expression(rf"(?<![\w.<>/{{$%@&=?#-])(?:{_ALWAYS})(?![\w>}}-])")
_CELL = expression(
    r"\|[ \t]*(?P<word>tb[da]|to\s+be\s+(?:decided|determined|defined|added|filled\s+in)|xxx+)\.?[ \t]*(?=\|)",
    re.IGNORECASE,
)
"""A cell of a table that says but that it is to be filled in."""
_EMPTY_VALUE = expression(r"(?<=\|)[ \t]*(?P<word>X(?:\.X)+|N{2,}|\?{2,})[ \t]*(?=\|)")
"""A cell of a table that has but the shape of a value."""
_MENU_ITEM = expression(r"[/\u2192>»][ \t]*(?P<word>\[[a-z][a-z'\u2019-]*(?:[ \t][a-z'\u2019-]+){0,3}\])(?![(\[:])")
"""A part of the way through menus that says but that one belongs there: *Company / [menu item]*."""
_NAME_IN_BRACKETS = expression(r"\[[a-z][a-z'\u2019-]*(?:[ \t][a-z'\u2019-]+){1,4}\](?=[ \t*_]*(?:\||$))", re.MULTILINE)
_FOR_A_NAME = expression(
    rf"(?:(?<=\|)|^[ \t]*:[ \t]|^[ \t]*[-*+][ \t])[ \t*_]*(?P<word>{_NAME_IN_BRACKETS.pattern})", re.MULTILINE
)
"""Words in brackets, and no link, that are all of a cell, an item or what is said of a term: *[credential name]*."""
_TEXT_IN_BRACES = expression(
    r"\{\{[ \t]*(?:definition|description|text|content|title|name|value|meaning|term|summary|link|answer)"
    r"[ \t]*\}\}(?=[ \t.*_]*(?:\||$))",
    re.MULTILINE | re.IGNORECASE,
)
_FOR_A_TEXT = expression(
    rf"(?:(?<=\|)|^[ \t]*:[ \t]|^\#{{1,6}}[ \t]|^)[ \t*_]*(?P<word>{_TEXT_IN_BRACES.pattern})",
    re.MULTILINE | re.IGNORECASE,
)
"""A variable of no root, which says but what belongs there, as all of a cell, a definition, a heading or a line."""
_UNDECIDED = frozenset({"TBD", "TBA"})
_ALONE = expression(
    r"(?<![\w.<>/{$%@&=?#'\"-])(?:NAME|WEBSITE|PROVIDER|COMPANY|TAGLINE|SLOGAN|(?<![*_])(?:LOGIN|LOGO)(?![*_]))"
    r"(?![\w>}'\"-])|(?<=\w@)(?:NAME|WEBSITE|PROVIDER|COMPANY)(?=\.\w)"
)
_LOREM = expression(
    r"\blorem\s+ipsum\b|\b(?:(?:insert|put|add|write|place)\s++(?:(?:the|an?|your)\s++)?|your\s++)(?:short\s++)?"
    r"(?:tagline|slogan|description|logo|text|provider(?:['\u2019]s)?\s++name)\s+here\b"
    r"|^[ \t>*_]*(?:(?:short\s++)?(?:tagline|slogan|description)\s++of\s++(?:the\s++|your\s++)?(?:provider|company)"
    r"|(?:the\s++)?(?:provider|company)(?:['\u2019]s)?\s++(?:tagline|slogan))[ \t.!*_]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME_OF_PROVIDER = r"(?:the\s++)?provider(?:\s++name)?|name\s++of\s++(?:the\s++)?provider"
_TITLE = expression(rf"^#{{1,2}}[ \t]+(?:{_NAME_OF_PROVIDER})[ \t]*$", re.IGNORECASE | re.MULTILINE)
"""What a template has for a title in the place of the provider's name."""
_WHOSE = expression(r"##[ \t]+(?:the[ \t]+)?provider[ \t]*", re.IGNORECASE)
_STEP_TITLE = expression(
    r"^#{2,6}[ \t]+(?:step[ \t]*\d+[.:)]?[ \t]*|\d+[.)][ \t]*)?"
    r"(?P<word>(?:step|section)[ \t]+(?:title|name|heading))[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What a template has for the title of a step."""
_SLOT = expression(_NAME_OF_PROVIDER, re.IGNORECASE)
_CAPITALS = expression(
    "TODO|FIXME|TB[DA]|XXX|PLACEHOLDER|NAME|CODE|URL|WEBSITE|PROVIDER|COMPANY|TAGLINE|SLOGAN|LOG(?:IN|O)"
)
_SAID = (
    *("lorem ipsum", "tagline", "slogan", "description of"),
    *("description here", "logo here", "text here", "name here"),
)
"""One of these a page has that has such a placeholder: most have none, and are looked at no longer."""
_IN_ADDRESS = expression(
    r"(?:[/.=@]|\A)(?:[xX]{3,}|NAME|PROVIDER(?:_?(?:NAME|CODE))?|WEBSITE|CODE|LOGIN|provider[_-](?:name|code)|your[_-](?:provider|company))(?=[/.?#]|\Z)"
)
_PARTS = "name|code|website|url|login|logo|tagline|slogan"
_WORDS = f"name|(?:provider|company|psp)(?:[ _-]?(?:{_PARTS}))?|website|login|tagline|slogan"
_MARKED = expression(
    rf"(?<![<\w\\])<(?:{_WORDS})>(?!>)|(?<![\w%])%(?:{_WORDS})%|(?<![{{\w$\\])\{{(?:{_WORDS})\}}(?!\}})"
    rf"|\[(?:{_WORDS.upper()})\](?![ \t]*[(\[:])"
    r"|\[(?-i:(?:INSERT|ADD|ENTER|FILL|PUT|WRITE|YOUR)(?:[ \t]++[A-Z]++)++)\](?![ \t]*[(\[:])"
    r"|(?<![<\w\\])<(?=[^<>\n=/]*[ \t](?:of|the|your|here|for|to)\b)[a-z]++(?:[ \t]++[a-z'-]++)++>(?!>)"
    rf"|\{{\{{(?-i:{_WORDS.upper()})\}}\}}"
    rf"|\{{\{{[ \t]*(?-i:(?:provider|company|psp)(?:[_ -]?(?:{_PARTS}))?)[ \t]*\}}\}}",
    re.IGNORECASE,
)
_VALUE = expression(
    r"^(?:title|description|summary|subtitle)[ \t]*:[ \t]*[\"']?(?P<value>[^\n\"'][^\n]*)", re.MULTILINE
)
"""A text of front matter that readers see."""
_HOLE = expression(r"(?<![{$])\{(?:code|name|(?:provider|psp)(?:[_-]?(?:code|name))?)\}(?!\})", re.IGNORECASE)
"""What a template has in the place of a provider's code."""
_IS_EXAMPLE = expression(r"example|sample", re.IGNORECASE)
_EXAMPLE_NAME = expression(r"(?:[\w-]+\.)*example\.(?:com|org|net)", re.IGNORECASE)
_EXAMPLE_HOST = expression(
    rf"https?://(?:{_EXAMPLE_NAME.pattern}"
    r"|(?:www\.)?(?:your-?(?:provider|company|site|domain)|(?:provider|company)(?:-?(?:name|site|website))?|website)"
    r"\.(?:com|org|net))(?=[/?#:]|$)",
    re.IGNORECASE,
)
_META = expression(
    r"^(?:title|description)[ \t]*:[ \t]*[\"']?(?P<value>title|(?:short )?description"
    r"|(?:payment )?provider(?: name)?|name|text)[\"']?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_SAMPLE_LOGO = expression(
    r"(?:(?<![a-z])(?:sample|placeholder|dummy|template|your|blank|no|empty)(?:[-_][\w-]*)?logo"
    r"|(?<![a-z])logo(?:[\w-]*[-_])?(?:sample|placeholder|dummy|template|example)(?![a-z]))[\w-]*\.\w+$",
    re.IGNORECASE,
)
"""The name of a picture that stands for a logo."""
_NEIGHBOUR = expression(r"[A-Z]{2,}")
_OF_LABEL = expression(r"(?:fields?|columns?|cells?|box|boxes|labels?|placeholders?|parameters?)\Z", re.IGNORECASE)
_QUOTED = expression(r"\"[^\"]+\"|'[^']+'|\u201c[^\u201d]+\u201d|\u00ab[^\u00bb]+\u00bb")
"""A word that is spoken of."""


@looks_for(PLACEHOLDER, of_pages=True)
def leftover_placeholders(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each placeholder in the prose and in the addresses of a page."""
    for titles in nav_titles(checked.config_sources):
        for match in (*_SHOUTED.finditer(titles.text), *_ALONE.finditer(titles.text)):
            message = f"the navigation has the placeholder {quoted_value(match[0])}"
            yield titles.problem(PLACEHOLDER, match.start(), message, "write what it stands for")
    macros, codes = checked.project.macros, known_codes(checked)
    has_macros = macros is None and any("macros" in text for _, text in checked.config_sources)
    for page in checked.manuscripts:
        is_manual = code_of(page, checked) is not None
        yield from _in_prose(page, is_manual=is_manual, has_macros=has_macros, macros=macros)
        yield from _in_meta(page, is_manual=is_manual)
        for link in page.links:
            text = link.text or ""
            if _SLOT.fullmatch(text) and not link.is_picture and not codes.isdisjoint(link.target.split("/")):
                message = f"the link is called {quoted_value(text)}, which stands for a name"
                yield page.problem(PLACEHOLDER, link.start, message, "write the provider's name")
                continue
            is_said = _IS_EXAMPLE.search(_EXAMPLE_NAME.sub("", text)) is not None
            if is_manual and text and not is_said and _EXAMPLE_HOST.match(link.target):
                message = f"the link leads to {quoted_value(link.target)}, which is nobody's"
                yield page.problem(PLACEHOLDER, link.target_start, message, "write the address")
                continue
            if is_manual and link.is_picture and (sample := _SAMPLE_LOGO.search(posixpath.basename(link.target))):
                message = f"found the picture {quoted_value(sample[0])}, a sample, where a logo belongs"
                at = link.target_start + link.target.rindex(sample[0])
                yield page.problem(PLACEHOLDER, at, message, "show the logo of the provider")
            elif is_manual and link.target.strip() == "#" and not link.tag:
                message = f"the link {quoted_value(link.text or '')} leads to '#', which stands for an address"
                yield page.problem(PLACEHOLDER, link.target_start, message, "write the address")
            elif found := _IN_ADDRESS.search(link.target) or (_HOLE.search(link.target) if is_manual else None):
                word = found[0].lstrip("/.=@")
                at = link.target_start + found.end() - len(word)
                message = f"found the placeholder {quoted_value(word)} in an address"
                yield page.problem(PLACEHOLDER, at, message, "write the address")


def _in_meta(page: Manuscript, *, is_manual: bool) -> Iterator[Problem]:
    """Yield a problem for each placeholder in front matter, in a manual also a value that says what belongs there."""
    found = [(each["value"], each.start("value")) for each in _META.finditer(page.text, 0, page.body_start)]
    found = found if is_manual else []
    for value in _VALUE.finditer(page.text, 0, page.body_start):
        text, start = value["value"], value.start("value")
        named = (each for each in _ALONE.finditer(text) if not _is_said(text, each))
        holes = [*_SHOUTED.finditer(text), *named, *(_MARKED.finditer(text) if is_manual else ())]
        found += [(each[0], start + each.start()) for each in holes]
    for word, start in found:
        message = f"found the placeholder {quoted_value(word)}"
        yield page.problem(PLACEHOLDER, start, message, "write what it stands for")


def _in_prose(page: Manuscript, *, is_manual: bool, has_macros: bool, macros: Macros | None) -> Iterator[Problem]:
    prose = page.words
    lowered = " ".join(prose.lower().split())
    found = list(_LOREM.finditer(prose)) if any(words in lowered for words in _SAID) else []
    if _CAPITALS.search(page.text):
        shouted = _SHOUTED.finditer(prose)
        found += [match for match in shouted if not _QUOTED.fullmatch(prose, match.start() - 1, match.end() + 1)]
        found += [match for match in _ALONE.finditer(prose) if not _is_said(prose, match)]
    cells = [match for match in _CELL.finditer(prose) if not match["word"].isupper()] if "|" in prose else []
    cells += [match for match in _EMPTY_VALUE.finditer(prose) if not _is_first_cell(prose, match)]
    for each in _brackets(page, has_macros=has_macros):
        is_filled = macros is not None and macros.knows(each["word"].strip("{} \t"), page.text, page.meta)
        cells += [] if is_filled else [each]
    if is_manual:
        found += [
            *_MARKED.finditer(blanked(page.outside_raw, page.targets)),
            *(each for each in _TITLE.finditer(prose) if not _is_section(page, each)),
            *_STEP_TITLE.finditer(prose),
            *_MENU_ITEM.finditer(prose),
        ]
    if not is_manual:
        found = [match for match in found if not _is_cell(prose, match)]
    told = set[int]()
    for match in sorted([*found, *cells], key=lambda match: match.start()):
        word = match.groupdict().get("word") or match[0].strip()
        at = match.start() + match[0].index(word)
        if at in told:
            continue
        told.add(at)
        message = f"found the placeholder {quoted_value(word)}"
        yield page.problem(PLACEHOLDER, at, message, "write what it stands for")


def _is_section(page: Manuscript, title: re.Match[str]) -> bool:
    """Return whether a heading *Provider* stands below the title of its page, and says but on whose side one is."""
    is_bare = _WHOSE.fullmatch(title[0]) is not None
    return is_bare and any(each.start < title.start() for each in page.headings)


def _brackets(page: Manuscript, *, has_macros: bool) -> Iterator[re.Match[str]]:
    """Yield what stands in brackets alone, and is neither a link nor a variable of another plugin."""
    if _NAME_IN_BRACKETS.search(page.words):
        known = {(link.text or "").casefold() for link in page.links}
        yield from (each for each in _FOR_A_NAME.finditer(page.words) if each["word"][1:-1].casefold() not in known)
    if not has_macros and _TEXT_IN_BRACES.search(page.words):
        text = blanked(page.outside_raw, page.targets)
        yield from (each for each in _FOR_A_TEXT.finditer(text) if not _is_first_cell(text, each))


def _is_first_cell(text: str, match: re.Match[str]) -> bool:
    """Return whether a word stands in the first cell of a row: the others may say what it means."""
    before = text[: match.start()].rpartition("\n")[2].strip()
    return before == "|"


def _is_cell(prose: str, match: re.Match[str]) -> bool:
    """Return whether a word is all that a cell of a table holds: then it is the name of something."""
    before = prose[: match.start()].rpartition("\n")[2].rstrip(" \t*_`")
    after = prose[match.end() :].partition("\n")[0].lstrip(" \t*_`")
    if match[0] in _UNDECIDED and not _is_first_cell(prose, match):
        return False
    return before.endswith("|") and after.startswith("|")


def _is_said(text: str, match: re.Match[str]) -> bool:
    """Return whether a word is the name of a field or column, or one of several in capitals: a label, a heading."""
    before = text[: match.start()].rpartition("\n")[2].replace("|", " ").split()[-1:]
    after = text[match.end() :].partition("\n")[0].replace("|", " ").split()[:1]
    words = [word.strip("*_`.,:;!?()[]\"'") for word in (*before, *after)]
    is_label = any(_OF_LABEL.match(word) for word in words[len(before) :])
    return is_label or any(_NEIGHBOUR.fullmatch(word) for word in words)
