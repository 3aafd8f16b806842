"""Processes that work ahead: what comes back of them, and that nothing of them can harm the build."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.engines.mkdocs.cores.ahead import Ahead
from mkdocs_paycore.project.reads import hear_of, heard
from tests.engines.mkdocs.cores.conftest import Patient

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
COUNT = 12


def all_of(work: Callable[[int], Any], *, processes: int = 2, first: int = -1) -> list[Any]:
    """Return what comes back of each step when the processes are done."""
    ahead = Patient(COUNT, work, first=first, processes=processes)
    found = [ahead.take(step) for step in range(COUNT)]
    ahead.end()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2, 5, 20])
def test_what_comes_of_a_step_comes_back(processes: int) -> None:
    assert all_of(lambda step: [step, "x" * step * 50_000], processes=processes) == [
        [step, "x" * step * 50_000] for step in range(COUNT)
    ]


def test_steps_that_the_build_has_begun_are_its_own() -> None:
    assert all_of(lambda step: step, first=4) == [*[None] * 5, *range(5, COUNT)]


def test_a_result_is_given_once() -> None:
    ahead = Patient(2, lambda step: step, first=-1, processes=1)
    assert (ahead.take(1), ahead.take(1)) == (1, None)
    ahead.end()


def speaks(step: int) -> None:
    speak: list[Callable[[], object]] = [
        lambda: sys.stdout.write("words"),
        lambda: sys.stderr.write("words"),
        lambda: logging.getLogger("mkdocs.any").warning("words"),
        lambda: logging.getLogger("anything.else").error("words"),
        lambda: warnings.warn("words", stacklevel=1),
    ]
    speak[step]()


def fails(_step: int) -> None:
    raise ValueError("words")


def ends(_step: int) -> None:
    raise SystemExit("words")


def dies(_step: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def cannot_be_sent(_step: int) -> Any:
    return lambda: None


DOES: dict[str, Callable[[int], Any]] = {
    "speaks": lambda step: speaks(step % 5),
    "fails": fails,
    "ends": ends,
    "dies": dies,
    "returns what cannot be sent": cannot_be_sent,
    "returns nothing": lambda _step: None,
}


@pytest.mark.parametrize("what", DOES)
def test_a_step_that_is_not_plain_is_left_to_the_build_without_a_word(
    what: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def work(step: int) -> int:
        if step < 5:
            DOES[what](step)
        return step

    expected = [None if step < 5 else step for step in range(COUNT)]
    if what in {"returns what cannot be sent", "returns nothing"}:
        found = all_of(lambda step: DOES[what](step) if step < 5 else step)
    else:
        found = all_of(work)
    assert found == expected
    assert (*capfd.readouterr(), caplog.records) == ("", "", [])


def test_a_process_that_dies_in_the_midst_of_writing_leaves_what_is_whole() -> None:
    def work(step: int) -> str:
        if step == 3:
            os.truncate(f"/proc/self/fd/{written}", os.fstat(written).st_size - 1)
            os.kill(os.getpid(), signal.SIGKILL)
        return "x" * 100

    written = max(int(path.name) for path in Path("/proc/self/fd").iterdir()) + 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.TemporaryFile", lambda **_: os.fdopen(os.dup2(_file(), written), "w+b", buffering=0))
        found = all_of(work, processes=1)
    assert found[:5] == [None] * 5
    assert found[5:] == ["x" * 100] * (COUNT - 5)


def _file() -> int:
    return os.memfd_create("results")


def test_a_process_that_hangs_is_ended() -> None:
    ahead = Ahead(COUNT, lambda _: time.sleep(10_000), first=-1, processes=2)
    processes = [forked.process for forked in ahead.forked]
    assert ahead.take(0) is None
    ahead.end()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_process_goes_no_further_than_the_build() -> None:
    reader, writer = os.pipe()

    def work(step: int) -> int:
        if step == COUNT - 1:
            os.read(reader, 1)
        return step

    ahead = Ahead(COUNT, work, first=-1, processes=1)
    assert ahead.take(6) is None
    os.write(writer, b"!")
    os.waitid(os.P_PID, ahead.forked[0].process, os.WEXITED | os.WNOWAIT)
    assert [ahead.take(step) for step in range(7, COUNT)] == [*range(7, COUNT)]
    ahead.end()


def test_who_watches_a_build_hears_of_no_other_process() -> None:
    with heard() as reads:
        all_of(lambda step: step)
    assert (reads.asked, reads.written) == (set(), set())


def test_who_watches_a_build_hears_what_another_process_has_read() -> None:
    with heard() as reads:
        hear_of({"/a/file"}, {"/a"})
    assert (reads.files, reads.folders) == ({"/a/file"}, {"/a"})
