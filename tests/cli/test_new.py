"""`paycore new provider` and `paycore new brand`: files that pass the checks, as they are and filled in."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner, Result

from mkdocs_paycore.brand.draft import Variable, brand_draft, made_up
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.catalog.draft import provider_draft
from mkdocs_paycore.catalog.methods import Directory
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.model.terms import Status
from mkdocs_paycore.catalog.read import read_provider
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import SiteCheck
from mkdocs_paycore.markdown.mentions import mentions
from mkdocs_paycore.pages.manual import CUSTOM_NAMES, manual_source
from mkdocs_paycore.source.yaml.read import read_yaml
from tests.support.cases import first_of_each
from tests.support.reference_site import FEW, copied
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONFIG: dict[str, Any] = {
    "site_name": "x",
    "theme": {"name": None, "custom_dir": "theme"},
    "plugins": ["paycore"],
    "markdown_extensions": [{"pymdownx.snippets": {"base_path": ["pieces"], "check_paths": True}}],
}
METHODS = """\
categories: {cards: Cards}
currencies: {USD: US Dollar}
countries: {"NO": Norway}
payment_methods: {cards: {card: Card}}
payout_methods: {cards: {card: Card}}
"""
DESIGN = [
    "code", "name", "status", "website", "login_url", "features", "payment_methods", "payout_methods", "setup",
    "ip_allowlist", "verified", "aliases", "tagline", "currencies", "countries", "support", "callbacks", "warnings",
    "connections",
]  # fmt: skip
"""The keys of a provider in the order of the design's example."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small sound site; the working folder is its root."""
    root = tmp_path / "project"
    write(
        root, {"mkdocs.yml": yaml.safe_dump(CONFIG), "theme/main.html": "{{ page.content }}", "docs/index.md": "# x\n"}
    )
    monkeypatch.chdir(root)
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    return root


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def run(*arguments: str, code: int = 0, brand: str = "") -> Result:
    result = CliRunner().invoke(main, list(arguments), env={"PAYCORE_BRAND": brand or None})
    assert result.exit_code == code, (result.exit_code, result.output, result.exception)
    assert "Traceback" not in result.output
    return result


