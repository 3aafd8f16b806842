"""Building several brands: the same bytes as each alone, whole at any moment, and nothing of one in another."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.source.yaml.read import read_yaml_file
from mkdocs_paycore.stamping.atomic_folder import new_folder
from tests.support.brand_site import BRANDS, BrandSite, brand, brands_of, contents
from tests.support.cases import first_of_each
from tests.support.site import Site, configuration

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["alpenglow", "brightwater", "nova"]


@pytest.mark.slow
def test_every_brand_is_byte_for_byte_what_it_is_alone(site: BrandSite, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site.build() == []
    assert [line for line in site.said if line.startswith("rendering")] == [
        "rendering shape 1 of 2 (alpenglow, brightwater)",
        "rendering shape 2 of 2 (nova)",
    ]
    for name in NAMES:
        monkeypatch.setenv("PAYCORE_BRAND", name)
        alone = Site(site.root)
        alone.build()
        assert alone.reported == []
        assert alone.files() == site.files(name)
        assert b"Alpenglow Pay" in alone.files()["index.html"] or name != "alpenglow"


@pytest.mark.slow
def test_brands_of_one_shape_have_their_own_logo_colours_and_styles(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, colour in (("alpenglow", "#0a5c7d"), ("brightwater", "#7d0a2c")):
        theme = {"logo": f"{name}.svg", "css": f"{name}.css", "primary": colour}
        site.write(
            {
                f"brands/{name}.yml": brand(name, name.title(), f"{name}.example", theme=theme),
                f"brands/{name}.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><!-- {colour} --></svg>",
                f"brands/{name}.css": f"h1 {{ color: {colour}; }}",
            }
        )
    assert site.build(["alpenglow", "brightwater"]) == []
    for name in ("alpenglow", "brightwater"):
        monkeypatch.setenv("PAYCORE_BRAND", name)
        alone = Site(site.root)
        alone.build()
        assert alone.files() == site.files(name)
        own = {path for path in alone.files() if path.startswith("assets/paycore/brand/")}
        assert own == {f"assets/paycore/brand/{file}" for file in ("logo.svg", "extra.css", "colours.css")}


@pytest.mark.slow
def test_two_runs_are_the_same_bytes(site: BrandSite) -> None:
    for folder in ("one", "two"):
        site.build(to=site.root / folder)
    assert contents(site.root / "one") == contents(site.root / "two")


@pytest.mark.slow
def test_a_brand_at_a_path_has_it_in_its_404_page_and_sitemap(site: BrandSite) -> None:
    site.build()
    pages = site.files("brightwater")
    assert b'src="/docs/assets/a.png"' in pages["404.html"]
    assert b"<loc>https://brightwater.example/docs/list/</loc>" in pages["sitemap.xml"]
    assert b'src="/assets/a.png"' in site.files("alpenglow")["404.html"]


@pytest.mark.slow
def test_a_build_of_two_shapes_reads_the_providers_once_and_a_brand_once_more_where_it_is_rendered(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def note(path: Path, *arguments: Any, **options: Any) -> Any:
        read.append(path.name if path.parent.name == "brands" else path.parent.name)
        return read_yaml_file(path, *arguments, **options)

    for module in ("catalog.load", "brand.read"):
        monkeypatch.setattr(f"mkdocs_paycore.{module}.read_yaml_file", note)
    assert site.build() == []
    assert Counter(read) == {
        "zukipay": 1,
        "morrison": 1,
        "alpenglow.yml": 2,
        "brightwater.yml": 1,
        "nova.yml": 2,
    }


def test_what_was_read_of_brands_is_read_anew_after_a_change(site: BrandSite) -> None:
    brands = brands_of(site.config_file)
    [before] = brands.read(["nova"])
    assert brands.read(["nova"]) == [before]
    assert brands.catalog() is brands.catalog()
    site.write({"brands/nova.yml": brand("nova", "Other", "novapayments.example")})
    (site.root / "docs/connectors/zukipay/provider.yml").unlink()
    brands.begin_anew()
    assert [each.custom["company_name"] for each in brands.read(["nova"])] == ["Other"]
    assert set(brands.catalog().providers) == {"morrison"}


BROKEN = {
    "a file that is no brand": ("brands/broken.yml", "name: [broken\n", "brands/broken.yml:"),
    "an unknown key": ("brands/broken.yml", brand("broken", "Brokenline", "b.example", site_nam="x"), "site_nam"),
    "a variable is missing": (
        "brands/broken.yml",
        brand("broken", "Brokenline", "brokenline.example", custom={"company_name": "Brokenline"}),
        "unknown variable custom.support_email",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", BROKEN)
def test_a_failing_brand_sets_the_exit_code_and_does_not_stop_the_others(site: BrandSite, case: str) -> None:
    path, text, reported = BROKEN[case]
    site.write({path: text})
    done = CliRunner().invoke(main, ["build", "--all-brands", "--site-dir", str(site.out), "-f", str(site.config_file)])
    assert done.exit_code == 1
    assert reported in done.output
    for name in NAMES:
        assert (site.out / name / "index.html").is_file()


@pytest.mark.slow
def test_a_warning_of_a_brand_fails_none(site: BrandSite) -> None:
    text = brand("alpenglow", "Alpenglow Pay", "alpenglow.example", theme={"primary": "#eeeeee"})
    site.write({"brands/alpenglow.yml": text})
    assert site.build() == []
    assert [(problem.path, problem.rule) for problem in site.problems] == [("brands/alpenglow.yml", "brand-contrast")]


@pytest.mark.slow
def test_an_error_in_the_file_of_a_brand_fails_that_one_alone(site: BrandSite) -> None:
    text = brand("alpenglow", "Alpenglow Pay", "alpenglow.example", features={"exclude": ["payemnts"]})
    site.write({"brands/alpenglow.yml": text})
    assert site.build() == ["alpenglow"]
    assert "did you mean 'payments'" in site.problems[0].suggestion


@pytest.mark.slow
def test_what_an_editor_keeps_beside_a_page_is_no_page(site: BrandSite) -> None:
    (site.root / "docs/.#index.md").symlink_to("me@host.1:2")
    (site.root / "docs/folder.md").mkdir()
    assert site.build() == []


@pytest.mark.slow
def test_what_a_killed_build_left_is_removed_by_the_next(site: BrandSite) -> None:
    site.write({"out/.neutral-gone.paycore-4194305-x/index.html": "x", "out/.gone.paycore-4194305-x/index.html": "x"})
    site.build(["nova"])
    assert [path.name for path in site.out.iterdir()] == ["nova"]


@pytest.mark.slow
def test_a_page_about_a_hidden_provider_says_so(site: BrandSite) -> None:
    site.write({"docs/about.md": "---\nprovider: zukipay\n---\n# About <<provider.name>>\n"})
    assert site.build() == ["nova"]
    assert "the brand 'nova' hides zukipay" in site.problems[0].message
    assert "front matter" in site.problems[0].suggestion


@pytest.mark.slow
@pytest.mark.parametrize("options", [[], ["--brand", "nova"]])
def test_a_check_of_sites_tells_brands_that_it_cannot_use(site: BrandSite, options: list[str]) -> None:
    site.build()
    site.write({"brands/nova.yml": "name: nova\nnam: x\n"})
    folder = site.out / "nova" if options else site.out
    arguments = ["check", "--site", str(folder), *options, "-f", str(site.config_file)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1, done.output
    assert "brands/nova.yml:2:1: error: found the unknown key 'nam'" in done.output


@pytest.mark.slow
def test_a_brand_that_cannot_be_written_fails_alone(site: BrandSite, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(target: Path) -> Path:
        if target.name == "brightwater":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return new_folder(target)

    monkeypatch.setattr("mkdocs_paycore.brands.stamp.new_folder", refused)
    site.build(["brightwater"])
    assert site.build() == ["brightwater"]
    assert f"error: brightwater: no space left on device: {site.out / 'brightwater'}" in site.said
    assert sorted(path.name for path in site.out.iterdir()) == ["alpenglow", "nova"]


COMMAND = "from mkdocs_paycore.cli.main import main; main()"


MOMENTS = (("rendering", 0.1), ("rendered", 0), ("rendered", 0.01), ("stamped", 0), ("stamped", 0.02))
"""What a build has said before it is killed, and how many seconds before."""


@pytest.mark.slow
@pytest.mark.parametrize("step", first_of_each([2, 1]))
def test_a_build_that_is_killed_leaves_each_last_good_site_whole(site: BrandSite, step: int) -> None:
    site.build()
    old = {name: site.files(name) for name in NAMES}
    page = site.root / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\nThe second edition.\n", "utf-8")
    site.build(to=site.root / "second")
    new = {name: site.files(name, of=site.root / "second") for name in NAMES}
    assert all(old[name] != new[name] for name in NAMES)
    arguments = ["build", "--all-brands", "--site-dir", str(site.out), "-f", str(site.config_file)]
    for word, later in MOMENTS[::step]:
        running = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *arguments],
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert running.stderr is not None
        for line in running.stderr:
            if line.startswith(word):
                break
        time.sleep(later)
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        for name in NAMES:
            assert site.files(name) in (old[name], new[name]), f"{name}, {later} s after {word!r}"
    site.build()
    assert {name: site.files(name) for name in NAMES} == new
    assert sorted(path.name for path in site.out.iterdir()) == NAMES


@pytest.mark.slow
def test_what_no_brand_changes_is_shared_and_never_written_through(site: BrandSite) -> None:
    site.build()
    shared = [site.out / name / "assets/data.bin.js" for name in ("alpenglow", "brightwater")]
    before = site.files("brightwater")
    site.write({"docs/assets/data.bin.js": "export const answer = 43;\n"})
    site.build(["alpenglow", "nova"])
    assert shared[0].read_text() == "export const answer = 43;\n"
    assert site.files("brightwater") == before


@pytest.mark.slow
def test_copies_are_files_of_their_own(site: BrandSite) -> None:
    site.build(copies=True)
    files = [path for path in site.out.rglob("*") if path.is_file()]
    assert {path.stat().st_nlink for path in files} == {1}


@pytest.mark.slow
def test_shards_are_all_brands_once(site: BrandSite) -> None:
    built = []
    for shard in ("1/2", "2/2"):
        folder = site.root / shard.replace("/", "-")
        arguments = [
            "build",
            "--all-brands",
            "--shard",
            shard,
            "--site-dir",
            str(folder),
            "-f",
            str(site.config_file),
        ]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
        built += [path.name for path in folder.iterdir()]
    assert sorted(built) == NAMES


@pytest.mark.parametrize("shard", ["0/2", "3/2", "x", "1", "1/0", "-1/2"])
def test_a_shard_that_is_none_is_reported(site: BrandSite, shard: str) -> None:
    done = CliRunner().invoke(main, ["build", "--all-brands", "--shard", shard, "-f", str(site.config_file)])
    assert done.exit_code == 2
    assert "expected K/N" in done.output


@pytest.mark.slow
def test_a_hidden_provider_leaves_nothing(site: BrandSite) -> None:
    site.build()
    assert any("zukipay" in path for path in site.files("alpenglow"))
    hits = [path for path, content in site.files("nova").items() if "zukipay" in path or b"zukipay" in content.lower()]
    assert hits == []
    assert "connectors/morrison/index.html" in site.files("nova")


OURS, THEIRS = "Only at Alpenglow.", "Not at Alpenglow."
BLOCKS = f"""\
<<brand_only("alpenglow")>>
{OURS}
<<brand_end()>>

