"""What each rule about text finds, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.links.addresses import faulty_addresses
from mkdocs_paycore.check.text.links.dashboard_links import wrong_dashboard_links
from mkdocs_paycore.check.text.links.link_syntax import broken_links
from mkdocs_paycore.check.text.links.link_texts import links_to_other_hosts
from mkdocs_paycore.check.text.markup.box_marks import malformed_boxes
from mkdocs_paycore.check.text.markup.fences import unclosed_fences
from mkdocs_paycore.check.text.markup.hard_spaces import hard_spaces
from mkdocs_paycore.check.text.markup.hidden_text import hidden_texts
from mkdocs_paycore.check.text.markup.indentation import boxes, lists, tabs
from mkdocs_paycore.check.text.markup.list_marks import marks_without_space
from mkdocs_paycore.check.text.markup.notes import unknown_types
from mkdocs_paycore.check.text.markup.pictures import pictures_without_words
from mkdocs_paycore.check.text.outline.headings import skipped_levels
from mkdocs_paycore.check.text.outline.sections import empty_sections, same_parts, same_titles
from mkdocs_paycore.check.text.outline.steps import wrong_step_numbers
from mkdocs_paycore.check.text.variables.brackets import stray_variables
from mkdocs_paycore.check.text.variables.brand_drafts import drafts
from mkdocs_paycore.check.text.variables.brand_values import missing_values
from mkdocs_paycore.check.text.variables.places import misplaced_variables
from mkdocs_paycore.check.text.words.characters import broken_encodings, lookalike_letters
from mkdocs_paycore.check.text.words.misread import decoded_anew
from mkdocs_paycore.check.text.words.placeholders import leftover_placeholders
from mkdocs_paycore.check.text.words.repeated_words import repeated_words
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
    (lookalike_letters, "Enter the МАС key", ["1:11 lookalike-letter expected MAC"]),  # noqa: RUF001 - three of them
    (broken_encodings, "a â€” b", ["1:3 broken-encoding expected '—'"]),
    (broken_encodings, "cafÃ© and naÃ¯ve", ["1:4 broken-encoding expected 'é'", "1:13 broken-encoding expected 'ï'"]),
    (broken_encodings, "a \N{REPLACEMENT CHARACTER} b", ["1:3 broken-encoding type it anew"]),
    (skipped_levels, "# A\n\n### B", ["3:1 skipped-heading expected ## B"]),
    (skipped_levels, "# A\n\n<h3>\n  B\n</h3>", ["3:1 skipped-heading expected <h2>"]),
    (skipped_levels, "# A\n\n<h3>B</H3 >", ["3:1 skipped-heading expected <h2>"]),
    (skipped_levels, "# A\n\n<div>\n<h3>B</h3>\n</div>\n\n <h3>C</h3>", []),
    (skipped_levels, "## A\n\n#### B\n\n### C", ["3:1 skipped-heading expected ### B"]),
    (malformed_boxes, "!!! important!\n    x", ["1:1 malformed-box expected !!! important"]),
    (skipped_levels, "## A\n\n### Step 1\n\n#### Step 2", ["5:1 skipped-heading expected ### Step 2"]),
    (skipped_levels, "## A\n\n### Step 1\n\n#### Step 1", []),
    (wrong_step_numbers, "## A\n\n### Step 1\n\n#### Step 2\n\n### Step 3", []),
    (lookalike_letters, "Ask Luмen now", ["1:5 lookalike-letter type it anew"]),
    (
        broken_links,
        "[site](https://a.example/contact(). Then go on.",
        ["1:1 broken-link expected [site](https://a.example/contact().)"],
    ),
    (
        broken_links,
        "[site](https://a.example/new or write to [us](https://a.example/).",
        ["1:1 broken-link expected [site](https://a.example/new)"],
    ),
    (
        links_to_other_hosts,
        "[a.example/login](https://a.example/logn)",
        ["1:1 link-to-other-host see which of them is meant"],
    ),
    (hidden_texts, "<!--\n| a | b |\n|---|---|\n-->", ["1:1 hidden-text show it, or remove it"]),
    (
        hidden_texts,
        "<!-- Each call is answered within a minute. Ask for it again if it is not. -->",
        ["1:1 hidden-text show it, or remove it"],
    ),
    (hidden_texts, "<!-- Each call is answered within a minute if all is well there. -->", []),
    (hidden_texts, "a\n<!-- b\n\nc", ["2:1 unclosed-comment close it with -->"]),
    (boxes, "!!! note\ntext", ["2:1 text-outside-box indent every line of it by four spaces"]),
    (boxes, "!!! note\n  text", ["2:3 text-outside-box indent every line of it by four spaces"]),
    (boxes, " !!! note\n    text", []),
    (boxes, "!!! note\n\n  text", ["3:3 text-outside-box indent every line of it by four spaces"]),
    (boxes, "!!! note Look here\n    a", ['1:10 unquoted-box-title write !!! note "Look here"']),
    (lists, "1. a\n\n  b\n\n2. c", ["3:3 text-outside-list indent it by four spaces"]),
    (lists, "1. a\n\n ![b](c.png)\n\n2. c", ["3:2 text-outside-list indent it by four spaces"]),
    (unknown_types, "!!! waring\n    a", ["1:5 unknown-admonition did you mean 'warning'?"]),
    (pictures_without_words, "![](a.png)", ["1:1 picture-without-words write ![What it shows](a.png)"]),
    (pictures_without_words, "![a.png](x/a.png)", ["1:1 picture-without-words write ![What it shows](x/a.png)"]),
    (leftover_placeholders, "### The step title\n\n### Step 2: Step by step\n\n### Section name of the form\n", []),
    (leftover_placeholders, "Log in at WEBSITE.", ["1:11 leftover-placeholder write what it stands for"]),
    (leftover_placeholders, "Insert a short tagline here", ["1:1 leftover-placeholder write what it stands for"]),
    (leftover_placeholders, "Insert logo <b>here</b>", ["1:1 leftover-placeholder write what it stands for"]),
    (leftover_placeholders, "Ask a@NAME.com.", ["1:7 leftover-placeholder write what it stands for"]),
    (leftover_placeholders, "[Ask](mailto:a@NAME.com)", ["1:16 leftover-placeholder write the address"]),
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
    (repeated_words, "Pay with a a card", ["1:12 repeated-word expected a once"]),
    (repeated_words, "Pay by plan a A card", []),
    (repeated_words, "Open the\nthe form", ["2:1 repeated-word expected the once"]),
    (repeated_words, "The the form", ["1:5 repeated-word expected The once"]),
    (stray_variables, "See <{{custom.company_name}}>.", []),
    (stray_variables, "{custom.company_name}", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "{{ company_name }}", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "<<Custom.Company_Name>>", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "<custom.company_name>", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "[x](custom.dashboard_base_url)", ["1:5 stray-variable write <<custom.dashboard_base_url>>"]),
    (stray_variables, "{{custom company_name}}", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "```\nget {{custom,company_name}}\n```", ["2:5 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "```\nget {{custom,other}} <<a,b>>\n```", []),
    (stray_variables, "{{custom_company_name}}", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "{{customs.company_name}}", ["1:1 stray-variable write <<custom.company_name>>"]),
    (stray_variables, "{{customer.company_name}}", []),
    (stray_variables, "{ {custom.company_name} }", ["1:1 stray-variable write <<custom.company_name>>"]),
    (broken_encodings, "ItвЂ™s", ["1:3 broken-encoding expected '\u2019'"]),
    (broken_encodings, "РќР°РїРёС€РёС‚Рµ", ["1:1 broken-encoding expected 'Напишите'"]),  # noqa: RUF001 - what it is about
    (broken_encodings, "5 в‚¬", ["1:3 broken-encoding expected '€'"]),  # noqa: RUF001 - what it is about
    (broken_encodings, "call us (Â 24/7)", ["1:10 broken-encoding remove it"]),
    (broken_encodings, "A&amp;nbsp;B", ["1:2 broken-encoding expected &nbsp;"]),
    (lookalike_letters, "ItвЂ™s", []),
    (boxes, "!!! note\n    a\n\n  b", ["4:3 text-outside-box indent it by 4 columns, or by 0"]),
    (tabs, '=== "A"\n\na\n\n=== "B"\n\n    b', ["3:1 text-outside-box indent every line of it by 4 columns"]),
    (
        tabs,
        '=== "A"\n\n    a\n\n===! "B"\n| b |\n|---|',
        ["6:1 text-outside-box indent every line of it by 4 columns"],
    ),
    (tabs, '- a\n\n    === "A"\n\n    b', ["5:5 text-outside-box indent every line of it by 8 columns"]),
    (tabs, '=== "A"\n\n=== "B"\n\n    b\n\nc', []),
    (tabs, '=== "A"\n\n    a\n\n=== "B"\n\n## b', []),
    (tabs, '```\n=== "A"\n\na\n```', []),
    (malformed_boxes, "!! note\n    a", ["1:1 malformed-box expected !!! note"]),
    (malformed_boxes, "!!!! note\n    a", ["1:1 malformed-box expected !!! note"]),
    (malformed_boxes, "!!!  note\n    a", ["1:1 malformed-box expected !!! note"]),
    (malformed_boxes, '!!! note"A"\n    a', ['1:1 malformed-box expected !!! note "A"']),
    (malformed_boxes, '!!! note "A\n    a', ['1:1 malformed-box expected !!! note "A"']),
    (malformed_boxes, "!!! note \u201cA\u201d\n    a", ['1:1 malformed-box expected !!! note "A"']),
    (malformed_boxes, "!!! note : A b\n    a", ['1:1 malformed-box expected !!! note "A b"']),
    (malformed_boxes, '!!! "A"\n    a', ['1:1 malformed-box expected !!! note "A"']),
    (malformed_boxes, '???+ note "A\n    a', ['1:1 malformed-box expected ???+ note "A"']),
    (malformed_boxes, '??? note "A\n    a', ['1:1 malformed-box expected ??? note "A"']),
    (
        malformed_boxes,
        "1. a\n\n  !!! note\n      b",
        ["3:3 malformed-box indent it by four columns for each list or box that it is in"],
    ),
    (malformed_boxes, "1. a\n\n    !!! note\n        b", []),
    (hard_spaces, "!!! note\n\u00a0\u00a0 \u00a0a\n\u00a0b\n\nc\u00a0d", ["2:1 hard-space write plain spaces"]),
    (hard_spaces, "-\u00a0a\n\n#\u00a0b", ["1:2 hard-space write plain spaces", "3:2 hard-space write plain spaces"]),
    (hard_spaces, "```\n\u00a0a\n```\n\n10\u00a0%", []),
    (malformed_boxes, '??? "A"\n\n    a', []),
    (malformed_boxes, '!!! note inline end "A"\n    a', []),
    (malformed_boxes, "Really!!\n\n!! is no box\n\n???", []),
    (broken_links, "[a b] (https://a.example/)", ["1:1 broken-link expected [a b](https://a.example/)"]),
    (broken_links, "(a b)[https://a.example/]", ["1:1 broken-link expected [a b](https://a.example/)"]),
    (broken_links, "[a](https://a.example/ or b", ["1:1 broken-link expected [a](https://a.example/)"]),
    (broken_links, "![a](images/a.png", ["1:1 broken-link expected ![a](images/a.png)"]),
    (
        broken_links,
        "[a](https://a.example/](https://a.example/) b",
        ["1:1 broken-link expected [a](https://a.example/)"],
    ),
    (broken_links, "[![a](a.png)](https://a.example/)", []),
    (broken_links, "![a](a.png){ .wide", ["1:12 broken-link expected { .wide }"]),
    (broken_links, "[]()", ["1:1 broken-link write [its text](its address)"]),
    (broken_links, "[a]()", ["1:1 broken-link write [a](its address)"]),
    (broken_links, "[](https://a.example/)", ["1:1 broken-link expected [its text](https://a.example/)"]),
    (broken_links, "[](){#a} [1] (see there) [x] (done) f(x)[0] [a][b]", []),
    (links_to_other_hosts, "[a-pay.com](https://b-pay.com/)", ["1:1 link-to-other-host see which of them is meant"]),
    (links_to_other_hosts, "[x@a.com](mailto:y@a.com)", ["1:1 link-to-other-host see which of them is meant"]),
    (links_to_other_hosts, "[my.pay.com](https://pay.com/) [pay.com](https://pay.io/x) [`a.pay`](https://b.com)", []),
    (links_to_other_hosts, "[setup.py](https://github.com/x) [prefix.dev](https://github.com/prefix-dev/x)", []),
    (unclosed_fences, "```json\n{}\n\ntext", ["1:1 unclosed-fence close it with ```"]),
    (unclosed_fences, "    ```json\n    {}\n```\n\nb", ["1:5 unclosed-fence close it with ```"]),
    (unclosed_fences, "```\na\n    ```sh\n    b\n    ```\n```", []),
    (
        misplaced_variables,
        "[a](mailto:{{custom.company_name}})",
        ["1:5 misplaced-variable use a variable that holds a mail address"],
    ),
    (
        misplaced_variables,
        "[a](<<custom.support_email>>)",
        ["1:5 misplaced-variable expected mailto:<<custom.support_email>>"],
    ),
    (misplaced_variables, "[a](<<custom.dashboard_base_url>>x) [b](mailto:<<custom.support_email>>)", []),
    (marks_without_space, "* a\n*b", ["2:1 list-mark expected * b"]),
    (marks_without_space, "1. a\n2.b", ["2:1 list-mark expected 2. b"]),
    (marks_without_space, "* a\n*b* c\n- d\n--e\n1. f\n2.5 g", []),
    (faulty_addresses, "[a](htps://a.example/)", ["1:5 broken-address expected https://a.example/"]),
    (faulty_addresses, "[a](https//a.example/)", ["1:5 broken-address expected https://a.example/"]),
    (faulty_addresses, "[a](mail:a@b.example)", ["1:5 broken-address expected mailto:a@b.example"]),
    (faulty_addresses, "[a](malto:<<custom.x>>)", ["1:5 broken-address expected mailto:<<custom.x>>"]),
    (faulty_addresses, "[a](mailto://a@b.example)", ["1:5 broken-address expected mailto:a@b.example"]),
    (faulty_addresses, "[a](mailto:a@b.example) and [b](MAILTO:a@b.example)", []),
    (faulty_addresses, "[a](https://a,example/)", ["1:5 cut-address write a dot"]),
    (wrong_step_numbers, "1. a\n2. b\n4. c", ["3:1 step-number expected 3. c"]),
    (wrong_step_numbers, "1. a\n2. b\n2. c", ["3:1 step-number expected 3. c"]),
    (wrong_step_numbers, "1. a\n\n    ![x](x.png)\n\n2. b\n\nText.\n\n4. c", []),
    (wrong_step_numbers, "# A\n\n### Step 1\n\n### Step 2\n\n## B\n\n### Step 3\n\n## C\n\n### Step 3", []),
    (
        hidden_texts,
        "<!--\nCall the manager once more and ask for the keys of your shop.\n-->",
        ["1:1 hidden-text show it, or remove it"],
    ),
    (hidden_texts, "<!--\nTODO ask the manager whether all of this is still true today.\n-->", []),
    (repeated_words, "Click Click here", ["1:7 repeated-word expected Click once"]),
    (repeated_words, "/// caption\nCaption 1", []),
    (stray_variables, "the custom.company_name}} form", ["1:5 stray-variable write <<custom.company_name>>"]),
    (leftover_placeholders, "A TODO list.", []),
    (leftover_placeholders, 'Forms show no "TODO" and no \u201cFIXME\u201d.', []),
    (leftover_placeholders, 'TODO "x" it', ["1:1 leftover-placeholder write what it stands for"]),
    (leftover_placeholders, "The payer types it into the NAME field.", []),
    (leftover_placeholders, "| NAME | TYPE | VALUE |", []),
    (leftover_placeholders, "## Provider\n\nSee *Payment provider*.", []),
    (leftover_placeholders, "[Ask](https://xxx/contacts)", ["1:15 leftover-placeholder write the address"]),
    (leftover_placeholders, "| NAME | the name |", []),
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


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<<custom.dashboard_base_url>>#connect/Zuki", "expected zuki"),
        ("<<custom.dashboard_base_url>>connect/other", "expected zuki"),
        (
            "<<custom.dashboard_base_url>>connect-directory/payment-provider/zuki/general",
            f"expected {CONNECT}zuki/general",
        ),
        ("<<custom.dashboard_base_url>>connect/zuki", ""),
        ("<<custom.dashboard_base_url>>settings/other", ""),
        ("https://zuki.example/connect/other", ""),
    ],
)
def test_a_link_into_the_dashboard_has_the_code_of_the_page_on_any_path(target: str, expected: str) -> None:
    page, other = "docs/connectors/zuki/index.md", "docs/connectors/other/index.md"
    checked = checked_pages_at({page: f"# Zuki\n\n[Connect]({target}) it.\n", other: "# Other\n"}, values=VALUES)
    assert [each.suggestion for each in wrong_dashboard_links(checked)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "<NAME>",
        "%PROVIDER%",
        "[the site](https://example.com/login)",
        "WEBSITE_URL",
        "[it](#)",
        "{{NAME}}",
        "{{ NAME }}",
        "{PROVIDER_TAGLINE}",
        "{{provider_name}}",
        "{{provider}}",
        "[https://example.com/](https://example.com/)",
        "[example.com](https://www.example.com/)",
        "{{ company_name }}",
        "[the site](https://website.com/login)",
        "[INSERT TEXT]",
    ],
)
def test_a_manual_has_more_placeholders_than_other_pages(text: str) -> None:
    manual = checked_pages_at({"docs/connectors/zuki/index.md": f"# Zuki\n\nOpen {text} now.\n"})
    assert [each.line for each in leftover_placeholders(manual)] == [3]


@pytest.mark.parametrize(
    ("link", "lines"),
    [
        ("[Provider Name](connectors/zuki/index.md)", [3]),
        ("[the provider](../connectors/zuki/)", [3]),
        ("[Name of provider](https://a.example/payment-providers/zuki/general)", [3]),
        ("[Zuki](connectors/zuki/index.md)", []),
        ("[provider name](glossary.md#provider-name)", []),
        ("[the provider's manual](connectors/zuki/index.md)", []),
        ("![Provider](connectors/zuki/logo.png)", []),
    ],
)
def test_a_link_to_a_manual_has_the_name_of_its_provider(link: str, lines: list[int]) -> None:
    pages = {"docs/news.md": f"# News\n\nNew: {link}.\n", "docs/connectors/zuki/index.md": "# Zuki\n"}
    assert [each.line for each in leftover_placeholders(checked_pages_at(pages))] == lines


@pytest.mark.parametrize("text", ["an example", "this sample"])
def test_a_manual_may_lead_to_an_example_that_it_calls_one(text: str) -> None:
    manual = checked_pages_at({"docs/connectors/zuki/index.md": f"# Zuki\n\nSee [{text}](https://example.com/pay).\n"})
    assert list(leftover_placeholders(manual)) == []


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("<!-- 3. Pay the fee -->", "the comment hides a point of a list"),
        ("<!-- * Payout password -->", "the comment hides a point of a list"),
        (
            "<!-- old: mail it, PIN 12 -->",
            "the comment hides a note, which everybody can read in the page's source",
        ),
        ("<!-- paycore: allow-brand acme -->", None),
        ("<!-- markdownlint-disable line length here -->", None),
        ("<!-- --8<-- [start:a part of it] -->", None),
        ("<!-- step two -->", None),
    ],
)
def test_a_manual_has_no_secrets_in_comments(comment: str, expected: str | None) -> None:
    text = f"# Zuki\n\n* Key\n{comment}\n\nDone.\n"
    manual = checked_pages_at({"docs/connectors/zuki/index.md": text})
    assert [each.message for each in hidden_texts(manual)] == ([expected] if expected else [])
    assert found_by(hidden_texts, checked_texts(text)) == []


def test_a_part_of_a_manual_has_a_heading_of_its_own() -> None:
    text = "# Zuki\n\n## Connect\n\nA.\n\n### Step 1\n\nB.\n\n## Keys\n\nC.\n\n### Step 1\n\nD.\n\n## connect\n\nE.\n"
    manual = checked_pages_at({"docs/connectors/zuki/index.md": text})
    assert found_by(same_parts, manual) == ["19:4 same-part say what each part is about"]
    assert found_by(same_parts, checked_texts(text)) == []


def test_logos_of_one_place_without_words_are_one_habit() -> None:
    logo = '<img src="https://static.example/{}/logo.svg">\n'
    pages = {f"docs/connectors/p{number}/index.md": logo.format(number) for number in range(6)}
    (found,) = pictures_without_words(checked_pages_at(pages))
    assert found.message == "found a picture without an alternative in words; so are 5 more from static.example"


def test_of_two_manuals_with_one_title_the_one_that_is_not_called_so_is_reported() -> None:
    pages = {f"docs/connectors/{code}/index.md": "# Zuki\n\nx\n" for code in ("alpha", "zuki")}
    assert [each.path for each in same_titles(checked_pages_at(pages))] == ["docs/connectors/alpha/index.md"]


def test_two_manuals_of_one_title() -> None:
    manuals = {f"docs/connectors/{code}/index.md": "# Zuki Pay\n\nx\n" for code in ("one", "two")}
    assert found_by(same_titles, checked_pages_at(manuals)) == [
        "1:3 same-title give each page a title of its own",
    ]


def test_a_title_is_compared_with_the_name_of_the_provider_in_it() -> None:
    """The place is that of the title in the front matter, where it stands there."""
    catalog = Catalog({"one": Provider(code="one", name="Zuki Pay", status="ready")})
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
        (hard_spaces, "a\n\u00a0\u00a0b\n \u00a0c", "a\n  b\n  c"),
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


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({"docs/connectors/zuki/index.md": "### Zuki\n\nx\n"}, ["1 expected # Zuki"]),
        ({"docs/connectors/zuki/index.md": "---\ntitle: Zuki\n---\n\n### Keys\n\nx\n"}, []),
        ({"docs/connectors/zuki/index.md": "## Zuki\n\nx\n"}, []),
        ({"docs/keys.md": "### Keys\n\nx\n"}, []),
    ],
    ids=["a manual", "a title in front matter", "one level", "another page"],
)
def test_a_manual_begins_with_its_title(pages: dict[str, str], expected: list[str]) -> None:
    assert [f"{each.line} {each.suggestion}" for each in skipped_levels(checked_pages_at(pages))] == expected


STEPS = "# A\n\n## Set up\n\n### Step 1\n\nx\n\n## Provider\n\n### Step {}\n\nx\n\n## H2H\n\n### Step {}\n\nx\n"


@pytest.mark.parametrize(
    ("second", "third", "expected"),
    [(1, 2, ["17 expected 'Step 1'"]), (1, 1, []), (2, 2, []), (2, 3, [])],
    ids=["one counts on though the other began anew", "each anew", "both go on", "one behind the other"],
)
def test_a_part_with_one_step(second: int, third: int, expected: list[str]) -> None:
    problems = wrong_step_numbers(checked_texts(STEPS.format(second, third)))
    assert [f"{each.line} {each.suggestion}" for each in problems] == expected
