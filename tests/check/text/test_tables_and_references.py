"""What is found in rows of tables, and in references within a page; and what is left alone there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.text.links.row_links import links_of_rows
from mkdocs_paycore.check.text.outline.lost_references import lost_references
from mkdocs_paycore.check.text.words.modes import values_of_other_modes
from mkdocs_paycore.check.text.words.repeated_words import repeated_words
from tests.support.checked import checked_pages_at, checked_texts, found_by

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

STEPS = "1. Sign up.\n2. Get the key.\n3. Save it.\n\n"
HEADED = "## Step 1: A\n\nx\n\n## Step 2: B\n\nx\n\n"
DEFINED = "Step 1\n:   Sign up.\n\nStep 2\n:   Get the key.\n\n"
HEAD = "| Code | Page |\n|---|---|\n"
ROWS = [
    "| [A](a/index.md) | [Open](<<custom.base>>c/a/all) |",
    "| [B](b/index.md) | [Open](<<custom.base>>c/b/all) |",
    "| [C](c.md) | [Open](<<custom.base>>c/c/all) |",
]
BANKS = ["blik", "ideal", "sepa"]
MODES = "| Mode | Key |\n|---|---|\n| Test | `sk_test_` |\n"
CASES = [
    (lost_references, f"{STEPS}Enter the key of step 4.", ["5:23"]),
    (lost_references, f"{STEPS}| 1 | step 2 |\n| 2 | step 5 |", ["6:12"]),
    (lost_references, f"{DEFINED}| 1 | step 2 |\n| 2 | step 4 |", ["8:12"]),
    (lost_references, f"{HEADED}Repeat steps 2 and 3.", ["9:14"]),
    (lost_references, f"{STEPS}The keys are those of steps 2 and 3 (see step 1). In step 5 of their form, stop.", []),
    (lost_references, f"{STEPS}See [step 7](b.md), and step 9 of [the guide](c.md).", []),
    (lost_references, "1. a\n1. b\n1. c\n\nAs in step 3, ask. This is a two-step way with step 12 of it.", []),
    (lost_references, "1. a\n1. b\n1. c\n\nAs in step 4, ask.", ["5:12"]),
    (lost_references, "Take the key from step 4.", []),
    (lost_references, "<ol><li>a</li><li>b</li></ol>\n\nTake the key from step 4.", []),
    (lost_references, f"{STEPS}Enter the key of step 4, as [the guide](b.md) says", []),
    (lost_references, f"{STEPS}See step 4 for [all](b.md)!\n\nSee step 5.\n \n[Other](c.md)", ["7:10"]),
    (lost_references, f"{STEPS}Enter the key of step 4.\n[Other](c.md)", ["5:23"]),
    (lost_references, "## A\n\nThe picture below shows it.\n\n## B\n\n![Form](a.png)", ["3:5"]),
    (lost_references, "## A\n\nThe picture\nbelow shows it.\n\n### B\n\n![Form](a.png)", []),
    (lost_references, "See the table above.\n\n| a | b |\n|---|---|\n| 1 | 2 |", ["1:9"]),
    (lost_references, "| a | b |\n|---|---|\n| 1 | 2 |\n\nSee the table above.", []),
    (
        lost_references,
        "The diagram below:\n\n```mermaid\na\n```\n\nAs in the screenshot below: <<form()>>",
        [],
    ),
    (lost_references, "A list or a table below *Enter credentials:*, and a picture below the logo.", []),
    (lost_references, "## Limits\n\nSee section *Limits*, and read the section *Limitations*.", ["3:27"]),
    (lost_references, "See section *API* of the cabinet. In **Settings**, the section below is empty.", []),
    (links_of_rows, f"{HEAD}{chr(10).join(ROWS)}\n| [D](d.md) | [Open](<<custom.base>>c/a/all) |", ["6:39"]),
    (links_of_rows, f"{HEAD}{chr(10).join(ROWS)}\n| [Dx](dx.md) | [Open](<<custom.base>>dx/all) |", ["6:24"]),
    (
        links_of_rows,
        f"{HEAD}{chr(10).join(ROWS)}\n| [D](d.md) | [Site](https://d.example/) |\n| [E](e.md) | none |",
        [],
    ),
    (links_of_rows, f"{HEAD}{chr(10).join(ROWS[:2])}\n| [D](d.md) | [Open](<<custom.base>>c/a/all) |", []),
    (links_of_rows, f"{HEAD}| `a` | [x](x.md) |\n| `b` | [y](x.md) |\n| `c` | [z](x.md) |\n| `d` | [z](y.md) |", []),
    (links_of_rows, f"{HEAD}{chr(10).join(ROWS)}\n| [D](d.md) | [Open](<<custom.base>>c/x/all) |", []),
    (
        links_of_rows,
        f"{HEAD}{chr(10).join(ROWS)}\n| [D](d.md) | [D](<<custom.base>>c/a/all) |\n| [E](e.md) | [E](/e) |",
        [],
    ),
    (
        links_of_rows,
        HEAD
        + "".join(f"| `{each}` | [x](../ways/by/{each}) |\n" for each in ("ab", "bc", "cd"))
        + "| `pix` | [x](../pix) |",
        [],
    ),
    (values_of_other_modes, f"{MODES}| Live | `sk_test_` |", ["4:10"]),
    (values_of_other_modes, f"{MODES}| Key, production | see | https://sandbox.a.example/ |", ["4:27"]),
    (values_of_other_modes, f"{MODES}| Live `a|test` | `sk_test_` |", ["4:19"]),
    (values_of_other_modes, "Mode | Key\n--- | ---\nTest | `sk_test_`\nLive | `sk_test_`", ["4:8"]),
    (values_of_other_modes, f"{MODES}| Live | `sk_live_`, and `sk_test_` of a test account |", []),
    (values_of_other_modes, "| Key | Use |\n|---|---|\n| Live | `sk_test_` |\n| Any | `x` |", []),
    (values_of_other_modes, f"{MODES}| Live | `sk_live_` |\n| Both | `test_or_live` |", []),
    (
        repeated_words,
        "A payment that no rule takes is is declined. It is is so. The key is is long.",
        ["1:33", "1:52", "1:70"],
    ),
    (
        repeated_words,
        "What it is is said. Where the keys are are two pages. All that is is here. As it was was fine.",
        [],
    ),
    (repeated_words, "How long your status was was shown; the thing the API does does matter.", []),
]


@pytest.mark.parametrize(("look", "text", "expected"), CASES)
def test_it_is_found_where_it_stands_and_nowhere_else(look: Look[CheckedTexts], text: str, expected: list[str]) -> None:
    assert [each.split()[0] for each in found_by(look, checked_texts(text))] == expected


def test_a_row_link_is_told_once_where_several_columns_say_what_the_row_is_about() -> None:
    rows = [f"| `{each}` | [{each}]({each}.md) | [Open](<<custom.base>>c/{each}/all) |" for each in ("ab", "bc", "cd")]
    odd = "| `de` | [de](de.md) | [Open](<<custom.base>>c/ab/all) |"
    text = "| Code | Page | Form |\n|---|---|---|\n" + "\n".join([*rows, odd])
    assert len(list(links_of_rows(checked_texts(text)))) == 1


def test_a_row_link_says_where_it_is_to_lead() -> None:
    text = f"{HEAD}{chr(10).join(ROWS)}\n| [D](d.md) | [Open](<<custom.base>>c/a/all) |"
    assert [each.suggestion for each in links_of_rows(checked_texts(text))] == ["expected <<custom.base>>c/d/all"]


def test_a_row_that_has_a_name_leads_to_the_page_of_the_code_with_its_letters() -> None:
    head = "# Providers\n\n| Provider | Manual |\n|---|---|\n"
    rows = {"Bit Grove": "bitgrove", "CoinHarbor": "coin-harbor", "HashLane": "hashlane", "Nitro": "nitro"}
    right = head + "".join(f"| {name} | [Manual]({code}/index.md) |\n" for name, code in rows.items())
    assert not list(links_of_rows(checked_texts(right)))
    site = {"docs/index.md": right.replace("(hashlane/", "(penguin/")}
    assert not list(links_of_rows(checked_pages_at(site)))
    site["docs/connectors/penguin/index.md"] = "# Penguin\n"
    assert [found.line for found in links_of_rows(checked_pages_at(site))] == [7]
    wrong = right.replace("(hashlane/", "(bitgrove/")
    (found,) = links_of_rows(checked_texts(wrong))
    assert (found.line, found.suggestion) == (7, "expected hashlane/index.md")
