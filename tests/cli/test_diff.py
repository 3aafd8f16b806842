"""`paycore diff`: states in folders and in revisions, and what it writes."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.cli.test_main import run, site, write

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["site"]

SPEC = "docs/connectors/acmepay/provider.yml"


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Any", "-c", "user.email=any@any.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def changed(site: Path) -> Path:
    """A site in git whose provider changed since."""
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-q", "-m", "one")
    file = site / SPEC
    write(file, file.read_text().replace("label: API key", "label: API token"))
    return site


SENTENCE = "Provider account: the field “API key” is called “API token” now"


@pytest.mark.parametrize(
    "states",
    [["HEAD"], ["HEAD", "."], ["HEAD:", "."], ["HEAD:docs", "docs"], ["HEAD:docs/connectors", "docs/connectors"]],
)
def test_a_revision_and_a_folder(changed: Path, states: list[str]) -> None:
    assert run("diff", *states).stdout == f"Acme Pay (acmepay)\n  {SENTENCE}\n"
    assert changed.is_dir()


def test_two_revisions_of_a_site_in_a_folder_of_a_repository(changed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(changed, "commit", "-q", "-am", "two")
    assert run("diff", "HEAD~1", "HEAD").stdout == f"Acme Pay (acmepay)\n  {SENTENCE}\n"
    (changed / "site").mkdir()
    for name in ("docs", "mkdocs.yml", "theme"):
        git(changed, "mv", name, f"site/{name}")
    git(changed, "commit", "-q", "-m", "three")
    monkeypatch.chdir(changed / "site")
    assert run("diff", "HEAD~2:docs", "HEAD").stdout == f"Acme Pay (acmepay)\n  {SENTENCE}\n"


def test_two_folders_without_a_site_or_git(changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "elsewhere"
    write(folder / "old/acmepay/provider.yml", (changed / SPEC).read_text().replace("API token", "API key"))
    write(folder / "new/acmepay/provider.yml", (changed / SPEC).read_text())
    monkeypatch.chdir(folder)
    data = json.loads(run("diff", "old", "new", "--format", "json").stdout)
    assert [(each["kind"], each["old"], each["new"]) for each in data] == [("field_renamed", "API key", "API token")]


@pytest.mark.parametrize("state", ["nothing", "--help-me", "HEAD:nowhere", "theme", ":x", "HEAD:docs/../.."])
def test_a_state_that_is_not_there(changed: Path, state: str) -> None:
    result = run("diff", "--", state, ".", code=2)
    assert result.stderr.startswith("paycore: ")
    assert changed.is_dir()


def test_a_provider_with_errors_is_left_out_and_said(changed: Path) -> None:
    write(changed / SPEC, (changed / SPEC).read_text().replace("status: ready", "status: nothing"))
    result = run("diff", "HEAD", code=1)
    assert result.stdout == "Nothing changed for merchants.\n"
    assert "acmepay/provider.yml of . has errors: its provider is left out" in result.stderr


@pytest.mark.slow
def test_what_is_written_comes_onto_a_page_and_into_a_feed(changed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777852800")
    assert "docs/connectors/changes.yml has a new entry" in run("diff", "HEAD", "--write").stderr
    before = (changed / "docs/connectors/changes.yml").read_bytes()
    assert "nothing is added" in run("diff", "HEAD", "--write").stderr
    assert (changed / "docs/connectors/changes.yml").read_bytes() == before
    assert run("check").stdout == "no problems found\n"
    run("build")
    page = (changed / "site/connectors/what-changed/index.html").read_text("utf-8")
    assert "the field “API key” is called “API token” now" in page
    assert ">2026-05-04<" in page
    assert not (changed / "site/connectors/changes.yml").exists()


@pytest.mark.slow
def test_each_brand_has_its_own_feed_and_nothing_of_what_it_does_not_offer(site: Path) -> None:
    gone = [{"provider": code, "name": code.title(), "kind": "provider_gone"} for code in ("former", "other")]
    write(site / "docs/connectors/changes.yml", yaml.safe_dump({"entries": [{"on": "2026-05-04", "changes": gone}]}))
    custom = {"company_name": "x", "dashboard_base_url": "https://d.example/"}
    for name, more in (("one", {}), ("two", {"providers": {"include": ["acmepay"]}}), ("three", {})):
        values = {**custom, "company_name": name.title()}
        brand = {"name": name, "site_name": name.title(), "site_url": f"https://{name}.example/x/", "custom": values}
        write(site / f"brands/{name}.yml", yaml.safe_dump({**brand, **more}))
    run("build", "--all-brands", "--site-dir", "out")
    feeds = {name: (site / f"out/{name}/connectors/what-changed.xml").read_text() for name in ("one", "two", "three")}
    assert "Former" not in feeds["two"]
    assert "<title>One</title>" in feeds["one"]
    assert 'href="https://one.example/x/connectors/what-changed.xml"' in feeds["one"]
    assert feeds["three"] == feeds["one"].replace("one", "three").replace("One", "Three")


def test_what_is_wrong_with_the_file_of_changes_is_reported_at_its_place(site: Path) -> None:
    text = "entries:\n  - on: 2026-05-04\n    changes:\n      - {provider: acmepay, name: Acme, kind: provider_redy}\n"
    write(site / "docs/connectors/changes.yml", text)
    found = run("check", code=1).stdout
    assert found.startswith(
        "docs/connectors/changes.yml:4:47: error: entries[0].changes[0].kind: found 'provider_redy'"
    )
    assert "did you mean 'provider_ready'?" in found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "docs/connectors/changes.yml: found the byte 0xff, which is not UTF-8"),
        (b"entries: 5\n", "docs/connectors/changes.yml: it cannot be added to: expected a line 'entries:'"),
        (None, "docs/connectors/changes.yml cannot be written: is a directory"),
    ],
)
def test_a_file_of_changes_that_cannot_be_added_to_is_named(changed: Path, content: bytes | None, said: str) -> None:
    file = changed / "docs/connectors/changes.yml"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    assert f"paycore: {said}" in run("diff", "HEAD", "--write", code=2).stderr
    assert content is None or file.read_bytes() == content
