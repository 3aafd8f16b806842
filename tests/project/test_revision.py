"""Revisions of git: what they are called, and what is read of them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.project.revision import Revision, UnknownStateError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

SPEC = "docs/connectors/acme/provider.yml"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, files: dict[str, str] | None = None) -> str:
    for path, text in (files or {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, {SPEC: "code: acme\n", "docs/a.md": "# A\n"})
    return folder


def content(revision: Revision, folder: Path, *names: str) -> dict[str, bytes]:
    revision.write(names or revision.files, folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_as_they_were(repository: Path, tmp_path: Path) -> None:
    commit(repository, {SPEC: "code: new\n"})
    found = content(Revision.named("HEAD~1", repository), tmp_path / "out")
    assert found == {SPEC: b"code: acme\n", "docs/a.md": b"# A\n"}


@pytest.mark.parametrize(
    ("below", "state", "start"),
    [
        ("", "HEAD", ""),
        ("docs", "HEAD", "docs"),
        ("docs", "HEAD:", ""),
        ("docs", "HEAD:docs/", "docs"),
        ("docs", "HEAD:./connectors", "docs/connectors"),
        ("docs/connectors", "HEAD:..", "docs"),
        ("", "HEAD@{2100-01-01 10:00:00}:docs", "docs"),
        ("", "HEAD@{2100-01-01 10:00:00}", ""),
        ("", "main@{0}", ""),
        ("", "HEAD^{commit}:docs", "docs"),
    ],
)
def test_a_place_in_a_revision_is_named_as_git_names_it(repository: Path, below: str, state: str, start: str) -> None:
    found = Revision.named(state, repository / below)
    assert (found.start, SPEC in found.files) == (start, True)


@pytest.mark.parametrize("name", ["docs/a[b]/provider.yml", "docs/*.md", ":(top)x.md", "docs/a 'b' \"c\".md", "ä.md"])
def test_a_name_is_no_pattern(repository: Path, tmp_path: Path, name: str) -> None:
    commit(repository, {name: "x"})
    assert content(Revision.named("HEAD", repository), tmp_path / "out", name) == {name: b"x"}


def test_what_an_archive_would_leave_out_or_change_is_read_as_it_is(repository: Path, tmp_path: Path) -> None:
    commit(
        repository, {".gitattributes": "docs export-ignore\n*.md export-subst text eol=crlf\n", "b.md": "$Format:%H$\n"}
    )
    found = content(Revision.named("HEAD", repository), tmp_path / "out")
    assert (found[SPEC], found["b.md"]) == (b"code: acme\n", b"$Format:%H$\n")


@pytest.mark.skipif(os.name == "nt", reason="names there are Unicode")
def test_a_name_that_is_no_utf_8_does_no_harm(repository: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"docs/\xff.md")
    commit(repository, {name: "x"})
    assert content(Revision.named("HEAD", repository), tmp_path / "out", name) == {name: b"x"}


def test_a_link_becomes_what_it_leads_to(repository: Path, tmp_path: Path) -> None:
    for name, target in {"one.yml": SPEC, "two.yml": "one.yml", "gone.yml": "nowhere", "loop.yml": "loop.yml"}.items():
        (repository / name).symlink_to(target)
    (repository / "out.yml").symlink_to("/etc/hostname")
    commit(repository)
    found = content(Revision.named("HEAD", repository), tmp_path / "out", *(f"{each}.yml" for each in ("one", "two")))
    assert found == {"one.yml": b"code: acme\n", "two.yml": b"code: acme\n"}
    for name in ("gone.yml", "loop.yml", "out.yml"):
        assert content(Revision.named("HEAD", repository), tmp_path / name, name) == {name: b""}


def test_a_path_out_of_the_folder_is_none(repository: Path) -> None:
    blob = git(repository, "rev-parse", f"HEAD:{SPEC}")
    inner = subprocess.run(
        ["git", "mktree"],
        cwd=repository,
        input=f"100644 blob {blob}\tprovider.yml\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    outer = subprocess.run(
        ["git", "mktree"],
        cwd=repository,
        input=f"040000 tree {inner}\t..\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    evil = git(repository, "commit-tree", outer, "-m", "x")
    assert Revision.named(evil, repository).files == {}


def test_a_submodule_is_a_repository_of_its_own(repository: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    git(outer, "submodule", "--quiet", "add", str(repository), "handbook")
    commit(outer)
    found = Revision.named("HEAD", outer)
    assert found.repositories == ["handbook"]
    assert "handbook is a submodule" in found.left_out("handbook/docs/connectors")
    assert found.left_out("docs") == ""


def shallow(repository: Path) -> str:
    commit(repository, {SPEC: "code: new\n"})
    git(repository.parent, "clone", "--quiet", "--depth", "1", repository.as_uri(), "clone")
    return "clone"


@pytest.mark.parametrize(
    ("place", "state", "said"),
    [
        (lambda repository: repository, "nowhere", "nowhere is neither a folder nor a revision of git in "),
        (lambda repository: repository, "--all", "--all is neither a folder nor a revision"),
        (lambda repository: repository, "HEAD..main", "neither a folder nor a revision"),
        (lambda repository: repository.parent, "HEAD", "neither a folder nor a revision"),
        (lambda repository: repository / "gone", "HEAD", "there is no folder "),
        (shallow, "HEAD~1", "it is a shallow clone: fetch the older revisions with `git fetch --unshallow`"),
    ],
    ids=["no such", "option", "range", "no repository", "no folder", "shallow"],
)
def test_what_is_no_revision_is_said(
    repository: Path, place: Callable[[Path], str | Path], state: str, said: str
) -> None:
    with pytest.raises(UnknownStateError, match=said.replace("`", ".")):
        Revision.named(state, repository.parent / place(repository))


def test_the_nearest_tag_or_branch_is_said(repository: Path) -> None:
    for name in ("v1.5", "handbook"):
        git(repository, "tag", name)
    for state, meant in (("v1.4", "v1.5"), ("handbok", "handbook"), ("handbok:docs", "handbook")):
        with pytest.raises(UnknownStateError, match=rf"in .* \(did you mean '{meant}'\?\)"):
            Revision.named(state, repository)


def test_the_words_of_git_are_said_where_it_refuses(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # as in a container that runs as another user
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    with pytest.raises(UnknownStateError, match=r"detected dubious ownership.*safe\.directory"):
        Revision.named("HEAD", repository)
