"""The option `--verbose` of the commands that build a site."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.engines.generators import GENERATORS

if TYPE_CHECKING:
    from click import Context, Parameter


def _begin(context: Context, _option: Parameter, is_wanted: bool) -> None:  # noqa: FBT001 - click's own signature
    """Print the tracebacks that our engines log, whichever generator is at work, until the command ends."""
    if not is_wanted:
        return
    handler = logging.StreamHandler()
    handler.addFilter(lambda record: bool(record.exc_info))
    for name in (name for name, generator in GENERATORS.items() if generator.is_mkdocs):
        logger = logging.getLogger(f"{name}.plugins.paycore")
        logger.setLevel(logging.DEBUG)
        logger.addHandler(handler)
        context.call_on_close(lambda logger=logger: logger.removeHandler(handler))


verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_begin,
    help="Show the traceback where another plugin fails.",
)
