"""Plain Markdown for any generator, and one that knows nothing of us: Sphinx with MyST."""

from __future__ import annotations

import subprocess
import sys
from textwrap import indent
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.docs_tree.boxes import with_boxes_as_html
from mkdocs_paycore.engines.docs_tree.expand import with_link_shapes
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import variable_slot
from tests.source.yaml.test_extent import BOMB
from tests.support.brand_site import BrandSite, brand

if TYPE_CHECKING:
    from pathlib import Path

BASE, MAIL = variable_slot("custom.dashboard_base_url"), variable_slot("custom.support_email")
VALUES = {"custom.dashboard_base_url": "https://dash.example/", "custom.support_email": "help@a.example"}
HOSTILE = 'Alpenglow <img src=x onerror=alert(1)> & "Co"'


@pytest.mark.parametrize(
    ("text", "html", "expected"),
    [
        (f"[a]({BASE}x?y=1)", '<a href="{}">a</a>', '<a href="https://dash.example/x?y=1">a</a>'),
        (f"[a](<{BASE}x>)", '<a href="{}">a</a>', '<a href="https://dash.example/x">a</a>'),
        (f"[a]: {BASE}", '<a href="{}">a</a>', '<a href="https://dash.example/">a</a>'),
        (f"<{BASE}x>", '<a href="{}">{}</a>', '<a href="https://dash.example/x">https://dash.example/x</a>'),
        (f"<{MAIL}>", '<a href="{}">{}</a>', '<a href="mailto:help@a.example">help@a.example</a>'),
    ],
)
def test_a_link_that_begins_with_a_slot_is_an_address_to_any_tool(text: str, html: str, expected: str) -> None:
    shaped = with_link_shapes(text)
    start = shaped.index("https://QZPAY")
    address = shaped[start:].rstrip(")>")
    page = html.replace("{}", address)
    assert cut(page, path="page.html").fill(VALUES) == expected


def test_an_address_whose_host_is_a_value_stays_one() -> None:
    page = f'<a href="https://{MAIL}/x">a</a>'
    assert (
        cut(page, path="page.html").fill({"custom.support_email": "a.example"}) == '<a href="https://a.example/x">a</a>'
    )


def test_code_and_text_stay_as_they_are() -> None:
    text = f"`[a]({BASE})` {BASE}\n\n```\n[a]({BASE})\n```\n"
    assert with_link_shapes(text) == text


def test_boxes_are_html_with_markdown_in_it() -> None:
    text = 'a\n\n!!! note "Be *quick*"\n    One\n\n    ??? tip\n        Two\n\nb\n\n```\n!!! note\n    code\n```\n'
    made = with_boxes_as_html(text)
    assert '<div class="admonition note">\n<p class="admonition-title">Be *quick*</p>\n\nOne\n' in made
    assert '<details class="tip">\n<summary>Tip</summary>\n\nTwo\n' in made
    assert made.index("</details>") < made.index("</div>") < made.index("\nb\n")
    assert "```\n!!! note\n    code\n```" in made


CONF = """\
project = "Sample"
extensions = ["myst_parser"]
html_theme = "basic"
html_extra_path = ["../static"]
html_css_files = ["../assets/paycore/paycore.css"]
html_js_files = [("../assets/paycore/form.js", {"type": "module"})]
myst_heading_anchors = 3
"""


@pytest.mark.slow
def test_sphinx_renders_what_two_brands_are_stamped_from(tmp_path: Path) -> None:
    site = BrandSite.made(tmp_path / "site")
    site.write({"brands/alpenglow.yml": brand("alpenglow", HOSTILE, "alpenglow.example")})
    site.write({"docs/mail.md": "# Mail\n\nWrite to <<<custom.support_email>>>: <<custom.company_name>>.\n"})
    other = "Brightwater <i>"
    site.write({"brands/brightwater.yml": brand("brightwater", other, "brightwater.example")})
    folder = tmp_path / "expanded"
    docs, built = folder / "docs", folder / "built"

    def paycore(*arguments: str) -> str:
        result = CliRunner().invoke(main, [*arguments, "-f", str(site.config_file)])
        assert result.exit_code == 0, result.output
        return result.output

    assert paycore("prepare", "--expand", "--brand", "brightwater", str(folder))
    (docs / "conf.py").write_text(CONF)
    pages = [path.relative_to(docs).with_suffix("").as_posix() for path in sorted(docs.rglob("*.md"))]
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", str(tmp_path / "cache"), str(docs), str(built)]
    subprocess.run(command, check=True, capture_output=True)
    paycore("stamp", str(built), "--brand", "alpenglow", "--brand", "brightwater", "--site-dir", str(site.out))

    for name, company, domain in (
        ("alpenglow", HOSTILE, "alpenglow.example"),
        ("brightwater", other, "brightwater.example"),
    ):
        out = site.out / name
        assert len(pages) == 5
        assert [page for page in pages if not (out / f"{page}.html").is_file()] == []
        start = BeautifulSoup((out / "index.html").read_text("utf-8"), "html.parser")
        assert start.h1 is not None
        assert start.h1.get_text().startswith(f"Connect at {company}")
        assert start.select_one(f'a[href="https://dashboard.{domain}/connect"]')
        mail = BeautifulSoup((out / "mail.html").read_text("utf-8"), "html.parser")
        link = mail.select_one(f'a[href="mailto:help@{domain}"]')
        assert link is not None
        assert link.get_text() == f"help@{domain}"
        listed = BeautifulSoup((out / "list.html").read_text("utf-8"), "html.parser")
        assert listed.select_one("table.paycore-providers a[href='connectors/morrison/index.html']")
        manual = (out / "connectors/morrison/index.html").read_text("utf-8")
        assert "paycore-form" in manual
        loaded = BeautifulSoup(manual, "html.parser").select("link[rel=stylesheet], script[type=module]")
        paths = [urlsplit(str(tag.get("href") or tag.get("src"))).path for tag in loaded]
        ours = [path for path in paths if "paycore" in path]
        assert len(ours) == 2
        assert [path for path in ours if not (out / "connectors/morrison" / path).resolve().is_file()] == []
        assert f"https://dashboard.{domain}/connect-directory/payment-providers/morrison/general" in manual
        texts = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
        assert [file for file, text in texts.items() if b"QZPAY" in text.upper()] == []
        assert [file for file, text in texts.items() if b"<img src=x" in text and file.suffix == ".html"] == []
        assert not [file for file in texts if file.name == "provider.yml"]


@pytest.mark.slow
@pytest.mark.parametrize("options", [["--expand"], []])
def test_front_matter_that_never_ends_reaches_no_engine(tmp_path: Path, options: list[str]) -> None:
    files = {
        "mkdocs.yml": "site_name: x\ntheme: {name: material}\nplugins: [paycore]\n",
        "docs/index.md": f"---\n{BOMB}---\n# Start\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    done = CliRunner().invoke(main, ["prepare", *options, str(tmp_path / "out"), "-f", str(tmp_path / "mkdocs.yml")])
    assert done.exit_code == 1
    assert "docs/index.md:2:35: error: found more than 100000 values once all aliases are filled in" in done.output
    assert (tmp_path / "out/docs/index.md").read_text("utf-8") == "# Start\n"
    (tmp_path / "mkdocs.yml").write_text(f"{files['mkdocs.yml']}extra:\n{indent(BOMB, '  ')}", "utf-8")
    done = CliRunner().invoke(main, ["prepare", *options, str(tmp_path / "out"), "-f", str(tmp_path / "mkdocs.yml")])
    assert done.exit_code == 2
    assert "mkdocs.yml cannot be used: found more than 100000 values" in done.output
