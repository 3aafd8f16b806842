"""The rules about text: those for pages look at each by itself, on a part of the pages at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.check.answers import Answers
from mkdocs_paycore.check.known_pages import KnownPages
from mkdocs_paycore.check.registry import Registry, registry
from mkdocs_paycore.check.text_rules import text_problems
from mkdocs_paycore.source.rule import Rule, Stage, looks_for
from tests.support.cases import first_of_each
from tests.support.checked import checked_pages_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Look

DOCS = Path(__file__).parents[2] / "docs"
OF_PAGES = {
    f"{look.find.__module__.rpartition('.')[2]}.{look.find.__name__}": look
    for look in registry().at(Stage.TEXT)
    if look.is_of_pages
}
MANUAL = "docs/connectors/north/index.md"
WORD, ODD = Rule("odd-word", "A word.", stage=Stage.TEXT), Rule("odd-site", "A site.", stage=Stage.TEXT)


class NoLinks:
    """Where links lead, for whom must not ask."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"a rule for pages asks where links lead: {name}")


def sources() -> dict[str, str]:
    """Return the wrong samples of all rules about text as pages, and the pages of our own guides."""
    texts = {}
    for number, rule in enumerate(registry().rules.values()):
        if rule.sample and rule.sample.file.endswith(".md"):
            is_manual = rule.sample.file.startswith("docs/connectors/")
            folder = f"docs/connectors/north-{number}" if is_manual else f"docs/guide-{number}"
            texts[f"{folder}/index.md"] = rule.sample.wrong
    for file in sorted((DOCS / "writing").glob("*.md")):
        texts[f"docs/writing/{file.name}"] = file.read_text("utf-8")
    return texts


@pytest.fixture(scope="module")
def checked() -> CheckedTexts:
    """Return pages with a mistake of each rule about text."""
    brand = Brand(name="acme", custom={"company_name": "Acme Pay", "support_email": "help@acme-pay.example"})
    return replace(checked_pages_at(sources(), values=brand.values()), brands=(brand,))


def counted(problems: Sequence[Problem]) -> Counter[tuple[object, ...]]:
    """Return problems with all that they say, each as often as it is there."""
    return Counter(
        (each.path, each.line, each.column, each.rule, each.message, each.suggestion, each.fix, each.follows)
        for each in problems
    )


@pytest.mark.parametrize("name", OF_PAGES)
def test_a_rule_for_pages_finds_in_each_alone_what_it_finds_in_it_among_others(
    checked: CheckedTexts, name: str
) -> None:
    look = OF_PAGES[name]
    of_each = {
        page.path: list(look(replace(checked, known_links=cast("Any", NoLinks())).part([page])))
        for page in checked.manuscripts
    }
    beside = [counted([each for each in found if each.path != path]) for path, found in of_each.items()]
    assert all(each == beside[0] for each in beside)
    in_pages = [problem for path, found in of_each.items() for problem in found if problem.path == path]
    assert counted(in_pages) + beside[0] == counted(list(look(checked)))


def in_parts(work: Callable[[Any], Any], items: Sequence[Any], **_: object) -> Iterator[Any]:
    """Work as several processes would, which is not done here: pages come in parts then."""
    assert len(items) > 1
    return map(work, items)


@pytest.mark.slow
def test_what_is_found_in_parts_is_what_is_found_at_once(checked: CheckedTexts) -> None:
    assert counted(text_problems(checked, over=in_parts)) == counted(text_problems(checked))


def rules(*looks: Look[CheckedTexts]) -> Registry:
    made = Registry()
    for look in looks:
        made.add(look, origin="here")
    return made


def looking(seen: list[str]) -> Look[CheckedTexts]:
    """Return a look for the word *odd* that notes which pages it looks at, and finds something in the navigation."""

    @looks_for(WORD, of_pages=True)
    def odd(checked: CheckedTexts) -> Iterator[Problem]:
        yield WORD.problem("mkdocs.yml", (1, 1), "odd")
        for page in checked.manuscripts:
            seen.append(page.path)
            if "fall" in page.text:
                raise LookupError("fell")
            if "odd" in page.text:
                yield page.problem(WORD, page.text.index("odd"), "odd", fix=())

    return odd


