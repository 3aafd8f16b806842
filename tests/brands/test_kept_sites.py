"""A further build of several brands: what it leaves alone, what it stamps again, and that nobody can tell from it."""

from __future__ import annotations

import os
import random
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_paycore.brands.stamp import stamp_to
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.project import dependencies
from mkdocs_paycore.project.kept_files import KEPT_BESIDE
from tests.support.brand_site import BRANDS, PAGE, PROVIDER, BrandSite, brand, contents
from tests.support.cases import first_of_each, together

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.outcome import BrandOutcome
    from mkdocs_paycore.stamping.tree import Tree

UNCHANGED = "no source has changed: the sites of 3 brands"
AGAIN = "built 1 brand of 3"
GREY = {"primary": "#eeeeee"}
LOGO = "<svg xmlns='http://www.w3.org/2000/svg'><title>{}</title></svg>"


@dataclass
class Done:
    """What a build came to.

    Attributes:
        output: what it printed.
        code: how it ended.
        files: the files of all sites.
    """

    output: str
    code: int
    files: dict[str, bytes]

    @property
    def problems(self) -> list[str]:
        """What it said of the sources and the sites, in the order of the alphabet."""
        said = sorted(self.output.replace("clean/", "out/").splitlines())
        return [line for line in said if line.startswith(("brands/", "docs/", "out/", "warning:", "with errors"))]

    def is_like(self, other: Done) -> bool:
        return (self.problems, self.code, self.files) == (other.problems, other.code, other.files)


@pytest.fixture
def site(site: BrandSite, monkeypatch: pytest.MonkeyPatch) -> BrandSite:
    """A site whose builds are kept."""
    monkeypatch.delenv("PAYCORE_NO_CACHE", raising=False)
    monkeypatch.chdir(site.root)
    return site


def built(site: BrandSite, *options: str, to: str = "out") -> Done:
    """Build all brands, when the sources are older than the clock of the file system is coarse."""
    newest = max(path.lstat().st_ctime_ns for path in site.root.rglob("*"))
    while time.time_ns() < newest + 2 * dependencies.TICK:
        time.sleep(0.005)
    done = CliRunner().invoke(main, ["build", "--all-brands", "--site-dir", to, *options])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return Done(done.output, done.exit_code, contents(site.root / to))


def clean(site: BrandSite) -> Done:
    """Build all brands to another folder, with nothing that was kept."""
    shutil.rmtree(site.root / "clean", ignore_errors=True)
    try:
        return built(site, "--no-cache", to="clean")
    finally:
        shutil.rmtree(site.root / "clean", ignore_errors=True)


@pytest.mark.slow
def test_a_build_of_the_same_sources_leaves_the_sites_alone(site: BrandSite) -> None:
    first = built(site)
    before = (site.out / "nova").stat().st_ino
    again = built(site)
    assert UNCHANGED in again.output
    assert again.is_like(first)
    assert (site.out / "nova").stat().st_ino == before


@pytest.mark.slow
def test_what_was_said_of_the_sources_is_said_again_with_the_same_exit_code(site: BrandSite) -> None:
    site.write({"docs/index.md": f"{PAGE}\n<<custom.compny>> and [nowhere](nowhere.md), at Nova.\n"})
    first = built(site)
    assert (len(first.problems) > 2, first.code) == (True, 1)
    again = built(site)
    assert UNCHANGED in again.output
    assert again.is_like(first)


def rewrite_with_the_old_time(page: Path) -> None:
    page.write_bytes(b"x" * page.stat().st_size)
    os.utime(page, (1, 1))


def lead_elsewhere(page: Path, to: Path) -> None:
    page.unlink()
    page.symlink_to(to)


