"""The schemas for editors: whole, found from each file that a command makes, and true of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.project.schemas import SCHEMAS, root_above, schema_file, schema_line, schema_of
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
MANUAL = """\
# Shop

**Website**: https://shop.example/

## Connect Provider Account

Enter credentials:

* Shop ID
* Sign key --> Secret key
"""
AIRBYTE = {"connectionSpecification": {"title": "Shop", "properties": {"key": {"type": "string"}}}}


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and all that are within it."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_has_an_identity_a_title_and_a_description(kind: str) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:mkdocs-paycore:{kind}"
    assert schema["title"]
    assert schema["description"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_key_is_described(kind: str) -> None:
    schema = schema_of(kind)
    made = [(name, key) for each in objects(schema) for name, key in each.get("properties", {}).items()]
    described = [schema["$defs"][key["$ref"].rpartition("/")[2]] | key if "$ref" in key else key for _, key in made]
    assert made
    assert [name for (name, _), key in zip(made, described, strict=True) if not key.get("description")] == []


def test_a_file_names_its_schema_by_the_way_from_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "docs/connectors/acme/provider.yml"
    line = schema_line("provider", file=file, root=tmp_path)
    assert line == "# yaml-language-server: $schema=../../../.paycore/provider.schema.json\n"


def test_a_way_with_a_space_is_one_word(tmp_path: Path) -> None:
    line = schema_line("brand", file=tmp_path / "other/a.yml", root=tmp_path / "my site")
    assert line == "# yaml-language-server: $schema=../my%20site/.paycore/brand.schema.json\n"


def test_the_root_of_a_site_is_found_above_its_folders(tmp_path: Path) -> None:
    (tmp_path / "docs/connectors").mkdir(parents=True)
    assert root_above(tmp_path / "docs/connectors/acme") is None
    (tmp_path / "mkdocs.yml").touch()
    assert root_above(tmp_path / "docs/connectors/acme") == tmp_path
    assert root_above(tmp_path / "other/acme") is None
    (tmp_path / "mkdocs.yml").write_text('docs_dir: "other"  # pages\n')
    assert root_above(tmp_path / "other/acme") == tmp_path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs/connectors").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [paycore]\n")
    (tmp_path / "docs/index.md").write_text("# x\n\n<<custom.company_name>>\n")
    (tmp_path / "shop.md").write_text(MANUAL)
    (tmp_path / "shop.json").write_text(json.dumps(AIRBYTE))
    (tmp_path / "payment_providers.json").write_text('[{"code": "one", "name": {"en": "One"}}]')
    (tmp_path / "old/shop").mkdir(parents=True)
    (tmp_path / "old/shop/provider.yml").write_text("code: shop\nname: Shop\nstatus: ready\n")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "file", "kind"),
    [
        ("new provider acme", "docs/connectors/acme/provider.yml", "provider"),
        ("new brand north", "brands/north.yml", "brand"),
        ("import manual shop.md --into docs/connectors", "docs/connectors/shop/provider.yml", "provider"),
        ("import airbyte shop.json --into docs/connectors", "docs/connectors/shop/provider.yml", "provider"),
        ("import openfintech payment_providers.json", "docs/connectors/directory.yml", "directory"),
    ],
)
def test_a_file_that_a_command_makes_names_a_schema_that_it_satisfies(
    site: Path, command: str, file: str, kind: str
) -> None:
    result = CliRunner().invoke(main, command.split())
    assert result.exit_code == 0, result.output
    _satisfies(site / file, kind, root=site)
    result = CliRunner().invoke(main, ["schema", "--write"])
    assert result.exit_code == 0, result.output
    kept = {path.name for path in (site / ".paycore").iterdir()}
    assert kept == {f"{each}.schema.json" for each in SCHEMAS}


def test_the_file_of_changes_names_its_schema(site: Path) -> None:
    assert CliRunner().invoke(main, ["new", "provider", "acme"]).exit_code == 0
    result = CliRunner().invoke(main, ["diff", "old", "--write"])
    assert result.exit_code == 0, result.output
    _satisfies(site / "docs/connectors/changes.yml", "changes", root=site)


def _satisfies(file: Path, kind: str, *, root: Path) -> None:
    text = file.read_text("utf-8")
    found = LINE.match(text)
    assert found is not None, text
    schema = (file.parent / unquote(found[1])).resolve()
    assert schema == schema_file(kind, root).resolve()
    data = read_yaml(text, path=file.name, rule="x").data
    Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(data)


@pytest.mark.usefixtures("site")
def test_a_schema_that_is_asked_for_by_no_name_is_refused() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 2
    assert "provider, brand, methods, directory, changes" in result.output
