"""Content and settings that nothing can use end in a sentence with its place, never in a traceback."""

from __future__ import annotations

import errno
import json
import os
import sys
from textwrap import indent
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import site_problems
from mkdocs_paycore.stamping.tree import Tree
from tests.source.yaml.test_extent import BOMB
from tests.support.site import configuration

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site import Site
    from tests.support.site_fixtures import Build

SETTINGS: list[tuple[dict[str, Any], str]] = [
    ({"plugins": [{"paycore": {"brand": "a\0b"}}]}, "the option 'brand' of the plugin holds the character"),
    ({"plugins": [{"paycore": {"brands": "a\0b"}}]}, "the option 'brands' of the plugin holds the character"),
    ({"plugins": [{"paycore": {"connectors": "\0"}}]}, "the option 'connectors' of the plugin holds the character"),
    ({"site_url": "http://["}, "site_url: "),
    ({"repo_url": "http://["}, "repo_url: "),
    (
        {"theme": {"name": "material", "features": 5}},
        "theme.features: found the number 5, expected a list",
    ),
    ({"theme": {"name": "material", "features": {"a": 1}}}, "theme.features: found a mapping, expected a list"),
]


@pytest.mark.parametrize(("changes", "said"), SETTINGS, ids=[said for _, said in SETTINGS])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_setting_that_nothing_can_use_is_named(
    site: Site, caplog: pytest.LogCaptureFixture, changes: dict[str, Any], said: str, command: str
) -> None:
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration(**changes)})
    done = CliRunner().invoke(main, [command, "-f", str(site.root / "mkdocs.yml")])
    assert done.exit_code in {1, 2}
    assert not done.exception or isinstance(done.exception, SystemExit)
    assert said in done.output or said in " ".join(record.getMessage() for record in caplog.records)
    assert not site.folder.exists()


@pytest.mark.parametrize("time", ["-1", "x", "4294967296", "99999999999999999999"])
def test_a_time_that_no_file_can_have_is_refused(build: Build, monkeypatch: pytest.MonkeyPatch, time: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
    with pytest.raises(Abort):
        build("x", check_reported=False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search: 5", "search: found the number 5, expected a mapping"),
        ("tags: 5", "tags: found the number 5, expected a list"),
        ("hide: toc", "hide: found 'toc', expected a list"),
        ("template: [a]", "template: found a list, expected the name of a template"),
    ],
)
def test_front_matter_that_plugins_cannot_use_is_reported_and_left_out(build: Build, line: str, said: str) -> None:
    site = build(
        f"---\ntitle: Start\n{line}\n---\n\nText\n",
        plugins=["search", "material/search", "material/tags", "paycore"][:: 3 if "tags" not in line else 1][-2:],
        reported=[f"docs/index.md:3:{line.index(':') + 3}: error: {said}"],
    )
    assert "Text" in site.main().get_text()


@pytest.mark.slow
def test_a_full_disk_is_told_and_the_last_site_stays(site: Site, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    build("x")
    before = site.files()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Tree, "stamp", full)
    with pytest.raises(Abort):
        build("y")
    assert any("the site cannot be stamped: no space left on device" in line for line in site.reported)
    monkeypatch.undo()
    monkeypatch.setattr("mkdocs.utils.write_file", full)
    done = CliRunner().invoke(main, ["build", "-f", str(site.root / "mkdocs.yml")])
    assert done.exit_code == 2
    assert "the site cannot be built: no space left on device" in done.output
    assert site.files() == before
    assert site.beside() == []


