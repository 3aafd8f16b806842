"""Sites built with Zensical: the same pages as with MkDocs, for one brand and for all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.check.text.files.missing_snippets import MISSING_SNIPPET
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.zensical.engine import ZensicalEngine
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.brand_site import BrandSite, brand
from tests.support.cases import first_of_each
from tests.support.page_facts import differing_facts

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

pytestmark = pytest.mark.slow

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", {"toc": {"permalink": True}}, "pymdownx.superfences"]
PLACES = """\
# Places of <<custom.company_name>>

!!! note "For <<custom.company_name>>"
    Write to <<<custom.support_email>>>, see [it](connectors/morrison/index.md), ![it](assets/picture.png).

| Name | Where |
|---|---|
| `<<custom.company_name>>` | <<custom.dashboard_base_url>> |

## Badge of <<custom.company_name>>

--8<-- "part.txt"

Raw <a href="<<custom.dashboard_base_url>>raw">link</a>; as typed: `<<provider_table()>>`, \\<<custom.company_name>>.

```sh
curl <<custom.dashboard_base_url>>api   # <<credentials("provider_account")>>
```
"""
HOSTILE = 'Zed <img src=x onerror=alert(1)> "Q" \\ & Pay'


def made(root: Path, **changes: Any) -> BrandSite:
    settings: dict[str, Any] = {
        "theme": {"name": "material", "font": False},
        "markdown_extensions": [*EXTENSIONS, {"pymdownx.snippets": {"base_path": [str(root)]}}],
    }
    site = BrandSite.made(root, **settings | changes)
    site.write(
        {
            "docs/places.md": PLACES,
            "part.txt": "From a snippet by <<custom.company_name>>.\n",
            "docs/connectors/morrison/index.md": "# <<provider.name>>\n\n<<status_badge()>> <<provider.website>>\n\n"
            '<<provider_header()>>\n\n<<credentials("provider_account")>>\n\n<<connection_form("provider_account")>>\n',
        }
    )
    return site


def paycore(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of the sites of all brands: as MkDocs and as Zensical built them."""
    site = made(tmp_path_factory.mktemp("both"))
    for engine in ("mkdocs", "zensical"):
        out = str(site.root / engine)
        paycore("build", "--all-brands", "--engine", engine, "--site-dir", out, "-f", str(site.config_file))
    return site.root / "mkdocs", site.root / "zensical"


@pytest.mark.parametrize("name", ["alpenglow", "brightwater", "nova"])
def test_every_page_has_the_same_article_title_description_link_and_contents(
    both: tuple[Path, Path], name: str
) -> None:
    differing = differing_facts(both[0] / name, both[1] / name)
    differing.pop("404.html", None)  # the theme's own
    assert differing == {}


def test_no_slot_is_left_and_no_source_of_ours_is_published(both: tuple[Path, Path]) -> None:
    files = [file for file in both[1].rglob("*") if file.is_file()]
    assert len(files) > 50
    assert [file for file in files if b"QZPAY" in file.read_bytes().upper()] == []
    assert [file for file in files if file.suffix in {".yml", ".md"}] == []


def test_published_data_are_the_same(both: tuple[Path, Path]) -> None:
    names = [file.relative_to(both[0]) for file in both[0].rglob("connectors/**/*.json")]
    assert len(names) > 10
    assert [name for name in names if (both[0] / name).read_bytes() != (both[1] / name).read_bytes()] == []


def test_a_hidden_provider_has_no_page(both: tuple[Path, Path]) -> None:
    assert not (both[1] / "nova/connectors/zukipay").exists()
    assert (both[1] / "alpenglow/connectors/zukipay/index.html").is_file()


