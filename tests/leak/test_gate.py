"""The leak gate: leaks planted in built sites, what is none, where a leak came from, and mentions that are meant."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from tests.support.brand_site import brand
from tests.support.cases import first_of_each
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from mkdocs_paycore.leak.sites import SiteGate
    from mkdocs_paycore.source.problem import Problem
    from tests.support.brand_site import BrandSite

HERE = Path(__file__).parent
PLANTED: list[dict[str, str]] = cases_of(__file__, "planted.yml")
HARMLESS: list[dict[str, str]] = cases_of(__file__, "harmless.yml")


def plant(folder: Path, case: dict[str, str]) -> None:
    """Change a built file as a case says. The copy may share files with the original: the file is made anew."""
    path = folder / case["file"]
    is_zipped = path.suffix in (".gz", ".svgz")
    content = path.read_bytes() if path.exists() else b""
    text = (gzip.decompress(content) if is_zipped else content).decode("utf-8")
    at = case.get("at")
    assert at is None or at in text, f"{case['file']} has no {at}"
    text = text.replace(at, case["put"], 1) if at else text + case["put"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if is_zipped else text.encode())


@pytest.fixture
def copy(material_site: BrandSite, tmp_path: Path) -> Path:
    """A copy of the built site of the brand brightwater."""
    return Path(
        shutil.copytree(material_site.out / "brightwater", tmp_path / "brightwater", copy_function=shutil.copyfile)
    )


@pytest.fixture(scope="module")
def gate(material_site: BrandSite) -> SiteGate:
    return material_site.brands().gate()


def leaks(gate: SiteGate, folder: Path) -> list[Problem]:
    return gate.in_sites({"brightwater": folder})


def test_the_sites_as_they_are_built_hold_no_leak(material_site: BrandSite, gate: SiteGate) -> None:
    folders = {path.name: path for path in material_site.out.iterdir()}
    assert sorted(folders) == ["alpenglow", "brightwater", "nova"]
    assert gate.in_sites(folders) == []


@pytest.mark.parametrize("case", PLANTED, ids=[case["id"] for case in PLANTED])
def test_a_planted_leak_is_found(gate: SiteGate, copy: Path, case: dict[str, str]) -> None:
    plant(copy, case)
    found = leaks(gate, copy)
    assert len(found) == 1, [str(problem) for problem in found]
    assert found[0].rule == "brand-leak"
    assert f"found {case['word']!r}, a " in found[0].message
    assert f"of the brand {case.get('of', 'alpenglow')!r}, in {case['file']} (" in found[0].message
    assert found[0].path.endswith(case["file"])


@pytest.mark.parametrize("case", HARMLESS, ids=[case["id"] for case in HARMLESS])
def test_what_is_no_leak_is_not_told(gate: SiteGate, copy: Path, case: dict[str, str]) -> None:
    plant(copy, case)
    assert leaks(gate, copy) == []


def test_leaks_of_many_files_are_all_told(gate: SiteGate, copy: Path) -> None:
    one_a_file = {case["file"]: case for case in PLANTED}
    for case in one_a_file.values():
        plant(copy, case)
    reported = [problem.message for problem in leaks(gate, copy)]
    for file, case in one_a_file.items():
        assert any(f"found {case['word']!r}" in message and f"in {file} (" in message for message in reported), file


def test_the_line_in_the_built_file_is_reported(gate: SiteGate, copy: Path) -> None:
    text = (copy / "index.html").read_text("utf-8")
    (copy / "index.html").write_text(text.replace("<p>", "<p>Alpenglow Pay ", 1), "utf-8")
    line = text[: text.index("<p>")].count("\n") + 1
    assert [problem.line for problem in leaks(gate, copy)] == [line]


MADE_FOR = "<html>\n<p>Made for Alpenglow Pay</p>\n{{ page.content }}\n</html>\n"
SOURCES: list[tuple[str, dict[str, str], list[tuple[str, int]]]] = [
    ("prose", {"docs/index.md": "# A\n\nWrite\nto Alpenglow Pay\nnow.\n"}, [("docs/index.md", 4)]),
    ("wrapped", {"docs/index.md": "# A\n\nWrite to Alpenglow\nPay now.\n"}, [("docs/index.md", 3)]),
    ("heading", {"docs/index.md": "# A\n\n## Ask Alpenglow Pay\n"}, [("docs/index.md", 3)]),
    ("entity", {"docs/index.md": "# A\n\nAsk Alpen&shy;glow.\n"}, [("docs/index.md", 3)]),
    ("Cyrillic", {"docs/index.md": "# A\n\nAsk \u0410l\u0440\u0435ngl\u043ew.\n"}, [("docs/index.md", 3)]),
    ("code", {"docs/index.md": "# A\n\n```sh\ncurl https://x.alpenglow.example/\n```\n"}, [("docs/index.md", 4)]),
    ("front matter", {"docs/index.md": "---\ndescription: By Alpenglow Pay\n---\n# A\n"}, [("docs/index.md", 2)]),
    (
        "two lines",
        {"docs/index.md": "# A\n\nAlpenglow Pay one\n\nhelp@alpenglow.example\n"},
        [("docs/index.md", 3), ("docs/index.md", 5)],
    ),
    (
        "page shown in the navigation of others",
        {"docs/list.md": "# The list of Alpenglow Pay\n\n## All\n"},
        [("docs/list.md", 1)],
    ),
    ("provider", {"docs/connectors/morrison/provider.yml": "tagline: As at Alpenglow Pay\n"}, [("provider.yml", 15)]),
    ("style sheet", {"docs/assets/own.css": "a {}\n/* Alpenglow Pay */\n"}, [("docs/assets/own.css", 2)]),
    ("template", {"theme/main.html": "<html><!-- for Alpenglow Pay -->{{ page.content }}</html>"}, [("main.html", 1)]),
    ("brand's value", {"brands/brightwater.yml": "  motto: Better than Alpenglow Pay\n"}, [("brightwater.yml", 8)]),
    ("logo", {"brands/own.svg": "<svg>\n<!-- Alpenglow Pay -->\n</svg>"}, [("brands/own.svg", 2)]),
    ("meant on the line", {"docs/index.md": "# A\n\nAlpenglow Pay <!-- paycore: allow-brand alpenglow -->\n"}, []),
    ("meant on the page", {"docs/index.md": "<!-- paycore: allow-brand alpenglow -->\n# Ask Alpenglow Pay\n"}, []),
    ("meant, of two", {"docs/index.md": "<!-- paycore: allow-brand nova, alpenglow -->\n# A\n\nAlpenglow, Nova\n"}, []),
    ("meant in YAML", {"docs/connectors/morrison/provider.yml": "tagline: By Nova # paycore: allow-brand nova\n"}, []),
    (
        "meant for another brand",
        {"docs/index.md": "<!-- paycore: allow-brand nova -->\n# A\n\nAlpenglow Pay\n"},
        [("docs/index.md", 4)],
    ),
    (
        "meant on another line",
        {"docs/index.md": "# A\n\nAlpenglow Pay here\n\nAlpenglow Pay <!-- paycore: allow-brand alpenglow --> there\n"},
        [("docs/index.md", 3)],
    ),
    (
        "meant on the line above",
        {"docs/index.md": "# A\n\nUnlike Alpenglow Pay. <!-- paycore: allow-brand alpenglow -->\nAsk Alpenglow Pay.\n"},
        [("docs/index.md", 4)],
    ),
    (
        "meant on another line of a script",
        {"docs/assets/own.js": 'a("Alpenglow Pay") // paycore: allow-brand alpenglow\n\n\nb("Ask Alpenglow Pay")\n'},
        [("docs/assets/own.js", 4)],
    ),
    (
        "two lines of a script",
        {"docs/assets/own.js": 'a("Alpenglow Pay")\nlet c\nb("Alpenglow Pay")\n'},
        [("docs/assets/own.js", 1), ("docs/assets/own.js", 3)],
    ),
    (
        "the same twice",
        {"docs/index.md": "# A\n\n```md\nAsk Alpenglow Pay.\n```\n\n```md\nAsk Alpenglow Pay.\n```\n"},
        [("docs/index.md", 4), ("docs/index.md", 8)],
    ),
    (
        "row of a table",
        {"docs/index.md": "# A\n\nAsk Alpenglow Pay.\n\nWho:\n\n| a | b |\n|---|---|\n| Alpenglow Pay | x |\n"},
        [("docs/index.md", 3), ("docs/index.md", 9)],
    ),
    (
        "template and page",
        {"docs/index.md": "# A\n\n\nAsk Alpenglow Pay.\n", "theme/main.html": MADE_FOR},
        [("docs/index.md", 4), ("theme/main.html", 2)],
    ),
    (
        "template, and meant on a page",
        {
            "docs/index.md": "# A\n\nAsk Alpenglow Pay. <!-- paycore: allow-brand alpenglow -->\n",
            "docs/list.md": "# List\n\n## All\n\n<!-- paycore: allow-brand alpenglow -->\n\nAlpenglow Pay\n",
            "theme/main.html": MADE_FOR,
        },
        [("theme/main.html", 2)],
    ),
    (
        "comment over lines",
        {"docs/index.md": "# A\n\n<!-- made\nfor\nAlpenglow Pay\nthere -->\n"},
        [("docs/index.md", 5)],
    ),
    ("wrapped before a tag", {"docs/index.md": "# A\n\nAt Alpenglow\n<b>Pay</b> now.\n"}, [("docs/index.md", 3)]),
    (
        "wrapped between tags",
        {"docs/index.md": "# A\n\nAt\n<span>Alpenglow</span>\n<span>Pay</span> now.\n"},
        [("docs/index.md", 4)],
    ),
    ("name of a page", {"docs/alpenglow-pay.md": "# A\n"}, [("docs/alpenglow-pay.md", 0)]),
    ("meant as the name of a page", {"docs/alpenglow-pay.md": "# A\n\n<!-- paycore: allow-brand alpenglow -->\n"}, []),
    ("meant in a heading", {"docs/index.md": "# A\n\n## Alpenglow Pay <!-- paycore: allow-brand alpenglow -->\n"}, []),
    (
        "meant in a title",
        {"docs/index.md": "---\ntitle: Alpenglow Pay # paycore: allow-brand alpenglow\n---\n# A\n"},
        [],
    ),
    (
        "meant in a list, where another entry is not",
        {"docs/index.md": "# A\n\n- Alpenglow Pay <!-- paycore: allow-brand alpenglow -->\n- Alpenglow Pay\n- B\n"},
        [("docs/index.md", 4)],
    ),
    (
        "meant in a picture and a link",
        {
            "docs/index.md": "# A\n\nSee ![Alpenglow Pay](assets/picture.png) and [Alpenglow Pay](https://a.example/)."
            " <!-- paycore: allow-brand alpenglow -->\n"
        },
        [],
    ),
    (
        "meant in a table",
        {"docs/index.md": "# A\n\n| a | b |\n|-|-|\n| Alpenglow Pay | x <!-- paycore: allow-brand alpenglow --> |\n"},
        [],
    ),
    ("blocks for the brand itself", {"docs/index.md": "# A\n\n<<brand_only('nova')>>\nNova\n<<brand_end()>>\n"}, []),
]


@pytest.mark.slow
def test_a_brand_of_a_word_that_the_theme_writes_in_its_code(site: BrandSite) -> None:
    site.write(
        {
            "mkdocs.yml": (site.root / "mkdocs.yml").read_text("utf-8").replace("name: null", "name: material"),
            "brands/focus.yml": brand("focus", "Focus", "focus-payments.example"),
            "docs/assets/own.css": ":focus {}\n",
        }
    )
    (site.root / "theme/main.html").unlink()
    site.build()
    found = [problem for problem in site.problems if problem.rule in {"brand-leak", "brand-canary"}]
    assert [(problem.path, problem.line) for problem in found] == [("docs/assets/own.css", 1)]


def kind_of(case: tuple[str, dict[str, str], list[tuple[str, int]]]) -> str:
    """Return what a source with a leak is a case of: the kinds of its files, how many places, and if it is meant."""
    name, files, places = case
    kinds = sorted({path.partition("/")[0] + PurePosixPath(path).suffix for path in files})
    return f"{kinds} {len(places)} {name.split()[0] == 'meant'}"


@pytest.mark.parametrize(("name", "files", "places"), first_of_each(SOURCES, kind_of), ids=lambda part: str(part)[:50])
@pytest.mark.slow
def test_a_build_tells_the_line_that_a_leak_came_from(
    site: BrandSite, name: str, files: dict[str, str], places: list[tuple[str, int]]
) -> None:
    for file, text in files.items():
        path = site.root / file
        adds = file.endswith("provider.yml") or file == "brands/brightwater.yml"
        site.write({file: path.read_text("utf-8") + text if adds else text})
    if "brands/own.svg" in files:
        path = site.root / "brands/brightwater.yml"
        path.write_text(path.read_text("utf-8") + "theme: {logo: own.svg}\n", "utf-8")
    failed = site.build()
    assert failed == [], name
    found = [problem for problem in site.problems if problem.rule == "brand-leak"]
    assert [(problem.path.endswith(path), problem.line) for problem, (path, _) in zip(found, places, strict=True)] == [
        (True, line) for _, line in places
    ], [str(problem) for problem in site.problems]
    again = site.brands().gate()
    folders = {path.name: path for path in site.out.iterdir()}
    built = sorted((problem.path, problem.line) for problem in again.in_sites(folders))
    assert built == sorted((problem.path, problem.line) for problem in found)


@pytest.mark.slow
def test_a_build_with_a_leak_ends_with_1(site: BrandSite) -> None:
    site.write({"docs/index.md": "# A\n\nAsk Alpenglow Pay.\n"})
    arguments = ["build", "--all-brands", "--site-dir", str(site.out), "-f", str(site.config_file)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1
    assert "docs/index.md:3: error: found 'Alpenglow Pay', a name of the brand 'alpenglow'," in done.output
    assert "of 'brightwater' and 'nova'" in done.output


def checked(material_site: BrandSite, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", *arguments, "-f", str(material_site.config_file)])
    return done.exit_code, done.output


@pytest.mark.slow
def test_check_tells_leaks_in_built_sites(material_site: BrandSite, copy: Path) -> None:
    assert checked(material_site, "--site", str(material_site.out))[0] == 0
    plant(copy, PLANTED[0])
    code, output = checked(material_site, "--site", str(copy.parent), "--format", "json")
    assert code == 1
    found: list[dict[str, Any]] = json.loads(output[output.index("[") :])
    assert [entry["rule"] for entry in found] == ["brand-leak"]
    code, output = checked(material_site, "--site", str(copy), "--brand", "brightwater", "--format", "github")
    assert code == 1
    assert "::error file=" in output
    assert checked(material_site, "--site", str(copy), "--brand", "alpenglow")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (["--site", "nowhere"], "there is no site of a brand in nowhere"),
        (["--site", "nowhere", "--brand", "nova"], "there is no folder nowhere"),
        (["--site", ".", "--brand", "nowa"], "did you mean 'nova'"),
        (["--brand", "nova"], "--brand goes with --site"),
    ],
)
def test_a_wrong_use_ends_with_2(material_site: BrandSite, arguments: list[str], reported: str) -> None:
    code, output = checked(material_site, *arguments)
    assert (code, reported in output) == (2, True), output


def test_pages_that_differ_within_a_shape_are_reported(material_site: BrandSite, gate: SiteGate, copy: Path) -> None:
    folders = {"alpenglow": material_site.out / "alpenglow", "brightwater": copy}
    shapes = [["alpenglow", "brightwater"], ["nova"]]
    assert gate.in_sites(folders, shapes=shapes) == []
    plant(copy, {"file": "index.html", "at": 'id="connect-at-company-name"', "put": 'id="connect"'})
    assert [problem.rule for problem in gate.in_sites(folders, shapes=shapes)] == ["brand-structure"]
