"""Generated values over every place of a site, in Chromium: each shows as text, and nothing of it runs.

To look further: `HOSTILE_SEED=7 HOSTILE_BRANDS=200 pytest tests/browser/test_hostile_values.py`.
"""

from __future__ import annotations

import difflib
import os
import sys
from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from mkdocs_paycore.stamping import escapes
from tests.browser.conftest import served
from tests.browser.sinks import INERT
from tests.browser.watch import Watch
from tests.support.cases import EXHAUSTIVE, first_of_each
from tests.support.hostile import hostile_values, in_page
from tests.support.hostile_site import NAMES, PAGE_TEXTS, VARIABLES, HostileSite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import CodeType, FrameType

    from playwright.sync_api import Browser

    from mkdocs_paycore.stamping.template import Hole

SEED = int(os.environ.get("HOSTILE_SEED", "2026"))
BRANDS = int(os.environ.get("HOSTILE_BRANDS", "6"))
"""How many brands are looked at, each with `VALUES` values."""
VALUES = len(NAMES)
PAGES = ("", "sinks/", "loaded/", "connectors/zukipay/", "404.html", "brand.svg")
PLACES = {each.name: each for each in INERT}
HARMLESS = [f"Harmless{number}" for number in range(VALUES)]
FILES = """async () => {
  const read = async (name) => await (await fetch(new URL(name, document.baseURI))).text();
  const parsed = (text) => { try { return JSON.parse(text); } catch (error) { return {error: String(error)}; } };
  const xml = (text) => new DOMParser().parseFromString(text, 'application/xml');
  const html = (text) => new DOMParser().parseFromString(text, 'text/html');
  const [data, text, feed, map, search] = await Promise.all(
    ['brand.json', 'brand.txt', 'feed.xml', 'sitemap.xml', 'search/search_index.json'].map(read));
  const values = parsed(document.querySelector('#values').textContent);
  const names = Object.keys(values).filter((name) => name[0] === 'v');
  const found = parsed(search).docs ?? [];
  const elements = found.flatMap((each) => [...html(each.title + each.text).querySelectorAll('*')]);
  return {
    json: Object.values(parsed(data)).slice(0, -1), text,
    title: [...xml(feed).querySelectorAll('title')].map((each) => each.textContent),
    well: [feed, map].map((each) => xml(each).querySelector('parsererror') === null),
    values: names.map((name) => values[name]), linked: parsed(document.querySelector('#ld').textContent).name,
    script: names.map((name) => seen[`file-${name}`]),
    found: found.filter((each) => each.location === 'sinks/').map((each) => html(each.title).body.textContent),
    elements: [...new Set(elements.map((each) => `${each.localName} ${each.getAttributeNames()}`))].sort(),
  };
}"""
DRAWING = """() => [...document.querySelectorAll('text')].map((each) => {
  each.dispatchEvent(new Event('click'));
  const style = getComputedStyle(each).getPropertyValue('--x');
  return [each.textContent, seen[each.id], unescaped(style), judged(each.parentElement.href.baseVal).split(' ')[0]];
})"""


@dataclass(frozen=True, slots=True)
class Plain:
    """A page of a harmless brand: what its file is made of, and what the page itself is after its scripts."""

    built: str
    kinds: set[str]


