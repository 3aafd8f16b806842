"""A mistake for each rule, planted in a copy of the reference site: it is reported at its line and once.

What `planted.yml` calls *alone* gets a check of its own; all others are planted together, each in a file of its own,
and share one.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.engines.mkdocs.check import SiteCheck, site_problems
from tests.support.brand_site import BrandSite
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
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
    "unstampable-file",
}  # fmt: skip
"""Rules that only a render can tell of, as far as they are planted alone."""
ALONE = [name for name in RULES if PLANTED.get(name, {}).get("alone") and name not in BUILT]
TOGETHER = [name for name in RULES if name not in {*ALONE, *BUILT, *PACKAGES}]
Together = tuple[dict[str, tuple[str, int]], list["Problem"]]


def copied(repository: Path, root: Path) -> Path:
    """Copy the sources of the reference site."""
    for name in ("mkdocs.yml", "paycore.yml"):
        shutil.copyfile(repository / name, root / name)
    for name in ("docs", "brands", "overrides"):
        shutil.copytree(repository / name, root / name)
    return root


@pytest.fixture(scope="module")
def together(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Together:
    root = copied(repository, tmp_path_factory.mktemp("together"))
    places = {name: plant_of(name).put(root) for name in TOGETHER}
    return places, _told(site_problems(root / "mkdocs.yml"))


@pytest.fixture
def site(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the reference site's sources; the working folder."""
    monkeypatch.chdir(tmp_path)
    return copied(repository, tmp_path)


def _told(problems: list[Problem]) -> list[Problem]:
    return [problem for problem, _ in without_followers(problems)]


def _places(problems: list[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.path, problem.line, problem.rule) for problem in problems]


def test_each_rule_has_a_mistake_of_its_own() -> None:
    assert sorted(PLANTED.keys() - set(RULES)) == []
    assert sorted([*TOGETHER, *ALONE, *BUILT, *PACKAGES]) == RULES


def test_nothing_is_reported_where_nothing_is_planted(site: Path) -> None:
    assert [str(problem) for problem in site_problems(site / "mkdocs.yml")] == []


@pytest.mark.parametrize("name", TOGETHER)
def test_a_mistake_is_reported_at_its_line_and_once(together: Together, name: str) -> None:
    places, told = together
    path, line = places[name]
    assert _places([each for each in told if each.path == path]) == [(path, line, name)]


def test_nothing_is_reported_that_nobody_planted(together: Together) -> None:
    places, told = together
    paths = {path for path, _ in places.values()}
    assert [str(problem) for problem in told if problem.path not in paths] == []


@pytest.mark.parametrize("name", ALONE)
def test_a_mistake_by_itself_is_reported_at_its_line_and_once(site: Path, name: str) -> None:
    path, line = plant_of(name).put(site)
    only = ["provider-evidence"] if name == "provider-evidence" else []  # the site turned it off: others lack this, too
    check = SiteCheck(site / "mkdocs.yml", only=only)
    told = _told(check.rendered() if name in RENDERED else check.sources())
    assert _places([each for each in told if not only or each.path == path]) == [(path, line, name)]


@pytest.mark.parametrize(("name", "group"), [("rule-package", "rules"), ("component-package", "components")])
def test_a_broken_package_is_reported_once(site: Path, installed: pytest.MonkeyPatch, name: str, group: str) -> None:
    info = site / "packages/planted-1.0.dist-info"
    _write(info / "METADATA", "Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n")
    _write(info / "entry_points.txt", f"[mkdocs_paycore.{group}]\nplanted = paycore_planted:planted\n")
    installed.syspath_prepend(str(site / "packages"))
    told = _told(SiteCheck(site / "mkdocs.yml").sources())
    assert _places(told) == [("planted" if group == "components" else "paycore_planted:planted", 0, name)]


@pytest.fixture(scope="module")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> BrandSite:
    """A brand's site, built with what is planted for rules about that, and without what is in each build."""
    root = copied(repository, tmp_path_factory.mktemp("built"))
    site = BrandSite(root)
    for name in BUILT & PLANTED.keys():
        plant_of(name).put(root)
    site.build(["paycore"])
    return site


@pytest.mark.parametrize("name", sorted(BUILT & PLANTED.keys()))
def test_a_mistake_in_a_built_site_is_reported_at_its_line_and_once(
    built: BrandSite, repository: Path, tmp_path: Path, name: str
) -> None:
    path, line = plant_of(name).put(copied(repository, tmp_path))
    assert [each for each in _places(built.problems) if each[2] == name] == [(path, line, name)]


def test_pages_of_another_structure_are_reported_once(built: BrandSite, tmp_path: Path) -> None:
    first = built.out / "paycore"
    second = shutil.copytree(first, tmp_path / "second")
    page = second / "partners/index.html"
    page.write_text(page.read_text("utf-8").replace('id="step-2-check-it"', 'id="check-it"'), "utf-8")
    sites = {"paycore": first, "saffron": second}
    found = built.brands().gate().in_sites(sites, shapes=[[*sites]])
    assert [problem.line for problem in found if problem.rule == "brand-structure"] == [0]
