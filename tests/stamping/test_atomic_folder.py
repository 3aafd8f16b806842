"""Putting a finished folder in place: at any moment a whole one can be found."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.stamping import atomic_folder

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = {"index.html": "old", "gone/page.html": "old"}
NEW = {"index.html": "new", "more/page.html": "new"}


class KilledError(BaseException):
    """Stands for the end of the process: nothing catches it."""


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def files_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return write(tmp_path / "out" / "site", OLD)


@pytest.fixture(params=["exchange", "two renames", "mount point"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The three ways of putting a folder in place."""
    name: str = request.param
    if name == "exchange" and not sys.platform.startswith("linux"):
        pytest.skip("only Linux exchanges two folders in one step")
    if name != "exchange":
        monkeypatch.setattr(atomic_folder, "_exchange", lambda _one, _other: False)
    if name == "mount point":
        rename = Path.rename

        def refuse(self: Path, there: Path) -> Path:
            if self.name == "site":
                raise OSError(16, "Device or resource busy")
            return rename(self, there)

        monkeypatch.setattr(Path, "rename", refuse)
    return name


@pytest.mark.slow
@pytest.mark.usefixtures("way")
def test_the_new_folder_takes_the_place(target: Path) -> None:
    folder = write(atomic_folder.new_folder(target), NEW)
    atomic_folder.replace_folder(folder, target)
    assert files_of(target) == NEW
    assert beside(target) == []


@pytest.mark.usefixtures("way")
def test_it_can_be_done_again_and_again(target: Path) -> None:
    for number in range(3):
        atomic_folder.replace_folder(write(atomic_folder.new_folder(target), {f"{number}.html": "x"}), target)
    assert files_of(target) == {"2.html": "x"}


@pytest.mark.usefixtures("way")
def test_hidden_entries_stay(target: Path) -> None:
    write(target, {".git/HEAD": "ref", ".nojekyll": "", ".well-known/a": "old", "sub/.hidden": "old"})
    atomic_folder.replace_folder(write(atomic_folder.new_folder(target), {**NEW, ".nojekyll": "new"}), target)
    assert files_of(target) == {**NEW, ".git/HEAD": "ref", ".nojekyll": "new", ".well-known/a": "old"}


def test_the_first_folder_is_renamed(tmp_path: Path) -> None:
    target = tmp_path / "not" / "there" / "site"
    atomic_folder.replace_folder(write(atomic_folder.new_folder(target), NEW), target)
    assert files_of(target) == NEW
    assert beside(target) == []


def test_a_folder_behind_a_link_takes_the_new_files(tmp_path: Path) -> None:
    real = write(tmp_path / "volume" / "site", OLD)
    link = tmp_path / "site"
    link.symlink_to(real)
    atomic_folder.replace_folder(write(atomic_folder.new_folder(link), NEW), link)
    assert link.is_symlink()
    assert files_of(real) == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o755), (0o002, 0o775), (0o077, 0o700)])