TOUCHED: dict[str, Callable[[Path], object]] = {
    "a page is changed": lambda out: (out / "nova/index.html").write_text("mine"),
    "a page is changed and says that it is old": lambda out: rewrite_with_the_old_time(out / "nova/index.html"),
    "a shared file is changed": lambda out: (out / "nova/assets/data.bin.js").write_text("mine"),
    "a file is gone": lambda out: (out / "nova/index.html").unlink(),
    "a file is new": lambda out: (out / "nova/new.html").write_text("mine"),
    "a folder is new": lambda out: (out / "nova/new").mkdir(),
    "a site is gone": lambda out: shutil.rmtree(out / "nova"),
    "a link is in the place of a file": lambda out: lead_elsewhere(
        out / "nova/index.html", out / "alpenglow/index.html"
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("cases", together(first_of_each(TOUCHED, lambda case: case.rpartition(" is ")[2][:4])))
def test_a_site_that_somebody_touched_is_built_again(site: BrandSite, cases: list[str]) -> None:
    first = built(site)
    for case in cases:
        TOUCHED[case](site.out)
        again = built(site)
        assert UNCHANGED not in again.output, case
        assert again.is_like(first), case


BRAND_EDITS: dict[str, dict[str, str | bytes]] = {
    "a value": {"brands/alpenglow.yml": brand("alpenglow", "Zebrafish", "zebrafish.example")},
    "a path": {"brands/alpenglow.yml": brand("alpenglow", "Alpenglow Pay", "alpenglow.example/docs")},
    "a value with markup's signs": {
        "brands/brightwater.yml": brand("brightwater", "Bee & \"Wasp\" 'x'", "bee-wasp.example")
    },
    "the brand of another shape": {
        "brands/nova.yml": brand("nova", "Nova Two", "nova2.example", providers={"exclude": ["zukipay"]})
    },
}


@pytest.mark.slow
def test_where_the_file_of_one_brand_has_changed_that_brand_alone_is_stamped(site: BrandSite) -> None:
    built(site)
    for case, edits in BRAND_EDITS.items():
        before = {name: (site.out / name).stat().st_ino for name in ("alpenglow", "brightwater", "nova")}
        site.write(edits)
        again = built(site)
        assert AGAIN in again.output, case
        assert again.is_like(clean(site)), case
        [changed] = [path.partition("/")[2].removesuffix(".yml") for path in edits]
        assert [name for name in before if (site.out / name).stat().st_ino != before[name]] == [changed], case
        assert UNCHANGED in built(site).output, case


@pytest.mark.slow
def test_a_page_whose_values_did_not_change_is_not_written_again(site: BrandSite) -> None:
    built(site)
    before = (site.out / "alpenglow/sitemap.xml").stat()
    text = str(BRANDS["brands/alpenglow.yml"]).replace("help@", "hello@")
    site.write({"brands/alpenglow.yml": text})
    assert AGAIN in built(site).output
    assert (site.out / "alpenglow/sitemap.xml").stat().st_ino == before.st_ino


@pytest.mark.slow
def test_a_brand_with_a_new_logo_of_the_same_kind_is_stamped_alone(site: BrandSite) -> None:
    theme = {"logo": "one.svg", "primary": "#0a5c7d"}
    text = brand("alpenglow", "Alpenglow Pay", "alpenglow.example", theme=theme)
    site.write({"brands/alpenglow.yml": text, "brands/one.svg": LOGO.format("One")})
    built(site)
    site.write({"brands/one.svg": LOGO.format("Two"), "brands/alpenglow.yml": text.replace("0a5c7d", "7d0a2c")})
    again = built(site)
    assert AGAIN in again.output
    assert again.is_like(clean(site))
    assert b"Two" in again.files["alpenglow/assets/paycore/brand/logo.svg"]


WHOLE: dict[str, dict[str, str | bytes]] = {
    "another shape": {
        "brands/alpenglow.yml": brand("alpenglow", "Alpenglow Pay", "alpenglow.example", providers={"include": []})
    },
    "a value less": {
        "brands/alpenglow.yml": brand("alpenglow", "Alpenglow", "a.example", custom={"company_name": "A"})
    },
    "a word that a page has": {"brands/alpenglow.yml": brand("alpenglow", "Everything", "everything.example")},
    "a word of another brand": {"brands/alpenglow.yml": brand("alpenglow", "Brightwater", "alpenglow.example")},
    "a word that another's logo has": {"brands/alpenglow.yml": brand("alpenglow", "Sunrise", "sunrise.example")},
    "a page as well": {"docs/index.md": f"{PAGE}\nMore.\n", "brands/nova.yml": brand("nova", "Novum", "novum.example")},
    "a provider": {"docs/connectors/zukipay/provider.yml": PROVIDER.format(code="zukipay", name="Zukipay Two")},
    "a brand more": {"brands/more.yml": brand("more", "Morethanall", "morethanall.example")},
    "a page": {"docs/index.md": f"{PAGE}\nMore.\n"},
    "the configuration": {"theme/main.html": "<html><body>{{ page.content }}</body></html>"},
}


@pytest.mark.slow
def test_the_last_good_site_of_a_brand_whose_file_cannot_be_read_stays(site: BrandSite) -> None:
    first = built(site)
    site.write({"brands/alpenglow.yml": "name: [alpenglow\n"})
    again = built(site)
    assert (again.code, again.files) == (1, first.files)
    assert again.problems == clean(site).problems
    site.write(BRANDS)
    assert built(site).is_like(first)


@pytest.mark.slow
@pytest.mark.parametrize("cases", together(first_of_each(WHOLE, lambda case: frozenset(WHOLE[case]))))
def test_whatever_else_has_changed_the_sites_are_those_of_a_clean_build(site: BrandSite, cases: list[str]) -> None:
    theme = {"logo": "nova.svg"}
    text = brand("nova", "Nova", "novapayments.example", providers={"exclude": ["zukipay"]}, theme=theme)
    site.write({"brands/nova.yml": text, "brands/nova.svg": LOGO.format("Nova at sunrise")})
    built(site)
    for case in cases:
        site.write(WHOLE[case])
        again = built(site)
        assert UNCHANGED not in again.output, case
        assert AGAIN not in again.output, case
        assert again.is_like(clean(site)), case


@pytest.mark.slow
def test_what_is_kept_and_damaged_is_not_taken(site: BrandSite) -> None:
    first = built(site)
    for path in (site.root / KEPT_BESIDE).rglob("*"):
        if path.is_file() and path.name != ".gitignore":
            path.write_bytes(b"damaged")
    again = built(site)
    assert UNCHANGED not in again.output
    assert again.is_like(first)


@pytest.mark.slow
def test_a_build_that_is_stopped_between_two_brands_is_made_up_for(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(site)
    site.write({**BRAND_EDITS["a value"], **BRAND_EDITS["the brand of another shape"]})
    stamped: list[str] = []

    def stop_at_the_second(target: Path, tree: Tree, brand: Brand, *, folder: Path, copies: bool) -> BrandOutcome:
        if stamped:
            raise KeyboardInterrupt
        stamped.append(brand.name)
        return stamp_to(target, tree, brand, folder=folder, copies=copies)

    with monkeypatch.context() as patch:
        patch.setattr("mkdocs_paycore.brands.restamping.stamp_to", stop_at_the_second)
        assert "Aborted" in built(site).output
    assert stamped == ["alpenglow"]
    again = built(site)
    assert UNCHANGED not in again.output
    assert again.is_like(clean(site))


@pytest.mark.slow
def test_a_build_that_is_told_to_keeps_nothing(site: BrandSite) -> None:
    built(site, "--no-cache")
    assert not (site.root / KEPT_BESIDE).exists()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAYCORE_NO_CACHE", "1")
        built(site)
    assert not (site.root / KEPT_BESIDE).exists()
    assert UNCHANGED not in built(site).output
    assert UNCHANGED not in built(site, "--no-cache").output


@pytest.mark.slow
def test_sites_that_share_no_file_share_none_when_one_is_stamped_again(site: BrandSite) -> None:
    built(site, "--copy")
    site.write(BRAND_EDITS["a value"])
    assert AGAIN in built(site, "--copy").output
    linked = [path for path in site.out.rglob("*") if path.is_file() and path.stat().st_nlink > 1]
    assert linked == []


def edit_value(site: BrandSite, chance: random.Random) -> None:
    name = chance.choice(["alpenglow", "brightwater", "nova"])
    company = chance.choice(["Zebrafish", "Nova", "Everything", "Brightwater", "Quokka"])
    keys: dict[str, Any] = chance.choice([{}, {}, {"providers": {"exclude": ["zukipay"]}}, {"theme": GREY}])
    site.write({f"brands/{name}.yml": brand(name, company, f"{company.lower()}.example", **keys)})


def edit_page(site: BrandSite, chance: random.Random) -> None:
    site.write({"docs/index.md": f"{PAGE}\nWord {chance.randint(1, 3)}.\n"})


def edit_site(site: BrandSite, chance: random.Random) -> None:
    files = sorted(path for path in site.out.rglob("*.html") if path.is_file())
    chance.choice(files).write_text("mine")


def restore(site: BrandSite, _: random.Random) -> None:
    site.write(BRANDS)


def touch(site: BrandSite, _: random.Random) -> None:
    (site.root / "brands/nova.yml").touch()


@pytest.mark.slow
@pytest.mark.parametrize("seed", first_of_each(range(4)))
def test_builds_after_any_edits_are_those_of_clean_ones(site: BrandSite, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    built(site)
    for _ in range(4):
        for edit in chance.choices([edit_value, edit_page, edit_site, restore, touch], [8, 1, 1, 2, 1]):
            edit(site, chance)
        assert built(site).is_like(clean(site))
