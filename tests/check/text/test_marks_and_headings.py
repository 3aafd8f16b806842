"""Steps without a number, tabs and JSON that are none, headings that stand twice, addresses that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.precedence import told_once
from mkdocs_paycore.check.text.credentials.part_kinds import parts_of_other_kinds
from mkdocs_paycore.check.text.links.dashboard_links import wrong_dashboard_links
from mkdocs_paycore.check.text.links.gone_addresses import gone_addresses
from mkdocs_paycore.check.text.links.targets import dead_links
from mkdocs_paycore.check.text.markup.box_marks import malformed_boxes
from mkdocs_paycore.check.text.markup.json_commas import json_commas
from mkdocs_paycore.check.text.outline.sections import same_parts
from mkdocs_paycore.check.text.outline.steps import wrong_step_numbers
from mkdocs_paycore.check.text.words.placeholders import leftover_placeholders
from mkdocs_paycore.check.text_rules import text_problems
from tests.support.checked import checked_pages_at, checked_texts, found_by

if TYPE_CHECKING:
    from pathlib import Path

ZUKI = "docs/connectors/zuki/index.md"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Step 1: Ask", "Step : Wait", "Step 3: Sign"), ["7:4 step-number expected 'Step 2: Wait'"]),
        (("Step 1. Ask", "Step. Wait"), ["7:4 step-number expected 'Step 2. Wait'"]),
        (("Step: Ask", "Step 2: Wait"), ["3:4 step-number expected 'Step 1: Ask'"]),
        (("Step 1 – Ask", "**Step – Wait**", "Step 3 – Sign"), ["7:4 step-number expected '**Step 2 – Wait**'"]),  # noqa: RUF001 - a dash that writers use
        (("Step: Ask", "Step: Wait"), []),
        (("Step 1: Ask", "Step by step", "Steps: all"), []),
        (("Step 1: Ask", "Parts: three"), []),
    ],
)
def test_the_heading_of_a_step_among_numbered_ones_has_a_number(headings: tuple[str, ...], expected: list[str]) -> None:
    text = "# Start\n\n" + "".join(f"## {each}\n\nDo it.\n\n" for each in headings)
    assert found_by(wrong_step_numbers, checked_texts(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('=== "One"\n\n    a\n\n== "Two"\n\n    b', ['5:1 malformed-box expected === "Two"']),
        ('==== "One"\n    a', ['1:1 malformed-box expected === "One"']),
        ('1. x\n\n    ==+ "One"\n\n        a', ['3:5 malformed-box expected ===+ "One"']),
        ('== "One"\n\nNo tab.', []),
        ('```text\n== "One"\n    a\n```', []),
        ('One\n===\n\n=== "One"\n\n    a', []),
    ],
)
def test_the_mark_of_a_tab_has_three_signs(text: str, expected: list[str]) -> None:
    assert found_by(malformed_boxes, checked_texts(text)) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A\n\n## Events of cards\n\nx\n\n## Limits\n\nx\n\n## Events of cards\n\ny\n", [11]),
        ("# A\n\n## Cards\n\n### Events of cards\n\nx\n\n### Events of cards\n\ny\n", [9]),
        ("# A\n\n## Cards\n\n### The events\n\nx\n\n## Cash\n\n### The events\n\ny\n", []),
        ("# A\n\n## Example\n\nx\n\n## Limits\n\nx\n\n## Example\n\ny\n", []),
        ("# A\n\n## Events\n\nAn event is sent.\n\n## Body\n\nx\n\n## Events\n\nIt is tried again.\n", [11]),
        ("# A\n\n## Events\n\nAn event is sent.\n\n## Body\n\nx\n\n## Events\n\nMore of events.\n", []),
        ("# A\n\n## Step 1: Ask\n\nx\n\n## Step 1: Ask\n\ny\n", []),
    ],
)
def test_headings_of_one_section_are_told_apart(text: str, lines: list[int]) -> None:
    assert [each.line for each in same_parts(checked_texts(text))] == lines


BOTH = (
    "# Zuki\n\n## Connect provider account\n\nChoose **Provider account**.\n\n## Connect {}\n\n"
    "Choose **H2H Merchant account**.\n\nYou have connected the Zuki H2H merchant account!\n"
)


def test_a_heading_that_all_of_its_part_speaks_against_is_the_mistake() -> None:
    checked = checked_pages_at({ZUKI: BOTH.format("provider account")})
    found = told_once([*same_parts(checked), *parts_of_other_kinds(checked)])
    assert [f"{each.line} {each.rule} {each.suggestion}" for each in found] == [
        "7 manual-other-kind expected H2H Merchant account"
    ]
    assert found_by(parts_of_other_kinds, checked_pages_at({ZUKI: BOTH.format("H2H merchant account")})) == []


SIDES = (
    "# Zuki\n\n## Provider\n\n### Set up\n\nAsk for the **Shop ID** and the **API key**.\n\n### Connect\n\n"
    "Choose **H2H Merchant account** at [Zuki]({{custom.dashboard_base_url}}connect-directory/payment-providers/zuki"
    "/general).\n\nEnter the **Shop ID** and the **API key**.\n"
)


def test_a_heading_may_say_but_that_a_part_is_about_the_provider() -> None:
    assert [str(each) for each in text_problems(checked_pages_at({ZUKI: SIDES})) if each.rule != "missing-page"] == []
    untitled = checked_pages_at({ZUKI: SIDES.replace("# Zuki\n\n", "")})
    assert found_by(leftover_placeholders, untitled) == ["1:1 leftover-placeholder write what it stands for"]


@pytest.mark.parametrize("base", ["{{custom.dashboard_base_url}}", "https://dashboard.acme.example/"])
@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("payment-providers", 0),
        ("payment-provider", 1),
        ("payment-providers/zuky", 1),
        ("payment-providers/payment-providers/zuki", 0),
    ],
)
def test_a_manual_may_lead_to_the_list_of_all_providers(base: str, path: str, count: int) -> None:
    checked = checked_pages_at({ZUKI: f"# Zuki\n\nFind it in [the list]({base}connect-directory/{path}).\n"})
    assert len(found_by(wrong_dashboard_links, checked)) == count


def test_a_picture_of_the_folder_that_a_link_names_is_meant_before_all_others(tmp_path: Path) -> None:
    text = "# Zuki\n\n![Keys](images/mbank-keys.png)\n"
    for name in ("zuki/images/zubank-keys.png", "abank/images/abank-keys.png"):
        file = tmp_path / "docs/connectors" / name
        file.parent.mkdir(parents=True)
        file.touch()
    found = list(dead_links(checked_pages_at({ZUKI: text}, root=tmp_path)))
    assert [each.suggestion for each in found] == ["did you mean 'images/zubank-keys.png'?"]


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('{\n  "a": [1, 2,],\n  "b": ",]",\n}', [5, 6]),
        ('{\n  "a": 1,\n  ...\n}', []),
        ('{\n  "a": 1, // a remark\n}', []),
        ('{\n  "a": {{custom.fee}},\n}', []),
        ('{"a": "1,}"}', []),
    ],
)
@pytest.mark.parametrize("around", ["```json\n{}\n```", '~~~ {.json title="a"}\n{}\n~~~', "``` JSON\n{}\n```"])
def test_json_has_no_comma_behind_the_last_member(around: str, code: str, lines: list[int]) -> None:
    text = f"# A\n\n{around.replace('{}', code)}\n"
    assert [each.line for each in json_commas(checked_texts(text))] == lines
    indented = "".join(f"    {line}\n" for line in around.replace("{}", code).split("\n"))
    assert [each.line - 2 for each in json_commas(checked_texts(f"# A\n\n1. B\n\n{indented}"))] == lines


def test_other_code_may_have_such_a_comma() -> None:
    assert list(json_commas(checked_texts("# A\n\n```js\nconst json = [1,]\n```\n\n```jsonc\n[1,]\n```\n"))) == []


IN_USE = "# Addresses\n\n| Address | For |\n|---|---|\n| `192.0.2.5` | calls |\n\n{}\n"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("The addresses `192.0.2.4` and `192.0.2.5` were retired in May. Forget `192.0.2.5`.", [5]),
        ("The address 192.0.2.5, in use since May, was switched off.", [5]),
        ("Do not use 192.0.2.5, which is no longer in use.", [5]),
        ("The address `192.0.2.5` replaced `192.0.2.4`, which was retired.", []),
        ("The address `192.0.2.55` was retired.", []),
        ("The address `192.0.2.5` will be retired in May.", []),
        ("Use `192.0.2.5`: the old one was retired.", []),
        ("The property `calls.made` was removed. See `calls.made`.", []),
    ],
)
def test_an_address_that_is_gone_is_not_in_use(said: str, lines: list[int]) -> None:
    assert [each.line for each in gone_addresses(checked_texts(IN_USE.format(said)))] == lines


def test_an_address_that_is_gone_is_found_on_other_pages() -> None:
    news = "# News\n\nThe host `hub.acme.example` was switched off.\n"
    others = ["# A\n\nCall `https://hub.acme.example/v1` daily.\n", "# B\n\nUntil May it was `hub.acme.example`.\n"]
    found = gone_addresses(checked_texts(news, *others))
    assert [f"{each.path}:{each.line} {each.message}" for each in found] == [
        "docs/page-1.md:3 found 'hub.acme.example', which is gone, as docs/index.md:3 says"
    ]
