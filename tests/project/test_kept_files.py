"""Files that are kept between builds."""

from __future__ import annotations

import os
import random
import threading
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.project import kept_packs
from mkdocs_paycore.project.kept_files import KeptFiles
from mkdocs_paycore.project.kept_packs import kept_content

if TYPE_CHECKING:
    from pathlib import Path


def other_process(folder: Path, **options: int) -> KeptFiles:
    """Return what another process finds, that knows nothing of what this one keeps."""
    kept_packs._AT_WORK.pop(str(folder / "packs"), None)  # noqa: SLF001 - as in a process that has just begun
    return KeptFiles(folder, **options)


def content_of(number: int) -> bytes:
    return random.Random(number).randbytes(1000)  # noqa: S311 - nothing secret


def kept_alone(folder: Path, number: int) -> str:
    """Keep a content in a pack of its own."""
    files = KeptFiles(folder)
    name = files.put(content_of(number))
    files.note("last", name)
    return name


def packs(folder: Path) -> list[Path]:
    return sorted((folder / "packs").glob("*.pack"))


def pack_of(folder: Path, name: str) -> Path:
    return next(path for path in packs(folder) if bytes.fromhex(name) in path.read_bytes())


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


CONTENTS = [b"", b"short", b"\0\xff" * 9, b"a page like any other " * 9000]


@pytest.mark.parametrize("content", CONTENTS, ids=len)
def test_a_content_comes_back_by_its_name(tmp_path: Path, content: bytes) -> None:
    files = KeptFiles(tmp_path / "kept")
    name = files.put(content)
    assert files.put(content) == name
    packed = files.packed(name)
    assert packed is not None
    assert kept_content(packed) == content


def test_a_content_is_there_for_others_when_a_note_may_name_it(tmp_path: Path) -> None:
    files = KeptFiles(tmp_path)
    names = [files.put(content) for content in CONTENTS]
    assert [packed for packed in map(other_process(tmp_path).packed, names) if packed is not None] == []
    files.note("all", names)
    other = other_process(tmp_path)
    assert other.find("all") == names
    assert [kept_content(other.packed(name) or b"") for name in names] == CONTENTS
    assert len(packs(tmp_path)) == 1


def test_what_is_not_there_or_damaged_is_none(tmp_path: Path) -> None:
    files = KeptFiles(tmp_path)
    assert files.packed("0" * 40) is None
    assert files.find("nothing") is None
    name = files.put(b"whole")
    files.note("a", name)
    (pack,) = packs(tmp_path)
    pack.write_bytes(pack.read_bytes().replace(b"whole", b"wrong"))
    again = KeptFiles(tmp_path)
    assert again.packed(name) is None
    assert again.put(b"whole") == name
    again.note("a", name)
    assert other_process(tmp_path).packed(name) == b"pwhole"


@pytest.mark.parametrize("length", range(0, 120, 7))
def test_a_pack_that_is_cut_counts_as_none(tmp_path: Path, length: int) -> None:
    files = KeptFiles(tmp_path)
    name = files.put(b"whole")
    files.note("a", name)
    (pack,) = packs(tmp_path)
    pack.write_bytes(pack.read_bytes()[: length % pack.stat().st_size])
    assert other_process(tmp_path).packed(name) is None


def test_what_was_used_last_stays_where_the_folder_is_too_large(tmp_path: Path) -> None:
    names = [kept_alone(tmp_path, number) for number in range(9)]
    for age, name in enumerate(names):
        os.utime(pack_of(tmp_path, name), (1000 + age, 1000 + age))
    files = KeptFiles(tmp_path, most_bytes=5500)
    files.use([names[0]])
    files.tidy()
    assert [name for name in names if files.packed(name) is not None] == [names[0], *names[-4:]]
    assert [name for name in names if other_process(tmp_path).packed(name) is not None] == [names[0], *names[-4:]]


def test_what_a_build_uses_stays_where_the_rest_of_its_pack_goes(tmp_path: Path) -> None:
    first = KeptFiles(tmp_path)
    names = [first.put(content_of(number)) for number in range(9)]
    first.note("first", names)
    files = other_process(tmp_path, most_bytes=5500)
    names.append(files.put(content_of(9)))
    files.note("second", names[-1])
    files.use(names[:3])
    files.tidy()
    assert [name for name in names if other_process(tmp_path).packed(name) is not None] == [*names[:3], names[-1]]
    assert size_of(tmp_path) <= 5500


def test_small_packs_become_one_where_there_are_many(tmp_path: Path) -> None:
    names = [kept_alone(tmp_path, number) for number in range(40)]
    KeptFiles(tmp_path).tidy()
    assert len(packs(tmp_path)) == 9
    assert all(other_process(tmp_path).packed(name) for name in names)


def test_a_build_finds_what_another_one_packed_anew_meanwhile(tmp_path: Path) -> None:
    names = [kept_alone(tmp_path, number) for number in range(40)]
    files = other_process(tmp_path)
    other_process(tmp_path).tidy()
    assert all(files.packed(name) for name in names)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "packs").write_text("a file")
    files = KeptFiles(tmp_path)
    name = files.put(b"whole")
    with pytest.raises(OSError, match="packs"):
        files.note("a", name)
    assert other_process(tmp_path).find("a") is None


def test_what_a_killed_build_left_half_written_goes_in_time(tmp_path: Path) -> None:
    files = KeptFiles(tmp_path)
    files.note("a", files.put(b"whole"))
    old, new = (tmp_path / "packs" / name for name in ("old.part", "new.part"))
    old.write_bytes(b"ha")
    new.write_bytes(b"ha")
    os.utime(old, (1, 1))
    files.tidy()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_pack_that_ends_while_another_thread_looks_for_a_content_disturbs_nobody(tmp_path: Path) -> None:
    class Meanwhile(dict[str, tuple[int, int]]):
        """The index of a pack, during a look into which another pack ends."""

        def __contains__(self, name: object) -> bool:
            known[f"{name}.pack"] = (0, 0), {}
            return False

    files = KeptFiles(tmp_path)
    known = files._packs._packs  # noqa: SLF001 - a thread would have to come at the right moment
    known |= {"one.pack": ((0, 0), Meanwhile()), "two.pack": ((0, 0), Meanwhile())}
    assert not files.has("ab")
    assert kept_content(files.packed(files.put(b"content")) or b"") == b"content"
    files.use(["ab"])


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
