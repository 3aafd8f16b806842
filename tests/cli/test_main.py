"""The command `paycore`: what it prints, and its exit codes (0 well, 1 content, 2 use)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.source.yaml.read import read_yaml_file
from tests.support.second_language import NAME, second_language

SPEC = """\
code: acmepay
name: Acme Pay
status: ready
website: https://acmepay.example/
features: [payments]
payment_methods: [payment_card]
ip_allowlist: unknown
verified: {on: 2026-01-01, source: https://acmepay.example/}
connections:
  - kind: provider_account
    fields:
      - {key: api_key, label: API key, type: secret, required: true, min_length: 3}
      - {key: test_mode, label: Test mode, type: toggle}
      - key: shop
        label: Shop
        type: text
        environments:
          test: {pattern: "T[0-9]+", pattern_hint: T and digits, example: T1}
          live: {pattern: "L[0-9]+", pattern_hint: L and digits, example: L1}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small sound site; the working folder is its root."""
    root = tmp_path / "project"
    files = {
        "mkdocs.yml": yaml.safe_dump(
            {
                "site_name": "x",
                "theme": {"name": None, "custom_dir": "theme"},
                "plugins": ["paycore"],
                "extra": {"custom": {"company_name": "Acme", "dashboard_base_url": "https://d.acme.example/"}},
            }
        ),
        "theme/main.html": "{{ page.content }}",
        "docs/index.md": "# <<custom.company_name>>\n",
        "docs/connectors/acmepay/provider.yml": SPEC,
    }
    for name, text in files.items():
        write(root / name, text)
    monkeypatch.chdir(root)
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    return root


def write(file: Path, content: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def run(*arguments: str, text: str | bytes | None = None, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=text)
    assert result.exit_code == code, (result.exit_code, result.output, result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


# check


def test_a_sound_site(site: Path) -> None:
    result = run("check")
    assert result.stdout.strip() == "no problems found"
    assert not (site / "site").exists()


def test_errors_of_all_sources_are_reported_together(site: Path) -> None:
    write(site / "docs/index.md", "a\n\n<<custom.company_nam>>\n\n[x](none.md)\n")
    write(site / "docs/b.md", "---\ntitle: {{custom.company_name}}\n---\nx")
    write(site / "docs/connectors/broken/provider.yml", "code: broken\nnam: x\n")
    result = run("check", "--format", "json", code=1)
    problems = json.loads(result.stdout)
    places = [(each["path"], each["line"], each["column"], each["rule"]) for each in problems]
    assert places == sorted(places)
    assert ("docs/index.md", 3, 1, "unknown-variable") in places
    assert ("docs/b.md", 2, 8, "front-matter") in places
    assert ("docs/connectors/broken/provider.yml", 2, 1) in [place[:3] for place in places]
    assert ("docs/index.md", 5, 5, "missing-page") in places


@pytest.mark.slow
def test_each_format_of_an_error(site: Path) -> None:
    write(site / "docs/index.md", "<<custom.company_nam>>\n")
    line = "unknown variable custom.company_nam (did you mean custom.company_name?)"
    text = run("check", code=1).stdout
    assert text.splitlines() == [
        f"docs/index.md:1:1: error: {line} [unknown-variable]",
        "  1 | <<custom.company_nam>>",
        "    | ^~~~~~~~~~~~~~~~~~~~~~",
        "1 problem can be repaired by paycore check --fix (--fix --diff shows how)",
        "1 error, 0 warnings",
    ]
    sarif = json.loads(run("check", "--format", "sarif", code=1).stdout)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "unknown-variable"
    github = run("check", "--format", "github", code=1).stdout
    assert github == f"::error file=docs/index.md,title=unknown-variable,line=1,col=1::{line}\n"


def dead_links() -> list[tuple[str, int, int]]:
    problems = json.loads(run("check", "--format", "json", code=1).stdout)
    assert {each["rule"] for each in problems} == {"missing-page"}
    return [(each["path"], each["line"], each["column"]) for each in problems]


def test_each_link_that_leads_nowhere_is_reported_where_it_is_written(site: Path) -> None:
    write(site / "docs/tips.md", "# T\n")
    front = "---\ntitle: see ips.md\n---\n"
    page = (
        f"{front}# A\n\nSee [tips](tips.md).\n\nAnd [ips](ips.md), `[x](ips.md)`. [Again](ips.md) and [x](x/ips.md).\n"
    )
    write(site / "docs/index.md", page)
    assert dead_links() == [("docs/index.md", 8, 11), ("docs/index.md", 8, 43), ("docs/index.md", 8, 59)]


def test_a_link_by_reference_is_reported_at_its_address(site: Path) -> None:
    write(site / "docs/index.md", "[a][1] [b][1]\n\n[1]: none.md\n")
    assert dead_links() == [("docs/index.md", 3, 6)]


def test_a_warning_alone_exits_with_0(site: Path) -> None:
    write(site / "docs/index.md", "See the the list.\n")
    assert "0 errors, 1 warning" in run("check").stdout
    assert "0 errors, 1 warning" in run("check", "--strict", code=1).stdout


def test_no_problem_in_each_format(site: Path) -> None:
    assert site.is_dir()
    assert json.loads(run("check", "--format", "json").stdout) == []
    assert json.loads(run("check", "--format", "sarif").stdout)["runs"][0]["results"] == []
    assert run("check", "--format", "github").stdout.strip() == ""


def test_a_check_leaves_the_built_site_alone(site: Path) -> None:
    write(site / "site/index.html", "last good")
    run("check")
    assert (site / "site/index.html").read_text() == "last good"
    assert [path.name for path in site.iterdir() if "paycore-" in path.name] == []


@pytest.mark.parametrize(
    ("config", "parts"),
    [
        ("site_name: [\n", ["mkdocs.yml"]),
        ("plugins: [paycore]\n", ["mkdocs.yml", "site_name"]),
        ("site_name: x\nplugins: [paycore]\ndocs_dir: none\n", ["docs_dir"]),
        ("- a\n", ["mkdocs.yml"]),
        ("", ["mkdocs.yml"]),
        ("site_name: x\nplugins:\n  - paycore: {brand: acne}\n", ["'acne'", "did you mean 'acme'?"]),
        (
            "site_name: x\nplugins:\n  - paycore: {connectors: conectors}\n",
            ["names 'conectors', but docs has no such folder (did you mean 'connectors'?)"],
        ),
        ("site_name: x\nplugins:\n  - paycore: {connectors: a/../b}\n", ["names 'a/../b', but docs has no such"]),
        ("site_name: x\nplugins:\n  - paycore: {connectors: xxx" + "x" * 5000 + "}\n", ["names 'xxx"]),
        ("site_name: x\nplugins:\n  - paycore: {connectors: ../docs}\n", ["'../docs', expected a folder below docs"]),
        ("site_name: x\nplugins:\n  - paycore: {connectors: /tmp}\n", ["'/tmp', expected a folder below docs"]),
        ("site_name: x\nplugins:\n  - paycore: {connectors: ''}\n", ["'', expected a folder below docs"]),
    ],
)
def test_a_site_that_cannot_be_used(site: Path, config: str, parts: list[str]) -> None:
    write(site / "mkdocs.yml", config)
    write(site / "brands/acme.yml", "name: acme\n")
    result = run("check", code=2)
    assert result.stdout == ""
    for part in parts:
        assert part in result.stderr


@pytest.mark.slow
def test_a_configuration_that_inherits_itself(site: Path) -> None:
    write(site / "mkdocs.yml", "INHERIT: mkdocs.yml\nsite_name: x\nplugins: [paycore]\n")
    assert "leads back to itself" in run("check", code=2).stderr
    assert "leads back to itself" in run("validate", "acmepay", "provider_account", code=2).stderr


def test_a_broken_brand_is_content(site: Path) -> None:
    write(site / "mkdocs.yml", "site_name: x\nplugins:\n  - paycore: {brand: acme}\n")
    write(site / "brands/acme.yml", "name: acme\nsitename: y\n")
    problem, *_, summary = run("check", code=1).stdout.splitlines()
    assert problem.startswith("brands/acme.yml:2:1: error: found the unknown key 'sitename'")
    assert summary == "1 error, 0 warnings"


def test_a_brand_whose_image_goes_meanwhile(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site / "mkdocs.yml", "site_name: x\nplugins:\n  - paycore: {brand: acme}\n")
    write(site / "brands/acme.yml", "name: acme\ntheme: {logo: acme.svg}\n")
    image = write(site / "brands/acme.svg", "<svg/>")

    def read_and_remove(*arguments: Any, **keywords: Any) -> Any:
        found = read_brand(*arguments, **keywords)
        image.unlink()
        return found

    monkeypatch.setattr("mkdocs_paycore.project.chosen_brand.read_brand", read_and_remove)
    assert "acme.svg cannot be read: no such file" in run("check", code=2).stderr


@pytest.mark.slow
def test_a_brand_that_is_broken_from_the_start_is_reported_by_the_installed_command(site: Path) -> None:
    write(site / "mkdocs.yml", "site_name: x\nplugins:\n  - paycore: {brand: acme}\n")
    write(site / "brands/acme.yml", "name: acme\nsitename: y\n")
    result = paycore("check", cwd=site)
    assert result.returncode == 1
    assert b"brands/acme.yml:2:1" in result.stdout
    assert b"Traceback" not in result.stderr


def test_a_build_that_aborts_is_an_error_beside_other_problems(site: Path) -> None:
    hook = (
        "from mkdocs.exceptions import PluginError\n\ndef on_env(env, config, files):\n    raise PluginError('boom')\n"
    )
    write(site / "hook.py", hook)
    write(site / "mkdocs.yml", "site_name: x\nhooks: [hook.py]\nplugins: [paycore]\n")
    assert "mkdocs.yml: error: boom [mkdocs]" in run("check", code=1).stdout


@pytest.mark.parametrize(
    ("files", "reported"),
    [
        ({"docs/page.md": b"caf\xe9\n"}, "docs/page.md:1: error: found the byte 0xe9"),
        ({"docs/page.md": b'--8<-- "x.md"\n', "x.md": b"caf\xe9\n"}, "docs/page.md: error: found the byte 0xe9"),
        ({"docs/page.md": b'--8<-- "nowhere.md"\n'}, "docs/page.md:1:9: error: there is no snippet 'nowhere.md'"),
    ],
)
def test_a_page_that_cannot_be_read_is_reported(
    site: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, bytes], reported: str
) -> None:
    monkeypatch.chdir(site)
    extensions = "markdown_extensions:\n  - pymdownx.snippets: {check_paths: true}\n"
    write(site / "mkdocs.yml", f"site_name: x\nplugins: [paycore]\n{extensions}")
    for name, content in files.items():
        (site / name).write_bytes(content)
    assert reported in run("check", code=1).stdout
    message = run("build", "--site-dir", str(site / "out"), code=2).stderr
    said = "Snippet at path 'nowhere.md'" if "nowhere" in reported else reported.replace("error: ", "")
    assert said in message


@pytest.mark.parametrize(
    ("template", "at"),
    [
        ("{% extends 'base.html' %}\n{% block content %}", "main.html:2: "),
        ("<p>\n{{ page.title.no.such }}", "main.html:2: "),
        ("{% include 'no-such.html' %}", "main.html:1: "),
    ],
)
def test_a_template_that_cannot_be_drawn_has_its_place(site: Path, template: str, at: str) -> None:
    write(site / "mkdocs.yml", "site_name: x\ntheme: {name: mkdocs, custom_dir: theme}\nplugins: [paycore]\n")
    write(site / "theme/main.html", template)
    assert f"theme/{at}error: " in run("check", code=1).stdout
    assert f"theme/{at}" in run("build", "--site-dir", str(site / "out"), code=2).stderr


@pytest.mark.parametrize("command", [["check"], ["validate", "acmepay", "provider_account"]])
def test_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "mkdocs.yaml", "x: 1")
    result = run(*command, text="{}", code=2)
    assert "mkdocs.yml cannot be read: no such file" in result.stderr
    assert "did you mean 'mkdocs.yaml'?" in result.stderr


@pytest.mark.parametrize("options", [[], ["-f", "zensical.toml"]])
@pytest.mark.parametrize("command", [["build", "--engine", "zensical"], ["check"], ["prepare", "made"]])
def test_a_configuration_that_only_zensical_reads_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], options: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "zensical.toml", '[project]\nsite_name = "x"\n')
    result = run(*command, *options, code=2)
    assert "zensical.toml is not read: write its settings as mkdocs.yml" in result.stderr


@pytest.mark.parametrize("epoch", ["9" * 14, "soon", ""])
def test_a_date_of_the_build_that_is_none(site: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    assert site.is_dir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run("check", code=2).stderr.splitlines()[1:] == [
        f"paycore: SOURCE_DATE_EPOCH: found {epoch!r}, expected the seconds since 1970 of a date, as in 1700000000"
    ]


def test_a_site_may_have_no_providers(site: Path) -> None:
    shutil.rmtree(site / "docs/connectors")
    assert run("check").stdout.strip() == "no problems found"


@pytest.mark.parametrize("name", ["./connectors", "connectors/"])
def test_the_folder_of_providers_may_be_written_in_other_ways(site: Path, name: str) -> None:
    custom = "extra: {custom: {company_name: Acme, dashboard_base_url: 'https://d.acme.example/'}}\n"
    config = f"site_name: x\ntheme: {{name: null, custom_dir: theme}}\nplugins:\n  - paycore: {{connectors: {name}}}\n"
    write(site / "mkdocs.yml", config + custom)
    run("build", "--site-dir", "out")
    found = sorted(path.relative_to(site / "out").as_posix() for path in (site / "out/connectors").rglob("*.*"))
    assert found == [
        "connectors/acmepay/index.html",
        "connectors/acmepay/provider.json",
        "connectors/acmepay/provider_account.schema.json",
        "connectors/index.json",
    ]


def test_another_configuration(site: Path) -> None:
    (site / "mkdocs.yml").rename(site / "other.yml")
    run("check", "-f", "other.yml")
    run("validate", "acmepay", "provider_account", "-f", str(site / "other.yml"), text='{"api_key": "abc"}')


# validate

GOOD = '{"api_key": "abc"}'
BAD = '{"api_key": "a"}'


def test_values_from_standard_input(site: Path) -> None:
    assert site.is_dir()
    result = run("validate", "acmepay", "provider_account", text=GOOD)
    assert json.loads(result.stdout) == {"valid": True, "problems": []}
    assert json.loads(run("validate", "acmepay", "provider_account", "-", text=GOOD).stdout)["valid"] is True


def test_a_verdict_that_is_no_is_exit_0(site: Path) -> None:
    assert site.is_dir()
    verdict = json.loads(run("validate", "acmepay", "provider_account", text=BAD).stdout)
    assert verdict["valid"] is False
    assert [(each["field"], each["rule"], each["severity"]) for each in verdict["problems"]] == [
        ("api_key", "min_length", "block")
    ]


def test_a_key_that_is_no_field_is_named_once(site: Path) -> None:
    assert site.is_dir()
    lines = f'{{"api_ky": "abc"}}\n{GOOD}\n{{"api_ky": "abc", "other": 1, "test_mode": true}}\n'
    result = run("validate", "--batch", "acmepay", "provider_account", text=lines)
    assert result.stderr.splitlines() == [
        "'api_ky' is no field of the form (did you mean 'api_key'?)",
        "'other' is no field of the form",
    ]
    assert [json.loads(line)["valid"] for line in result.stdout.splitlines()] == [False, True, False]


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["schema", "provdr"], "did you mean 'provider'?"),
        (["check", "--format", "srif"], "did you mean 'sarif'?"),
        (["check", "--engine", "mkdoc"], "did you mean 'mkdocs'?"),
        (["chek"], "did you mean 'check'?"),
        (["import", "manul"], "did you mean 'manual'?"),
        (["new", "brnd", "acme"], "did you mean 'brand'?"),
    ],
    ids=" ".join,
)
def test_a_word_that_is_none_of_those_known_is_refused_with_the_nearest(
    site: Path, arguments: list[str], nearest: str
) -> None:
    assert site.is_dir()
    assert nearest in run(*arguments, code=2).stderr.lower()
    far = [*arguments[:-1], "zzzzzz"] if arguments[0] != "new" else ["new", "zzzzzz"]
    assert "did you mean" not in run(*far, code=2).stderr.lower()


def test_a_verdict_reads_the_file_of_one_provider(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site / "docs/connectors/other/provider.yml", SPEC.replace("acmepay", "other"))
    read = []

    def note(file: Path, **more: Any) -> Any:
        read.append(file.parent.name)
        return read_yaml_file(file, **more)

    monkeypatch.setattr("mkdocs_paycore.catalog.load.read_yaml_file", note)
    run("validate", "acmepay", "provider_account", text=GOOD)
    assert read == ["acmepay"]


def test_a_verdict_is_in_the_language_of_the_site(site: Path) -> None:
    config = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    write(site / "mkdocs.yml", yaml.safe_dump(config | {"theme": {**config["theme"], "language": NAME}}))
    with second_language(site / "words"):
        verdict = json.loads(run("validate", "acmepay", "provider_account", text=BAD).stdout)
    assert re.fullmatch("API key( ж+)+ 3 ж+", verdict["problems"][0]["message"])


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_values_from_a_file(site: Path, mark: str) -> None:
    write(site / "values.json", mark + GOOD)
    assert json.loads(run("validate", "acmepay", "provider_account", "values.json").stdout)["valid"] is True


def test_a_batch(site: Path) -> None:
    write(site / "values.jsonl", f"{GOOD}\n\n{BAD}\r\n{GOOD}")
    lines = run("validate", "--batch", "acmepay", "provider_account", "values.jsonl").stdout.splitlines()
    assert [json.loads(line)["valid"] for line in lines] == [True, False, True]


def test_an_empty_batch(site: Path) -> None:
    assert site.is_dir()
    assert run("validate", "--batch", "acmepay", "provider_account", text="").stdout == ""


def test_a_batch_prints_what_it_could_before_a_fault(site: Path) -> None:
    assert site.is_dir()
    result = run("validate", "--batch", "acmepay", "provider_account", text=f"{GOOD}\nnope\n", code=2)
    assert [json.loads(line)["valid"] for line in result.stdout.splitlines()] == [True]
    assert "standard input:2:1" in result.stderr


@pytest.mark.parametrize(
    ("mode", "values", "rules"),
    [
        ([], {"shop": "L1"}, []),
        ([], {"shop": "T1"}, ["environment"]),
        ([], {"shop": "T1", "test_mode": True}, []),
        (["--mode", "test"], {"shop": "T1"}, []),
        (["--mode", "live"], {"shop": "T1", "test_mode": True}, ["environment"]),
    ],
)
def test_the_mode(site: Path, mode: list[str], values: dict[str, Any], rules: list[str]) -> None:
    assert site.is_dir()
    result = run("validate", "acmepay", "provider_account", *mode, text=json.dumps({"api_key": "abc", **values}))
    assert [each["rule"] for each in json.loads(result.stdout)["problems"]] == rules


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ["standard input:1:1", "found no JSON"]),
        ("nope", ["standard input:1:1", "found no JSON"]),
        ('{"a": 1,\n  "b" 2}', ["standard input:2:7", "found no JSON"]),
        ('{"a": NaN}', ["standard input:1"]),
        ("[]", ["standard input:1:1", "expected an object"]),
        ('"x"', ["expected an object"]),
        ("null", ["expected an object"]),
        ("[" * 100_000, ["standard input:1:1", "found no JSON"]),
        ('{"a": ' * 100_000, ["standard input:1:1", "found no JSON"]),
        ('{"a": ' + "9" * 10_000 + "}", ["standard input:1"]),
        (b'{"a": "\xff"}', ["standard input is not UTF-8"]),
        (b"\xff\xfe{\x00}\x00", ["standard input is not UTF-8"]),
    ],
    ids=lambda text: str(text)[:20],
)
def test_values_that_are_none(site: Path, text: str | bytes, parts: list[str]) -> None:
    assert site.is_dir()
    result = run("validate", "acmepay", "provider_account", text=text, code=2)
    for part in parts:
        assert part in result.stderr


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (
            ["acmepai", "provider_account"],
            ["there is no provider 'acmepai'", "did you mean 'acmepay'?", "docs/connectors"],
        ),
        (["zzz", "provider_account"], ["there is no provider 'zzz'"]),
        (["acmepay", "provider_acount"], ["acmepay has no connection", "did you mean 'provider_account'?"]),
        (["acmepay", "zzz"], ["acmepay has no connection 'zzz'", "known: provider_account"]),
        (["acmepay", "provider_account", "valeus.json"], ["valeus.json cannot be read", "did you mean 'values.json'?"]),
        (["acmepay", "provider_account", "docs"], ["docs cannot be read: is a directory\n"]),
        (["acmepay", "provider_account", "none/values.json"], ["cannot be read: no such file"]),
        (["acmepay", "provider_account", "binary.json"], ["binary.json is not UTF-8: byte 1"]),
        (["acmepay"], ["Missing argument"]),
        (["acmepay", "provider_account", "--mode", "demo"], ["demo"]),
    ],
)
def test_a_wrong_use(site: Path, arguments: list[str], parts: list[str]) -> None:
    write(site / "values.json", GOOD)
    write(site / "binary.json", b"{\xff}")
    result = run("validate", *arguments, text=GOOD, code=2)
    for part in parts:
        assert part in result.stderr


def test_a_provider_with_errors_is_content(site: Path) -> None:
    write(site / "docs/connectors/broken/provider.yml", "code: broken\nnam: x\n")
    result = run("validate", "broken", "provider_account", text=GOOD, code=1)
    assert "docs/connectors/broken/provider.yml:2:1" in result.stderr
    run("validate", "acmepay", "provider_account", text=GOOD)


@pytest.mark.parametrize(
    "config",
    [
        "- a\n",
        "",
        "plugins: 3\n",
        "plugins: [paycore: 3]\n",
        "docs_dir: 3\n",
        "site_name: [\n",
        "plugins: {paycore: {connectors: 3}}\n",
    ],
)
def test_any_configuration_gives_words(site: Path, config: str) -> None:
    write(site / "mkdocs.yml", config)
    result = CliRunner().invoke(main, ["validate", "acmepay", "provider_account"], input=GOOD)
    assert result.exit_code in {0, 2}, result.exception
    assert isinstance(result.exception, SystemExit | None)


@pytest.mark.parametrize(
    ("plugins", "folder"),
    [
        ([{"paycore": {"connectors": "providers"}}], "docs/providers"),
        ({"paycore": {"connectors": "providers"}}, "docs/providers"),
        ({"paycore": {}}, "docs/connectors"),
        (["search"], "docs/connectors"),
    ],
)
def test_the_folder_of_providers(site: Path, plugins: Any, folder: str) -> None:
    (site / "docs/connectors").rename(site / "moved")
    (site / "moved").rename(site / folder)
    write(site / "mkdocs.yml", yaml.safe_dump({"site_name": "x", "plugins": plugins}))
    run("validate", "acmepay", "provider_account", text=GOOD)


# build and serve


@pytest.mark.parametrize("shard", ["²/²", "0/2", "3/2", "1", "1/x", "1/" + "9" * 5000])
def test_a_shard_that_is_none(site: Path, shard: str) -> None:
    write(site / "brands/acme.yml", "name: acme\n")
    assert "expected K/N" in run("build", "--all-brands", "--shard", shard, code=2).stderr


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", ":8000", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:²", "127.0.0.1:65536", "..:80", f"{'a' * 64}:80"],
)
def test_an_address_that_nothing_can_be_served_on(site: Path, address: str) -> None:
    write(site / "brands/acme.yml", "name: acme\n")
    assert "expected HOST:PORT" in run("serve", "-a", address, code=2).stderr


# schema


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "pattern"),
    [("provider", "docs/connectors/*/provider.yml"), ("brand", "brands/*.yml"), ("site", "paycore.yml")],
)
def test_a_schema_takes_our_own_files(repository: Path, what: str, pattern: str) -> None:
    schema = json.loads(run("schema", what).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    files = sorted(repository.glob(pattern))
    assert files
    for file in files:
        data = read_yaml_file(file, root=repository, rule="x").data
        assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == [], file


def test_a_schema_of_nothing() -> None:
    assert "brand" in run("schema", "brands", code=2).stderr


# real processes


def paycore(*arguments: str, cwd: Path, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = Path(sys.executable).with_name("paycore")
    return subprocess.run([command, *arguments], cwd=cwd, input=text, capture_output=True, check=False)


@pytest.mark.slow
def test_the_installed_command(site: Path) -> None:
    assert paycore("--version", cwd=site).returncode == 0
    verdict = paycore("validate", "acmepay", "provider_account", cwd=site, text=GOOD.encode())
    assert (verdict.returncode, json.loads(verdict.stdout)) == (0, {"valid": True, "problems": []})
    refused = paycore("validate", "acmepay", "provider_account", cwd=site, text=b"\xff")
    assert refused.returncode == 2
    assert b"is not UTF-8" in refused.stderr


@pytest.mark.slow
def test_the_installed_check(site: Path) -> None:
    write(site / "docs/index.md", "é <<custom.nope>>\n")
    checked = paycore("check", "--format", "json", cwd=site)
    assert checked.returncode == 1
    assert [(each["line"], each["column"]) for each in json.loads(checked.stdout)] == [(1, 3)]
    assert b"Traceback" not in checked.stderr


@pytest.mark.slow
def test_a_reader_that_stops_listening(site: Path) -> None:
    """`paycore validate --batch … | head -1` ends without a traceback."""
    write(site / "values.jsonl", f"{GOOD}\n" * 20_000)
    name = Path(sys.executable).with_name("paycore")
    command = f"{name} validate --batch acmepay provider_account values.jsonl | head -n 1"
    ended = subprocess.run(["sh", "-c", command], cwd=site, capture_output=True, check=False)
    assert json.loads(ended.stdout)["valid"] is True
    assert b"Traceback" not in ended.stderr