@looks_for(ODD)
def whole(checked: CheckedTexts) -> Iterator[Problem]:
    yield ODD.problem("mkdocs.yml", (2, 1), f"{len(checked.manuscripts)} pages")


def pages(**texts: str) -> CheckedTexts:
    """Return a site of some pages, by their names without an ending."""
    return checked_pages_at({f"docs/{name}.md": text for name, text in texts.items()})


def check(tmp_path: Path, checked: CheckedTexts, name: str = "rest") -> tuple[list[str], list[str]]:
    """Return the problems of a check that knows of the one before, and the pages that were looked at."""
    seen: list[str] = []
    known = KnownPages(Answers(tmp_path), name)
    found = text_problems(checked, rules=rules(looking(seen), whole), known=known)
    known.keep()
    return sorted(f"{each.path}:{each.line} {each.message.partition(':')[0]}" for each in found), seen


def test_a_page_that_did_not_change_is_not_looked_at_again(tmp_path: Path) -> None:
    first, seen = check(tmp_path, pages(a="odd", b="even", c="odd"))
    assert first == ["docs/a.md:1 odd", "docs/c.md:1 odd", "mkdocs.yml:1 odd", "mkdocs.yml:2 3 pages"]
    assert seen == ["docs/a.md", "docs/b.md", "docs/c.md"]
    assert check(tmp_path, pages(a="odd", b="even", c="odd")) == (first, [])
    second, seen = check(tmp_path, pages(a="odd", b="\nodd", c="even"))
    assert second == ["docs/a.md:1 odd", "docs/b.md:2 odd", "mkdocs.yml:1 odd", "mkdocs.yml:2 3 pages"]
    assert seen == ["docs/b.md", "docs/c.md"]


@pytest.mark.parametrize(
    "changed",
    [
        pages(a="odd", b="even", c=""),
        pages(a="odd"),
        pages(a="odd", b="---\ntitle: B\n---\neven"),
        checked_pages_at({"docs/a.md": "odd", "docs/connectors/b/index.md": "even"}),
    ],
    ids=["a new page", "a page that is gone", "front matter", "a code of a provider"],
)
def test_all_are_looked_at_again_where_what_they_share_changed(tmp_path: Path, changed: CheckedTexts) -> None:
    check(tmp_path, pages(a="odd", b="even"))
    assert check(tmp_path, changed)[1] == [page.path for page in changed.manuscripts]
    assert check(tmp_path, changed)[1] == []
    assert check(tmp_path, changed, "another rest")[1] == [page.path for page in changed.manuscripts]


def test_nothing_is_kept_where_a_rule_failed(tmp_path: Path) -> None:
    for _ in range(2):
        found, seen = check(tmp_path, pages(a="odd", b="fall", c="odd"))
        assert seen == ["docs/a.md", "docs/b.md"]
        assert "the rule odd-word failed in looking.<locals>.odd" in " ".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("turns", first_of_each([2, 6]))
def test_random_edits_are_checked_as_from_nothing(tmp_path: Path, checked: CheckedTexts, turns: int) -> None:
    texts = [page.text for page in checked.manuscripts]
    for turn in range(turns):
        texts[turn * 7 % len(texts)] = texts[turn * 11 % len(texts)]
        texts[turn * 5 % len(texts)] += "\nWe we wait within XX days.\n"
        paths = [page.path for page in checked.manuscripts]
        now = replace(checked_pages_at(dict(zip(paths, texts, strict=True)), values={}), brands=checked.brands)
        known = KnownPages(Answers(tmp_path), "rest")
        found = text_problems(now, known=known)
        known.keep()
        assert counted(found) == counted(text_problems(now))
