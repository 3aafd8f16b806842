"""Commands load what they use, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.lazy import LazyGroup
from mkdocs_paycore.cli.main import PLACES, main
from mkdocs_paycore.project.unusable import UnusableSiteError

pytestmark = pytest.mark.slow


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    code = (
        "import sys\nfrom mkdocs_paycore.cli.main import main\n"
        f"try: main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print(' '.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split("\n")[-2].split())


@pytest.mark.parametrize(
    ("arguments", "foreign"),
    [
        (["--version"], {"mkdocs", "pydantic", "yaml", "markdown", "jinja2", "requests"}),
        (["validate", "--help"], {"mkdocs", "markdown", "jinja2", "requests"}),
        (["validate", "interkassa", "provider_account", "gone.json"], {"mkdocs", "jinja2", "requests"}),
        (["schema", "provider"], {"mkdocs", "requests"}),
    ],
)
def test_a_command_does_not_load(arguments: list[str], foreign: set[str]) -> None:
    assert loaded_by(*arguments) & foreign == set()


@pytest.mark.parametrize("name", sorted(PLACES))
def test_a_command_is_called_as_the_group_calls_it(name: str) -> None:
    module, _, attribute = PLACES[name].partition(":")
    assert getattr(import_module(module), attribute).name == name


def test_an_unknown_command_is_reported() -> None:
    result = CliRunner().invoke(main, ["chek"])
    assert result.exit_code == 2
    assert "No such command 'chek'" in result.output


def test_a_site_that_cannot_be_used_ends_a_command_in_a_line() -> None:
    group = LazyGroup("group", places={})

    @group.command()
    def fails() -> None:
        raise UnusableSiteError("it is gone", path="docs/a.md", line=3)

    assert isinstance(fails, click.Command)
    result = CliRunner().invoke(group, ["fails"])
    assert (result.exit_code, result.output) == (2, "paycore: docs/a.md:3: it is gone\n")


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (PermissionError(13, "Permission denied", "a/b.yml"), "a/b.yml cannot be read or written: permission denied"),
        (OSError(24, "Too many open files", b"a/b.yml"), "a/b.yml cannot be read or written: too many open files"),
        (OSError(28, "No space left on device"), "nothing more can be written: no space left on device (make room"),
        (OSError(27, "File too large"), "nothing more can be written: file too large"),
        (RuntimeError("Symlink loop from 'a/b.yml'"), "'a/b.yml' is a link that leads to itself"),
    ],
    ids=["denied", "named in bytes", "full", "too large", "loop"],
)
def test_a_file_that_cannot_be_used_ends_a_command_in_a_line(raised: Exception, said: str) -> None:
    group = LazyGroup("group", places={})

    @group.command()
    def fails() -> None:
        raise raised

    result = CliRunner().invoke(group, ["fails"])
    assert result.exit_code == 2
    assert f"paycore: {said}" in result.output


@pytest.mark.parametrize("raised", [BrokenPipeError(32, "Broken pipe"), RuntimeError("ours")])
def test_a_fault_of_ours_is_no_fault_of_a_file(raised: Exception) -> None:
    group = LazyGroup("group", places={})

    @group.command()
    def fails() -> None:
        raise raised

    assert "cannot be read" not in CliRunner().invoke(group, ["fails"]).output


def test_what_the_output_has_no_bytes_for_is_written_as_an_escape(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code = (
        "import click\nfrom mkdocs_paycore.cli import main\n"
        "main.main.add_command(click.Command('say', callback=lambda: click.echo('ä\\udcff')))\nmain.main(['say'])"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"})
    assert capfdbinary.readouterr().out == b"\xc3\xa4\\udcff\n"