def test_values_that_yaml_changes_are_reported_where_they_stand(build: Build) -> None:
    config = configuration(extra=...) + "extra:\n  custom:\n    vat: 0123\n    land: NO\n    at: 12:30:00\n"
    config += "    version: 1.10\n    answer: 42\n    quoted: '0123'\n    truth: true\n    list: [010]\n"
    first = config[: config.index("    vat")].count("\n") + 1
    said = ["vat: found '0123', which YAML 1.1 reads as '83'", "land: found 'NO', which YAML 1.1 reads as 'false'"]
    said += ["at: found '12:30:00', which YAML 1.1 reads as '45000'", "version: found '1.10', which YAML 1.1 reads as"]
    reported = [f"mkdocs.yml:{first + number}:" for number in range(4)]
    site = build(
        {"index.md": "x", "mkdocs.yml": config.replace("<<custom.company_name>> Docs", "Docs")},
        reported=[*reported, "extra.custom.list.0: found '010'"],
    )
    assert all(any(part in line for line in site.reported) for part in said)


def test_a_brands_own_values_are_those_of_its_file(build: Build) -> None:
    build(
        {
            "index.md": "x",
            "brands/acme.yml": "name: acme\nsite_url: https://docs.acme.example/\ncustom: {company_name: Acme}\n",
        },
        plugins=[{"paycore": {"brand": "acme"}}],
        extra={"custom": {"vat": 1.1}},
    )


def test_problems_of_an_inherited_configuration_have_its_lines(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "docs").mkdir(parents=True)
    (tmp_path / "base.yml").write_text(
        'site_name: "<<custom.nope>>"\nsite_url: "ftp://x"\nextra:\n  custom:\n    vat: 0123\n    url: "javascript:x"\n'
    )
    (root / "mkdocs.yml").write_text("INHERIT: ../base.yml\ntheme: {name: mkdocs}\nplugins: [paycore]\n")
    (root / "docs/index.md").write_text("[x](<<custom.url>>)\n")
    problems = site_problems(root / "mkdocs.yml", ignored=["unused-value"])
    found = {(each.path, each.line, each.rule) for each in problems}
    assert found == {
        ("../base.yml", 1, "unknown-variable"),
        ("../base.yml", 2, "brand-value"),
        ("../base.yml", 5, "brand-value"),
        ("../base.yml", 6, "link-scheme"),
    }


def test_a_page_that_is_a_link_to_another_folder_has_its_own_name(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "docs").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/page.md").write_text("# A\n\n<<custom.nope>>\n")
    (root / "docs/index.md").symlink_to(tmp_path / "other/page.md")
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: {name: mkdocs}\nplugins: [paycore]\n")
    [problem] = site_problems(root / "mkdocs.yml")
    assert (problem.path, problem.line) == ("docs/index.md", 3)


def test_a_page_that_is_no_utf_8_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_bytes(b"# A\n\nGr\xfc\xdfe\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: mkdocs}\nplugins: [paycore]\n")
    [problem] = site_problems(tmp_path / "mkdocs.yml")
    assert (problem.path, problem.line) == ("docs/index.md", 3)
    assert "0xfc" in problem.message


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("# A\0\n\n<<custom.company_name>>\x02\n", ["docs/b.md:1:4", "docs/b.md:3:24"]),
        ('---\ntitle: "a\\0b <<custom.company_name>>"\n---\n# A\n', []),
    ],
)
def test_a_control_character_in_a_page_is_told_there_and_spoils_no_other_page(
    build: Build, page: str, said: list[str]
) -> None:
    site = build({"docs/index.md": "# <<custom.company_name>>\n", "docs/b.md": page})
    assert "Acme Pay" in site.text("index.html")
    assert "\N{REPLACEMENT CHARACTER}" in site.text("b/index.html")
    words = ["check", "--format", "json", "--rule", "broken-encoding", "-f", str(site.root / "mkdocs.yml")]
    problems = json.loads(CliRunner().invoke(main, words).stdout)
    assert [f"{each['path']}:{each['line']}:{each['column']}" for each in problems] == said


