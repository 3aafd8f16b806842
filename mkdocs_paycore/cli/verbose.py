"""The option `--verbose` of the commands that build a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_paycore.engines.mkdocs.log import show_tracebacks

if TYPE_CHECKING:
    from click import Context, Parameter


def _begin(_context: Context, _option: Parameter, is_wanted: bool) -> None:  # noqa: FBT001 - click's own signature
    if is_wanted:
        show_tracebacks()


verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_begin,
    help="Show the traceback where another plugin fails.",
)