@pytest.mark.slow
def test_those_may_enter_the_folder_whom_the_user_lets(target: Path, mask: int, mode: int) -> None:
    """The mask of a process is asked for once, so each one is that of another process."""
    code = (
        "import sys; from pathlib import Path; from mkdocs_paycore.stamping.atomic_folder import new_folder;"
        "print(oct(new_folder(Path(sys.argv[1])).stat().st_mode & 0o777))"
    )
    command = [sys.executable, "-c", code, str(target)]
    made = subprocess.run(command, umask=mask, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == oct(mode)


def test_a_file_in_the_place_of_a_folder_and_the_other_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way of mount points goes file by file."""
    target = write(tmp_path / "site", {"a/page.html": "old", "b": "old"})
    folder = write(atomic_folder.new_folder(target), {"a": "new", "b/page.html": "new"})
    monkeypatch.setattr(atomic_folder, "_exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", _busy(Path.rename, target))
    atomic_folder.replace_folder(folder, target)
    assert files_of(target) == {"a": "new", "b/page.html": "new"}


def _busy(rename: Callable[[Path, Path], Path], mount: Path) -> Callable[[Path, Path], Path]:
    def refuse(self: Path, there: Path) -> Path:
        if self == mount:
            raise OSError(16, "Device or resource busy")
        return rename(self, there)

    return refuse


class Steps:
    """Kills the process, so to say, before its step number `last` that changes the file system."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, last: int) -> None:
        self.left = last
        self.monkeypatch = monkeypatch
        for name in ("rename", "replace", "unlink", "rmdir"):
            self.count(os, name)
        self.count(atomic_folder, "_exchange")

    def count(self, owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def counted(*args: Any, **keywords: Any) -> Any:
            if self.left == 0:
                raise KilledError
            self.left -= 1
            return real(*args, **keywords)

        self.monkeypatch.setattr(owner, name, counted)


def is_killed(last: int, action: Callable[[], None]) -> bool:
    with pytest.MonkeyPatch.context() as monkeypatch:
        Steps(monkeypatch, last)
        try:
            action()
        except KilledError:
            return True
        return False


@pytest.mark.usefixtures("way")
def test_a_kill_at_any_step_leaves_a_whole_folder(tmp_path: Path, way: str) -> None:
    hidden = {".git/HEAD": "ref", ".git/objects/a": "x", ".nojekyll": ""}
    wholes = [{**OLD, **hidden}, {**NEW, **hidden}]
    for step in range(100):
        target = write(tmp_path / str(step) / "site", wholes[0])
        folder = write(atomic_folder.new_folder(target), NEW)
        killed = is_killed(step, lambda folder=folder, target=target: atomic_folder.replace_folder(folder, target))  # type: ignore[misc]
        if way == "exchange":
            shown = {name: text for name, text in files_of(target).items() if not name.startswith(".")}
            assert shown in (OLD, NEW), step
        atomic_folder.restore_folder(target)
        if way != "mount point":
            assert files_of(target) in wholes, step
        assert files_of(target).items() >= hidden.items(), step
        assert beside(target) == [], step
        atomic_folder.replace_folder(write(atomic_folder.new_folder(target), NEW), target)
        assert files_of(target) == wholes[1], step
        if not killed:
            break
    else:
        pytest.fail("the steps have no end")
    assert step >= 4  # as many as there are to be killed at


def test_a_kill_while_restoring_is_made_good_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_folder, "_exchange", lambda _one, _other: False)
    for step in range(100):
        target = write(tmp_path / str(step) / "site", {**OLD, ".git/HEAD": "ref"})
        folder = write(atomic_folder.new_folder(target), NEW)
        # The folder is marked as whole, an exchange is tried, and the first of the two renames is done.
        assert is_killed(3, lambda folder=folder, target=target: atomic_folder.replace_folder(folder, target))  # type: ignore[misc]
        assert not target.exists()
        killed = is_killed(step, lambda target=target: atomic_folder.restore_folder(target))  # type: ignore[misc]
        atomic_folder.restore_folder(target)
        assert files_of(target) == {**OLD, ".git/HEAD": "ref"}
        assert beside(target) == []
        if not killed:
            break


def test_a_file_in_the_place_of_the_folder_stays(target: Path) -> None:
    folder = write(atomic_folder.new_folder(target), NEW)
    shutil.rmtree(target)
    target.write_text("precious")
    with pytest.raises(NotADirectoryError, match="there is a file of that name"):
        atomic_folder.replace_folder(folder, target)
    assert target.read_text() == "precious"


def test_nothing_is_taken_from_an_unfinished_folder(target: Path) -> None:
    atomic_folder.replace_folder(write(atomic_folder.new_folder(target), OLD), target)
    unfinished = write(atomic_folder.new_folder(target), {**NEW, ".well-known/half": "x"})
    dead = unfinished.with_name(f".{target.name}.paycore-4194305-x")
    unfinished.rename(dead)
    atomic_folder.restore_folder(target)
    assert files_of(target) == OLD
    assert beside(target) == []


def test_all_that_earlier_runs_left_is_restored(tmp_path: Path) -> None:
    for name in (".one.paycore-4194305-x", ".two.three.paycore-4194305-y", ".neutral-one.paycore-4194305-z"):
        write(tmp_path / name, NEW)
    write(tmp_path / ".gone.paycore-4194305-x.whole.old", OLD)
    write(tmp_path / ".other", NEW)
    atomic_folder.restore_folders(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other", "gone"]
    assert files_of(tmp_path / "gone") == OLD


def test_what_stands_beside_and_is_not_ours_stays(target: Path) -> None:
    names = [".site.paycore", ".site2.paycore-1-x", "site.old", ".other.paycore-1-x"]
    for name in names:
        write(target.parent / name, {"a": "x"})
    atomic_folder.replace_folder(write(atomic_folder.new_folder(target), NEW), target)
    assert beside(target) == sorted(names)


@pytest.mark.slow
def test_the_folder_of_another_build_that_runs_is_left_alone(target: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from mkdocs_paycore.stamping.atomic_folder import new_folder, replace_folder;"
        "target = Path(sys.argv[1]); folder = new_folder(target); (folder / 'index.html').write_text('other');"
        "print(folder, flush=True); sys.stdin.read(); replace_folder(folder, target)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().strip())
        atomic_folder.replace_folder(write(atomic_folder.new_folder(target), NEW), target)
        assert files_of(theirs) == {"index.html": "other"}
        assert files_of(target) == NEW
        other.stdin.close()
        assert other.wait() == 0
    assert files_of(target) == {"index.html": "other"}
    assert beside(target) == []


@pytest.mark.slow
def test_the_folder_of_a_build_that_was_killed_goes(target: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from mkdocs_paycore.stamping.atomic_folder import new_folder;"
        "print(new_folder(Path(sys.argv[1])), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().strip())
        other.kill()
    assert theirs.is_dir()
    folder = atomic_folder.new_folder(target)
    assert not theirs.exists()
    assert files_of(target) == OLD
    assert beside(target) == [folder.name]


def test_a_refused_place_leaves_the_target(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of two renames fails: what was there comes back."""
    folder = write(atomic_folder.new_folder(target), NEW)
    monkeypatch.setattr(atomic_folder, "_exchange", lambda _one, _other: False)
    rename = Path.rename

    def refuse(self: Path, there: Path) -> Path:
        if self == folder:
            raise OSError(28, "No space left on device")
        return rename(self, there)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="No space"):
        atomic_folder.replace_folder(folder, target)
    assert files_of(target) == OLD


@pytest.mark.parametrize("moment", ["it was looked for", "the old one was taken away"])
def test_two_first_builds_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Another build puts its site there in between: the later one takes its place, and neither lies in the other."""
    monkeypatch.setattr(atomic_folder, "_exchange", lambda _one, _other: False)
    target = tmp_path / "out" / "site"
    theirs, ours = write(atomic_folder.new_folder(target), OLD), write(tmp_path / "out" / "ours", NEW)
    name = "exists" if moment == "it was looked for" else "rename"
    if name == "rename":
        write(target, {"first.html": "x"})
    real, rename, waiting = getattr(Path, name), Path.rename, [theirs]

    def then_theirs(self: Path, *arguments: Path) -> object:
        done = real(self, *arguments)
        if self == target and waiting:
            rename(waiting.pop(), target)
        return done

    monkeypatch.setattr(Path, name, then_theirs)
    atomic_folder.replace_folder(ours, target)
    assert waiting == []
    assert files_of(target) == NEW
    assert beside(target) == []


def test_two_first_builds_at_once_of_which_one_comes_from_another_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other build is done while files are copied: neither site gets files of the other one."""
    target = tmp_path / "out" / "site"
    theirs, ours = write(atomic_folder.new_folder(target), OLD), write(tmp_path / "elsewhere", NEW)
    rename, copy, waiting = Path.rename, shutil.copytree, [theirs]

    def refuse(self: Path, there: Path) -> Path:
        if self == ours and there.parent == target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, there)

    def then_theirs(*arguments: Any, **options: Any) -> Any:
        copied = copy(*arguments, **options)
        if waiting:
            assert not target.exists()
            atomic_folder.replace_folder(waiting.pop(), target)
        return copied

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(shutil, "copytree", then_theirs)
    assert atomic_folder._moved_to_free_place(ours, target) is False  # noqa: SLF001 - the step that is raced
    assert waiting == []
    assert files_of(target) == OLD
    assert files_of(ours) == NEW
    assert beside(target) == []


@pytest.mark.slow
def test_many_first_builds_that_are_let_go_together(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from mkdocs_paycore.stamping.atomic_folder import new_folder, replace_folder;"
        "made = [];"
        "[made.append((t := Path(sys.argv[1], str(n), 'site'), f := new_folder(t)))"
        " or [(f / name).write_text(sys.argv[2]) for name in 'ab'] for n in range(40)];"
        "print(flush=True); sys.stdin.read();"
        "[replace_folder(f, t) for t, f in made]"
    )
    builds = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), text], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for text in ("one", "two")
    ]
    for build in builds:
        assert build.stdout is not None
        build.stdout.readline()
    for build in builds:
        build.communicate()
        assert build.returncode == 0
    for number in range(40):
        target = tmp_path / str(number) / "site"
        assert files_of(target) in [dict.fromkeys("ab", "one"), dict.fromkeys("ab", "two")]
        assert beside(target) == []
