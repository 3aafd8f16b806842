"""What the commands of `paycore` share: exit codes, the configuration they are given, the reading of values."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from mkdocs_paycore.engines.choice import default_config
from mkdocs_paycore.engines.generators import GENERATORS
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

CONTENT_ERRORS, USED_WRONGLY = 1, 2
WHOLE_NUMBER = expression("[0-9]{1,9}")
"""A whole number in an option, such as a port or a part of many; no more digits than are of use."""


class WordChoice(click.Choice[str]):
    """One of some words; what is none of them is refused with the nearest."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own
        """Return what is said of a value that is none of the words."""
        near = did_you_mean(str(value), map(str, self.choices))
        said = super().get_invalid_choice_message(value, ctx)
        return f"{said.removesuffix('.')} ({near})" if near else said


def _or_the_one_there(context: click.Context, _option: click.Parameter, given: Path | None) -> Path:
    return given or default_config(context.params.get("engine"))


config_option = click.option(
    "-f",
    "--config-file",
    callback=_or_the_one_there,
    show_default="mkdocs.yml or properdocs.yml",
    type=click.Path(path_type=Path),
    help="The site's configuration.",
)
engine_option = click.option(
    "--engine",
    is_eager=True,  # the configuration depends on it
    type=WordChoice(list(GENERATORS)),
    help="The site generator; else the one that the configuration is for, by its name.",
)


def entered_values(stream: TextIO, *, name: str, batch: bool) -> Iterator[Any]:
    """Yield the values that a stream holds: one object, or with `batch` one a line; `name` is for messages."""
    try:
        texts = enumerate(stream, start=1) if batch else [(1, stream.read())]
        for number, text in texts:
            if batch and not text.strip():
                continue
            try:
                values = json.loads(text, parse_constant=_no_constant)
            except (ValueError, RecursionError) as error:
                line = number + getattr(error, "lineno", 1) - 1
                place = f"{name}:{line}:{getattr(error, 'colno', 1)}"
                reason = getattr(error, "msg", "nested too deeply" if isinstance(error, RecursionError) else str(error))
                fail(f"{place}: found no JSON ({reason})", 'expected an object such as {"api_key": "…"}')
            if not isinstance(values, dict):
                shape = type(values).__name__
                fail(f"{name}:{number}:1: found {shape}, expected an object of values by field key")
            yield values
    except UnicodeDecodeError as error:
        fail(f"{name} is not UTF-8: byte {error.start}")


def _no_constant(name: str) -> NoReturn:
    """Refuse `NaN` and `Infinity`, which Python reads and JSON (RFC 8259, 6) does not have."""
    raise ValueError(f"{name} is no value")


def opened(file: Path | None) -> TextIO:
    """Return a file, or standard input for None and `-`, as a stream of UTF-8 text."""
    if file is None or str(file) == "-":
        return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig")
    readable(file)
    return file.open(encoding="utf-8-sig")


_ZENSICAL = "zensical.toml"
_NOT_READ = f"{_ZENSICAL} is not read: write its settings as mkdocs.yml, with the plugin paycore"


def readable(file: Path) -> None:
    """End the command where a file cannot be read, or is a configuration that only Zensical itself reads."""
    if file.name == _ZENSICAL:
        fail(_NOT_READ, "paycore prepare makes of that what Zensical reads")
    try:
        file.open("rb").close()
    except OSError as error:
        known = [path.name for path in file.parent.iterdir()] if file.parent.is_dir() else []
        near = did_you_mean(file.name, (name for name in known if name != file.name))
        if not near and _ZENSICAL in known:
            near = _NOT_READ
        fail(f"{file} cannot be read: {reason_of(error)}", near)


def fail(message: str, suggestion: str = "") -> NoReturn:
    """End the command: it was used wrongly."""
    click.echo(f"paycore: {message}" + (f" ({suggestion})" if suggestion else ""), err=True)
    sys.exit(USED_WRONGLY)


def has_colour() -> bool:
    """Return whether the output is a terminal whose user wants colours (https://no-color.org/)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(line: str) -> None:
    """Say how a command gets on, beside its output."""
    click.echo(line, err=True)


class Progress:
    """A line on a terminal that says how far a command is; elsewhere, in a log or a file, nothing is shown."""

    def __init__(self, count: int, words: str) -> None:
        """Start; `words` is the line, with `{done}` and `{all}` in it, and `count` how many steps there are."""
        self._count, self._words, self._done = count, words, 0
        self._is_shown = sys.stderr.isatty()

    def step(self, _name: str) -> None:
        """Count one step."""
        self._done += 1
        self._show(self._words.format(done=self._done, all=self._count))

    def show(self, line: str) -> None:
        """Show another line instead."""
        self._show(line)

    def end(self) -> None:
        """Take the line away."""
        self._show("")

    def _show(self, line: str) -> None:
        if self._is_shown:
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)
