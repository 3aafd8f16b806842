"""Keys of front matter that are nearly one that something reads."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_paycore.project.settings import read_settings
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

META_KEY = Rule(
    "front-matter-key",
    "A key of front matter that nothing reads, and that is nearly one that is read.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md", "---\ndesciption: A list.\n---\n\n# Start\n", "---\ndescription: A list.\n---\n\n# Start\n"
    ),
)
# MkDocs (`title`, `template`), Material for MkDocs 9 (its pages on tags, search, blog, status, navigation) and us.
_READ = frozenset(
    {
        "title",
        "description",
        "template",
        "hide",
        "icon",
        "status",
        "tags",
        "search",
        "subtitle",
        "authors",
        "date",
        "categories",
        "draft",
        "image",
        "provider",
        "links",
        "readtime",
        "comments",
        "social",
    }
)
_OTHERS = frozenset(
    {
        "author",
        "category",
        "keywords",
        "lang",
        "language",
        "layout",
        "slug",
        "pin",
        "robots",
        "canonical",
        "nav_title",
        "nav",
        "order",
        "weight",
        "id",
        "type",
        "name",
        "summary",
        "updated",
        "created",
        "revision",
        "render_macros",
        "tag",
        "dates",
        "image_alt",
        "link",
        "state",
        "page_title",
    }
)
"""Keys that other themes and plugins read."""
_KEY = expression(r"^(?P<key>[A-Za-z][\w-]*)(?=[ \t]*:(?:[ \t]|$))", re.MULTILINE)
_IN_TEMPLATE = expression(r"meta(?:\.|\[['\"]|\.get\(['\"])(?P<key>[\w-]+)")
_HABIT = 3
"""So many pages with a key are no slip."""
_NEAR = 0.79


@looks_for(META_KEY)
def misspelt_keys(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each key that is nearly a known one; those of templates and of many pages are meant."""
    rare = rare_keys(checked)
    own = read_by_templates(checked) if rare else frozenset[str]()
    for page, key, near in rare:
        if near is None or key["key"] in own:
            continue
        if near in page.meta and sorted(near) != sorted(key["key"]):
            continue  # beside the right one it is a slip only where its letters changed places
        message = f"found the key {quoted_value(key['key'])}, which nothing reads"
        fix = () if near in page.meta else (Edit(*key.span("key"), near),)
        yield page.problem(META_KEY, key.start(), message, f"did you mean {near!r}?", fix=fix)


def rare_keys(checked: CheckedTexts) -> list[tuple[Manuscript, re.Match[str], str | None]]:
    """Return the keys on a page or two that are not known, each with its page, its place and the key it nearly is.

    Args:
        checked: the site.
    """
    found = [
        (page, key)
        for page in checked.manuscripts
        for key in (_KEY.finditer(page.text, 0, page.body_start) if page.body_start else ())
        if key["key"] not in _READ | _OTHERS
    ]
    counts = Counter(key["key"] for _, key in found)
    used = Counter(key for page in checked.manuscripts if found for key in page.meta if key in _READ)
    return [
        (page, key, nearest(key["key"], _READ, cutoff=_NEAR) or _neighbour(key["key"], used))
        for page, key in found
        if counts[key["key"]] < _HABIT
    ]


def _neighbour(key: str, used: Counter[str]) -> str | None:
    """Return the key of other pages that one is but for a letter; None where there is none."""
    same_length = (other for other, count in used.items() if count >= _HABIT and len(other) == len(key))
    return next((other for other in same_length if sum(map(str.__ne__, key, other)) == 1), None)


def read_by_templates(checked: CheckedTexts) -> frozenset[str]:
    """Return the keys that the site's own templates and scripts of hooks read.

    Args:
        checked: the site.
    """
    folders = checked.project.templates
    files = (file for folder in folders for file in folder.rglob("*.html") if file.is_file())
    texts = [*(file.read_text("utf-8-sig", errors="replace") for file in files), *hook_texts(checked)]
    return frozenset(found["key"] for text in texts for found in _IN_TEMPLATE.finditer(text))


def hook_texts(checked: CheckedTexts) -> list[str]:
    """Return the scripts that may be hooks: those that `hooks` of the configuration names, and those beside it.

    Args:
        checked: the site.
    """
    file, root = checked.project.config_file, checked.project.root
    settings = read_settings(file) if file.is_file() else {}
    named = settings.get("hooks")
    hooks = [root / str(hook) for hook in named] if isinstance(named, list) else []
    scripts = dict.fromkeys([*hooks, *root.glob("*.py")])
    return [script.read_text("utf-8-sig", errors="replace") for script in scripts if script.is_file()]