def filled_in(file: Path) -> None:
    """Take all examples in, as a writer does who takes the `# ` away."""
    text = re.sub(r"^# (?!yaml-language-server)", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")


# A provider

LISTED = """\
providers:
  acme: {name: "Acme: Pay", countries: ["NO", XX], payment_methods: [card, coin], payout_methods: [coin]}
"""
PROVIDERS = [
    pytest.param({}, [], {"name": "Acme"}, id="a site without anything"),
    pytest.param({}, ["--name", " Acme  Pay "], {"name": "Acme Pay"}, id="a name"),
    pytest.param({"docs/connectors/methods.yml": METHODS}, [], {"name": "Acme"}, id="a method directory"),
    pytest.param({"docs/connectors/methods.yml": "currencies: {}\n"}, [], {"name": "Acme"}, id="an empty one"),
    pytest.param({"docs/connectors/acme/index.md": "# <<provider.name>>\n"}, [], {"name": "Acme"}, id="a manual"),
    pytest.param(
        {"docs/connectors/directory.yml": LISTED},
        [],
        {
            "name": "Acme: Pay",
            "payment_methods": ["card", "coin"],
            "payout_methods": ["coin"],
            "countries": ["NO", "XX"],
        },
        id="listed",
    ),
    pytest.param(
        {"docs/connectors/directory.yml": LISTED, "docs/connectors/methods.yml": METHODS},
        ["--name", "Acme"],
        {"name": "Acme", "payment_methods": ["card"], "countries": ["NO"]},
        id="listed with codes that the directory does not know",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("files", "options", "expected"), PROVIDERS)
def test_a_new_provider(site: Path, files: dict[str, str], options: list[str], expected: dict[str, Any]) -> None:
    write(site, files)
    result = run("new", "provider", "acme", *options)
    path, *after = result.stdout.splitlines()
    assert path == "docs/connectors/acme/provider.yml"
    assert len(after) == 2
    assert after[1].endswith("paycore check")
    assert ("acme is listed in docs/connectors/directory.yml" in result.stderr) == any(
        "directory" in name for name in files
    )
    assert yaml.safe_load((site / path).read_text("utf-8")) == {"code": "acme", "status": "not_ready", **expected}
    assert run("check").stdout == "no problems found\n"

    filled_in(site / path)
    data = yaml.safe_load((site / path).read_text("utf-8"))
    assert data.items() >= expected.items()
    left_out = set(DESIGN) - set(data)
    assert list(data) == [key for key in DESIGN if key in data]
    assert left_out <= {"payment_methods", "payout_methods", "currencies", "countries"}
    assert not left_out or "docs/connectors/methods.yml" in files
    assert run("check").stdout == "no problems found\n"

    text = (site / path).read_text("utf-8")
    (site / path).write_text(text.replace("status: not_ready", "status: ready"), encoding="utf-8")
    assert run("check").stdout == "no problems found\n"


def test_codes_that_cannot_be_taken_over_are_reported_in_the_file(site: Path) -> None:
    write(site, {"docs/connectors/directory.yml": LISTED, "docs/connectors/methods.yml": METHODS})
    run("new", "provider", "acme")
    text = (site / "docs/connectors/acme/provider.yml").read_text("utf-8")
    reported = [line for line in text.splitlines() if "not in methods.yml" in line]
    assert [line.rpartition(": ")[2] for line in reported] == ["coin", "coin", "XX"]


@pytest.mark.parametrize("code", ["acme", "123x", "0", "1e3", "no", "a-b_c", "a_", "x" * 80])
@pytest.mark.parametrize(
    "name", ["Acme", "yes", "12", "A: b", "# x", "- a", "Ünïté", '"', "'a'", "a\\b", "&a", "{a}", "A&B", "a,b"]
)
def test_any_code_and_name(code: str, name: str) -> None:
    text = provider_draft(code, name, listed=None, directory=Directory(), today=date(2026, 1, 2))
    for each in (text, re.sub("^# ", "", text, flags=re.MULTILINE)):
        provider, problems = read_provider(read_yaml(each, path="x", rule="x"), code=code)
        assert problems == []
        assert provider is not None
        assert (provider.code, provider.name) == (code, name)


@pytest.mark.parametrize(
    ("files", "arguments", "parts"),
    [
        ({}, ["Acme Pay"], ["'Acme Pay' is no provider code", "small letters", "as in 'acmepay'"]),
        ({}, ["-x"], ["-x"]),
        ({}, ["../x"], ["'../x' is no provider code"]),
        ({}, ["acme\n"], ["is no provider code"]),
        ({}, ["payout-services"], ["'payout-services' is the code of a page of the directories"]),
        ({}, [""], ["'' is no provider code"]),
        ({}, ["x" * 300], ["cannot be written: file name too long"]),
        ({}, ["acme", "--name", " "], ["--name", "leave it out"]),
        ({}, ["acme", "--name", "A\x07"], ["--name", "the control character U+0007", "leave it out"]),
        (
            {"docs/connectors/acme/provider.yml": "x"},
            ["acme"],
            ["provider.yml is there already", "nothing was changed"],
        ),
        ({"docs/connectors/acme/provider.yaml": "x"}, ["acme"], ["found the file name 'provider.yaml'", "rename"]),
        ({"docs/connectors/acme": "x"}, ["acme"], ["docs/connectors/acme/provider.yml cannot be written"]),
        ({}, ["acme", "-f", "mkdoc.yml"], ["mkdoc.yml cannot be read", "did you mean 'mkdocs.yml'?"]),
        ({}, [], ["Missing argument"]),
    ],
)
def test_a_provider_that_is_refused(site: Path, files: dict[str, str], arguments: list[str], parts: list[str]) -> None:
    write(site, files)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    result = run("new", "provider", *arguments, code=2)
    assert result.stdout == ""
    for part in parts:
        assert part in result.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_another_configuration_and_folder(site: Path) -> None:
    plugins = [{"paycore": {"connectors": "providers"}}]
    write(site, {"other.yml": yaml.safe_dump({**CONFIG, "plugins": plugins})})
    result = run("new", "provider", "acme", "-f", "other.yml")
    assert result.stdout.startswith("docs/providers/acme/provider.yml\n")
    assert "paycore check -f other.yml" in result.stdout
    assert run("check", "-f", "other.yml").stdout == "no problems found\n"


# A brand

USES = cases_of(__file__, "used_names.yml")


def only_reminders(reported: str) -> bool:
    """Return whether a check found nothing but that a draft is one."""
    return all(each["rule"] == "brand-draft" and each["severity"] == "warning" for each in json.loads(reported))


@pytest.mark.slow
@pytest.mark.parametrize("case", USES, ids=lambda case: case["id"])
def test_a_new_brand_has_what_the_sources_use(site: Path, case: dict[str, Any]) -> None:
    config = yaml.safe_dump({**CONFIG, **case.get("config", {})}, allow_unicode=True)
    write(site, {**case["files"], "mkdocs.yml": f"{config}{case.get('comment', '')}\n"})
    result = run("new", "brand", "acme")
    path, *after = result.stdout.splitlines()
    assert path.startswith(f"brands/acme.yml: {len(case['names'])} value")
    assert len(after) == 2
    assert after[1].endswith("PAYCORE_BRAND=acme paycore check")
    brand, problems = read_brand(site / "brands/acme.yml", root=site)
    assert problems == []
    assert brand is not None
    assert list(brand.custom) == case["names"]
    assert only_reminders(run("check", "--format", "json", "--ignore", "unused-snippet", brand="acme").stdout)


@pytest.mark.slow
def test_a_made_up_address_ends_as_what_follows_it_asks_for(site: Path) -> None:
    write(site, {"docs/index.md": "# x\n\n[Orders](<<custom.desk_url>>orders), [terms](<<custom.home_url>>/terms)\n"})
    run("new", "brand", "acme")
    brand, _ = read_brand(site / "brands/acme.yml", root=site)
    assert brand is not None
    assert brand.custom == {"desk_url": "https://desk.acme.example/", "home_url": "https://home.acme.example"}
    assert only_reminders(run("check", "--format", "json", brand="acme").stdout)


VALUES = [
    ("company_name", "Acme Pay"),
    ("company", "Acme Pay"),
    ("dashboard_base_url", "https://dashboard.acme-pay.example/"),
    ("service_desk_url", "https://service-desk.acme-pay.example/"),
    ("legal.imprint_url", "https://imprint.acme-pay.example/"),
    ("url", "https://www.acme-pay.example/"),
    ("support_email", "help@acme-pay.example"),
    ("email", "help@acme-pay.example"),
    ("api_host", "api.acme-pay.example"),
    ("domain", "acme-pay.example"),
    ("product_name", "Acme Pay product name"),
    ("legal.support-phone", "Acme Pay support phone"),
    ("компания", "Acme Pay компания"),
]


@pytest.mark.parametrize(("name", "expected"), VALUES)
def test_a_value_that_is_made_up(name: str, expected: str) -> None:
    assert made_up(name, brand="acme_pay", title="Acme Pay", is_closed=True) == expected
    assert made_up(name, brand="acme_pay", title="Acme Pay", is_closed=False) == expected.removesuffix("/")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "/"),
        ({"brands/b.yml": "name: b\ncustom: {a_url: 'https://b.example'}\n"}, ""),
        ({"brands/b.yml": "name: b\ncustom: {a_url: 'https://b.example/x/'}\n"}, "/"),
        ({"brands/b.yml": "name: b\ncustom: {a_url: ''}\n"}, "/"),
        ({"brands/b.yml": "name: b\nbroken: 1\n"}, "/"),
        ({"mkdocs.yml": yaml.safe_dump({**CONFIG, "extra": {"custom": {"a_url": "https://b.example"}}})}, ""),
    ],
)
def test_an_address_ends_as_those_of_others(site: Path, files: dict[str, str], expected: str) -> None:
    write(site, {"docs/index.md": "<<custom.a_url>>", **files})
    run("new", "brand", "acme")
    custom = yaml.safe_load((site / "brands/acme.yml").read_text("utf-8"))["custom"]
    assert custom == {"a_url": f"https://a.acme.example{expected}"}


