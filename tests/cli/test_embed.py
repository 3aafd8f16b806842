"""`paycore embed`: which forms it writes, and what it says."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

pytestmark = pytest.mark.slow

PROVIDER = (
    "code: {code}\nname: {code}\nstatus: ready\nip_allowlist: unknown\nconnections:\n  - kind: account\n    fields:\n"
    "      - {{key: token, label: Token, type: text, required: true, anchor: get-it,\n"
    "         help: 'Ask <<custom.company_name>>.'}}\n"
)
BRAND = "name: zed\nsite_url: https://docs.zed.example/\ncustom: {company_name: 'Zed & Co'}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of five lines with two providers and a brand."""
    files = {
        "mkdocs.yml": "site_name: Docs\nplugins:\n  - paycore: {brand: zed}\n",
        "brands/zed.yml": BRAND,
        "docs/connectors/acme/provider.yml": PROVIDER.format(code="acme"),
        "docs/connectors/north/provider.yml": PROVIDER.format(code="north"),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def embed(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["embed", *arguments, "-f", str(folder / "mkdocs.yml")])


def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder / "site/embed").as_posix() for path in folder.rglob("embed/*/*/index.html"))


def test_all_forms_are_written_or_those_that_are_named(folder: Path) -> None:
    assert embed(folder, "north").exit_code == 0
    assert pages(folder) == ["north/account/index.html"]
    assert "wrote 2 forms to" in embed(folder).output
    assert pages(folder) == ["acme/account/index.html", "north/account/index.html"]


def test_a_page_has_the_brand_s_values_and_loads_only_what_lies_beside_it(folder: Path) -> None:
    embed(folder)
    file = folder / "site/embed/acme/account/index.html"
    page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    assert "Ask Zed & Co." in page.get_text()
    loaded = [str(each.get("src") or each.get("href")) for each in page.select("script[src], link[rel=stylesheet]")]
    assert len(loaded) >= 4
    assert all((file.parent / path).resolve().is_file() for path in loaded)
    policy = str(page.select("meta[http-equiv=Content-Security-Policy]")[0]["content"])
    assert policy.startswith("default-src 'none';")
    assert "connect-src" not in policy
    links = {str(link["href"]): link["target"] for link in page.select('a[href]:not([href^="#form-"])')}
    assert links == dict.fromkeys(
        ("https://docs.zed.example/connectors/acme/", "https://docs.zed.example/connectors/acme/#get-it"), "_blank"
    )


def test_a_brand_without_origins_is_told_that_nobody_hears_its_forms(folder: Path) -> None:
    done = embed(folder)
    assert done.exit_code == 0
    assert "brands/zed.yml lists no origins under embed_in" in done.output
    (folder / "brands/zed.yml").write_text(f"{BRAND}embed_in: [https://Help.zed.example]\n", "utf-8")
    assert "warning" not in embed(folder).output
    page = (folder / "site/embed/acme/account/index.html").read_text("utf-8")
    assert 'data-origins="https://help.zed.example"' in page


def test_a_provider_that_is_not_there_is_reported_with_the_nearest(folder: Path) -> None:
    done = embed(folder, "acne")
    assert done.exit_code == 2
    assert "there is no provider 'acne' (did you mean 'acme'?)" in done.output


def test_forms_go_to_no_folder_of_the_sources_and_to_no_file(folder: Path) -> None:
    (folder / "file").write_text("mine")
    for place, said in (("docs", "docs/embed stays as it was: it lies in the site's sources"), ("file", "is a file")):
        done = embed(folder, "--site-dir", str(folder / place))
        assert (done.exit_code, said in done.output) == (2, True)
    assert not (folder / "docs/embed").exists()


def test_a_file_is_replaced_and_never_written_through_a_link_that_shares_it(folder: Path) -> None:
    embed(folder)
    page, kept = folder / "site/embed/acme/account/index.html", folder / "kept.html"
    kept.hardlink_to(page)
    before = kept.read_bytes()
    (folder / "brands/zed.yml").write_text(BRAND.replace("Zed & Co", "Other"), "utf-8")
    embed(folder)
    assert b"Ask Other." in page.read_bytes()
    assert kept.read_bytes() == before


def test_a_form_of_a_provider_that_is_gone_is_named(folder: Path) -> None:
    embed(folder)
    shutil.rmtree(folder / "docs/connectors/north")
    assert "no provider" not in embed(folder, "acme").output
    said = embed(folder).output
    assert "north/account/index.html is the form of no provider of this brand any more; it stays: remove it" in said
    assert "acme/account" not in said


def test_a_provider_with_errors_is_reported_and_fails(folder: Path) -> None:
    (folder / "docs/connectors/north/provider.yml").write_text("code: north\n", "utf-8")
    done = embed(folder)
    assert done.exit_code == 1
    assert "docs/connectors/north/provider.yml:1:1: error: " in done.output
    assert pages(folder) == ["acme/account/index.html"]


def test_a_brand_that_is_not_there_is_looked_for_where_it_was_named(folder: Path) -> None:
    done = embed(folder, "--brand", "zet")
    assert (done.exit_code, done.output) == (
        2,
        "paycore: --brand names 'zet', but there is no brands/zet.yml (did you mean 'zed'?)\n",
    )
