"""What excuses a finding, and where the gate runs: by the place it came from, and wherever other brands are known."""

from __future__ import annotations

import base64
import gzip
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.config.config_options import DocsDir, SiteDir

from mkdocs_paycore.cli.main import main
from tests.support.brand_site import BrandSite, brand
from tests.support.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

ALLOWED = "Alpenglow Pay <!-- paycore: allow-brand alpenglow -->\n"
PACKED = base64.b64encode(b"<p>Alpenglow Pay</p>").decode()
PLANTED = {
    "another page": ("list/index.html", "</main>", "<p>Alpenglow Pay</p></main>"),
    "an attribute of another page": ("list/index.html", "</main>", '<p title="Alpenglow Pay"></p></main>'),
    "a link of another page to elsewhere": ("list/index.html", "</main>", '<a href="../">Alpenglow Pay</a></main>'),
    "packed data of another page": (
        "list/index.html",
        "</main>",
        f'<a href="data:text/html;base64,{PACKED}">x</a></main>',
    ),
    "packed data of the page": ("allowed/index.html", "</main>", f'<a href="data:;base64,{PACKED}">x</a></main>'),
    "a data file": ("data.json", "", '{"a": "Alpenglow Pay"}'),
    "a zipped data file": ("data.json.gz", "", '{"a": "Alpenglow Pay"}'),
    "a zipped data file beside the page": ("allowed/data.json.gz", "", '{"a": "Alpenglow Pay"}'),
    "another page's entry": (
        "search/search_index.json",
        '"docs":[',
        '"docs":[{"location":"list/","text":"Alpenglow Pay"},',
    ),
}


def leaks(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.rule in {"brand-leak", "brand-canary"}]


@pytest.fixture(scope="module")
def excused_once(tmp_path_factory: pytest.TempPathFactory) -> BrandSite:
    site = BrandSite.made(tmp_path_factory.mktemp("excused") / "project")
    site.write({"docs/allowed.md": f"# Allowed\n\n{ALLOWED}"})
    site.build(["brightwater"])
    return site


@pytest.fixture
def excused(excused_once: BrandSite, tmp_path: Path) -> BrandSite:
    """A site with a page that may name another brand, and built: a copy of the test's own."""
    return BrandSite(shutil.copytree(excused_once.root, tmp_path / "project"))


@pytest.mark.slow
@pytest.mark.parametrize("case", PLANTED.values(), ids=PLANTED)
def test_a_marker_excuses_nothing_elsewhere(excused: BrandSite, case: tuple[str, str, str]) -> None:
    folder = excused.out / "brightwater"
    assert leaks(excused.brands().gate().in_sites({"brightwater": folder})) == []
    path, at, put = case
    file = folder / path
    text = file.read_text("utf-8").replace(at, put, 1) if at else put
    assert put in text
    file.unlink(missing_ok=True)
    file.write_bytes(gzip.compress(text.encode()) if path.endswith(".gz") else text.encode())
    found = leaks(excused.brands().gate().in_sites({"brightwater": folder}))
    assert [(problem.path, problem.rule) for problem in found] == [(f"out/brightwater/{path}", "brand-leak")]


@pytest.mark.slow
@pytest.mark.parametrize(
    "mark", ["<!-- paycore: allow-brand alpenglow -->", "<!-- paycore: allow-brand nova, alpenglow -->"]
)
@pytest.mark.parametrize(
    "text", ["# Alpenglow Pay {}", "# A\n\n## Ask Alpenglow Pay {}", "{}\n\n# Unlike Alpenglow Pay"]
)
def test_a_heading_that_is_meant_is_meant_in_menus_of_other_pages(site: BrandSite, text: str, mark: str) -> None:
    site.write({"docs/list.md": f"{text.format(mark)}\n\n## All\n\nText.\n"})
    site.build()
    assert leaks(site.problems) == []


@pytest.mark.slow
def test_a_block_for_a_brand_itself_may_name_it(site: BrandSite) -> None:
    block = '# A\n\n<<brand_only("{}")>>\nAsk Alpenglow Pay.\n<<brand_end()>>\n\n{}\n'
    site.write({"docs/index.md": block.format("alpenglow", "Text.")})
    site.build(["alpenglow"])
    assert leaks(site.problems) == []
    site.write({"docs/index.md": block.format("alpenglow", "Write to Alpenglow Pay, too.")})
    site.build(["alpenglow"])
    assert [(problem.rule, problem.line) for problem in leaks(site.problems)] == [("brand-canary", 7)]
    site.write({"docs/index.md": block.format('alpenglow", "brightwater', "Text.")})
    site.build(["alpenglow", "brightwater"])
    assert [(problem.rule, problem.line) for problem in leaks(site.problems)] == [("brand-leak", 4)]


