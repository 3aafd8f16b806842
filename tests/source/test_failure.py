"""What others raise, in words."""

from __future__ import annotations

import pytest

from mkdocs_paycore.source.failure import failure, reason_of


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("a\nb"), "ValueError: a"),
        (ValueError(), "ValueError"),
        (SystemExit(2), "SystemExit: 2"),
        (KeyError("a: "), "KeyError: 'a: '"),
    ],
)
def test_a_failure_is_a_line(error: BaseException, words: str) -> None:
    assert failure(error) == words


@pytest.mark.parametrize(
    ("error", "words"), [(FileNotFoundError(2, "No such file"), "no such file"), (TimeoutError(), "timeouterror")]
)
def test_the_system_says_why(error: OSError, words: str) -> None:
    assert reason_of(error) == words
