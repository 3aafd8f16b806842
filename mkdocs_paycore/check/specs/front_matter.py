"""Front matter that YAML cannot read: reported, and repaired where its meaning is plain.

`title: {{custom.company_name}}` without quotes is no YAML; MkDocs then prints the whole front matter into the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import found
from mkdocs_paycore.source.front_matter import FRONT_MATTER_LINES
from mkdocs_paycore.source.place import place_in
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.source.yaml.faults import BRACES, quoted_braces
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from mkdocs_paycore.source.problem import Problem

FRONT_MATTER = Rule(
    "front-matter",
    "Front matter that is no YAML mapping, or a key in it whose value nothing can use.",
    stage=Stage.PAGES,
    sample=Sample(
        "docs/index.md",
        "---\ntitle: {{custom.company_name}}\n---\n\n# Start\n",
        '---\ntitle: "{{custom.company_name}}"\n---\n\n# Start\n',
    ),
)
_KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "search": (dict, "a mapping, as in {exclude: true}"),
    "tags": (list, "a list, as in [one, two]"),
    "hide": (list, "a list, as in [toc]"),
    "template": (str, "the name of a template, as in home.html"),
    "icon": (str, "the name of an icon, as in material/home"),
}
_NEVER_EMPTY = frozenset({"template"})
"""What ends in a traceback where nothing stands behind it, too."""
"""What the keys hold that MkDocs, Material and their plugins look into; they end in a traceback on anything else."""
_UNQUOTED = expression(
    r"^(?P<key>[ \t]*(?:-[ \t]+)?[\w-]+[ \t]*:[ \t]+|[ \t]*-[ \t]+)(?P<value>\{\{.*?)[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class RepairedPage:
    """A page whose front matter could not be read: what it most likely says, and the page without it."""

    meta: dict[str, Any]
    body: str
    problems: tuple[Problem, ...]


def repaired_front_matter(text: str, *, path: str) -> RepairedPage | None:
    """Return the page with its front matter read as far as it can be, or None where there is nothing to repair.

    Args:
        text: the page as MkDocs left it: with front matter at its start only where MkDocs could not read it.
        path: how the page is called in problems.
    """
    match = FRONT_MATTER_LINES.match(text)
    if match is None:
        return None
    document = read_yaml(match["yaml"], path=path, rule=FRONT_MATTER.name, first_line=2)
    if not document.problems and document.data is None:
        return None
    problems = list(document.problems)
    data = document.data
    if problems:
        quoted = _UNQUOTED.sub(lambda line: line["key"] + "'" + line["value"].replace("'", "''") + "'", match["yaml"])
        read = read_yaml(quoted, path=path, rule=FRONT_MATTER.name, first_line=2)
        data = read.data
        if not read.problems:  # the braces were all that was wrong: report each of them
            problems = [_braces(each, text, path=path) for each in _UNQUOTED.finditer(match["yaml"])]
    elif not isinstance(data, dict):
        problems.append(document.problem((), FRONT_MATTER, "found no mapping, expected lines such as 'title: …'"))
    meta = data if isinstance(data, dict) else {}
    return RepairedPage(meta, text[match.end() :].lstrip("\n"), tuple(problems))


def unusable_keys(meta: dict[str, Any], source: str, *, path: str) -> dict[str, Problem]:
    """Return the keys of front matter whose values nothing can use, each with a problem.

    Args:
        meta: the front matter as it was read.
        source: the page, with its front matter.
        path: how the page is called in problems.
    """
    given = {key: meta[key] for key in _KINDS if meta.get(key) is not None or (key in meta and key in _NEVER_EMPTY)}
    wrong = [key for key, value in given.items() if not isinstance(value, _KINDS[key][0])]
    match = FRONT_MATTER_LINES.match(source) if wrong else None
    document = read_yaml(match["yaml"] if match else "", path=path, rule=FRONT_MATTER.name, first_line=2)
    message = "{}: found {}, expected {}"
    return {
        key: document.problem((key,), FRONT_MATTER, message.format(key, found(meta[key]), _KINDS[key][1]))
        for key in wrong
    }


def _braces(match: re.Match[str], text: str, *, path: str) -> Problem:
    place = place_in(match.string, match.start("value"), first_line=2)
    return FRONT_MATTER.problem(path, place, *BRACES, fix=quoted_braces(text, place))
