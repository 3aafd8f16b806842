"""A group of commands that loads the module of a command when the command is asked for."""

from __future__ import annotations

import errno
import os
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import click

from mkdocs_paycore.cli.console import fail
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import is_full, reason_of
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOP = "Symlink loop from "
"""How `Path.resolve` begins what it says of a link that leads to itself, up to Python 3.12."""


class LazyGroup(click.Group):
    """Its commands are given as `name: "module:attribute"`.

    A site that cannot be used, and a file that cannot be read or written, end any of them with 2.
    """

    def __init__(self, *arguments: Any, places: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*arguments, **options)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted([*super().list_commands(ctx), *self.places])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; None where there is none."""
        if cmd_name not in self.places:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.places[cmd_name].partition(":")
        return cast("click.Command", getattr(import_module(module), attribute))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first of some arguments names, with the others; end with the nearest name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = did_you_mean(args[0], self.list_commands(ctx)) if args[0] in error.message else ""
            raise click.UsageError(
                f"{error.message.removesuffix('.')} ({near})" if near else error.message, ctx
            ) from None

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own
        """Run a command."""
        try:
            return super().invoke(ctx)
        except UnusableSiteError as error:
            fail(str(error))
        except OSError as error:
            if is_full(error):
                fail(f"nothing more can be written: {reason_of(error)}", "make room; what was there is as it was")
            if error.filename is None or error.errno == errno.EPIPE:
                raise
            fail(f"{os.fsdecode(error.filename)} cannot be read or written: {reason_of(error)}")
        except RuntimeError as error:
            if not str(error).startswith(_LOOP):
                raise
            fail(f"{str(error).removeprefix(_LOOP)} is a link that leads to itself", "remove it")
