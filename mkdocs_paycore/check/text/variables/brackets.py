"""Variables whose brackets, root or letter case are wrong, so that a reader sees them instead of a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.markdown.macros import template_ranges
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.markdown.macros import Macros
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/index.md"
STRAY_VARIABLE = Rule(
    "stray-variable",
    "A variable without its brackets, its root or its letter case: it is shown as it is typed.",
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE, "# Start\n\nWrite to {custom.company_name}.\n", "# Start\n\nWrite to <<custom.company_name>>.\n"
    ),
)
STRAY_BRACKETS = Rule(
    "stray-brackets",
    "Brackets of a variable that are left over, as in `{{custom.company_name}}name}}`.",
    stage=Stage.TEXT,
    sample=Sample(_PAGE, "# Start\n\nBy <<custom.company_name>>name>>.\n", "# Start\n\nBy <<custom.company_name>>.\n"),
)
_BARE = expression(r"\{\{[ \t]*(?P<name>\w+)(?:\.[\w.-]+)?[ \t]*\}\}")
_NAME = r"[A-Za-z_][\w-]*(?:\.[\w-]+)*"
WELL_FORMED = expression(rf"<<[ \t]*{_NAME}[ \t]*>>|\{{\{{[ \t]*{_NAME}[ \t]*\}}\}}")
_LEFT_OVER = expression(r"(?P<rest>[\w.-]*(?:>>|\}\}+|\}))")
_ONE_MORE = expression(r">(?=[\s.,;:!?)]|[*_]{1,3}(?!\S)|$)(?![ \t]+(?:\*|_|`|>|<<))")
_TOO_MANY = expression(r"(?<![\\$%{<])(?:\{+|<+)\Z")
IN_BRACKETS = expression(
    rf"(?P<open><<?|\{{ ?\{{?|\[\[|\$\{{|%)[ \t]*(?P<name>{_NAME})[ \t]*(?P<close>>>?|\}} ?\}}?|\]\]|%|(?=\s|$))"
)
_SINGLE_CALL = expression(r"<(?<![<\w\\].)(?P<call>(?P<name>[a-z_]\w*)\([^<>()\n]*\))>(?!>)")
_APART = expression(r"(?:<<|\{\{)[ \t]*custom[ \t,:;/_-]+(?P<name>[A-Za-z_]\w*)[ \t]*(?:>>|\}\})", re.IGNORECASE)
"""A variable with something else than a dot behind its root."""
_ALMOST, _NEAR = 0.8, 6
UNOPENED = expression(r"(?<![\w.<{$%/@\\-])(?<![<{] )(?P<name>custom\.[A-Za-z_]\w*)[ \t]?(?:>>|\}\}?)")
_ROOTED = expression(r"(?<![\w.<{$%/@\\-])(?P<name>custom\.[A-Za-z_]\w*)(?![\w(])")


@looks_for(STRAY_VARIABLE, STRAY_BRACKETS, of_pages=True)
def stray_variables(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each name of a value that stands outside of `<<…>>` and `{{…}}`, or half in them.

    Only names that a brand of the site has are looked for, and `custom.` with anything behind it. What the grammar of
    variables reports by itself, an unknown name between sound brackets for one, is not reported again.
    """
    known, fills_angles = known_values(checked), checked.project.fills_angles
    for page in checked.manuscripts:
        text = page.outside_raw if known else ""
        if "custom" not in page.body.lower() and not any(mark in text for mark in ("{", "<", "[[", "%")):
            continue
        sound = [(found.start(), found.end()) for found in WELL_FORMED.finditer(text) if is_ours(found[0], known)]
        yield from _left_over(page, text, sound)
        if fills_angles:
            yield from _between(page, text, sound, known, opening="{{")
        if (macros := checked.project.macros) is not None:
            yield from _between(page, text, sound, known, opening="<<")
            sound += [*template_ranges(text), *_of_macros(page, text, macros)]
        yield from _strays(page, blanked(text, sound), known, checked.site.components)


def _between(
    page: Manuscript, text: str, sound: Sequence[tuple[int, int]], known: Mapping[str, str], *, opening: str
) -> Iterator[Problem]:
    """Yield a problem for each known variable in brackets that nothing fills: the plugin `macros` has the others."""
    for start, end in sound:
        name = text[start:end].strip("<>{} \t").partition(".")[2].lower()
        if text.startswith(opening, start) and name in known:
            yield reported(page, (start, end), known[name])


def _of_macros(page: Manuscript, text: str, macros: Macros) -> Iterator[tuple[int, int]]:
    """Yield where a bare name in double braces is one that the plugin `macros` fills."""
    for found in _BARE.finditer(text):
        if macros.knows(found["name"], text, page.meta):
            yield found.span()


def known_values(checked: CheckedTexts) -> Mapping[str, str]:
    """Return the names of values by what a writer may have typed: without their root, in lower case."""
    names = {name for brand in checked.brands for name in brand.values()} | set(checked.site.values)
    return {name.partition(".")[2].lower(): name for name in sorted(names) if name.startswith("custom.")}