def test_a_value_is_text_wherever_it_lands(tmp_path: Path) -> None:
    site = made(tmp_path)
    site.write({"brands/nova.yml": brand("nova", HOSTILE, "nova.example")})
    paycore(
        "build", "--brand", "nova", "--engine", "zensical", "--site-dir", str(site.out), "-f", str(site.config_file)
    )
    index = json.loads((site.out / "search.json").read_text("utf-8"))
    texts = [f"{item['title']} {item['text']} {item['path']}" for item in index["items"]]
    assert any("Zed &lt;img" in text for text in texts)
    assert [text for text in texts if "<img src=x" in text] == []
    assert [file for file in site.out.rglob("*.html") if "<img src=x" in file.read_text("utf-8")] == []


def test_the_address_of_a_page_is_whole_where_a_template_escapes_it(tmp_path: Path) -> None:
    site = made(tmp_path, theme={"name": "material", "font": False, "custom_dir": "over"})
    template = (
        '{% extends "base.html" %}{% block extrahead %}<meta property="og:url" content="{{ page.canonical_url | e }}">'
    )
    site.write({"over/main.html": template + "{% endblock %}"})
    arguments = ("build", "--engine", "zensical", "--site-dir", str(site.out), "-f", str(site.config_file))
    paycore(*arguments, "--brand", "brightwater")
    page = (site.out / "list/index.html").read_text("utf-8").replace("&#x2f;", "/")
    assert '<meta property="og:url" content="https://brightwater.example/docs/list/">' in page


def test_what_changed_is_seen_and_what_did_not_is_left_alone(tmp_path: Path) -> None:
    site = made(tmp_path)
    folder = tmp_path / "prepared"
    arguments = ("prepare", str(folder), "--brand", "nova", "-f", str(site.config_file))
    assert "files written" in paycore(*arguments)
    before = {file: file.stat().st_mtime_ns for file in (folder / "docs").rglob("*") if file.is_file()}
    assert ": 0 files written, 0 removed" in paycore(*arguments)
    assert {file: file.stat().st_mtime_ns for file in before} == before

    provider = site.root / "docs/connectors/morrison/provider.yml"
    provider.write_text(provider.read_text().replace("name: Morrison", "name: Morrison & Sons"))
    os.utime(site.root / "docs/index.md")
    paycore(*arguments)
    changed = {
        file.relative_to(folder / "docs").as_posix() for file in before if file.stat().st_mtime_ns != before[file]
    }
    assert "connectors/morrison/index.md" in changed
    assert "index.md" not in changed
    (site.root / "docs/places.md").unlink()
    assert "1 removed" in paycore(*arguments)
    assert not (folder / "docs/places.md").exists()


@pytest.mark.parametrize(
    ("page", "code"),
    first_of_each(
        [
            ("---\n\n---\n# Empty\n", 0),
            ("---\n- a\n---\n# A list, which is reported\n", 1),
            ("--- \n\nA rule, and no front matter.\n", 0),
        ],
        kind=lambda case: case[1],
    ),
)
def test_what_mkdocs_takes_for_text_is_no_front_matter(tmp_path: Path, page: str, code: int) -> None:
    site = made(tmp_path)
    site.write({"docs/rule.md": page})
    for engine in ("mkdocs", "zensical"):
        to = ("--site-dir", str(tmp_path / engine), "-f", str(site.config_file))
        paycore("build", "--brand", "nova", "--engine", engine, *to, code=code)
    differing = differing_facts(tmp_path / "mkdocs", tmp_path / "zensical").get("rule/index.html", {})
    assert differing.keys() <= {"title", "active"}, "a page without a first heading is called otherwise"


def test_nothing_that_is_not_published_is_in_a_prepared_folder(tmp_path: Path) -> None:
    site = made(tmp_path)
    paycore("prepare", str(tmp_path / "p"), "--brand", "nova", "-f", str(site.config_file))
    names = [file.name for file in (tmp_path / "p").rglob("*")]
    assert not {"provider.yml", "nova.yml", "alpenglow.yml"} & set(names)
    texts = [file.read_text("utf-8") for file in (tmp_path / "p/docs").rglob("*.md")]
    assert [text for text in texts if "Alpenglow" in text or "zukipay" in text.lower()] == []


