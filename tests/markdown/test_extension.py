"""The extension alone, on plain Python-Markdown: the same page body as under the plugin."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown, markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_paycore.markdown.extension import PaycoreExtension
from tests.support.exports import KONTOR, PRODUCTS

CUSTOM = {
    "company_name": 'A & "B" <i>C</i></script>',
    "dashboard_base_url": "https://dashboard.acme.example/",
    "support_email": "help@acme.example",
    "empty": "",
}
EXTENSIONS: list[str] = [
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
]
PAGES = {
    "prose": "Pay with <<custom.company_name>>, *{{custom.company_name}}*.",
    "headings": "# A <<custom.company_name>>\n\n## A <<custom.company_name>>\n\n## <<custom.support_email>> {#own}\n",
    "links": "[a](<<custom.dashboard_base_url>>x?y=1&z=2) [b](<<custom.empty>>c) [d](https://a.example/?q=<<custom.company_name>>)",
    "autolinks": "<<<custom.support_email>>> <{{custom.dashboard_base_url}}> <https://a.example/<<custom.support_email>>>",
    "references": "[a][b]\n\n[b]: <<custom.dashboard_base_url>>x 'tip <<custom.company_name>>'\n",
    "images": "![<<custom.company_name>>](<<custom.dashboard_base_url>>a.png '<<custom.company_name>>')",
    "html": "<p title='<<custom.company_name>>'>{{custom.empty}}</p>\n\n"
    "<p onclick=\"f('<<custom.company_name>>')\"><b>{{custom.company_name}}</b></p>",
    "script": '<script>let a = "<<custom.company_name>>";</script>',
    "tables": "| <<custom.company_name>> | b |\n|---|---|\n| `<<custom.company_name>>` | {{custom.empty}} |\n",
    "code": "`<<custom.company_name>>`\n\n"
    '```json\n{"a": "<<custom.company_name>>"}\n```\n\n    <<custom.company_name>>\n',
    "admonitions": '!!! note "<<custom.company_name>>"\n    {{custom.company_name}}\n',
    "lists": "Term <<custom.company_name>>\n:   Definition <<custom.company_name>>\n\n- a <<custom.company_name>>\n",
    "footnotes": "a[^1]\n\n[^1]: <<custom.company_name>>\n",
    "escapes": r"\<<custom.company_name>> `\{{custom.company_name}}` \\<<custom.company_name>>",
    "foreign": "{{ keyword }} ${{ secrets.X }} `cat <<EOF >> log` a << b >> c",
    "unknown": "<<custom.company_nam>> {{custom.nope}} `<<custom.nope>>` <<provider.name>>",
    "components in code": '`<<credentials("x")>>`\n\n```\n<<connection_form("x")>>\n```\n',
    "components that cannot be drawn": 'a <<credentials("provider_account")>> b\n\n<<credentials(x)>>\n',
    "blocks": "<div markdown>\n## In <<custom.company_name>>\n</div>\n",
}


def alone(text: str, **options: Any) -> str:
    return Markdown(extensions=[*EXTENSIONS, PaycoreExtension(custom=CUSTOM, **options)]).convert(text)


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All pages as MkDocs and the plugin make them, in a theme that shows nothing but the content."""
    root = tmp_path_factory.mktemp("site")
    (root / "theme").mkdir()
    (root / "theme/main.html").write_text("{{ page.content }}")
    (root / "docs").mkdir()
    for name, text in PAGES.items():
        (root / f"docs/{name.replace(' ', '_')}.md").write_text(text)
    config = {
        "site_name": "x",
        "theme": {"name": None, "custom_dir": "theme"},
        "extra": {"custom": CUSTOM},
        "plugins": ["paycore"],
        "markdown_extensions": EXTENSIONS,
        "use_directory_urls": False,
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config))
    loaded = load_config(str(root / "mkdocs.yml"))
    loaded.plugins.on_startup(command="build", dirty=False)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        build(loaded)
    finally:
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
    return {name: (root / f"site/{name.replace(' ', '_')}.html").read_text() for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_the_body_is_that_of_the_plugin(bodies: dict[str, str], name: str) -> None:
    body = alone(PAGES[name])
    assert body == bodies[name]
    assert "QZPAY" not in body
    assert "paycore-url" not in body


@pytest.mark.slow
def test_the_body_of_a_providers_page(few_sources: Path, tmp_path: Path) -> None:
    """The reference site's own manual: as the plugin draws it and as the extension alone does."""
    manual = few_sources / "docs/connectors/interkassa/index.md"
    (tmp_path / "docs").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}")
    (tmp_path / "docs/connectors").symlink_to(few_sources / "docs/connectors")
    extensions = ["attr_list", "admonition", "md_in_html", "tables", "toc"]
    config = {
        "site_name": "x",
        "theme": {"name": None, "custom_dir": "theme"},
        "extra": {"custom": {**CUSTOM, "website_url": "https://acme.example"}},
        "plugins": ["paycore"],
        "markdown_extensions": extensions,
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config))
    loaded = load_config(str(tmp_path / "mkdocs.yml"))
    loaded.plugins.on_startup(command="build", dirty=False)
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    try:
        build(loaded)
    finally:
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
    extension = PaycoreExtension(
        custom={**CUSTOM, "website_url": "https://acme.example"},
        connectors=str(few_sources / "docs/connectors"),
        provider="interkassa",
    )
    text = manual.read_text("utf-8")
    if text.startswith("---\n"):
        text = text.split("---\n", 2)[2].lstrip("\n")
    body = markdown(text, extensions=[*extensions, extension])
    built = (tmp_path / "site/connectors/interkassa/index.html").read_text("utf-8")
    assert "paycore-form" in body
    # MkDocs makes links between pages and images relative to the built page, and has a navigation and published data.
    assert without_targets(of_a_site(body)) == without_targets(of_a_site(built))


