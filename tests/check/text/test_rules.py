"""What each rule about text finds, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.catalog.load import Catalog
from mkdocs_paycore.catalog.model.provider import Provider, Status
from mkdocs_paycore.check.text.brand_drafts import drafts
from mkdocs_paycore.check.text.brand_values import missing_values
from mkdocs_paycore.check.text.characters import broken_encodings, decoded_anew, lookalike_letters
from mkdocs_paycore.check.text.dashboard_links import wrong_dashboard_links
from mkdocs_paycore.check.text.headings import skipped_levels
from mkdocs_paycore.check.text.hidden_text import hidden_texts
from mkdocs_paycore.check.text.indentation import boxes, lists
from mkdocs_paycore.check.text.notes import unknown_types
from mkdocs_paycore.check.text.pictures import pictures_without_words
from mkdocs_paycore.check.text.placeholders import leftover_placeholders
from mkdocs_paycore.check.text.sections import empty_sections, same_titles
from mkdocs_paycore.check.text.steps import wrong_step_numbers
from mkdocs_paycore.check.text.variables import stray_variables
from mkdocs_paycore.check.text.words import repeated_words
from tests.support.checked import checked_pages_at, checked_texts, found_by

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

VALUES = {
    "custom.company_name": "Acme Pay",
    "custom.support_email": "help@acme.example",
    "custom.dashboard_base_url": "https://dash.acme.example/",
}
CONNECT = "connect-directory/payment-providers/"
FOUND = [
    (lookalike_letters, "The PayСore form", ["1:5 lookalike-letter expected PayCore"]),  # noqa: RUF001 - a Cyrillic letter
    (lookalike_letters, "`раypal` too", ["1:2 lookalike-letter expected paypal"]),  # noqa: RUF001 - two of them
    (broken_encodings, "a â€” b", ["1:3 broken-encoding expected '—'"]),
    (broken_encodings, "cafÃ© and naÃ¯ve", ["1:4 broken-encoding expected 'é'", "1:13 broken-encoding expected 'ï'"]),
    (broken_encodings, "a \N{REPLACEMENT CHARACTER} b", ["1:3 broken-encoding type it anew"]),
    (skipped_levels, "# A\n\n### B", ["3:1 skipped-heading expected ## B"]),
    (skipped_levels, "## A\n\n#### B\n\n### C", ["3:1 skipped-heading expected ### B"]),
    (hidden_texts, "<!--\n| a | b |\n|---|---|\n-->", ["1:1 hidden-text show it, or remove it"]),
    (hidden_texts, "a\n<!-- b\n\nc", ["2:1 unclosed-comment close it with -->"]),
    (boxes, "!!! note\ntext", ["2:1 text-outside-box indent every line of it by four spaces"]),
    (boxes, "!!! note\n  text", ["2:3 text-outside-box indent every line of it by four spaces"]),
    (boxes, "!!! note\n\n  text", ["3:3 text-outside-box indent every line of it by four spaces"]),
    (boxes, "!!! note Look here\n    a", ['1:10 unquoted-box-title write !!! note "Look here"']),
    (lists, "1. a\n\n  b\n\n2. c", ["3:3 text-outside-list indent it by four spaces"]),
    (lists, "1. a\n\n ![b](c.png)\n\n2. c", ["3:2 text-outside-list indent it by four spaces"]),
    (unknown_types, "!!! waring\n    a", ["1:5 unknown-admonition did you mean 'warning'?"]),
    (pictures_without_words, "![](a.png)", ["1:1 picture-without-words write ![What it shows](a.png)"]),
    (pictures_without_words, "![a.png](x/a.png)", ["1:1 picture-without-words write ![What it shows](x/a.png)"]),
    (leftover_placeholders, "Log in at WEBSITE.", ["1:11 leftover-placeholder write what it stands for"]),
    (leftover_placeholders, "TODO: a picture", ["1:1 leftover-placeholder write what it stands for"]),
    (leftover_placeholders, "Lorem ipsum dolor", ["1:1 leftover-placeholder write what it stands for"]),
    (leftover_placeholders, "![a](https://a.example/NAME/logo.svg)", ["1:24 leftover-placeholder write the address"]),
    (empty_sections, "# A\n\n## B\n\n## C\n\nx", ["3:1 empty-section write what belongs there, or remove it"]),
    (empty_sections, "# A\n\nx\n\n## B\n", ["5:1 empty-section write what belongs there, or remove it"]),
    (wrong_step_numbers, "## Step 1\n\n## Step 3", ["3:9 step-number expected 'Step 2'"]),
    (wrong_step_numbers, "## Step 1: a\n\n## Step 1: b", ["3:9 step-number expected 'Step 2: b'"]),
    (wrong_step_numbers, "## Step 1\n\n## Step 1\n\n## Step 3\n\n## Step 4", ["3:9 step-number expected 'Step 2'"]),
    (
        wrong_step_numbers,
        "## Step 1\n\n## Step 3\n\n## Step 4",
        ["3:9 step-number expected 'Step 2', and the steps below it counted on from there"],
    ),
    (wrong_step_numbers, "## Step 2. a", ["1:9 step-number expected 'Step 1. a'"]),
    (repeated_words, "Open the the form", ["1:10 repeated-word expected the once"]),
    (repeated_words, "Open the\nthe form", ["2:1 repeated-word expected the once"]),
    (repeated_words, "The the form", ["1:5 repeated-word expected The once"]),
    (stray_variables, "{custom.company_name}", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "{{ company_name }}", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "<<Custom.Company_Name>>", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "<custom.company_name>", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "[x](custom.dashboard_base_url)", ["1:5 stray-variable write <<custom.dashboard_base_url>>"]),
    (stray_variables, "{ {custom.company_name} }", ["1:1 stray-variable write <<custom.company_name>>"]),
    (
        stray_variables,
        "{{custom.support_email}}ompany_name}}",
        ["1:25 stray-brackets expected {{custom.support_email}} alone"],
    ),
]


@pytest.mark.parametrize(("look", "text", "expected"), FOUND)
def test_a_mistake_is_found_at_its_place(look: Look[CheckedTexts], text: str, expected: list[str]) -> None:
    assert found_by(look, checked_texts(text, values=VALUES)) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (f"{CONNECT}Zuki/general", f"3:{{}} dashboard-link expected {CONNECT}zuki/general"),
        (f"{CONNECT}other/general", f"3:{{}} dashboard-link expected {CONNECT}zuki/general"),
        (f"{CONNECT}nobody/general", f"3:{{}} dashboard-link expected {CONNECT}zuki/general"),
        (f"{CONNECT}zuki/general#step-2", f"3:{{}} dashboard-link expected {CONNECT}zuki/general"),
        (f"{CONNECT}zuki/gener", f"3:{{}} dashboard-link expected {CONNECT}zuki/general"),
        (f"{CONNECT}zuki/general", ""),
        (f"{CONNECT}zuki/general/", ""),
        (f"{CONNECT}zuki", ""),
    ],
)
def test_a_link_into_the_dashboard_leads_to_the_pages_provider(target: str, expected: str) -> None:
    line = f"[Connect](<<custom.dashboard_base_url>>{target}) it."
    page, other = "docs/connectors/zuki/index.md", "docs/connectors/other/index.md"
    checked = checked_pages_at({page: f"# Zuki\n\n{line}\n", other: "# Other\n"}, values=VALUES)
    column = line.index(CONNECT) + len(CONNECT) + 1
    assert found_by(wrong_dashboard_links, checked) == ([expected.format(column)] if expected else [])


def test_two_manuals_of_one_title() -> None:
    manuals = {f"docs/connectors/{code}/index.md": "# Zuki Pay\n\nx\n" for code in ("one", "two")}
    assert found_by(same_titles, checked_pages_at(manuals)) == [
        "1:3 same-title give each page a title of its own",
    ]


def test_a_title_is_compared_with_the_name_of_the_provider_in_it() -> None:
    """The place is that of the title in the front matter, where it stands there."""
    catalog = Catalog({"one": Provider(code="one", name="Zuki Pay", status=Status.READY)})
    manuals = {
        "docs/connectors/one/index.md": "---\ntitle: Connect <<provider.name>>\n---\n# One\n",
        "docs/connectors/two/index.md": "---\ntitle: Connect Zuki Pay\n---\n# Two\n",
    }
    assert found_by(same_titles, checked_pages_at(manuals, catalog=catalog)) == [
        "2:8 same-title give each page a title of its own",
    ]


def test_the_same_title_in_two_folders_is_no_mistake() -> None:
    assert found_by(same_titles, checked_pages_at({"docs/a/use.md": "# Use\n", "docs/b/use.md": "# Use\n"})) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [("â€™", "\u2019"), ("Ã©", "é"), ("Ã¢â‚¬â„¢", "\u2019"), ("é", "é"), ("Ãe", "Ãe")],  # noqa: RUF001 - what it is about
)
def test_text_of_a_wrong_encoding_is_restored(text: str, right: str) -> None:
    assert decoded_anew(text) == right


@pytest.mark.parametrize(
    ("look", "text", "right"),
    [
        (lookalike_letters, "PayСore", "PayCore"),  # noqa: RUF001 - a Cyrillic letter
        (broken_encodings, "a â€” b", "a — b"),
        (repeated_words, "Open the the form", "Open the form"),
        (boxes, "!!! note\n  text", "!!! note\n    text"),
        (boxes, "!!! note Look here\n    a", '!!! note "Look here"\n    a'),
        (unknown_types, "!!! waring\n    a", "!!! warning\n    a"),
        (stray_variables, "By { {custom.company_name} }.", "By <<custom.company_name>>."),
        (stray_variables, "{{custom.support_email}}il}}", "{{custom.support_email}}"),
    ],
)
def test_the_edits_of_a_problem_repair_it(look: Look[CheckedTexts], text: str, right: str) -> None:
    for problem in look(checked_texts(text, values=VALUES)):
        for edit in problem.fix:
            text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == right
    assert found_by(look, checked_texts(text, values=VALUES)) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("## A draft. Any words.\nname: acme\ncustom: {support_email: help@acme.example}\n", True),
        ("## A draft. Any words.\nname: acme\ncustom: {support_email: help@acme.com}\n", False),
        ("name: acme\ncustom: {support_email: help@acme.example}\n", False),
        ("## A draft. Any words.\nname: acme\ncustom: {company_name: For example.example.com}\n", False),
    ],
)
def test_what_a_draft_of_a_brand_made_up_is_remembered(tmp_path: Path, text: str, is_found: bool) -> None:  # noqa: FBT001 - a case
    file = tmp_path / "brands/acme.yml"
    file.parent.mkdir()
    file.write_text(text)
    brand, _ = read_brand(file, root=tmp_path)
    checked = replace(checked_texts("", root=tmp_path), brands=[brand] if brand else [])
    assert bool(list(drafts(checked))) is is_found


@pytest.mark.parametrize(
    ("pages", "others", "expected"),
    [
        ([], {}, []),
        (["<<custom.suport_email>>"], {}, []),
        (["<<custom.support_email>>"] * 2, {}, ["3:3 brand-value-missing rename it support_email"]),
        (["<<custom.support_email>> <<custom.suport_email>>"] * 2, {}, []),
        (["<<custom.phone>>"] * 2, {}, []),
        (["<<custom.phone>>"] * 3, {}, ["2:1 brand-value-missing add phone: …"]),
        (["<<custom.phone>>"], {"phone": "1"}, ["2:1 brand-value-missing add phone: …"]),
        (["`<<custom.phone>>` \\<<custom.phone>>"], {"phone": "1"}, ["2:1 brand-value-missing add phone: …"]),
        (["\\<<custom.phone>>"] * 3, {}, []),
    ],
)
def test_a_value_that_the_brand_lacks(
    tmp_path: Path, pages: list[str], others: dict[str, str], expected: list[str]
) -> None:
    file = tmp_path / "brands/acme.yml"
    file.parent.mkdir()
    file.write_text("name: acme\ncustom:\n  suport_email: a@acme.example\n")
    brand, _ = read_brand(file, root=tmp_path)
    assert brand is not None
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    texts = {f"docs/page-{number}.md": text for number, text in enumerate(pages)}
    for path, text in texts.items():
        (tmp_path / path).write_text(text)
    checked = replace(checked_pages_at(texts, root=tmp_path, brand="acme"), brands=[brand, Brand("other", others)])
    assert found_by(missing_values, checked) == expected


def test_a_call_in_single_brackets_is_found_where_there_is_such_a_component() -> None:
    text = "See <provider_table()>, <other()> and `<provider_table()>`."
    checked = checked_texts(text, values=VALUES, components={"provider_table": None})
    assert found_by(stray_variables, checked) == ["1:5 stray-variable write <<provider_table()>>"]