def test_a_template_that_is_no_utf_8_is_named(site: Site) -> None:
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration()})
    (site.root / "theme/main.html").write_bytes(b"<p>\n\xff</p>")
    done = CliRunner().invoke(main, ["build", "-f", str(site.root / "mkdocs.yml")])
    assert done.exit_code in {1, 2}
    assert "theme/main.html:2: found the byte 0xff, which is no UTF-8" in done.output


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names there are Unicode")
@pytest.mark.parametrize("name", [b"a\xff.md", b"d\xff/a.md", b"a\xff.css"])
@pytest.mark.parametrize("command", ["build", "check", "prepare"])
def test_a_name_that_is_no_utf_8_is_said(site: Site, name: bytes, command: str) -> None:
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration(), f"docs/{os.fsdecode(name)}": "x"})
    words = [str(site.root / "out"), "--expand"] if command == "prepare" else []
    done = CliRunner().invoke(main, [command, "-f", str(site.root / "mkdocs.yml"), *words])
    assert done.exit_code in {1, 2}
    assert not done.exception or isinstance(done.exception, SystemExit)
    assert f"docs/{name.decode('utf-8', 'backslashreplace')}" in done.output
    assert "is no UTF-8; rename it" in done.output


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("docs/index.md", "docs/index.md:2:35: error: found more than 100000 values once all aliases are filled in"),
        ("mkdocs.yml", "mkdocs.yml cannot be used: found more than 100000 values"),
    ],
)
def test_aliases_that_stand_for_billions_of_values_are_refused_before_anybody_counts_them(
    site: Site, command: str, where: str, said: str
) -> None:
    bomb = f"extra:\n{indent(BOMB, '  ')}" if where == "mkdocs.yml" else f"---\n{BOMB}---\n# A\n"
    config = configuration()
    files = {"docs/index.md": "# A\n", "mkdocs.yml": config}
    site.write(files | {where: config + bomb.replace("extra:", "more:") if where == "mkdocs.yml" else bomb})
    done = CliRunner().invoke(main, [command, "-f", str(site.root / "mkdocs.yml")])
    assert done.exit_code in {1, 2}
    assert said in done.output


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("command", ["build", "check", "prepare"])
@pytest.mark.parametrize("path", ["docs/b.md", "docs/connectors/acme/provider.yml", "docs/a.css"])
def test_a_pipe_is_not_waited_for(site: Site, command: str, path: str) -> None:
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration()})
    (site.root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(site.root / path)
    words = [str(site.root / "out"), "--expand"] if command == "prepare" else []
    done = CliRunner().invoke(main, [command, "-f", str(site.root / "mkdocs.yml"), *words])
    assert done.exit_code in {1, 2}
    assert f"{path}: " in done.output
    assert "it is a pipe or a device, no file with a text" in done.output


def test_a_folder_that_cannot_be_read_is_no_empty_one(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write({"docs/index.md": "x", "docs/a/b.md": "x", "docs/.hidden/b.md": "x", "mkdocs.yml": configuration()})
    scan = os.scandir

    def denied(path: str) -> Any:
        if str(path).endswith(("docs/a", "docs/.hidden")):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", denied)
    for command in ("build", "prepare"):
        words = [str(site.root / "out"), "--expand"] if command == "prepare" else []
        done = CliRunner().invoke(main, [command, "-f", str(site.root / "mkdocs.yml"), *words])
        assert done.exit_code == 2
        assert "docs/a: the folder cannot be read: permission denied" in done.output


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "serve", "prepare"])
@pytest.mark.parametrize("inherited", [True, False])
def test_a_setting_that_mkdocs_refuses_is_told_with_its_line(site: Site, command: str, *, inherited: bool) -> None:
    config = configuration(theme={"name": "nowhere"})
    where = "base.yml" if inherited else "mkdocs.yml"
    site.write({"docs/index.md": "x", "mkdocs.yml": "INHERIT: base.yml\n", where: config})
    words = [str(site.root / "out")] if command == "prepare" else []
    done = CliRunner().invoke(main, [command, "-f", str(site.root / "mkdocs.yml"), *words])
    if command != "prepare":  # which needs no theme
        assert done.exit_code == 2
        line = next(at for at, each in enumerate(config.splitlines(), 1) if each.startswith("theme:"))
        assert f"{where}:{line}: cannot be used: Config value 'theme': Unrecognised theme name" in done.output
    assert "Traceback" not in done.output