def of_a_site(html: str) -> str:
    """Return a page without the parts that only a site has: the way to the page, and the links to data."""
    return re.sub(r'(?s)<(nav|details) class="paycore-(?:breadcrumbs|data)".*?</\1>\n?', "", html)


def without_targets(html: str) -> list[str]:
    return [
        line.partition('href="')[0] if ".md" in line or "../" in line else line.replace("./images", "images")
        for line in html.replace("<a ", "\n<a ").replace("</a>", "</a>\n").split("\n")
    ]


@pytest.mark.parametrize("permalink", [False, True])
def test_the_table_of_contents(permalink: bool) -> None:  # noqa: FBT001 - a case
    md = Markdown(
        extensions=["toc", PaycoreExtension(custom=CUSTOM)], extension_configs={"toc": {"permalink": permalink}}
    )
    body = md.convert("[TOC]\n\n# A <<custom.company_name>>\n\n## B `{{custom.support_email}}`\n\n## C\n")
    tokens: Any = md.toc_tokens  # type: ignore[attr-defined]
    shown = "A A &amp; &quot;B&quot; &lt;i&gt;C&lt;/i&gt;&lt;/script&gt;"
    assert [(token["id"], token["name"]) for token in tokens] == [("a-company-name", shown)]
    assert [(token["id"], token["name"]) for token in tokens[0]["children"]] == [
        ("b-support-email", "B help@acme.example"),
        ("c", "C"),
    ]
    toc: str = md.toc  # type: ignore[attr-defined]
    assert '<a href="#a-company-name">' in toc
    assert "QZPAY" not in repr(tokens) + toc + body
    assert '<h1 id="a-company-name">' in body