def test_a_folder_is_prepared_rendered_and_stamped_by_hand(tmp_path: Path, both: tuple[Path, Path]) -> None:
    site = made(tmp_path)
    folder = tmp_path / "p"
    assert "alpenglow, brightwater" in paycore(
        "prepare", str(folder), "--brand", "alpenglow", "-f", str(site.config_file)
    )
    command = [sys.executable, "-m", "zensical", "build", "-f", "mkdocs.yml"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    said = paycore("stamp", str(folder / "site"), "--site-dir", str(site.out), "-f", str(site.config_file))
    assert "stamped alpenglow" in said
    for name in ("alpenglow", "brightwater"):
        assert differing_facts(both[1] / name, site.out / name) == {}
    one = ("--site-dir", str(tmp_path / "one"), "-f", str(site.config_file))
    paycore("stamp", str(folder / "site"), "--brand", "brightwater", *one)
    assert differing_facts(both[1] / "brightwater", tmp_path / "one") == {}
    assert "another shape" in paycore("stamp", str(folder / "site"), "--brand", "nova", *one, code=2)


BROKEN = """\
# Start

See [it](nope.md), [there](list.md#nowhere) and <<custom.company_nme>>.

![No picture](assets/nope.png)
"""
VALIDATION = {"links": {"anchors": "warn", "not_found": "warn"}}


def test_a_build_reports_what_is_wrong_at_its_place(tmp_path: Path) -> None:
    site = made(tmp_path, validation=VALIDATION)
    site.write({"docs/broken.md": BROKEN})
    arguments = ("build", "--brand", "nova", "--engine", "zensical", "--site-dir", str(site.out))
    said = paycore(*arguments, "-f", str(site.config_file), code=1)
    for place, text in (
        ("docs/broken.md:3:10:", "nope.md"),
        ("docs/broken.md:3:28:", "anchor"),
        ("docs/broken.md:3:49:", "unknown variable custom.company_nme"),
        ("docs/broken.md:5:15:", "assets/nope.png"),
    ):
        assert [line for line in said.splitlines() if line.startswith(place) and text in line], (place, said)


DRAWN_LINKS = """
See [none](#credential-nope), [a field](connectors/morrison/index.md#credential-provider_account-api_key) and
[no form](connectors/morrison/index.md#form-nope). TODO: the rest.
"""


@pytest.mark.parametrize("how", ["--render", "--no-render"])
def test_a_check_says_the_same_as_with_mkdocs(tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYCORE_BRAND", "nova")
    site = made(tmp_path, validation=VALIDATION)
    site.write({"docs/broken.md": BROKEN + DRAWN_LINKS})
    found = {}
    for engine in ("mkdocs", "zensical"):
        arguments = ("check", how, "--no-cache", "--format", "json", "--engine", engine, "-f", str(site.config_file))
        said = CliRunner().invoke(main, arguments).stdout
        found[engine] = [(each["path"], each["line"], each["column"], each["rule"]) for each in json.loads(said)]
    rules = [rule for path, *_, rule in found["mkdocs"] if path == "docs/broken.md"]
    assert {"missing-page", "missing-anchor", "unknown-variable", "missing-file", "leftover-placeholder"} <= {*rules}
    only_a_render_tells = {"missing-anchor"} if how == "--no-render" else set()
    assert found["zensical"] == [each for each in found["mkdocs"] if each[-1] not in only_a_render_tells]


def with_snippets(root: Path, files: dict[str, str], options: dict[str, Any] | None) -> list[Problem]:
    """Return what is wrong with a site whose pages name snippets, but what follows from other problems."""
    site = made(root, markdown_extensions=[*EXTENSIONS, *([{"pymdownx.snippets": options}] if options else [])])
    site.write(files)
    return [problem for problem, _ in without_followers(ZensicalEngine().check(site.config_file).sources())]


@pytest.mark.parametrize("checks_paths", [False, True])
def test_a_snippet_that_is_not_there_is_told_once(tmp_path: Path, *, checks_paths: bool) -> None:
    files = {
        "docs/broken.md": '# Broken\n\nTODO\n\n--8<-- "part.txt"\n\n--8<-- "own.md"\n',
        "own.md": '--8<-- "nope.md"\n',
    }
    found = with_snippets(tmp_path, files, {"base_path": [str(tmp_path)], "check_paths": checks_paths})
    told = {(each.path, each.line, each.rule) for each in found if each.rule in {GENERATOR.name, MISSING_SNIPPET.name}}
    assert told == {("own.md", 1, MISSING_SNIPPET.name)}
    assert any(each.rule == "leftover-placeholder" for each in found)


def test_a_section_of_a_snippet_that_is_not_there_ends_the_build_in_words(tmp_path: Path) -> None:
    files = {"docs/broken.md": '# Broken\n\n--8<-- "part.txt:nope"\n'}
    found = with_snippets(tmp_path, files, {"base_path": [str(tmp_path)], "check_paths": True})
    assert [(each.path, "'nope'" in each.message) for each in found if each.rule == GENERATOR.name] == [
        ("docs/broken.md", True)
    ]


def test_what_names_a_snippet_is_text_where_nothing_draws_it(tmp_path: Path) -> None:
    found = with_snippets(tmp_path, {"docs/broken.md": '# Broken\n\n--8<-- "nope.md"\n'}, None)
    assert MISSING_SNIPPET.name not in {each.rule for each in found}


def test_a_strict_build_with_problems_leaves_the_last_good_site(tmp_path: Path) -> None:
    site = made(tmp_path, strict=True)
    arguments = ("build", "--brand", "nova", "--engine", "zensical", "--site-dir", str(site.out))
    paycore(*arguments, "-f", str(site.config_file))
    page = site.out / "index.html"
    before = page.read_bytes()
    site.write({"docs/broken.md": BROKEN, "docs/index.md": "# Another\n"})
    said = paycore(*arguments, "-f", str(site.config_file), code=2)
    assert "docs/broken.md:3:49" in said
    assert page.read_bytes() == before


def test_what_zensical_does_not_know_is_said(tmp_path: Path) -> None:
    site = made(tmp_path, plugins=["search", "paycore", "print-site"], hooks=["hook.py"])
    site.write({"hook.py": ""})
    result = ZensicalEngine().render(site.config_file, site.out, RenderRequest("nova"))
    assert [warning.split(":")[0] for warning in result.warnings] == [
        "Zensical does not know the plugin 'print-site'",
        "Zensical runs no 'hooks'",
    ]


def test_it_is_said_for_a_single_brand_as_well(tmp_path: Path) -> None:
    site = made(tmp_path, plugins=["search", "paycore", "print-site"])
    arguments = ("build", "--engine", "zensical", "--site-dir", str(site.out), "-f", str(site.config_file))
    assert "does not know the plugin 'print-site'" in paycore(*arguments, "--brand", "nova")


def test_a_template_that_cannot_be_rendered_ends_the_build_in_words(tmp_path: Path) -> None:
    site = made(tmp_path, theme={"name": "material", "font": False, "custom_dir": "over"})
    site.write({"over/main.html": '{% extends "base.html" %}{% block extrahead %}{{ page.nope.nope }}{% endblock %}'})
    with pytest.raises(UnusableSiteError, match="undefined value"):
        ZensicalEngine().render(site.config_file, site.out, RenderRequest("nova"))
    assert not site.out.exists()


def test_five_lines_are_enough(tmp_path: Path) -> None:
    settings = {
        "site_name": "<<custom.company_name>> Docs",
        "plugins": ["search", "paycore"],
        "extra": {"custom": {"company_name": "Zed Pay"}},
    }
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    (tmp_path / "docs/index.md").write_text("# Welcome to <<custom.company_name>>\n")
    paycore("build", "--engine", "zensical", "-f", str(tmp_path / "mkdocs.yml"))
    page = (tmp_path / "site/index.html").read_text("utf-8")
    assert "<title>Zed Pay Docs</title>" in page
    assert '<h1 id="welcome-to-company-name">Welcome to Zed Pay</h1>' in page