class Bench:
    """The site, its server's folder, and what the pages of a harmless brand are made of and what they ask for."""

    def __init__(self, site: HostileSite, folder: Path, address: str, watch: Watch) -> None:
        self.site, self.folder, self.address, self.watch = site, folder, address, watch
        self.stamped = 0
        self.plain: dict[str, Plain] = {}
        self.asked: set[str] = set()
        at, _ = self.stamp(HARMLESS)
        for page in PAGES:
            watch.open(at + page)
            watch.stir()
            watch.page.wait_for_load_state("networkidle")
            self.plain[page] = Plain(watch.built(), watch.kinds())
            self.asked |= {_path(request, at) for request in watch.requests}
        watch.open(at)
        self.indexed: list[str] = watch.page.evaluate(FILES)["elements"]

    def stamp(self, values: Sequence[str]) -> tuple[str, list[str]]:
        """Return the address of a new site for these values, and the values as pages show them."""
        self.stamped += 1
        at = f"{self.address}{self.stamped}/"
        return at, self.site.stamp(self.folder / str(self.stamped), values, address=at)

    def faults(self, values: Sequence[str], pages: Sequence[str] = PAGES) -> Iterator[str]:
        """Yield what is wrong with the pages of a brand with these values; who wants one fault looks no further."""
        at, shown = self.stamp(values)
        for page in pages:
            self.watch.open(at + page)
            yield from (f"{at + page}: {fault}" for fault in self._faults_of(at, page, shown))

    def _faults_of(self, at: str, page: str, shown: Sequence[str]) -> Iterator[str]:
        yield from self._faults_on(page, shown)
        yield from self._faults_after(at, page)
        if page == "":
            yield from self._wrong_files(shown[:VARIABLES])

    def _faults_on(self, page: str, shown: Sequence[str]) -> Iterator[str]:
        watch = self.watch
        for place, read in watch.reads().items():
            name, _, number = place.rpartition("-")
            value = shown[int(number)]
            expected = PLACES[name].expected(int(number), value)
            if read not in expected:
                yield f"{place} says {read!r:.200}, expected {expected[0]!r:.200} for the value {value!r:.300}"
        if page == "sinks/":
            yield from self._missing_texts(shown)
        elif page == "brand.svg":
            for value, drawn in zip(shown[:VARIABLES], watch.page.evaluate(DRAWING), strict=True):
                if drawn != [in_page(value), value, f'"{value}"', "safe"]:
                    yield f"{drawn!r:.300} for the value {value!r:.300}"

    def _missing_texts(self, shown: Sequence[str]) -> Iterator[str]:
        for selector, name, says in PAGE_TEXTS:
            text = says
            for value_name, value in zip(NAMES, shown, strict=True):
                text = text.replace(f"[{value_name}]", in_page(value)) if f"[{value_name}]" in says else text
            read = self.watch.page.eval_on_selector(selector, f"e => e.{name}")
            if text not in read:
                yield f"{selector} says {read!r:.200}, expected {text!r:.300}"

    def _wrong_files(self, values: Sequence[str]) -> Iterator[str]:
        found: dict[str, Any] = self.watch.page.evaluate(FILES)
        expected = {
            **{name: [*values] for name in ("json", "values", "script")},
            "text": "".join(f"({value})\n" for value in values),
            "title": [in_page(value) for value in values],
            "linked": values[0],
            "well": [True, True],
            "found": [f"Sinks {in_page(values[0])}"],
            "elements": self.indexed,
        }
        yield from (
            f"{name}: {found[name]!r:.300}, expected {it!r:.300}" for name, it in expected.items() if found[name] != it
        )

    def _faults_after(self, at: str, page: str) -> Iterator[str]:
        """Touch everything, and yield what ran or was asked for."""
        watch, plain = self.watch, self.plain[page]
        watch.stir()
        if watch.page.url != at + page:
            yield f"went to {watch.page.url}"
        for request in watch.requests:
            is_known = request.startswith(at) and _path(request, at) in self.asked
            if not is_known and page != "loaded/" and not request.startswith("data:"):
                yield f"asked for {request:.300}"
        yield from (f"has {kind}, which is nothing of its own" for kind in watch.kinds() - plain.kinds)
        built = watch.built()
        if built != plain.built:
            different = difflib.unified_diff(plain.built.split("\n"), built.split("\n"), lineterm="", n=0)
            yield from (f"differs: {line}" for line in different if not line.startswith(("@@", "---", "+++")))
        is_loaded = page == "loaded/"  # where the browser complains of addresses that lead nowhere
        yield from (f"ran or failed: {line}" for line in watch.reported if not is_loaded or line.startswith("OWNED"))


def _path(request: str, at: str) -> str:
    return urlsplit(request).path.removeprefix(urlsplit(at).path)


