"""`paycore check --fix`: what it repairs, what it says, and its exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_main import run, site, write

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["site"]

PAGE = "docs/index.md"
WRONG = (
    b"\xef\xbb\xbf# Start\r\n\r\nWrite to <<custom.company_nme>> on the the D\xd0\xb0shboard.\r\n"
    b"\r\n!!! warnng\r\n    Mind it."
)
RIGHT = (
    b"\xef\xbb\xbf# Start\r\n\r\nWrite to <<custom.company_name>> on the Dashboard.\r\n\r\n!!! warning\r\n    Mind it."
)


@pytest.mark.slow
def test_what_is_certain_is_repaired_and_every_other_byte_stays(site: Path) -> None:
    page = write(site / PAGE, WRONG)
    result = run("check", "--fix")
    assert page.read_bytes() == RIGHT
    assert result.stderr.count("repaired docs/index.md:") == 4
    assert result.stdout == "no problems found\n"


@pytest.mark.slow
def test_a_second_run_changes_nothing(site: Path) -> None:
    page = write(site / PAGE, WRONG)
    run("check", "--fix")
    before = page.stat()
    assert "repaired" not in run("check", "--fix").stderr
    assert page.stat().st_ino == before.st_ino


def test_a_diff_writes_nothing(site: Path) -> None:
    page = write(site / PAGE, WRONG)
    result = run("check", "--fix", "--diff")
    assert result.stdout.startswith("--- a/docs/index.md\n+++ b/docs/index.md\n")
    assert b"+Write to <<custom.company_name>> on the Dashboard.\r\n" in result.stdout_bytes
    assert not result.stdout.endswith("\n\n")  # what `git apply` reads ends with its last line
    assert page.read_bytes() == WRONG
    assert "4 problems would be repaired, 0 left" in result.stderr


def test_what_is_left_decides_the_exit_code(site: Path) -> None:
    write(site / PAGE, "# Start\n\nThe the <<custom.nothing_like_it>>.\n")
    result = run("check", "--fix", "--format", "json", code=1)
    assert [each["rule"] for each in json.loads(result.stdout)] == ["unknown-variable"]
    run("check", "--fix", "--diff", code=1)


def test_edits_that_overlap_are_made_in_rounds(site: Path) -> None:
    page = write(site / PAGE, "# Start\n\nThe the the D\u0430shb\u043eard d\u0430shboard.\n")
    run("check", "--fix")
    assert page.read_text("utf-8") == "# Start\n\nThe Dashboard.\n"


def test_misspelt_keys_and_values_of_providers_are_repaired(site: Path) -> None:
    file = site / "docs/connectors/acmepay/provider.yml"
    right = file.read_text()
    write(file, right.replace("website:", "webste:").replace("ready", "'redy'").replace("toggle", "togle"))
    run("check", "--fix")
    assert file.read_text() == right.replace("ready", "'ready'")


@pytest.mark.slow
def test_a_misspelt_value_of_a_brand_is_one_mistake_and_repaired_where_it_is(site: Path) -> None:
    text = "name: acme\ncustom: {company_name: Acme, suport_email: a@a.example, dashboard_base_url: 'https://d.example/'}\n"
    brand = write(site / "brands/acme.yml", text)
    config = site / "mkdocs.yml"
    write(config, config.read_text().replace("- paycore", "- paycore: {brand: acme}"))
    pages = {write(site / f"docs/{name}.md", f"# {name}\n\n<<custom.support_email>>\n"): name for name in "abc"}
    found = run("check", "--ignore", "unused-value", code=1).stdout.splitlines()
    assert found[0].startswith("brands/acme.yml:2:30: error: custom: the value 'suport_email' is used nowhere")
    assert found[3].endswith("3 more problems follow from it, in docs/a.md, docs/b.md, docs/c.md")
    assert found[-1] == "1 error, 0 warnings, and 3 that follow from them"
    run("check", "--fix")
    assert brand.read_text() == text.replace("suport", "support")
    assert [page.read_text() for page in pages] == [f"# {name}\n\n<<custom.support_email>>\n" for name in "abc"]


def test_what_a_broken_provider_brings_about_is_one_mistake(site: Path) -> None:
    write(
        site / "docs/connectors/acmepay/index.md", "# <<provider.name>>\n\n<<provider_header()>>\n\n<<provider.code>>\n"
    )
    file = site / "docs/connectors/acmepay/provider.yml"
    write(file, file.read_text().replace("status: ready", "status: nothing"))
    lines = run("check", code=1).stdout.splitlines()
    assert lines[0].startswith("docs/connectors/acmepay/provider.yml:3:9: error: status: found 'nothing'")
    assert lines[3] == "    3 more problems follow from it, in docs/connectors/acmepay/index.md"
    assert lines[-1] == "1 error, 0 warnings, and 3 that follow from them"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--diff"], "--diff goes with --fix"), (["--fix", "--site", "."], "--fix repairs sources")],
)
def test_options_that_do_not_go_together(site: Path, arguments: list[str], said: str) -> None:
    assert said in run("check", *arguments, code=2).stderr
    assert site.is_dir()


def test_a_rule_that_the_site_turned_off_is_looked_at_where_it_is_asked_for(site: Path) -> None:
    config = site / "mkdocs.yml"
    write(config, config.read_text().replace("- paycore", "- paycore: {rules: {repeated-word: off}}"))
    write(site / PAGE, "# A\n\nThe the.\n")
    assert run("check").stdout == "no problems found\n"
    assert "[repeated-word]" in run("check", "--rule", "repeated-word").stdout


def test_a_comment_silences_a_rule_in_a_whole_file(site: Path) -> None:
    write(site / PAGE, "# A\n\nThe the.\n\nIs is.\n\n<!-- paycore: ignore-file repeated-word, step-number -->\n")
    assert run("check").stdout == "no problems found\n"
