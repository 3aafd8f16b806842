"""Files that are kept between builds."""

from __future__ import annotations

import os
import random
import threading
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.project.kept_files import KeptFiles, kept_content

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = [b"", b"short", b"\0\xff" * 9, b"a page like any other " * 9000]


@pytest.mark.parametrize("content", CONTENTS, ids=len)
def test_a_content_comes_back_by_its_name(tmp_path: Path, content: bytes) -> None:
    files = KeptFiles(tmp_path / "kept")
    name = files.put(content)
    assert files.put(content) == name
    packed = files.packed(name)
    assert packed is not None
    assert kept_content(packed) == content


def test_what_is_not_there_or_damaged_is_none(tmp_path: Path) -> None:
    files = KeptFiles(tmp_path)
    assert files.packed("0" * 40) is None
    assert files.find("nothing") is None
    name = files.put(b"whole")
    (tmp_path / "contents" / name[:2] / name).write_bytes(b"phalf")
    assert files.packed(name) is None
    assert files.put(b"whole") == name
    assert files.packed(name) == b"pwhole"


def test_what_was_used_last_stays_where_the_folder_is_too_large(tmp_path: Path) -> None:
    files = KeptFiles(tmp_path, most_bytes=5000)
    names = [files.put(random.Random(number).randbytes(1000)) for number in range(9)]  # noqa: S311 - nothing secret
    for age, name in enumerate(names):
        os.utime(tmp_path / "contents" / name[:2] / name, (1000 + age, 1000 + age))
    files.use([names[0]])
    files.tidy()
    assert [name for name in names if files.packed(name) is not None] == [names[0], *names[-3:]]


def test_what_a_killed_build_left_half_written_goes_in_time(tmp_path: Path) -> None:
    files = KeptFiles(tmp_path)
    files.put(b"whole")
    old, new = (tmp_path / "contents" / name for name in ("old.part", "new.part"))
    old.write_bytes(b"ha")
    new.write_bytes(b"ha")
    os.utime(old, (1, 1))
    files.tidy()
    assert (old.exists(), new.exists()) == (False, True)


def test_builds_at_once_keep_whole_files(tmp_path: Path) -> None:
    def keep(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - nothing secret
        for _ in range(50):
            content = b"%d" % chance.randint(0, 20) * 500
            packed = files.packed(files.put(content))
            wrong.extend([content] if packed is not None and kept_content(packed) != content else [])
            files.note("note", [chance.randint(0, 9)] * 100)
            wrong.extend([b"note"] if len(set(files.find("note") or [1])) != 1 else [])

    wrong: list[bytes] = []
    files = KeptFiles(tmp_path)
    threads = [threading.Thread(target=keep, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