def test_brands_that_share_a_host_are_named_in_one_message(site: BrandSite) -> None:
    shared = {"site_url": "https://docs.sharedhost.example/"}
    for name, company in (("alpenglow", "Alpenglow Pay"), ("nova", "Nova")):
        site.write({f"brands/{name}.yml": brand(name, company, f"{name}pay.example", **shared)})
    site.write({"docs/index.md": "# A\n\nSee https://docs.sharedhost.example/x.\n"})
    arguments = ["build", "--all-brands", "--site-dir", str(site.out), "-f", str(site.config_file)]
    done = CliRunner().invoke(main, arguments)
    lines = [line for line in done.output.splitlines() if "[brand-leak]" in line]
    assert len(lines) == 1, done.output
    assert "'docs.sharedhost.example', a host of the brands 'alpenglow' and 'nova', in" in lines[0]
    assert "of 'brightwater'" in lines[0]
    assert "with errors: 'brightwater'" in done.output


@pytest.mark.parametrize(("common", "expected"), [(None, [3, 5]), (["Form"], [5])])
def test_a_name_that_is_a_common_word_is_looked_for_by_its_hosts(
    site: BrandSite, common: list[str] | None, expected: list[int]
) -> None:
    keys = {} if common is None else {"common_names": common}
    site.write(
        {
            "brands/form.yml": brand("form", "Form", "formpay.example", **keys),
            "docs/index.md": "# A\n\nFill in the Form.\n\nWrite to help@formpay.example.\n",
        }
    )
    site.build(["brightwater"])
    here = [problem.line for problem in leaks(site.problems) if problem.path == "docs/index.md"]
    assert here == expected
    assert not [problem for problem in site.problems if problem.rule == "brand-unguarded-name"]


@pytest.mark.slow
def test_a_build_of_one_brand_reports_words_of_the_others(site: BrandSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write({"docs/index.md": "# A\n\nOur friends at Alpenglow Pay.\n"})
    arguments = ["build", "--brand", "brightwater", "--site-dir", str(site.out), "-f", str(site.config_file)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1
    assert (
        "docs/index.md:3: error: found 'Alpenglow Pay', a name of the brand 'alpenglow', in index.html" in done.output
    )
    monkeypatch.setenv("PAYCORE_BRAND", "brightwater")
    alone = Site(site.root)
    alone.build()
    assert [line for line in alone.reported if "brand-leak" in line and "docs/index.md:3" in line]
    done = CliRunner().invoke(main, ["check", "-f", str(site.config_file)])
    assert (done.exit_code, "[brand-leak]" in done.output) == (1, True)
    monkeypatch.setenv("PAYCORE_BRAND", "alpenglow")
    alone.build()
    assert not [line for line in alone.reported if "brand-" in line]


@pytest.mark.slow
@pytest.mark.parametrize(("docs", "brands"), [("docs", "docs/brands"), ("docs", "docs"), (".", "brands"), (".", ".")])
def test_sources_of_ours_below_the_docs_folder_are_not_published(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch, docs: str, brands: str
) -> None:
    for option in (DocsDir, SiteDir):  # as the plugin same-dir does it
        monkeypatch.setattr(option, "post_validation", lambda *_, **__: None)
    config = yaml.safe_load(site.config_file.read_text("utf-8"))
    options = {
        "brands": brands,
        "brand": "brightwater",
        "connectors": "docs/connectors" if docs == "." else "connectors",
    }
    config |= {"plugins": ["search", {"paycore": options}], "docs_dir": docs}
    files = {path.name: path.read_bytes() for path in (site.root / "brands").iterdir()}
    shutil.rmtree(site.root / "brands")
    site.write({"mkdocs.yml": yaml.safe_dump(config), **{f"{brands}/{name}": text for name, text in files.items()}})
    alone = Site(site.root)
    alone.build(site_dir=str(site.root.parent / "built"))
    built = [path.name for path in (site.root.parent / "built").rglob("*")]
    assert "index.html" in built
    assert [name for name in built if name.endswith(".yml") or name in {"main.html", "brands", "theme"}] == []
