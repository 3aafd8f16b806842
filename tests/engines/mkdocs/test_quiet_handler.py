"""What listens to the log leaves it as it is."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.engines.mkdocs.problems.log import QuietHandler

if TYPE_CHECKING:
    from collections.abc import Iterator


class Heard(QuietHandler):
    """A listener that keeps the words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def hear(self, record: logging.LogRecord) -> None:
        """Keep what is said."""
        self.words.append(record.getMessage())


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """A logger whose handlers are those of a test alone."""
    made = logging.getLogger("listened")
    yield made
    made.handlers.clear()


def test_a_warning_that_only_listeners_take_is_shown_once(
    logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    listeners = [Heard(), Heard()]
    logger.handlers, logger.propagate = [*listeners], False
    logger.getChild("part").warning("a dead link")
    assert [listener.words for listener in listeners] == [["a dead link"], ["a dead link"]]
    assert capsys.readouterr().err == "a dead link\n"


def test_what_another_handler_takes_is_not_shown_again(
    logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    listener = Heard()
    logger.handlers, logger.propagate = [listener, logging.NullHandler()], False
    logger.getChild("part").warning("a dead link")
    assert listener.words == ["a dead link"]
    assert capsys.readouterr().err == ""