@pytest.fixture(scope="module")
def bench(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """The site, rendered once."""
    folder = tmp_path_factory.mktemp("hostile")
    with served(folder) as address:
        watch = Watch.of(browser)
        yield Bench(HostileSite.rendered(folder), folder, address, watch)
        watch.page.context.close()


def values_of_brand(number: int) -> list[str]:
    return hostile_values(SEED, BRANDS * VALUES)[number * VALUES : (number + 1) * VALUES]


@EXHAUSTIVE
def test_a_harmless_brand_has_no_fault(bench: Bench) -> None:
    """Each run looks at values that are not harmless: what is wrong without any would be wrong with them."""
    assert not "\n".join(bench.faults(HARMLESS))


@pytest.mark.parametrize("number", first_of_each(range(BRANDS)))
def test_every_value_shows_as_text_and_nothing_runs(bench: Bench, number: int) -> None:
    faults = "\n".join(bench.faults(values_of_brand(number)))
    assert not faults, f"HOSTILE_SEED={SEED}, brand {number}"


NAMES_OF_RESULTS = "(all, made) => all.filter((each) => !each.matches(made)).map((each) => each.localName)"
MADE_BY_THE_SEARCH = (
    "details.md-search-result__more, .md-search-result__more > summary, .md-search-result__terms del, article > h2"
)
"""What Material's search shows or not, by which of the words were found so far."""


@pytest.mark.parametrize("number", first_of_each([0, 1]))
def test_values_are_found_and_marked_as_text(bench: Bench, number: int) -> None:
    watch = bench.watch
    results, elements = watch.page.locator(".md-search-result__list"), []
    for values in (HARMLESS, values_of_brand(number)):
        at, shown = bench.stamp(values)
        watch.open(at)
        field = watch.page.locator("input[name=query]")
        field.click()
        for query in ("owned script img onerror javascript", "quokka", "sinks"):
            field.fill(query)
            field.press("End")  # Material waits for a key
            expect(watch.page.locator(".md-search-result__meta")).to_contain_text("match")
        expect(results.locator("h1 mark").first).to_have_text("Sinks")  # those of the words before do not mark it
        assert in_page(shown[0]).split() == results.locator("h1").first.inner_text().removeprefix("Sinks").split()
        elements.append(set(results.locator("*").evaluate_all(NAMES_OF_RESULTS, MADE_BY_THE_SEARCH)))
        watch.open(f"{at}sinks/?h=quokka owned script img onerror javascript")
        expect(watch.page.locator("mark").first).to_be_visible()
        assert {kind for kind in watch.kinds() if not kind.startswith("mark ")} <= bench.plain["sinks/"].kinds
        assert watch.reported == []
    assert elements[1] <= elements[0] | {"mark"}


def test_a_page_that_is_put_into_another_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path) as address:
        site = HostileSite.rendered(tmp_path, "navigation.instant", without=("<svg", "<script type="))
        watch, kinds = Watch.of(browser), []
        for name, values in (("harmless", HARMLESS), ("hostile", values_of_brand(0))):
            shown = site.stamp(tmp_path / name, values, address=f"{address}{name}/")
            watch.open(f"{address}{name}/")
            watch.page.wait_for_load_state("networkidle")
            watch.page.evaluate("window.stayed = true")
            watch.page.locator(f"nav a[href='{address}{name}/sinks/']").first.click()
            expect(watch.page.locator("h1")).to_contain_text("Sinks")
            texts = {
                place: read for place, read in watch.reads().items() if place.startswith(("prose-", "script-single-"))
            }
            assert texts == {
                **{f"prose-{number}": f"Quokka {in_page(shown[number])} quokka" for number in range(VARIABLES)},
                **{f"script-single-{number}": shown[number] for number in range(VARIABLES)},
            }
            watch.stir()
            kinds.append(watch.kinds())
            assert watch.page.evaluate("stayed")
            assert watch.reported == []
        assert kinds[1] <= kinds[0]
        watch.page.context.close()


def known_escapes() -> dict[str, FunctionType]:
    """Return what makes a value fit for a place of a page, by name; `stamping/test_markdown_text.py` has Markdown's."""
    named = {name: each for name, each in vars(escapes).items() if not name.startswith("markdown")}
    found = {name: each for name, each in named.items() if isinstance(each, FunctionType)}
    return {name: each for name, each in found.items() if each.__annotations__ == {"value": "str", "return": "str"}}


def run_by(holes: Iterable[Hole]) -> set[CodeType]:
    """Return the code that the escapes of these holes run."""
    ran = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            ran.add(frame.f_code)

    for hole in holes:
        sys.setprofile(note)
        hole.escape("a@b.example")
        sys.setprofile(None)
    return ran


def test_the_pages_have_every_escape_there_is(bench: Bench) -> None:
    ran = run_by(hole for template in bench.site.tree.templates.values() for hole in template.holes())
    assert {name for name, escape in known_escapes().items() if escape.__code__ not in ran} == set()


BREAKING = [
    '"><img src=x onerror=owned(0)>', "</script><script>owned(1)</script>", "javascript:owned(2)",
    "x;javascript:owned(3)", "/evil.example/%41", "';owned(5)//", '";owned(6)//', "} * { color: red }", "%41&z=2#x",
    "\\", "x", "https://x.example/", "x@x.example", "<i>x</i>",
]  # fmt: skip
OF_SEARCH = ("json", "markup_text")
"""How the escapes begin whose values only the search index holds."""
WEAK = {name: "" if name.startswith(OF_SEARCH) else "sinks/" for name in known_escapes() if name != "plain"}
"""On which page a missing escape is looked for."""


LANGUAGES = {name: name for name in ("url", "script", "style", "mermaid", "tex")}
"""What a value is written into, where it is no HTML, by how the escapes for it begin."""


def test_with_every_escape_nothing_is_seen(bench: Bench) -> None:
    """On the pages on which a missing one is looked for."""
    assert not "\n".join(bench.faults(BREAKING, sorted({*WEAK.values()})))


@pytest.mark.parametrize("name", first_of_each(WEAK, kind=lambda name: LANGUAGES.get(name.split("_")[0], WEAK[name])))
def test_a_missing_escape_is_seen(bench: Bench, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(known_escapes()[name], "__code__", (lambda value: value).__code__)
    assert next(bench.faults(BREAKING, [WEAK[name]]), "")
