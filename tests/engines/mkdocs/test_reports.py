"""What is reported: with file, line, column and the nearest right thing; and what the page shows meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.exceptions import Abort

from tests.support.site import configuration, one

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site import Site
    from tests.support.site_fixtures import Build

FAULTS = [
    (
        "# A\n\nPay <<custom.company_nam>> now\n",
        (
            "docs/index.md:3:5: error: unknown variable custom.company_nam"
            " (did you mean custom.company_name?) [unknown-variable]"
        ),
        "<<custom.company_nam>>",
    ),
    (
        "# A\n\n{{ custom.company_Forta }}\n",
        "docs/index.md:3:1: error: unknown variable custom.company_Forta (did you mean custom.company_name?)",
        "{{ custom.company_Forta }}",
    ),
    (
        "---\ntitle: x\n---\n\n# A\n\nPay <<custom.company_name> now\n",
        (
            "docs/index.md:7:5: error: <<custom.company_name> is no well-formed variable"
            " (expected <<custom.company_name>>) [malformed-variable]"
        ),
        "<<custom.company_name>",
    ),
    (
        "x\n\n- a\n    - b {{custom.company_name} c\n",
        "docs/index.md:4:9: error: {{custom.company_name} is no well-formed variable",
        "{{custom.company_name}",
    ),
    (
        "See <<provider.name>>\n",
        "docs/index.md:1:5: error: unknown variable provider.name: the page has no provider",
        "<<provider.name>>",
    ),
    (
        "---\nprovider: interkasa\n---\n<<provider.name>>\n",
        "docs/index.md:4:1: error: unknown variable provider.name: there is no provider 'interkasa'",
        "<<provider.name>>",
    ),
    (
        '<<credential("x")>>\n',
        "docs/index.md:1:1: error: unknown component credential (did you mean credentials?)",
        '<<credential("x")>>',
    ),
    ('a\n\n<<credentials("x")>>\n', "docs/index.md:3:1: error: the page has no provider", '<<credentials("x")>>'),
    ("a\n\n<<credentials(x)>>\n", "docs/index.md:3:1: error: x is no literal", "<<credentials(x)>>"),
    (
        "```\n<<custom.company_nam>>\n```\n",
        "docs/index.md:2:1: error: unknown variable custom.company_nam",
        "<<custom.company_nam>>",
    ),
    (
        "a | b\n--|--\n`x` | <<custom.nope>>\n",
        "docs/index.md:3:7: error: unknown variable custom.nope",
        "<<custom.nope>>",
    ),
    (
        "[x](<<custom.nope>>a)\n\n<<custom.nope>>\n",
        "docs/index.md:1:5: error: unknown variable custom.nope",
        "<<custom.nope>>",
    ),
]


@pytest.mark.parametrize(("page", "reported", "shown"), FAULTS, ids=[reported for _, reported, _ in FAULTS])
def test_a_fault_has_its_place_and_shows_as_typed(build: Build, page: str, reported: str, shown: str) -> None:
    more = ["docs/index.md:3:1"] if "[x](<<custom.nope" in page else []
    site = build(page, reported=[reported, *more], markdown_extensions=["tables", "fenced_code"])
    assert shown in site.main().get_text()
    assert "Traceback" not in site.text("index.html")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_do_not_depend_on_line_ends_and_marks(build: Build, ends: str, mark: str) -> None:
    page = "---\ntitle: x\n---\n\n\n# A\n\ntext\n\n  é <<custom.nope>>\n"
    build(
        {"index.md": (mark + page.replace("\n", ends)).encode()},
        reported=["docs/index.md:10:5: error: unknown variable custom.nope"],
    )


def test_a_fault_in_a_heading(build: Build) -> None:
    site = build("# Pay <<custom.nope>>\n", reported=["docs/index.md:1:7"])
    assert one(site.main(), "h1").get_text() == "Pay <<custom.nope>>"
    assert one(site.page(), "aside a").get_text() == "Pay <<custom.nope>>"
    assert "no such element" not in site.text("index.html")


def test_each_fault_is_reported(build: Build) -> None:
    build(
        {"index.md": "<<custom.a1>> <<custom.a1>>\n\n<<custom.a2>>\n", "b.md": "<<custom.a3>>\n"},
        reported=["docs/b.md:1:1", "docs/index.md:1:1", "docs/index.md:1:15", "docs/index.md:3:1"],
    )


def test_a_fault_of_a_snippet_has_the_snippets_place(
    build: Build, site_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site_root)
    files = {
        "index.md": '# A\n\n--8<-- "outer.md"\n\n<<custom.nope>>\n',
        "snippets/outer.md": 'x\n\n<<custom.outer_nope>>\n\n--8<-- "inner.md:part"\n',
        "snippets/inner.md": "a\n<!-- --8<-- [start:part] -->\nb <<custom.inner_nope>>\n<!-- --8<-- [end:part] -->\n",
    }
    build(
        files,
        markdown_extensions=[{"pymdownx.snippets": {"base_path": ["snippets"]}}],
        reported=[
            "snippets/outer.md:3:1: error: unknown variable custom.outer_nope",
            "snippets/inner.md:3:3: error: unknown variable custom.inner_nope",
            "docs/index.md:5:1: error: unknown variable custom.nope",
        ],
    )


CONFIG_FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"site_name": "<<custom.nope>>"}, "unknown variable custom.nope"),
    ({"copyright": "© {{custom.company_nam}}"}, "did you mean custom.company_name?"),
    ({"nav": [{"<<custom.nope>>": "index.md"}]}, "unknown variable custom.nope"),
    ({"extra": {"custom": {"company_name": "x"}, "line": "<<custom.nope>>"}}, "unknown variable custom.nope"),
]


@pytest.mark.parametrize(("changes", "part"), CONFIG_FAULTS)
def test_a_fault_of_mkdocs_yml(build: Build, changes: dict[str, Any], part: str) -> None:
    site = build("x", reported=[part], **changes)
    (line,) = site.reported
    number = int(line.split("mkdocs.yml:")[1].split(":")[0])
    assert "<<custom.nope>>" in (lines := (site.root / "mkdocs.yml").read_text().splitlines())[number - 1] or (
        "company_nam}}" in lines[number - 1]
    )


FRONT_MATTER: list[tuple[str, list[str], str, str | None]] = [
    ("title: {{custom.company_name}}\n", ["docs/index.md:2:8"], "Acme Pay", None),
    ("title: {{ custom.company_name }} and more\n", ["docs/index.md:2:8"], "Acme Pay and more", None),
    ("description: {{custom.company_name}}\ntitle: T\n", ["docs/index.md:2:14"], "T", "Acme Pay"),
    ("title: T\ndescription: 'about {{custom.company_name}}'\n", [], "T", "about Acme Pay"),
    ("title: <<custom.company_name>>\ndescription: <<custom.company_name>> x\n", [], "Acme Pay", "Acme Pay x"),
    ("title: T\ndescription: {{ keyword }}\n", ["docs/index.md:3:14"], "T", "{{ keyword }}"),
    (
        "title: T\ndescription: '<<custom.nope>>'\n",
        ["docs/index.md:3:15: error: unknown variable custom.nope"],
        "T",
        "<<custom.nope>>",
    ),
    ("title: 'it''s {{custom.company_name}}'\n", [], "it's Acme Pay", None),
]


@pytest.mark.parametrize(
    ("meta", "reported", "title", "description"), FRONT_MATTER, ids=[case[0] for case in FRONT_MATTER]
)
def test_front_matter(build: Build, meta: str, reported: list[str], title: str, description: str | None) -> None:
    site = build(
        {"index.md": "x", "page.md": f"---\n{meta}---\nThe text\n".replace("index", "page")},
        reported=[part.replace("index", "page") for part in reported],
        plugins=["search", "paycore"],
    )
    page = site.page("page/index.html")
    assert one(page, "main").get_text().strip() == "The text"
    assert one(page, "title").get_text() == f"{title} - Acme Pay Docs"
    found = page.select("meta[name=description]")
    assert [str(each["content"]) for each in found] == ([description] if description is not None else [])
    assert "title:" not in site.text("search/search_index.json")


@pytest.mark.parametrize(
    ("meta", "reported"),
    [
        ("title: a: b\n", "docs/index.md:2"),
        ("- a\n- b\n", "expected lines such as 'title: …'"),
        ("title: [a\n", "docs/index.md"),
        ("just text\n", "expected lines such as 'title: …'"),
    ],
)
def test_front_matter_that_cannot_be_repaired_is_not_printed(build: Build, meta: str, reported: str) -> None:
    site = build(f"---\n{meta}---\nThe text\n", reported=[reported])
    assert site.main().get_text().strip() == "The text"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("---\n\nA text between lines\n\n---\n\nmore\n", ["A text between lines", "more"]),
        ("---\n---\nx: y: z\n\n---\n\nmore\n", ["x: y: z", "more"]),
        ("---\n---\nx\n", ["x"]),
        ("--- \n\nx\n", ["x"]),
        ("----\nx\n----\n", ["x"]),
    ],
)
def test_lines_that_are_no_front_matter_stay(build: Build, page: str, words: list[str]) -> None:
    text = build(page, reported=[]).main().get_text()
    assert all(word in text for word in words)


def test_a_link_to_an_id_made_from_a_value(build: Build) -> None:
    files = {
        "index.md": "# Home\n\n[a](a.md#connect-at-acme-pay)\n\n[b](a.md#connect-at-company-name)\n",
        "a.md": "# A\n\n## Connect at <<custom.company_name>>\n\n[here](#connect-at-acme-pay)\n",
    }
    reported = ["docs/index.md:3:9: error: #connect-at-acme-pay", "docs/a.md:5:8: error: #connect-at-acme-pay"]
    site = build(files, reported=reported)
    assert all("link to #connect-at-company-name" in line for line in site.reported)


def test_strict_fails_on_a_fault_and_keeps_the_last_good_site(build: Build) -> None:
    site = build("good <<custom.company_name>>")
    before = site.files()
    site.write({"docs/index.md": "bad <<custom.company_nam>>", "docs/new.md": "new"})
    with pytest.raises(Abort):
        site.build(strict=True)
    assert site.files() == before
    assert site.beside() == []
    assert any("docs/index.md:1:5" in line for line in site.reported)


def test_a_first_build_that_is_strict_and_fails_says_that_no_site_is_written(site: Site) -> None:
    """It cannot stay as it was where there was none."""
    site.write({"docs/index.md": "bad <<custom.company_nam>>", "mkdocs.yml": configuration()})
    with pytest.raises(Abort):
        site.build(strict=True)
    assert any("site is not written: the build has warnings and is strict" in line for line in site.notes)
    assert not site.folder.exists()


def test_a_broken_brand_is_reported_whole(site: Site) -> None:
    broken = "name: acme\nsite_url: nope\ncustom: {a: 1}\n"
    plugins = [{"paycore": {"brand": "acme"}}]
    site.write({"docs/index.md": "x", "brands/acme.yml": broken, "mkdocs.yml": configuration(plugins=plugins)})
    with pytest.raises(Abort):
        site.build()
    reported = "\n".join(site.reported)
    for part in ("brands/acme.yml:2:11: error: site_url", "brands/acme.yml:3:13: error: custom.a", "cannot be used"):
        assert part in reported


def test_a_quiet_build_says_what_is_wrong_with_the_brand(site: Site) -> None:
    plugins = [{"paycore": {"brand": "acme"}}]
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration(plugins=plugins)})
    for broken, more in (
        ("name: acme\nsite_url: nope\n", ""),
        ("name: acme\nsite_url: nope\na: 1\nb: 1\n", ", and 2 more"),
    ):
        site.write({"brands/acme.yml": broken})
        with pytest.raises(Abort):
            site.build()
        (line,) = [line for line in site.reported if "cannot be used" in line]
        assert line.startswith("the brand 'acme' cannot be used: brands/acme.yml:")
        assert line.endswith(more)


@pytest.mark.parametrize(
    ("call", "reported"),
    [
        ("credentials([])", "one has no connection []"),
        ('credentials(["provider_account"])', "one has no connection ['provider_account'] (did you mean"),
        ("connection_form({})", "one has no connection {} (known: provider_account)"),
        ('method_directory("payment", provider=["one"])', "there is no provider ['one'] (did you mean"),
        ('method_directory("payment", provider="on")', "there is no provider 'on' (did you mean 'one'?)"),
        ('method_directory("payment", provider={})', "there is no provider {}"),
        ('method_directory("payment", category=[])', "there is no category []"),
        ('service_directory("payment", category={})', "there is no category {}"),
        ('method_directory("payment", provider="one")', ""),
        ('method_directory("payment", provider="broken")', ""),
        ('service_directory("payment", category="")', ""),
    ],
)
def test_a_call_with_odd_arguments(build: Build, call: str, reported: str) -> None:
    field = "{key: a, label: A, type: text, example: b}"
    files = {
        "index.md": "x",
        "docs/connectors/one/provider.yml": (
            "code: one\nname: One\nstatus: not_ready\nfeatures: [payments]\npayment_methods: [a]\n"
            f"connections: [{{kind: provider_account, fields: [{field}]}}]\n"
        ),
        "docs/connectors/one/index.md": f"# One\n\n<<{call}>>\n",
        "docs/connectors/broken/provider.yml": "code: broken\n",
    }
    site = build(files, check_reported=False)
    found = [line for line in site.reported if "docs/connectors/one/index.md" in line]
    assert len(found) == bool(reported)
    assert reported in "".join(found)


def test_an_address_of_the_site_that_a_value_breaks(build: Build) -> None:
    site = build(
        "x",
        site_url="https://{{custom.host}}/",
        extra={"custom": {"company_name": "Acme", "host": "[x"}},
        reported=["mkdocs.yml:17:11: error: site_url: found 'https://[x/', expected a web address"],
    )
    assert site.page().select("link[rel=canonical]") == []


def test_a_value_whose_name_no_variable_can_have(build: Build) -> None:
    build(
        "<<custom.company name>>",
        site_name="x",
        extra={"custom": {"company name": "Acme", "company_nam": "Acme"}},
        reported=["(expected a name of letters, digits, '_' and '-': give the value 'company name' another one)"],
    )


def test_a_link_scheme_is_reported_where_the_value_stands(build: Build) -> None:
    site = build(
        "[x](<<custom.b.home>>)",
        site_name="x",
        extra={"custom": {"a": {"home": "https://a.example/"}, "b": {"home": "javascript:x"}}},
        reported=["custom.b.home begins a link of index.html and has the scheme 'javascript'"],
    )
    number = int(site.reported[0].split("mkdocs.yml:")[1].split(":")[0])
    assert "javascript:x" in (site.root / "mkdocs.yml").read_text().splitlines()[number - 1]


def test_all_faults_of_all_kinds_are_reported_together(build: Build) -> None:
    files = {
        "index.md": "<<custom.nope>>",
        "docs/connectors/one/provider.yml": "code: one\nnam: One\n",
        "docs/connectors/two/provider.yml": "code: [\n",
    }
    site = build(files, reported=["docs/index.md:1:1"], check_reported=False)
    reported = "\n".join(site.reported)
    assert "docs/connectors/one/provider.yml:2:1" in reported
    assert "docs/connectors/two/provider.yml" in reported


SENTENCE = """\
code: zukipay
name: Zukipay
status: ready
features: [payments]
setup: ["Set <b onclick=alert(1)>x</b>, then [y](javascript:alert(1))"]
warnings: ['<<credentials("provider_account")>> x']
connections:
  - kind: provider_account
    fields:
      - {key: api_key, label: API key, type: text, required: true, help: "<script>alert(1)</script>"}
"""


def test_what_is_no_inline_markdown_in_a_sentence_is_reported_and_shown_as_text(build: Build) -> None:
    site = build(
        {"index.md": "x", "docs/connectors/zukipay/provider.yml": SENTENCE},
        reported=[
            "provider.yml:5:14: error: HTML cannot stand in a sentence",
            "provider.yml:5:50: error: found a link with the scheme 'javascript', which leads nowhere",
            "provider.yml:6:13: error: a component cannot stand in a sentence",
            "provider.yml:10:75: error: HTML cannot stand in a sentence",
        ],
        check_reported=False,
    )
    main = site.main("connectors/zukipay/index.html")
    assert main.select("script, b[onclick], a[href^=javascript]") == []
    assert "Set <b onclick=alert(1)>x</b>, then y" in main.get_text()
    assert '<<credentials("provider_account")>> x' in main.get_text()
    assert "<script>alert(1)</script>" in main.get_text()