def test_where_a_name_is_used(site: Path) -> None:
    write(
        site,
        {
            "docs/index.md": "# x\n\n<<custom.once>> <<custom.twice>>\n",
            "docs/b.md": "<<custom.many>>\n<<custom.twice>> <<custom.many>>\n\n<<custom.many>>\n",
            "docs/connectors/p/provider.yml": (
                "code: p\nname: P\nstatus: not_ready\nwarnings:\n  - >-\n    Ask\n    <<custom.asked>>\n    now.\n"
            ),
        },
    )
    run("new", "brand", "acme")
    lines = (site / "brands/acme.yml").read_text("utf-8").splitlines()
    reported = {line.split(":")[0].strip(): line.partition("  # ")[2] for line in lines if line.startswith("  ")}
    assert reported == {
        "many": "used in docs/b.md:1 and 2 more places",
        "twice": "used in docs/index.md:3 and 1 more place",
        "once": "used in docs/index.md:3",
        "asked": "used in docs/connectors/p/provider.yml:7",
        **dict.fromkeys(CUSTOM_NAMES, "used in the pages of providers"),
    }


def test_a_brand_from_another(site: Path) -> None:
    north = {"a": 'x: "y" # z', "own": "", "g": {"b_url": "https://north.example"}}
    write(
        site,
        {
            "docs/index.md": "<<custom.a>> <<custom.g.b_url>> <<custom.c_url>>",
            "brands/north.yml": yaml.safe_dump({"name": "north", "custom": north, "features": {"exclude": ["h2h"]}}),
        },
    )
    assert "brands/acme.yml: 4 values, of north" in run("new", "brand", "acme", "--from", "north").stdout
    text = (site / "brands/acme.yml").read_text("utf-8")
    data = yaml.safe_load(text)
    assert data["custom"] == {**north, "c_url": "https://c.acme.example/"}
    assert (data["name"], data["site_name"], data["site_url"]) == ("acme", "Acme Docs", "https://docs.acme.example/")
    assert re.search(r"^  own: \"\" +# used in no page$", text, re.MULTILINE)
    assert only_reminders(run("check", "--format", "json", brand="acme").stdout)


