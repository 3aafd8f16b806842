"""The schemas that commands keep for editors, beside a site's configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.cli.console import fail, say
from mkdocs_paycore.project.schemas import keep_schema, schema_file
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.catalog.product.model import Product


def kept_schema(kind: str, root: Path, product: Product = DEFAULT_PRODUCT) -> Path:
    """Write the schema of a kind of file where it is not there as it is now, and return its file.

    Args:
        kind: what the file is.
        root: the folder of the site's configuration.
        product: that of a provider's file.
    """
    file = schema_file(kind, root, product)
    try:
        is_new = keep_schema(kind, root=root, product=product)
    except OSError as error:
        fail(f"{shown_path(file, '.')} cannot be written: {reason_of(error)}")
    if is_new:
        say(f"{shown_path(file, '.')} lets editors complete and check the files that name it")
    return file