<<brand_except("alpenglow")>>
{THEIRS}
<<brand_end()>>
"""
HOOK = f"""\
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "made.md", content={BLOCKS!r}))
    return files
"""
PLACES: dict[str, tuple[dict[str, str | bytes], dict[str, Any], str]] = {
    "a snippet below the folder of mkdocs.yml": ({"inc/x.md": BLOCKS, "docs/made.md": '--8<-- "inc/x.md"\n'}, {}, "2"),
    "a snippet of another ending": (
        {"inc/x.txt": BLOCKS, "docs/made.md": '--8<-- "x.txt"\n'},
        {"base_path": ["inc"]},
        "2",
    ),
    "a snippet that is named": (
        {"inc/x.md": BLOCKS, "docs/made.md": '--8<-- "x.md"\n'},
        {"base_path": ["inc/x.md"]},
        "2",
    ),
    "a snippet in each page": (
        {"inc/x.md": BLOCKS, "docs/made.md": "# Made\n"},
        {"base_path": ["inc"], "auto_append": ["x.md"]},
        "2",
    ),
    "a page of another ending": ({"docs/made.markdown": BLOCKS}, {}, "2"),
    "a page that a hook makes": ({"hook.py": HOOK}, {}, "1"),
}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_a_block_is_for_its_brands_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    sources, options, shapes = PLACES[place]
    extensions = [{"pymdownx.snippets": options}, "pymdownx.superfences"]
    hooks = {"hooks": ["hook.py"]} if "hook.py" in sources else {}
    site = BrandSite.made(tmp_path, markdown_extensions=extensions, **hooks)
    site.write(sources)
    monkeypatch.chdir(tmp_path)
    assert site.build(["alpenglow", "brightwater"]) == []
    assert site.said[0].startswith(f"rendering shape 1 of {shapes} ")
    for name, shown, left_out in (("alpenglow", OURS, THEIRS), ("brightwater", THEIRS, OURS)):
        page = site.files(name)["made/index.html"].decode()
        assert shown in page
        assert left_out not in page


@pytest.mark.slow
def test_a_link_from_prose_to_a_hidden_page_is_reported(site: BrandSite) -> None:
    site.write(
        {
            "docs/connectors/zukipay/index.md": "# Zukipay\n\n<<credentials('provider_account')>>\n",
            "docs/list.md": "# List\n\nSee [Zukipay](connectors/zukipay/index.md).\n\n## All\n",
        }
    )
    site.build()
    [reported] = [line for line in site.said if line.startswith("warning: ")]
    assert reported.startswith("warning: nova: ")
    assert "contains a link 'connectors/zukipay/index.md'" in reported


@pytest.mark.slow
def test_a_problem_of_some_brands_names_them(site: BrandSite) -> None:
    site.write({"docs/about.md": "---\nprovider: zukipay\n---\n# <<provider.name>>, <<custom.nme>>\n"})
    arguments = ["build", "--all-brands", "--site-dir", str(site.out), "-f", str(site.config_file)]
    lines = CliRunner().invoke(main, arguments).output.splitlines()
    [some] = [line for line in lines if "hides zukipay" in line]
    [every] = [line for line in lines if "custom.nme" in line]
    assert some.endswith("[unknown-variable] (nova only)")
    assert every.endswith("[unknown-variable]")


@pytest.mark.parametrize(
    ("options", "reported"),
    [
        (["--all-brands", "--brand", "nova"], "--all-brands and --brand exclude each other"),
        (["--shard", "1/2"], "--shard parts brands"),
    ],
)
def test_options_that_do_not_go_together_are_reported(site: BrandSite, options: list[str], reported: str) -> None:
    done = CliRunner().invoke(main, ["build", *options, "-f", str(site.config_file)])
    assert done.exit_code == 2
    assert reported in done.output


def test_all_brands_of_a_site_without_are_reported(site: BrandSite) -> None:
    shutil.rmtree(site.root / "brands")
    done = CliRunner().invoke(main, ["build", "--all-brands", "-f", str(site.config_file)])
    assert done.exit_code == 2
    assert "there are no brands in" in done.output


def test_a_brand_that_is_named_twice_is_built_once(site: BrandSite) -> None:
    arguments = [
        "--brand",
        "nova",
        "--brand",
        "nova",
        "--site-dir",
        str(site.out),
        "-f",
        str(site.config_file),
    ]
    assert CliRunner().invoke(main, ["build", *arguments]).exit_code == 0
    assert (site.out / "index.html").is_file()


def test_a_part_without_a_brand_builds_nothing(site: BrandSite) -> None:
    arguments = [
        "--brand",
        "nova",
        "--shard",
        "2/2",
        "--site-dir",
        str(site.out),
        "-f",
        str(site.config_file),
    ]
    done = CliRunner().invoke(main, ["build", *arguments])
    assert (done.exit_code, "there is no brand in part 2/2" in done.output) == (0, True)
    assert not site.out.exists()


def test_names_of_brands_that_are_none_are_reported(site: BrandSite) -> None:
    done = CliRunner().invoke(main, ["build", "--brand", "brigthwater", "-f", str(site.config_file)])
    assert done.exit_code == 2
    assert "did you mean 'brightwater'" in done.output


@pytest.mark.slow
def test_an_unchanged_file_of_the_tree_is_one_file_in_all_sites(site: BrandSite, tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"x")
    try:
        os.link(source, target)
    except OSError:
        pytest.skip("this file system has no hard links")
    site.build()
    shared = [(site.out / name / "assets/picture.png").stat().st_ino for name in ("alpenglow", "brightwater")]
    is_reflinked = len(set(shared)) == 2
    assert is_reflinked or (site.out / "alpenglow/assets/picture.png").stat().st_nlink == 2
    assert len(BRANDS) == 3


@pytest.mark.slow
def test_tooltips_are_off_where_they_would_run_a_value(site: BrandSite, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = {"name": "material", "font": False, "features": ["content.tooltips", "navigation.top"]}
    site.write({"mkdocs.yml": configuration(extra=..., site_url=..., theme=theme, plugins=["search", "paycore"])})
    site.write({"brands/brightwater.yml": brand("brightwater", "<img src=x onerror=alert(1)>", "brightwater.example")})
    assert site.build(["alpenglow", "brightwater"]) == []
    assert [line for line in site.said if line.startswith("rendering")] == [
        "rendering shape 1 of 2 (alpenglow)",
        "rendering shape 2 of 2 (brightwater)",
    ]
    assert b'"content.tooltips"' in site.files("alpenglow")["index.html"]
    assert b'"content.tooltips"' not in site.files("brightwater")["index.html"]
    assert b'"navigation.top"' in site.files("brightwater")["index.html"]
    monkeypatch.setenv("PAYCORE_BRAND", "brightwater")
    alone = Site(site.root)
    alone.build()
    assert alone.files() == site.files("brightwater")
    assert any("'content.tooltips' is off" in note for note in alone.notes)


@pytest.mark.parametrize(
    ("name", "folder", "words"),
    [
        ("docs", ".", "is the folder of"),
        ("brands", ".", "is the folder of"),
        ("theme", ".", "is the folder of"),
        ("project", "..", "is the folder of"),
        ("nova", "brands", "lies in"),
        ("nova", "docs", "lies in"),
        ("scripts", ".", "has files that no build made"),
    ],
)
def test_a_brands_site_takes_the_place_of_no_source(site: BrandSite, name: str, folder: str, words: str) -> None:
    site.write({f"brands/{name}.yml": brand(name, "Nova", "novapayments.example"), "scripts/run.sh": "x"})
    before = contents(site.root)
    assert site.build([name], to=site.root / folder) == [name]
    assert len(site.said) == 1
    assert words in site.said[0]
    assert contents(site.root) == before


def test_a_brand_that_has_no_place_fails_alone(site: BrandSite) -> None:
    site.write({"out/nova/notes.txt": "precious"})
    assert site.build() == ["nova"]
    assert sorted(path.name for path in site.out.iterdir()) == NAMES
    assert contents(site.out / "nova") == {"notes.txt": b"precious"}


def test_brands_are_listed_with_the_shape_that_they_share(site: BrandSite) -> None:
    done = CliRunner().invoke(main, ["brands", "-f", str(site.config_file)])
    assert done.exit_code == 0, done.output
    rows = [line.split("  ") for line in done.stdout.splitlines()]
    assert [name for name, *_ in rows] == NAMES
    listed = CliRunner().invoke(main, ["brands", "--format", "json", "-f", str(site.config_file)])
    assert [[row["name"], row["site_url"] or "-", f"shape {row['shape']}"] for row in json.loads(listed.stdout)] == rows
    assert len({row["shape"] for row in json.loads(listed.stdout)}) == len(rows) - 1


def test_a_site_without_brands_lists_none(site: BrandSite) -> None:
    shutil.rmtree(site.root / "brands")
    done = CliRunner().invoke(main, ["brands", "-f", str(site.config_file)])
    assert (done.exit_code, done.stdout) == (0, "")


def test_a_brand_that_cannot_be_used_is_reported_beside_the_list(site: BrandSite) -> None:
    (site.root / "brands" / "nova.yml").write_text("name: [\n", "utf-8")
    done = CliRunner().invoke(main, ["brands", "-f", str(site.config_file)])
    assert done.exit_code == 1
    assert "brands/nova.yml:" in done.stderr
    assert "nova  " not in done.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["build", "--brand", "alpenglow"], 0),
        (["build", "--brand", "alpenglow", "--brand", "brightwater"], 0),
        (["check", "--site", "out/alpenglow", "--brand", "alpenglow"], 0),
        (["build", "--all-brands"], 1),
    ],
)
def test_a_brand_that_cannot_be_read_is_said_where_its_words_would_be_looked_for(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int
) -> None:
    monkeypatch.chdir(site.root)
    site.write({"brands/nova.yml": "name: nova\nsite_nme: x\n", "out/alpenglow/index.html": "x"})
    site_dir = ["--site-dir", "out2"] if words[0] == "build" else []
    done = CliRunner().invoke(main, [*words, *site_dir])
    assert done.exit_code == code, done.output
    assert done.output.count("brands/nova.yml:2:1: ") == 1
    said = "warning: " if code == 0 else "error: "
    assert f"brands/nova.yml:2:1: {said}found the unknown key 'site_nme'" in done.output
    assert ("nobody looks for words of 'nova' in other sites" in done.output) == (code == 0)
