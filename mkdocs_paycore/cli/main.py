"""The command `paycore`. Exit codes: 0 well, 1 the content has errors, 2 used wrongly or a file cannot be read."""

from __future__ import annotations

import io
import os
import sys

import click

from mkdocs_paycore.cli.lazy import LazyGroup

_COMMANDS = "mkdocs_paycore.cli"
PLACES = {
    "brands": f"{_COMMANDS}.brands:brands_command",
    "build": f"{_COMMANDS}.build:build_command",
    "check": f"{_COMMANDS}.check:check_command",
    "diff": f"{_COMMANDS}.diff:diff_command",
    "embed": f"{_COMMANDS}.embed:embed_command",
    "import": f"{_COMMANDS}.imports:import_group",
    "logos": f"{_COMMANDS}.logos:logos_group",
    "new": f"{_COMMANDS}.new:new_group",
    "prepare": f"{_COMMANDS}.prepare:prepare_command",
    "schema": f"{_COMMANDS}.validate:schema_command",
    "serve": f"{_COMMANDS}.brands:serve_command",
    "stamp": f"{_COMMANDS}.prepare:stamp_command",
    "validate": f"{_COMMANDS}.validate:validate_command",
}
"""Where each command stands."""


@click.group(cls=LazyGroup, places=PLACES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-paycore")
def main() -> None:
    """Checks manuals, provider files and brands, builds brands, and says whether credentials fit a form."""
    _write_any_text()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints the notice of its end of life on every build


def _write_any_text() -> None:
    """Have the output take what it has no bytes for, such as a file's name that is no UTF-8, as an escape."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
