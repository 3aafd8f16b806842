"""`paycore import manual`, `airbyte` and `nango`: what is written where, what is said, and the exit code."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import site_problems
from mkdocs_paycore.source.problem import Severity
from tests.support.cases import crossed

if TYPE_CHECKING:
    from click.testing import Result

MANUAL = """\
# Acme Pay

**Website**: https://acme.example/

## Set Up Account

* Shop ID

![Cabinet](images/cabinet.png)

## Connect Provider Account

![Connect](images/provider-account.png)

Enter credentials:

* Shop ID --> Merchant
* Sign key
"""
SPEC = """\
{"connectionSpecification":
  {"title": "Beta Source Spec", "properties": {"apiKey": {"type": "string", "title": "Key"}}}}
"""
ENTRIES = "beta: {auth_mode: BASIC, display_name: Beta}\ngamma: {auth_mode: API_KEY}\n"
CONFIG = """\
site_name: x
theme: {name: null, custom_dir: theme}
plugins: [paycore]
markdown_extensions: [admonition]
extra: {custom: {company_name: Our, dashboard_base_url: "https://my.our.example/", support_email: a@our.example}}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one manual and no provider.yml; the working folder is its root."""
    files = {
        "mkdocs.yml": CONFIG,
        "theme/main.html": "{{ page.content }}",
        "docs/index.md": "# Start\n",
        "docs/connectors/acme/index.md": MANUAL,
        "docs/connectors/acme/images/cabinet.png": "a picture",
        "docs/connectors/acme/images/provider-account.png": "a picture",
        "spec.json": SPEC,
        "providers.yaml": ENTRIES,
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["import", *arguments])
    assert result.exit_code == code, (result.exit_code, result.output, result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def state(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_manual_gets_its_provider_beside_it_and_stays_without_force(site: Path) -> None:
    before = state(site)
    output = run("manual", "docs/connectors/acme/index.md").output
    made = state(site)
    assert made.keys() - before.keys() == {"docs/connectors/acme/provider.yml", ".paycore/provider.schema.json"}
    assert {name: made[name] for name in before} == before
    assert "docs/connectors/acme/index.md stays as it is: --force puts the components into it" in output


def test_force_puts_the_components_into_the_manual_and_the_site_passes_the_check(site: Path) -> None:
    run("manual", "docs/connectors/acme/index.md", "--force")
    assert '<<credentials("provider_account")>>' in (site / "docs/connectors/acme/index.md").read_text()
    assert [str(each) for each in site_problems(site / "mkdocs.yml") if each.severity is Severity.ERROR] == []


def test_a_dry_run_prints_a_table_and_writes_nothing(site: Path) -> None:
    before = state(site)
    lines = run("manual", "docs/connectors", "--dry-run").output.splitlines()
    assert lines[0].split() == ["page", "connections", "fields", "doubts"]
    assert lines[1].split()[:3] == ["docs/connectors/acme/index.md", "provider_account", "2"]
    assert any(line.startswith("docs/connectors/acme/index.md:17:1: warning: ") for line in lines)
    assert state(site) == before


def test_into_writes_elsewhere_and_takes_the_pictures_along_that_the_manual_still_shows(site: Path) -> None:
    run("manual", "docs/connectors", "--into", "made")
    assert set(state(site / "made")) == {
        ".paycore/provider.schema.json",
        "acme/provider.yml",
        "acme/index.md",
        "acme/images/cabinet.png",
    }
    assert (site / "docs/connectors/acme/index.md").read_text() == MANUAL


@pytest.mark.parametrize(("more", "code", "text"), [([], 2, b"mine"), (["--force"], 0, None)])
def test_what_is_there_is_overwritten_with_force_only(
    site: Path, more: list[str], code: int, text: bytes | None
) -> None:
    file = site / "docs/connectors/acme/provider.yml"
    file.write_bytes(b"mine")
    output = run("manual", "docs/connectors", *more, code=code).output
    assert (file.read_bytes() == text) is (text is not None)
    assert ("provider.yml is there, and stays as it is" in output) is (text is not None)


def test_a_second_run_with_force_changes_nothing(site: Path) -> None:
    run("manual", "docs/connectors", "--force")
    before = state(site)
    run("manual", "docs/connectors", "--force")
    assert state(site) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"# Start\n", "found no section that connects"), (b"# \xff", "found the byte 0xff"), (b"", "found no section")],
)
def test_a_file_that_is_no_manual_is_left_alone_and_the_others_are_done(site: Path, content: bytes, words: str) -> None:
    (site / "other.md").write_bytes(content)
    output = run("manual", "other.md", "docs/connectors/acme/index.md", "--into", "made", code=1).output
    assert f"other.md was left alone: {words}" in output
    assert (site / "other.md").read_bytes() == content
    assert (site / "made/acme/provider.yml").is_file()


def test_pages_of_a_folder_that_are_no_manuals_are_named(site: Path) -> None:
    (site / "docs/connectors/notes.md").write_text("# Notes\n")
    output = run("manual", "docs/connectors", "--into", "made").output
    assert "took these for no manuals, and left them alone: docs/connectors/notes.md" in output


@pytest.mark.parametrize("command", ["manual", "rst"])
def test_links_that_lead_to_no_file_are_named_and_folders_are_no_pages(site: Path, command: str) -> None:
    ending = "md" if command == "manual" else "rst"
    (site / "new/folder" / f"sub.{ending}").mkdir(parents=True)
    (site / f"new/page.{ending}").write_text(MANUAL)
    (site / f"new/gone.{ending}").symlink_to("nowhere")
    (site / f"new/self.{ending}").symlink_to(f"self.{ending}")
    output = run(command, "new", "--into", "made").output
    for name in ("gone", "self"):
        assert f"new/{name}.{ending} was left alone: it is a link that leads to no file" in output
    assert "folder/sub" not in output


def test_a_file_that_is_not_there_is_named(site: Path) -> None:
    assert "cannot be read" in run("manual", str(site / "none.md"), code=2).output


def test_a_page_that_lists_the_providers_says_what_they_are_for(site: Path) -> None:
    rows = "| x | [Acme](acme/) | H2H connection, Payments and Payouts |\n| x | [Beta](beta/) | Payouts |\n"
    table = f"# All\n\n<!---\n| Logo | Name | Features |\n|---|---|---|\n{rows}--->\n"
    (site / "docs/connectors/index.md").write_text(table)
    run("manual", "docs/connectors/acme/index.md")
    assert "features: [payments, payouts, h2h]" in (site / "docs/connectors/acme/provider.yml").read_text()


def test_two_manuals_of_one_code_do_not_overwrite_each_other(site: Path) -> None:
    (site / "acme.md").write_text(MANUAL)
    output = run("manual", "acme.md", "docs/connectors/acme/index.md", "--into", "made", code=2).output
    assert "acme.md made acme already" in output


@pytest.mark.slow
def test_a_specification_becomes_a_provider(site: Path) -> None:
    run("airbyte", "spec.json", "--into", "docs/connectors", "--kind", "merchant_account")
    text = (site / "docs/connectors/beta/provider.yml").read_text()
    assert "kind: merchant_account" in text
    assert "key: apiKey" in text
    assert [str(each) for each in site_problems(site / "mkdocs.yml") if each.severity is Severity.ERROR] == []


def test_the_code_of_a_specification_can_be_given(site: Path) -> None:
    run("airbyte", "spec.json", "--into", "made", "--code", "other")
    assert (site / "made/other/provider.yml").is_file()
    assert "--code" in run("airbyte", "spec.json", "--code", "No code", code=2).output


@pytest.mark.slow
@pytest.mark.parametrize(("more", "made"), [([], {"beta", "gamma"}), (["--only", "gamma"], {"gamma"})])
def test_entries_become_providers(site: Path, more: list[str], made: set[str]) -> None:
    run("nango", "providers.yaml", "--into", "docs/connectors", *more)
    assert {path.parent.name for path in (site / "docs/connectors").glob("*/provider.yml")} == made
    assert [str(each) for each in site_problems(site / "mkdocs.yml") if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("command", ["airbyte", "nango"])
def test_another_file_is_refused(site: Path, command: str) -> None:
    (site / "a.json").write_text("[1]")
    assert "a.json was left alone" in run(command, "a.json", code=1).output


def test_an_entry_that_is_not_there_is_named_and_nothing_is_written(site: Path) -> None:
    before = state(site)
    output = run("nango", "providers.yaml", "--only", "gamma", "--only", "beto", "--into", "made", code=2).output
    assert "there is no entry 'beto' (did you mean 'beta'?)" in output
    assert state(site) == before


def test_what_was_not_written_is_not_counted(site: Path) -> None:
    (site / "providers.yaml").write_text(ENTRIES + "Beta!: {auth_mode: BASIC}\n")
    for more in (["--dry-run"], []):
        output = run("nango", "providers.yaml", "--into", "made", *more, code=2).output
        assert "providers.yaml made beta already" in output
        assert "\n2 of 3 providers, " in output
    (site / "made/beta/provider.yml").write_text("mine")
    output = run("nango", "providers.yaml", "--only", "beta", "--into", "made", code=2).output
    assert "\n0 of 1 provider, " in output


class KilledError(BaseException):
    """Stands for the end of a process: nothing after it is done."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("more", "is_written"), crossed([["--force"], ["--force", "--into", "docs/connectors/new"]], [False, True])
)
def test_whenever_an_import_is_stopped_nothing_is_lost_and_a_second_run_ends_it(
    site: Path, monkeypatch: pytest.MonkeyPatch, more: list[str], *, is_written: bool
) -> None:
    """It is stopped before each file takes its place, and behind it."""
    before, source = state(site), str(site / "docs/connectors/acme/index.md")
    run("manual", source, *more)
    after, stops = state(site), 0
    for number in count():
        for path in state(site).keys() - before.keys():
            (site / path).unlink()
        for path, content in before.items():
            (site / path).write_bytes(content)
        left = [number]

        def replace(new: Path, old: Path, left: list[int] = left) -> Path:
            left[0] -= 1
            if left[0] < 0 and not is_written:
                raise KilledError
            os.rename(new, old)  # noqa: PTH104 - `replace` is what stands here
            if left[0] < 0:
                raise KilledError
            return old

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", replace)
            try:
                CliRunner().invoke(main, ["import", "manual", source, *more])
            except KilledError:
                stops += 1
            else:
                break  # there are no further files
        half = {path: content for path, content in state(site).items() if "paycore-" not in path}
        assert all(content in (before.get(path), after.get(path)) for path, content in half.items())
        assert before.keys() <= half.keys()
        done = CliRunner().invoke(main, ["import", "manual", source, *more])
        assert isinstance(done.exception, SystemExit | None)  # it may say that all is done already
        assert state(site) == after
    assert stops > 1
