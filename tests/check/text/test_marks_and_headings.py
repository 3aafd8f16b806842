"""Steps without a number, tabs that are none, headings that stand twice or say but whose side a part is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.precedence import told_once
from mkdocs_paycore.check.text.credentials.part_kinds import parts_of_other_kinds
from mkdocs_paycore.check.text.links.dashboard_links import wrong_dashboard_links
from mkdocs_paycore.check.text.links.targets import dead_links
from mkdocs_paycore.check.text.markup.box_marks import malformed_boxes
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
    ("path", "count"), [("payment-providers", 0), ("payment-provider", 1), ("payment-providers/zuky", 1)]
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
