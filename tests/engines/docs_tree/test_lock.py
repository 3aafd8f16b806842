"""A prepared folder is one process's at a time."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.engines.docs_tree.lock import LOCK, locked
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

HOLDER = """\
import sys
from pathlib import Path
from mkdocs_paycore.engines.docs_tree.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_one_waits_for_the_first_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "made")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdin
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        order: list[str] = []

        def second() -> None:
            with locked(tmp_path / "made"):
                order.append("second")

        waiting = Thread(target=second)
        waiting.start()
        while "waiting for its end" not in caplog.text:
            waiting.join(0.01)
        order.append("first")
        holder.stdin.close()
        waiting.join()
    assert order == ["first", "second"]


def test_a_lock_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.kill()
    with locked(tmp_path):
        assert (tmp_path / LOCK).is_file()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(UnusableSiteError, match="file/made cannot be written: not a directory"),
        locked(tmp_path / "file/made"),
    ):
        pass

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied", "made/.paycore-lock")

    def lock() -> None:
        with monkeypatch.context() as patch:
            patch.setattr("os.open", refuse)
            with locked(tmp_path / "made"):
                pass

    with pytest.raises(UnusableSiteError, match="permission denied"):
        lock()
