"""Lines that were read once: what is found in a file does not depend on the files before it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from mkdocs_paycore.stamping import quiet_lines
from mkdocs_paycore.stamping.file_reader import FileReader
from mkdocs_paycore.stamping.quiet_lines import QuietLines
from mkdocs_paycore.stamping.slot import MARK, variable_slot
from tests.stamping.test_hidden import WRAPPED

if TYPE_CHECKING:
    import pytest

SLOT = variable_slot("custom.company_name")
PLAIN = [b"<p>One</p>", b"", b"<li>two", b"&para;", b"x^2 = y", b"QZPAX", b'"64,"']


def reads() -> tuple[QuietLines, list[bytes]]:
    read: list[bytes] = []

    def is_loud(lines: bytes) -> bool:
        read.append(lines)
        return b"loud" in lines

    return QuietLines(is_loud), read


def test_a_line_is_read_once() -> None:
    known, read = reads()
    assert known.loud({b"one", b"two"}) == b""
    read.clear()
    assert known.loud({b"one", b"two"}) == b""
    assert read == [b""]


def test_a_loud_line_is_read_each_time_and_those_beside_it_once() -> None:
    known, read = reads()
    for _ in range(2):
        read.clear()
        assert known.loud({b"one", b"loud", b"two"}) == b"loud"
    assert read == [b"loud", b"loud"]


def test_long_lines_are_not_kept_and_where_there_are_many_the_last_ones_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet_lines, "_MOST", 8)
    known, read = reads()
    assert known.loud({b"x" * 1_000_000}) == b""
    assert known.loud({b"one", b"two"}) == b""
    assert known.loud({b"three"}) == b""
    read.clear()
    assert known.loud({b"x" * 1_000_000, b"one", b"three"}) == b""
    assert sorted(read[0].split(b"\n")) == sorted([b"x" * 1_000_000, b"one"])


def test_what_is_found_in_a_file_does_not_depend_on_those_that_were_read_before() -> None:
    choose = Random(7)  # noqa: S311 - the same files in every run, nothing secret
    texts = [
        *WRAPPED.values(),
        *PLAIN * 5,
        f"<<custom.name>> {SLOT}".encode(),
        MARK.encode(),
        b"x\x9c",
        b"&lt;&lt;a.b&gt;&gt;",
    ]
    together = FileReader()
    for number in range(400):
        content = choose.choice([b"\n", b"\r\n", b""]).join(choose.choices(texts, k=choose.randint(1, 6)))
        for is_made in (True, False):
            alone = FileReader().read(f"{number}.html", content, is_text=True, is_made=is_made)
            assert together.read(f"{number}.html", content, is_text=True, is_made=is_made) == alone
