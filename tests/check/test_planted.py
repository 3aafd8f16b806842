"""A mistake for each rule, planted in a copy of the reference site: it is reported at its line and once.

What `planted.yml` calls *alone* gets a check of its own. All others are planted together in three sites, since what a
render tells comes to light only where the sources are sound, or where nothing else ends it.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import chdir
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.check.specs.slow_patterns import slow_pattern_problems
from mkdocs_paycore.engines.mkdocs.check import SiteCheck
from tests.support.brand_site import BrandSite
from tests.support.cases import first_of_each
from tests.support.reference_site import FEW, copied, made_once
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

pytestmark = pytest.mark.slow
PLANTED = cases_of(__file__, "planted.yml")
SAMPLED = "docs/connectors/acme/provider.yml"
RULES = sorted(name for name in registry().rules if not name.startswith("sample-"))


@dataclass(frozen=True)
class Plant:
    """A mistake in the reference site; see planted.yml."""

    rule: str
    file: str
    text: str
    find: str = ""
    to: str = ""
    at: str = ""
    line: int | None = None
    path: str = ""
    more: dict[str, str] = field(default_factory=dict)
    alone: bool = False

    def put(self, root: Path) -> tuple[str, int]:
        """Put the mistake into a site and return the file and the line that have to be reported."""
        for name, text in self.more.items():
            _write(root / name, _read(root / name) + text)
        old = _read(root / self.file)
        new = self._planted(old)
        assert new != old
        _write(root / self.file, new)
        path = self.path or self.file
        at = _line(_read(root / path), self.at) if self.at else 0
        return path, at or (_changed(old, new) if self.line is None else self.line)

    def _planted(self, old: str) -> str:
        if not self.find:
            return f"{old}\n{self.text}" if old and self.file.endswith(".md") else old + self.text
        start = old.index(self.find)
        end = old.index(self.to, start) if self.to else start + len(self.find)
        return old[:start] + self.text + old[end:]


def _read(file: Path) -> str:
    return file.read_bytes().decode() if file.exists() else ""


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def _line(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def _changed(old: str, new: str) -> int:
    pairs = zip([*old.split("\n"), None], new.split("\n"), strict=False)
    number = next(number for number, (before, after) in enumerate(pairs, start=1) if before != after)
    rest = new.split("\n")[number - 1 :]
    return number + next(index for index, line in enumerate(rest) if line.strip())


def plant_of(name: str) -> Plant:
    """Return the plant of a rule: that of planted.yml, else its sample as a provider of its own."""
    if name in PLANTED:
        return Plant(rule=name, **PLANTED[name])
    sample = registry().rules[name].sample
    if sample is None or sample.file != SAMPLED:
        pytest.fail(f"planted.yml has no mistake for the rule {name}")
    code = name.replace("provider-", "planted-")
    right, wrong = (text.replace("code: acme\n", f"code: {code}\n") for text in (sample.right, sample.wrong))
    return Plant(rule=name, file=f"docs/connectors/{code}/provider.yml", text=wrong, line=_changed(right, wrong))


BUILT = {"brand-canary", "brand-unguarded-name", "brand-structure"}
"""Rules about the built sites of brands."""
PACKAGES = {"rule-package", "component-package"}
"""Rules about installed packages."""
RENDERED = {
    "brand-leak", "computed-value", "damaged-slot", "fetched-address", "left-variable", "link-scheme", "mkdocs",
}  # fmt: skip
"""Rules that only the render of a site with sound sources can tell of."""
ENDING = {"lost-component", "manual-other-kind", "unstampable-file"}
"""Rules that only a render can tell of, and that end it."""
ALONE = [name for name in RULES if PLANTED.get(name, {}).get("alone") and name not in BUILT]
TOGETHER = sorted({*RULES} - {*ALONE, *BUILT, *PACKAGES}, key=[*PLANTED, *RULES].index)
SITES = {
    "sources": [name for name in TOGETHER if name not in RENDERED | ENDING],
    "rendered": [name for name in TOGETHER if name in RENDERED],
    "ended": [name for name in TOGETHER if name in ENDING],
}
"""The mistakes that share a site, in the order in which they are planted."""
Place = tuple[str, int, str]


@dataclass(frozen=True)
class Checked:
    """A site with mistakes: where each is, and what a check or a build told of them."""

    root: Path
    places: dict[str, Place]
    told: list[Place]
    words: list[str]

    def problems(self, *paths: str) -> list[Place]:
        return [place for place in self.told if place[0] in paths]


def named_in(names: Collection[str]) -> set[str]:
    """Return the providers whose files the mistakes of some rules are planted in."""
    return set(re.findall(r"\bconnectors/([\w-]+)/", json.dumps([PLANTED.get(name) for name in names])))


def planted(repository: Path, root: Path, names: Collection[str], check: Callable[[Path], list[Problem]]) -> Checked:
    """Return a site with mistakes, checked once for all processes that run tests."""

    def make(begun: Path) -> None:
        begun.mkdir()
        site = copied(repository, begun, providers={*FEW, *named_in(names)})
        places = {name: (*plant_of(name).put(site), name) for name in names}
        with chdir(site):
            problems = check(site)
        kept = {"places": places, "told": _places(problems), "words": [*map(str, problems)]}
        (begun / "checked.json").write_text(json.dumps(kept), "utf-8")

    kept = json.loads((made_once(root, make) / "checked.json").read_text("utf-8"))
    places = {name: tuple(place) for name, place in kept["places"].items()}
    return Checked(root, places, [(path, line, rule) for path, line, rule in kept["told"]], kept["words"])


@pytest.fixture(scope="module")
def together(repository: Path, shared_folder: Path) -> Callable[[str], Checked]:
    """Return the sites whose mistakes are planted together, by the names of `SITES`.

    Where no render is needed, there is none: that it would tell nothing twice is tested in `test_source_look.py`.
    """

    def check(name: str, site: Path) -> list[Problem]:
        found = SiteCheck(site / "mkdocs.yml")
        return _told(found.sources() if name == "sources" else found.rendered())

    def checked(name: str) -> Checked:
        return planted(repository, shared_folder / f"planted-{name}", SITES[name], partial(check, name))

    return cache(checked)


@pytest.fixture
def site(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the reference site's sources with few providers; the working folder."""
    monkeypatch.chdir(tmp_path)
    return copied(repository, tmp_path, providers=FEW)