def test_a_value_that_is_a_group_as_well(site: Path) -> None:
    write(site, {"docs/index.md": "<<custom.a>> <<custom.a.b>>"})
    assert "custom.a is used as a value and as a group" in run("new", "brand", "acme").stderr
    assert yaml.safe_load((site / "brands/acme.yml").read_text("utf-8"))["custom"] == {"a": {"b": "Acme b"}}


@pytest.mark.parametrize("name", ["acme", "12", "true", "a.b", "A_b", "Aé", "x" * 80])
@pytest.mark.parametrize("examples", [False, True])
def test_any_name_of_a_brand(tmp_path: Path, name: str, *, examples: bool) -> None:
    text = brand_draft(name, title=name, variables=[Variable("a.b", name, "used in \x07.md:1")])
    file = tmp_path / f"{name}.yml"
    file.write_text(text, encoding="utf-8")
    if examples:
        filled_in(file)
    brand, problems = read_brand(file, root=tmp_path)
    assert problems == []
    assert brand is not None
    assert (brand.name, brand.custom, brand.theme.primary) == (name, {"a.b": name}, "#0a7d5a" if examples else None)


@pytest.mark.parametrize(
    ("files", "arguments", "code", "parts"),
    [
        ({}, ["a b"], 2, ["'a b' is no brand's name", "as in 'ab'"]),
        ({}, ["../x"], 2, ["'../x' is no brand's name"]),
        ({}, [""], 2, ["is no brand's name"]),
        ({}, ["x" * 300], 2, ["cannot be written: file name too long"]),
        ({"brands/acme.yml": "name: acme\n"}, ["acme"], 2, ["brands/acme.yml is there already", "nothing was changed"]),
        ({"brands/north.yml": "name: north\n"}, ["acme", "--from", "norht"], 2, ["no brand 'norht'", "mean 'north'?"]),
        ({}, ["acme", "--from", "north"], 2, ["no brand 'north'", "known: none"]),
        ({"brands/north.yml": "nam: x\n"}, ["acme", "--from", "north"], 1, ["brands/north.yml:1:1"]),
        ({"mkdocs.yml": "site_name: x\nplugins: [search]\n"}, ["acme"], 2, ["does not list the plugin 'paycore'"]),
        ({"mkdocs.yml": "site_name: [\n"}, ["acme"], 2, ["mkdocs.yml"]),
        ({"brands": "x"}, ["acme"], 2, ["brands/acme.yml cannot be written"]),
        ({}, ["acme", "-f", "mkdoc.yml"], 2, ["did you mean 'mkdocs.yml'?"]),
    ],
)
def test_a_brand_that_is_refused(
    site: Path, files: dict[str, str], arguments: list[str], code: int, parts: list[str]
) -> None:
    write(site, files)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    result = run("new", "brand", *arguments, code=code)
    assert result.stdout == ""
    for part in parts:
        assert part in result.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_the_names_that_pages_of_providers_use() -> None:
    used = set()
    for status in Status:
        text = manual_source(Provider(code="p", name="P", status=status), names=CUSTOM_NAMES)
        used |= {mention.name for mention in mentions(text, root="custom", components=())}
    assert used <= set(CUSTOM_NAMES)
    within = {"dashboard_base_url", "support_email"}  # in provider.connect_url, and what support_link() draws
    assert used | within == set(CUSTOM_NAMES)


