"""The JSON Schemas of a site's YAML files, for editors: where a site keeps them, and how a file names its own."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs_paycore.brand.file import BrandFile
from mkdocs_paycore.catalog.model.changes import ChangesFile
from mkdocs_paycore.catalog.model.listed import ListedFile, MeaningsFile
from mkdocs_paycore.catalog.product.file import SiteFile
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.product.provider_model import keys_left_out, provider_model
from mkdocs_paycore.catalog.product.wording import in_words_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.file_schema import file_schema
from mkdocs_paycore.source.text_file import replace_file

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mkdocs_paycore.catalog.product.model import Product

_MODELS: dict[str, tuple[type[BaseModel], str]] = {
    "brand": (BrandFile, "Brand"),
    "methods": (MeaningsFile, "Method directory"),
    "directory": (ListedFile, "Listed providers"),
    "changes": (ChangesFile, "What changed"),
    "site": (SiteFile, "Site"),
}
SCHEMAS = ("provider", *_MODELS)
"""The kinds of files that have a schema."""
KEPT_IN = ".paycore"
"""The folder beside a site's configuration that holds its schemas; it belongs to the sources."""
_CONFIGS = ("mkdocs.yml", "properdocs.yml")
_DOCS = expression(r"^docs_dir:[ \t]*[\"']?(?P<docs>[^\"'#\n]*[^\"'#\s])", re.MULTILINE)


def schema_of(kind: str, product: Product = DEFAULT_PRODUCT) -> dict[str, Any]:
    """Return the JSON Schema 2020-12 of a kind of file.

    Args:
        kind: one of `SCHEMAS`.
        product: that of a provider's file.
    """
    if kind in _MODELS:
        model, title = _MODELS[kind]
        return file_schema(model, title=title, identity=f"urn:mkdocs-paycore:{kind}")
    title = in_words_of(product, "provider")
    schema = file_schema(
        provider_model(product), title=title[:1].upper() + title[1:], identity=f"urn:mkdocs-paycore:{kind}"
    )
    for key in keys_left_out(product):
        del schema["properties"][key]
    worded: dict[str, Any] = _worded(schema, product)
    return _without_unused(worded)


def _without_unused(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without the definitions that nothing in it names."""
    while True:
        text = json.dumps(schema)
        used = {name: each for name, each in schema["$defs"].items() if f'"#/$defs/{name}"' in text}
        if len(used) == len(schema["$defs"]):
            return schema
        schema = {**schema, "$defs": used}


def _worded(schema: Any, product: Product) -> Any:  # noqa: ANN401 - any JSON
    """Return a part of a schema with descriptions that speak of what the product connects."""
    if isinstance(schema, list):
        return [_worded(each, product) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: in_words_of(product, value) if key == "description" and isinstance(value, str) else _worded(value, product)
        for key, value in schema.items()
    }


def schema_text(kind: str, product: Product = DEFAULT_PRODUCT) -> str:
    """Return the schema of a kind of file as the text of its own file.

    Args:
        kind: one of `SCHEMAS`.
        product: that of a provider's file.
    """
    return json.dumps(schema_of(kind, product), indent=2) + "\n"


def schema_line(kind: str, *, file: Path, root: Path, product: Product = DEFAULT_PRODUCT) -> str:
    """Return the comment by which a YAML file names its schema (of the YAML language server, which editors use).

    Args:
        kind: one of `SCHEMAS`.
        file: the YAML file, which need not be there.
        root: the folder of the site's configuration.
        product: that of a provider's file.
    """
    schema = os.path.relpath(schema_file(kind, root.resolve(), product), file.resolve().parent)
    return f"# yaml-language-server: $schema={quote(Path(schema).as_posix())}\n"


def keep_schema(kind: str, *, root: Path, product: Product = DEFAULT_PRODUCT) -> bool:
    """Write the schema of a kind of file to where `schema_line` says.

    Args:
        kind: one of `SCHEMAS`.
        root: the folder of the site's configuration.
        product: that of a provider's file.

    Returns:
        Whether it was not there like that.

    Raises:
        OSError: it cannot be written.
    """
    file, content = schema_file(kind, root, product), schema_text(kind, product).encode()
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, content)
    return True


def root_above(folder: Path) -> Path | None:
    """Return the folder of the configuration of the site to whose pages a folder belongs; None where it is of none."""
    inner = folder.resolve()
    files = (parent / name for parent in inner.parents for name in _CONFIGS)
    return next((file.parent for file in files if file.is_file() and inner.is_relative_to(_docs(file))), None)


def _docs(config: Path) -> Path:
    found = _DOCS.search(config.read_text("utf-8", errors="replace"))
    return (config.parent / (found["docs"] if found else "docs")).resolve()


def schema_file(kind: str, root: Path, product: Product = DEFAULT_PRODUCT) -> Path:
    """Return where the schema of a kind of file is kept.

    Args:
        kind: one of `SCHEMAS`.
        root: the folder of the site's configuration.
        product: that of a provider's file; each has a schema of its own.
    """
    is_own = kind == "provider" and product.name != DEFAULT_PRODUCT.name
    return root / KEPT_IN / f"{kind}{f'-{product.name}' if is_own else ''}.schema.json"