def test_one_instance_converts_many_pages() -> None:
    md = Markdown(extensions=["toc", "fenced_code", PaycoreExtension(custom=CUSTOM)])
    pages = [
        "# <<custom.support_email>>",
        "no variable",
        "```\n<<custom.support_email>>\n```",
        "# <<custom.support_email>>",
    ]
    for _ in range(2):
        converted = [md.reset().convert(page) for page in pages]
        assert converted[0] == converted[3] == '<h1 id="support-email">help@acme.example</h1>'
        assert converted[1] == "<p>no variable</p>"
        assert "help@acme.example" in converted[2]


def test_one_instance_without_a_reset_between() -> None:
    md = Markdown(extensions=["toc", PaycoreExtension(custom=CUSTOM)])
    assert [md.convert("<<custom.support_email>>") for _ in range(3)] == ["<p>help@acme.example</p>"] * 3


def test_two_instances_do_not_meddle() -> None:
    one = Markdown(extensions=[PaycoreExtension(custom={"a": "1"})])
    two = Markdown(extensions=[PaycoreExtension(custom={"a": "2"})])
    assert [one.convert("<<custom.a>>"), two.convert("<<custom.a>>"), one.convert("<<custom.a>>")] == [
        "<p>1</p>",
        "<p>2</p>",
        "<p>1</p>",
    ]


def test_the_extension_by_its_name() -> None:
    configs = {"paycore": {"custom": {"a": "1", "nested": {"b": "2"}}}}
    assert markdown("<<custom.a>>{{custom.nested.b}}", extensions=["paycore"], extension_configs=configs) == "<p>12</p>"


def test_a_brands_file_gives_the_values(tmp_path: Path) -> None:
    file = tmp_path / "acme.yml"
    file.write_text("name: acme\ncustom: {company_name: Acme}\n")
    assert markdown("<<custom.company_name>>", extensions=[PaycoreExtension(brand=str(file))]) == "<p>Acme</p>"


def test_faults_are_reported_by_the_logger_and_kept(caplog: pytest.LogCaptureFixture) -> None:
    extension = PaycoreExtension(custom=CUSTOM)
    body = Markdown(extensions=[extension]).convert("a\n\nb <<custom.nope>>\n")
    assert body.endswith("<p>b &lt;&lt;custom.nope&gt;&gt;</p>")
    (problem,) = extension.problems
    assert (problem.line, problem.column, problem.rule) == (3, 3, "unknown-variable")
    assert [record.name for record in caplog.records] == ["paycore"]


def test_a_broken_brand_or_provider_is_reported(tmp_path: Path) -> None:
    (tmp_path / "connectors/x").mkdir(parents=True)
    (tmp_path / "connectors/x/provider.yml").write_text("code: x\n")
    (tmp_path / "acme.yml").write_text("name: 12\n")
    extension = PaycoreExtension(brand=str(tmp_path / "acme.yml"), connectors=str(tmp_path / "connectors"))
    assert {Path(problem.path).name for problem in extension.problems} == {"acme.yml", "provider.yml"}


def test_alone_it_knows_what_the_site_connects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"paycore.yml": PRODUCTS, "docs/targets/kontor/provider.yml": KONTOR}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    extension = PaycoreExtension(custom=CUSTOM, connectors="docs/targets", provider="kontor")
    html = Markdown(extensions=[extension]).convert('<<provider_table()>>\n\n<<connection_form("api")>>\n')
    assert extension.problems == []
    assert "1 export target<" in html
    assert "I have set up what is needed at Kontor 2000" in html
    (tmp_path / "paycore.yml").write_text(PRODUCTS.replace("full_one: export target", "full_one: ledger"), "utf-8")
    assert "1 ledger<" in alone("<<provider_table()>>\n", connectors="docs/targets", provider="kontor")


def test_alone_a_broken_file_of_what_the_site_connects_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paycore.yml").write_text("products: {a: {foldr: b}}\n", "utf-8")
    extension = PaycoreExtension(custom=CUSTOM, connectors="docs/connectors")
    assert [problem.rule for problem in extension.problems] == ["site-file"]