# The reference site


@pytest.fixture
def reference(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the reference site's sources with few providers; the working folder is its root."""
    root = copied(repository, tmp_path / "reference", providers=FEW)
    monkeypatch.chdir(root)
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    return root


@pytest.mark.slow
def test_a_brand_of_the_reference_site(reference: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "brand", "northwind")
    monkeypatch.setenv("PAYCORE_BRAND", "northwind")
    assert {each.rule for each in SiteCheck(reference / "mkdocs.yml").sources()} == {"brand-draft"}
    monkeypatch.delenv("PAYCORE_BRAND")
    names = set(yaml.safe_load((reference / "brands/northwind.yml").read_text("utf-8"))["custom"])

    write(reference, {"brands/empty.yml": "name: empty\n"})
    monkeypatch.setenv("PAYCORE_BRAND", "empty")
    reported = [
        re.match(r"unknown variable custom\.([\w.-]+)", each.message)
        for each in SiteCheck(reference / "mkdocs.yml").sources()
    ]
    assert {each[1] for each in reported if each} | {"dashboard_base_url"} == names


@pytest.mark.slow
@pytest.mark.parametrize("root", first_of_each(["site", "reference"]))
def test_a_new_brand_is_built_beside_another(request: pytest.FixtureRequest, tmp_path: Path, root: str) -> None:
    folder: Path = request.getfixturevalue(root)
    if root == "site":
        write(folder, {"docs/index.md": "# Start\n\nBy <<custom.company_name>>, <<custom.dashboard_base_url>>.\n"})
        run("new", "brand", "paycore")
    run("new", "brand", "northwind")
    built = run("build", "--brand", "northwind", "--brand", "paycore", "--site-dir", str(tmp_path / "built"))
    assert "error" not in built.output
    assert {path.name for path in (tmp_path / "built").iterdir()} == {"northwind", "paycore"}


@pytest.mark.slow
def test_a_provider_of_the_reference_site(reference: Path) -> None:
    run("new", "provider", "northwind")
    filled_in(reference / "docs/connectors/northwind/provider.yml")
    assert [str(each) for each in SiteCheck(reference / "mkdocs.yml").sources()] == []