def is_ours(token: str, known: Mapping[str, str]) -> bool:
    name = token.strip("<>{} \t")
    return name.startswith(("custom.", "provider.")) or name in known.values()


def _left_over(page: Manuscript, text: str, sound: Collection[tuple[int, int]]) -> Iterator[Problem]:
    for start, end in sound:
        before, behind = _TOO_MANY.search(text, max(0, start - _NEAR), start), _LEFT_OVER.match(text, end)
        if text.startswith("{{", start) and before is not None and before[0] == "<" and text.startswith(">", end):
            continue  # an address between `<` and `>` is a link
        if before is not None and (before[0] != "<" or text.startswith(">", end)):
            stop = end + len(text[end:]) - len(text[end:].lstrip(">}")) if behind or before[0] == "<" else end
            message = f"found {quoted_value(before[0])} before {text[start:end]}"
            fix = (Edit(before.start(), start, ""), *((Edit(end, stop, ""),) if stop > end else ()))
            yield page.problem(STRAY_BRACKETS, before.start(), message, f"expected {text[start:end]} alone", fix=fix)
        elif behind is None and text.startswith("<<", start) and _is_closed_twice(text, start, end):
            message = f"found '>' behind {text[start:end]}"
            fix = (Edit(end, end + 1, ""),)
            yield page.problem(STRAY_BRACKETS, end, message, f"expected {text[start:end]} alone", fix=fix)
        elif behind is not None:
            message = f"found {quoted_value(behind['rest'])} behind {text[start:end]}"
            fix = (Edit(end, behind.end(), ""),)
            yield page.problem(STRAY_BRACKETS, end, message, f"expected {text[start:end]} alone", fix=fix)


def _is_closed_twice(text: str, start: int, end: int) -> bool:
    """Return whether a bracket stands behind a variable that closes nothing: no tag, no address, no way of menus."""
    if not _ONE_MORE.match(text, end):
        return False
    before = WELL_FORMED.sub("", text[text.rfind("\n\n", 0, start) + 1 : start])
    return before.rfind("<") <= before.rfind(">")


def _strays(page: Manuscript, text: str, known: Mapping[str, str], components: Collection[str]) -> Iterator[Problem]:
    seen = set[int]()
    for found in IN_BRACKETS.finditer(text):
        if (right := meant(found, known)) is not None:
            seen.update(range(found.start(), found.end()))
            yield reported(page, found.span(), right)
    for found in (*_APART.finditer(page.body), *_SINGLE_CALL.finditer(text)):
        right = _right(found, known, components)
        if right is not None:
            yield reported(page, found.span(), right)
    for found in UNOPENED.finditer(text) if "custom." in text else ():
        if (right := known.get(found["name"].partition(".")[2].lower())) is not None:
            seen.add(found.start())
            yield reported(page, found.span(), right)
    for found in _ROOTED.finditer(text) if "custom." in text else ():
        right = known.get(found["name"].partition(".")[2].lower())
        if right is not None and found.start() not in seen and text[found.end() : found.end() + 1] not in {">", "}"}:
            yield reported(page, found.span(), right)


def _right(found: re.Match[str], known: Mapping[str, str], components: Collection[str]) -> str | None:
    """Return the call or the name that was meant by one in a single bracket, or with its root apart."""
    if found.re.pattern == _SINGLE_CALL.pattern:
        return str(found["call"]) if found["name"] in components else None
    return known.get(found["name"].lower())


def meant(found: re.Match[str], known: Mapping[str, str]) -> str | None:
    """Return the name that was meant by one in brackets; None where both are another language's."""
    root, _, rest = found["name"].partition(".")
    is_rooted = root.lower() == "custom" and rest
    name = (rest if is_rooted else found["name"]).lower()
    opening, closing = found["open"], found["close"]
    if is_rooted:
        is_sound = (opening, closing) in {("<<", ">>"), ("{{", "}}")} and root == "custom"
        begins_sound = opening in {"<<", "{{"} and root == "custom"  # the grammar of variables reports it
        near = known.get(name) or (known.get(nearest(name, known, cutoff=_ALMOST) or ""))
        return None if is_sound or begins_sound else near
    is_whole = (opening, closing) in {("<<", ">>"), ("{{", "}}")}
    is_almost = abs(len(root) - len("custom")) <= 1 and nearest(root, ["custom"], cutoff=_ALMOST) is not None
    return known.get(rest.lower() if rest and is_almost else name) if is_whole else None


def reported(page: Manuscript, span: tuple[int, int], right: str) -> Problem:
    message = f"found {quoted_value(page.text[slice(*span)])}, which is shown as it is typed"
    fix = (Edit(*span, f"<<{right}>>"),)
    return page.problem(STRAY_VARIABLE, span[0], message, f"write <<{right}>>", fix=fix)