def _told(problems: list[Problem]) -> list[Problem]:
    return [problem for problem, _ in without_followers(problems)]


def _places(problems: list[Problem]) -> list[Place]:
    return [(problem.path, problem.line, problem.rule) for problem in problems]


def test_each_rule_has_a_mistake_of_its_own() -> None:
    assert sorted(PLANTED.keys() - set(RULES)) == []
    assert sorted([*TOGETHER, *ALONE, *BUILT, *PACKAGES]) == RULES


@pytest.mark.parametrize("root", first_of_each(["site", "repository"]))
def test_nothing_is_reported_where_nothing_is_planted(request: pytest.FixtureRequest, root: str) -> None:
    """What a render tells is looked at beside the mistakes that are planted together."""
    found = SiteCheck(request.getfixturevalue(root) / "mkdocs.yml").sources()
    assert [str(problem) for problem in found] == []


@pytest.mark.parametrize("name", TOGETHER)
def test_a_mistake_is_reported_at_its_line_and_once(together: Callable[[str], Checked], name: str) -> None:
    checked = together(next(site for site, names in SITES.items() if name in names))
    place = checked.places[name]
    in_its_file = sorted(other for other in checked.places.values() if other[0] == place[0])
    assert place in in_its_file
    assert sorted(checked.problems(place[0])) == in_its_file


@pytest.mark.parametrize("site", SITES)
def test_nothing_is_reported_that_nobody_planted(together: Callable[[str], Checked], site: str) -> None:
    checked = together(site)
    planted_in = {path for path, _, _ in checked.places.values()}
    assert [words for words, place in zip(checked.words, checked.told, strict=True) if place[0] not in planted_in] == []


@pytest.mark.parametrize("name", first_of_each(ALONE, kind=lambda name: name.partition("-")[0]))
def test_a_mistake_by_itself_is_reported_at_its_line_and_once(
    site: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # Of work, of which a right pattern takes milliseconds.
    monkeypatch.setattr(slow_pattern_problems, "__kwdefaults__", {"seconds": 0.5})
    path, line = plant_of(name).put(site)
    only = ["provider-evidence"] if name == "provider-evidence" else []  # the site turned it off: others lack this, too
    told = _told(SiteCheck(site / "mkdocs.yml", only=only).sources())
    assert _places([each for each in told if not only or each.path == path]) == [(path, line, name)]


@pytest.mark.parametrize(("name", "group"), [("rule-package", "rules"), ("component-package", "components")])
def test_a_broken_package_is_reported_once(
    tmp_path: Path, installed: pytest.MonkeyPatch, name: str, group: str
) -> None:
    """A package is one of all sites: a small one shows what it shows in the reference site."""
    _write(tmp_path / "mkdocs.yml", "site_name: Docs\ntheme: mkdocs\nplugins: [paycore]\n")
    _write(tmp_path / "docs/index.md", "# Start\n\nWelcome.\n")
    packages = tmp_path / "packages"
    info = packages / "planted-1.0.dist-info"
    _write(info / "METADATA", "Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n")
    _write(info / "entry_points.txt", f"[mkdocs_paycore.{group}]\nplanted = paycore_planted:planted\n")
    installed.syspath_prepend(str(packages))
    told = _told(SiteCheck(tmp_path / "mkdocs.yml").sources())
    assert _places(told) == [("planted" if group == "components" else "paycore_planted:planted", 0, name)]


@pytest.fixture(scope="module")
def built(repository: Path, shared_folder: Path) -> Checked:
    """A brand's site, built with what is planted for rules about that, and without what is in each build."""

    def build(root: Path) -> list[Problem]:
        site = BrandSite(root)
        site.build(["paycore"])
        return site.problems

    return planted(repository, shared_folder / "planted-built", sorted(BUILT & PLANTED.keys()), build)


@pytest.mark.parametrize("name", sorted(BUILT & PLANTED.keys()))
def test_a_mistake_in_a_built_site_is_reported_at_its_line_and_once(built: Checked, name: str) -> None:
    assert [each for each in built.told if each[2] == name] == [built.places[name]]


def test_pages_of_another_structure_are_reported_once(built: Checked, tmp_path: Path) -> None:
    site, part = BrandSite(built.root), "partners"
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        shutil.copytree(site.out / "paycore" / part, folder / part)
    page = second / part / "index.html"
    page.write_text(page.read_text("utf-8").replace('id="step-2-check-it"', 'id="check-it"'), "utf-8")
    sites = {"paycore": first, "saffron": second}
    found = site.brands().gate().in_sites(sites, shapes=[[*sites]])
    assert [problem.line for problem in found if problem.rule == "brand-structure"] == [0]
