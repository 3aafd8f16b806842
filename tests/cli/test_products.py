"""The commands in a site of several products."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.catalog.load import load_products
from mkdocs_paycore.catalog.product.read import read_products
from mkdocs_paycore.cli.main import main
from tests.support.carriers import CARRIERS, NORD
from tests.support.exports import KONTOR, MAILER, PRODUCTS

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {
        "mkdocs.yml": "site_name: A\nplugins: [paycore]\n",
        "paycore.yml": CARRIERS.replace("products:\n", "products:\n  providers: {folder: connectors}\n"),
        "docs/index.md": "# A\n",
        "docs/carriers/nord/provider.yml": NORD,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def test_values_of_any_product_are_validated(root: Path) -> None:  # noqa: ARG001 - the site
    done = run("validate", "nord", "contract", given='{"customer": "123456", "token": "t"}')
    assert (done.exit_code, json.loads(done.stdout)["valid"]) == (0, True)
    assert (
        "there is no provider 'nort' in docs/connectors, docs/carriers (did you mean 'nord'?)"
        in run("validate", "nort", "contract").stderr
    )


def test_a_draft_has_the_terms_of_its_product_whatever_examples_are_taken_in(root: Path) -> None:
    done = run("new", "provider", "sued", "--product", "carriers")
    assert done.exit_code == 0, done.output
    file = root / "docs/carriers/sued/provider.yml"
    text = file.read_text("utf-8")
    assert "status: planned" in text
    assert "payment" not in text.lower()
    file.write_text(
        "\n".join(line.removeprefix("# ") for line in text.splitlines() if not line.startswith(("##", "# yaml-"))),
        "utf-8",
    )
    catalog = load_products(read_products(root, connectors="connectors").all, root / "docs", root=root)
    assert catalog.problems == ()
    assert [connection.kind for connection in catalog.providers["sued"].connections] == ["contract"]


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (("provider", "a", "--product", "carrier"), "there is no product 'carrier' (did you mean 'carriers'?)"),
        (("provider", "nord"), "'nord' is the code of docs/carriers/nord"),
    ],
)
def test_what_a_draft_cannot_be_of_is_reported(root: Path, arguments: tuple[str, ...], reported: str) -> None:  # noqa: ARG001 - the site
    done = run("new", *arguments)
    assert done.exit_code == 2
    assert reported in done.stderr


@pytest.mark.slow
def test_the_schema_of_a_file_is_that_of_its_product(root: Path) -> None:  # noqa: ARG001 - the site
    schema = json.loads(run("schema", "provider", "--product", "carriers").stdout)
    assert schema["$defs"]["Kind"]["enum"] == ["contract", "pickup"]
    assert "payment_methods" not in schema["properties"]
    assert json.loads(run("schema", "provider").stdout)["$defs"]["Kind"]["enum"][0] == "provider_account"
    assert json.loads(run("schema", "site").stdout)["title"] == "Site"


def test_a_faulty_file_of_products_ends_a_command_with_its_place(root: Path) -> None:
    (root / "paycore.yml").write_text("products: {carriers: {foldr: a}}\n", "utf-8")
    done = run("validate", "nord", "contract", given="{}")
    assert done.exit_code == 2
    assert "paycore.yml:1:23: error: " in done.stderr


def test_what_changed_is_shown_and_kept_for_the_product_that_is_named_in_its_words(root: Path) -> None:
    old = root / "old/carriers/nord"
    old.mkdir(parents=True)
    (old / "provider.yml").write_text(NORD.replace("[express, tracking]", "[express]"), "utf-8")
    done = run("diff", "old", ".", "--product", "carriers", "--write")
    assert done.stdout == "Nordpost (nord)\n  Tracking: available now\n"
    assert "tracking" in (root / "docs/carriers/changes.yml").read_text("utf-8")
    assert "holds no provider.yml one folder below it, connectors or docs/connectors" in run("diff", "old", ".").stderr
    assert "(did you mean 'carriers'?)" in run("diff", "old", "--product", "carrier").stderr


SPEC = (
    '{"connectionSpecification": {"title": "Fast Spec", "type": "object", "properties": {"token": {"type": "string"}}}}'
)


@pytest.mark.slow
def test_what_is_brought_in_has_the_terms_of_the_product_that_is_named(root: Path) -> None:
    (root / "spec.json").write_text(SPEC, "utf-8")
    (root / "all.yaml").write_text("slow:\n  display_name: Slow\n  auth_mode: API_KEY\n", "utf-8")
    done = run("import", "airbyte", "spec.json", "--product", "carriers", "--into", "docs/carriers")
    assert (done.exit_code, "expected" in done.stdout) == (0, False)
    text = (root / "docs/carriers/fast/provider.yml").read_text("utf-8")
    assert "status: planned\n" in text
    assert "kind: contract\n" in text
    done = run("import", "nango", "all.yaml", "--product", "carriers", "--kind", "pickup", "--into", "docs/carriers")
    assert (done.exit_code, "expected" in done.stdout) == (0, False)
    assert "status: planned\n" in (root / "docs/carriers/slow/provider.yml").read_text("utf-8")


def test_a_kind_that_the_product_does_not_have_ends_an_import(root: Path) -> None:
    (root / "spec.json").write_text(SPEC, "utf-8")
    done = run("import", "airbyte", "spec.json", "--product", "carriers", "--kind", "pick")
    assert done.exit_code == 2
    assert "--kind: found 'pick' (did you mean 'pickup'?)" in done.stderr


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of targets of exports and of senders."""
    monkeypatch.chdir(tmp_path)
    files = {
        "mkdocs.yml": "site_name: A\nplugins: [paycore]\n",
        "paycore.yml": PRODUCTS,
        "docs/index.md": "# A\n",
        "docs/targets/kontor/provider.yml": KONTOR,
        "docs/senders/mailer/provider.yml": MAILER,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def said_of_payments(text: str) -> list[str]:
    """Return the lines that speak of payments, providers or merchants; names of files and commands do not count."""
    bare = re.sub(r"`[^`]*`|schema provider|provider\.yml|provider-\w+\.schema\.json|provider_label", "", text)
    return [line for line in bare.splitlines() if re.search(r"(?i)provider|payment|payout|merchant|Dashboard\b", line)]


def test_drafts_speak_of_what_the_site_connects(ledger: Path) -> None:
    assert run("new", "provider", "lex", "--product", "exports").exit_code == 0
    assert run("new", "brand", "north").exit_code == 0
    draft, brand = (
        (ledger / name).read_text("utf-8") for name in ("docs/targets/lex/provider.yml", "brands/north.yml")
    )
    assert said_of_payments(draft) == []
    assert (
        "# connections:                                            # the connection forms of the bookkeeping" in draft
    )
    assert "All keys: paycore schema provider --product exports." in draft
    assert "# invoices, journal, attachments, bulk or single, where you do not offer it" in brand


@pytest.mark.slow
def test_the_schema_of_a_file_speaks_of_what_the_site_connects(ledger: Path) -> None:  # noqa: ARG001 - the site
    schema = json.loads(run("schema", "provider", "--product", "exports").stdout)
    assert schema["title"] == "Target"
    assert schema["description"] == "An export target as `docs/targets/<code>/provider.yml` describes it."
    descriptions = re.findall(r'"description": (".*")', json.dumps(schema, indent=1))
    assert said_of_payments("\n".join(descriptions)) == []
    assert schema["$defs"].keys().isdisjoint({"SandboxCards", "SandboxCard"})


@pytest.mark.slow
def test_logos_come_into_the_folder_of_the_product_and_only_payment_providers_have_open_data(ledger: Path) -> None:
    done = run("logos", "fetch", "mailer")
    assert (done.exit_code, done.stderr) == (
        2,
        "paycore: mailer is one of the senders, whose logos no open data has (name a --url)\n",
    )
    assert run("logos", "fetch").stderr == "0 logos are there, 0 to fetch\n"
    (ledger / "docs/senders/mailer/logo.svg").write_text("<svg/>", "utf-8")
    done = run("logos", "fetch", "mailer", "--url", "https://logos.example/{code}.svg")
    assert (done.exit_code, done.stderr) == (0, "1 logos are there, 0 to fetch\n")


MANUAL = """\
# Connect Buchwerk

**Website:** [buchwerk.example](https://buchwerk.example/)

Status: Beta

## Set up account

1. Copy the *Tenant* and the *Token*.

## Set up the API link

Open the [form]({{custom.dashboard_base_url}}exports/buchwerk/new).

Enter credentials:

* Tenant --> Client number
* Token --> API key

## File drop

Enter credentials:

* Host
"""
LIST = """\
| Target | What |
|---|---|
| [Buchwerk](buchwerk/) | Invoices, Journal entries |
| [Other](other/) | Attachments |
"""


def test_a_manual_is_brought_in_with_the_terms_of_the_product_that_is_named(ledger: Path) -> None:
    (ledger / "old/buchwerk").mkdir(parents=True)
    (ledger / "old/index.md").write_text(LIST, "utf-8")
    (ledger / "old/buchwerk/index.md").write_text(MANUAL, "utf-8")
    done = run("import", "manual", "old", "--product", "exports", "--into", "docs/targets")
    assert done.exit_code == 0, done.output
    assert [line for line in done.stdout.splitlines() if "provider.yml:" in line] == []
    text = (ledger / "docs/targets/buchwerk/provider.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../.paycore/provider-exports.schema.json\n")
    assert "status: beta\n" in text
    assert "features: [invoices, journal]\n" in text
    assert re.findall(r"kind: (\w+)", text) == ["api", "drop"]
    manual = (ledger / "docs/targets/buchwerk/index.md").read_text("utf-8")
    assert "[form](<<provider.connect_url>>)" in manual
    assert '<<connection_form("drop")>>' in manual


def test_a_manual_of_a_product_of_one_kind_is_read_by_the_usual_headings(ledger: Path) -> None:
    (ledger / "post").mkdir()
    text = "# Post\n\n## Set up account\n\nAsk.\n\n## Connect account\n\nEnter credentials:\n\n* Host\n* Password\n"
    (ledger / "post/fastmail.md").write_text(text, "utf-8")
    done = run("import", "manual", "post", "--product", "senders", "--into", "docs/senders")
    assert done.exit_code == 0, done.output
    made = (ledger / "docs/senders/fastmail/provider.yml").read_text("utf-8")
    assert "kind: smtp\n" in made
    assert re.search(r"status: .?on", made)
    assert "write its features: bulk, single" in done.stdout
