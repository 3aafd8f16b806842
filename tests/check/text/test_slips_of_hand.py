"""What the rules about marks, lists, tables, tags and words of pages find, and what they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.text.links.addresses import faulty_addresses
from mkdocs_paycore.check.text.links.link_syntax import broken_links
from mkdocs_paycore.check.text.links.link_texts import links_to_other_hosts
from mkdocs_paycore.check.text.links.local_addresses import local_addresses
from mkdocs_paycore.check.text.links.vague_links import vague_links
from mkdocs_paycore.check.text.markup.box_marks import malformed_boxes
from mkdocs_paycore.check.text.markup.fences import unclosed_fences
from mkdocs_paycore.check.text.markup.hidden_text import hidden_texts
from mkdocs_paycore.check.text.markup.list_gaps import lists_without_gap
from mkdocs_paycore.check.text.markup.list_marks import empty_items
from mkdocs_paycore.check.text.markup.merge_marks import merge_marks
from mkdocs_paycore.check.text.markup.meta_keys import misspelt_keys
from mkdocs_paycore.check.text.markup.notes import empty_boxes
from mkdocs_paycore.check.text.markup.open_front_matter import open_front_matters
from mkdocs_paycore.check.text.markup.tables import broken_tables
from mkdocs_paycore.check.text.markup.tags import unclosed_tags
from mkdocs_paycore.check.text.markup.unclosed_marks import unclosed_marks
from mkdocs_paycore.check.text.outline.headings import parts_without_headings, skipped_levels
from mkdocs_paycore.check.text.outline.steps import wrong_step_numbers
from mkdocs_paycore.check.text.variables.brackets import stray_variables
from mkdocs_paycore.check.text.words.characters import broken_encodings, lookalike_letters
from mkdocs_paycore.check.text.words.invisible_characters import invisible_characters
from mkdocs_paycore.check.text.words.misspelt_words import is_slip, misspelt_words
from mkdocs_paycore.check.text.words.placeholders import leftover_placeholders
from mkdocs_paycore.check.text.words.repeated_words import repeated_texts, repeated_words
from tests.support.checked import checked_pages_at, checked_texts, found_by

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

FOUND = [
    (repeated_texts, "Ask the bank for a limit. If it has none, go on.\nAsk the bank for a limit.", ["2:1"]),
    (repeated_texts, "- Ask the bank for a limit. Then go on.\n- Ask the bank for a limit. Then stop.", []),
    (repeated_texts, "Set the first value to `a` there. Go on.\nSet the first value to `b` there.", []),
    (repeated_texts, "* `a`: the name of the limit\n* `b`: the name of the limit", []),
    (repeated_words, "The host **it is connected to** to reach us, many many of them, **to** to reach.", ["1:72"]),
    (broken_links, "[a](https://a.example/b)](https://a.example/b)", ["1:1"]),
    (broken_links, "[![a](https://a.example/b.png)](https://a.example/b) [![c](d.png)](d.md)", []),
    (broken_links, "- the first (see below\n- [the second](b.md) is sound\n- [the third](c.md)", []),
    (links_to_other_hosts, "<https://a.example/b_c_d.pdf>, [https://a.example/b](https://b.other/c)", ["1:32"]),
    (lookalike_letters, "Заповніть aдресу та oтримайте ключ", ["1:11", "1:21"]),  # noqa: RUF001 - Ukrainian, and letters that only look so
    (lookalike_letters, "Надішліть SMSку, PDFкою; wifi та Pідно", ["1:34"]),  # noqa: RUF001 - Ukrainian, and letters that only look so
    (misspelt_keys, "---\ntitle: A\ntilte: B\ntitles: C\n---\n\nText", ["3:1"]),
    (vague_links, "See [here](https://a.example/).", ["1:5"]),
    (vague_links, "[Click **here**](a.md) or <a href='b.md'>this link</a>", ["1:1", "1:27"]),
    (vague_links, "<code>tuple&#91;[Link](#Link)&#93;</code> <code>[here](a.md)</code>", []),
    (vague_links, "[Click](https://click.example/), [URL](url.md), [the limits](limits.md)", []),
    (vague_links, "[https://a.example/](https://a.example/) ![here](a.png)", []),
    (vague_links, "For more details, see [here](a.md).\n\n- [here](b.md)", ["1:23", "3:3"]),
    (vague_links, "The limits are listed [here](a.md).\n\n| Fees | see the table [here](b.md) |", []),
    (faulty_addresses, "[a](https://a.example/https://my.a.example/in)", ["1:23"]),
    (faulty_addresses, "[a](https://web.archive.example/web/https://a.example/)", []),
    (faulty_addresses, "[a](b/c.md\n).", ["1:11"]),
    (lists_without_gap, "Copy:\n* a\n* b", ["2:1"]),
    (lists_without_gap, "**Copy**:\n1. a", ["2:1"]),
    (lists_without_gap, "!!! note\n    Copy:\n    - a", ["3:5"]),
    (lists_without_gap, "- Copy:\n    - a\n- b\n\n1. c:\n    - d", []),
    (lists_without_gap, "- One that\n  goes on:\n  - a", []),
    (lists_without_gap, "Copy:\n\n- a\n\n## Part:\n- b\n\n| a: |\n- c\n\nText\n- a dash", []),
    (lists_without_gap, "::: a.b\n    options:\n      members:\n      - c", []),
    (lists_without_gap, '```\nCopy:\n- a\n```\n\n=== "A:"\n- b', []),
    (broken_tables, "| a | b |\n|---|\n| 1 | 2 |", ["2:1"]),
    (broken_tables, "| a | b |\n| 1 | 2 |", ["2:1"]),
    (broken_tables, "Text\n| a | b |\n|---|---|\n| 1 | 2 |", ["2:1"]),
    (broken_tables, "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |", ["3:1", "4:1"]),
    (broken_tables, "| a | b |\n|:--|--:|\n| `1|2` | 3\\|4 |\n| {{ x | y }} | z", []),
    (broken_tables, "# A\n| a | b |\n|---|---|\n\n| a sentence | that has bars\n| and no table\n\n||x||", []),
    (unclosed_tags, "Keep <b>it. Keep <i>this</i>.", ["1:6"]),
    (unclosed_tags, 'At <a href="x">the site</a or', ["1:24"]),
    (unclosed_tags, 'Keep</b> <img src="a.png" alt="b>', ["1:5", "1:10"]),
    (
        unclosed_tags,
        '<a name="x"> <br> <p> `<b>` <details><summary>a</summary>\n\nb\n\n</details> List<i> \\<b>',
        [],
    ),
    (unclosed_tags, '<a id="x"></a> <img src="a.png" alt=\'5" long\'> <custom.b> <B>a</b> <i/>', []),
    (empty_items, "* a\n*\n* b", ["2:1"]),
    (empty_items, "1. a\n2.\n", ["2:1"]),
    (empty_items, "1.\n    ![a](a.png)\n2. b\n\n* * *\n\nTitle\n-\n\n`\n*\n`", []),
    (merge_marks, "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d", ["2:1"]),
    (merge_marks, "```\n<<<<<<< HEAD\n```\n\nTitle\n=======\n\ncat <<<<<<< x", []),
    (empty_boxes, '!!! quote ""\n\n**Website**: a', ["1:1"]),
    (empty_boxes, "!!! note\n\n## A", ["1:1"]),
    (empty_boxes, '!!! note "A title alone"\n\nText.\n\n!!! note\n    a\n\n??? tip\n\n    b', []),
    (malformed_boxes, "> [!NOTE]\n> Keep it.", ["1:1"]),
    (malformed_boxes, ":::warning\nKeep it.\n:::", ["1:1"]),
    (malformed_boxes, '{% hint style="info" %}\nKeep it.\n{% endhint %}', ["1:1"]),
    (malformed_boxes, "::: a.b.c\n\n> [!] a\n\n[!x] {% if x %}\n\n`:::note`", []),
    (broken_links, "! [The form](a.png) and [!It](b.svg)", ["1:1", "1:25"]),
    (broken_links, "!(The form)[a.png]", ["1:1"]),
    (broken_links, "Find it (here is [its card](a.md), then press **Connect**.", ["1:33"]),
    (broken_links, "See [a](b.md) (or [c](d.md)), a) [e](f.md) :( [g](h.md)", []),
    (broken_links, "(a note over\ntwo lines with [a](b.md)\nends here)", []),
    (unclosed_fences, "```yaml\na: 1\n``\n\nText.", ["3:1"]),
    (unclosed_fences, "````md\n```\n````\n\nText.", []),
    (hidden_texts, "1. a\n<!-- 2. b -->\n3. c", ["2:1"]),
    (hidden_texts, "1. a\n<!-- 7. b -->\n2. c", []),
    (wrong_step_numbers, "1. a\n<!-- 2. b -->\n3. c", []),
    (broken_encodings, "The token `tok_â€¦` is ours.", ["1:16"]),
    (broken_encodings, "A file:\n\n```csv\nNAME,SUM\nJoÃ£o,1\n```", ["5:3"]),
    (broken_encodings, "A wrong encoding looks so:\n\n```csv\nJoÃ£o,1\n```", []),
    (leftover_placeholders, "| a | b |\n|---|---|\n| x | tbd |\n| y | to be decided |", ["3:7", "4:7"]),
    (leftover_placeholders, "| a | b |\n|---|---|\n| x | it is tbd by them |", []),
    (broken_encodings, "Files in UTF-8 may show `ZÃ¼rich` there.", []),
    (broken_links, "Wow! [The form](a.png), ! [it](a.md) and [!](b.png)", []),
    (repeated_texts, "Save the form at once.\n\nSave the form at once.", ["3:1"]),
    (repeated_texts, "Open it. Save the form at once. Save the form at once.", ["1:33"]),
    (repeated_texts, "Yes, please.\nYes, please.\n\n* Save the form at once.\n\nGo.\n\n* Save the form at once.", []),
    (repeated_texts, "| a b c | d e f |\n| a b c | d e f |\n\n```\nsave the form now\nsave the form now\n```", []),
    (local_addresses, "[a](file:///a.png) ![b](C:\\me\\b.png) ![c](images\\c.png)", ["1:5", "1:25", "1:43"]),
    (local_addresses, "[a](http://localhost:8000/) [b](http://127.0.0.1/) [c](c/d.png) [d](~x)", []),
    (invisible_characters, "A\u200bPI and sup\u00adport", ["1:1", "1:10"]),
    (invisible_characters, "a \u200b b, \u200bc, \u0646\u200c\u062e", []),
    (open_front_matters, "---\ntitle: A\n\nText.", ["1:1"]),
    (open_front_matters, "\n---\ntitle: A\n---\n\nText.", ["2:1"]),
    (open_front_matters, "---\ntitle: A\n---\n\nText.", []),
    (open_front_matters, "---\n\nText.\n\n---", []),
    (faulty_addresses, "[a](mailto:mailto:a@b.example)", ["1:5"]),
    (faulty_addresses, "[a](htts://a.example/)", ["1:5"]),
    (faulty_addresses, "[a](httpp://a.example/)", ["1:5"]),
]
OF_MANUALS = [
    (local_addresses, "[a](http://localhost:8000/)", ["3:5"]),
    (unclosed_marks, "Press **Connect at once.", ["3:7"]),
    (unclosed_marks, "Take the **```Shop ID```**, the **`Key`** and the **code `a`**.", []),
    (unclosed_marks, "Press Connect** at once.", ["3:14"]),
    (unclosed_marks, "Press ** Connect ** at once.", ["3:7"]),
    (unclosed_marks, "**Website*: [a](b.md)", ["3:1"]),
    (unclosed_marks, "Open the `Keys tab.", ["3:10"]),
    (unclosed_marks, "[*Overview](a.md) of [*it*](b.md)", ["3:1"]),
    (unclosed_marks, "Open *'New connection* now.", ["3:6"]),
    (unclosed_marks, "Open *New connection'* now.", ["3:6"]),
    (unclosed_marks, "**a** and ***b***, *'c'*, **d\ne** and `**f` \\*\\*g 5 * 3 **** 1234 *merchants'*", []),
    (unclosed_marks, "* **a**: b\n* c\n\n***\n\n* * *\n\n``a`b`` \\` *a* **b *c* d** **it's**", []),
    (
        vague_links,
        "## A\n\n[https://a.example/b](https://a.example/b) [http://localhost:1/](http://localhost:1/)",
        ["5:1"],
    ),
    (vague_links, "**Website**: [https://a.example/](https://a.example/)", []),
    (parts_without_headings, "a\n\n# Connect account\n\n### Step 1\n\nb", ["5:1"]),
    (parts_without_headings, "**Connect provider account**\n\nb\n\n**Set Up Account**:\n\nc", ["3:1", "7:1"]),
    (parts_without_headings, "a\n\n# B\n\nc\n\n# D\n\ne", []),
    (parts_without_headings, "**Provider account**\n\nb\n\n**Connect** it.\n\n**Connect it at once, please**\n\nc", []),
]


def _places(look: Look[CheckedTexts], checked: CheckedTexts) -> list[str]:
    return [found.split(" ", 1)[0] for found in found_by(look, checked)]


@pytest.mark.parametrize(("look", "text", "expected"), FOUND)
def test_a_slip_is_found_at_its_place(look: Look[CheckedTexts], text: str, expected: list[str]) -> None:
    assert _places(look, checked_texts(text)) == expected


@pytest.mark.parametrize(("look", "text", "expected"), OF_MANUALS)
def test_a_slip_in_a_manual_is_found_at_its_place(look: Look[CheckedTexts], text: str, expected: list[str]) -> None:
    manual = checked_pages_at({"docs/connectors/zuki/index.md": f"# Zuki\n\n{text}\n"})
    assert _places(look, manual) == expected


def test_what_follows_a_second_title_skips_no_level() -> None:
    manual = checked_pages_at({"docs/connectors/zuki/index.md": "# Zuki\n\n# Connect account\n\n### Step 1\n\nb\n"})
    assert [each.split(" ", 2)[2] for each in found_by(parts_without_headings, manual)] == [
        "expected ## Connect account"
    ]
    assert found_by(skipped_levels, manual) == []


@pytest.mark.parametrize(
    ("word", "meant", "expected"),
    [
        ("secert", "secret", True),
        ("Acount", "Account", True),
        ("connecton", "connection", True),
        ("Paylment", "Payment", True),
        ("credantials", "credentials", True),
        ("Pasword", "Password", True),
        ("accounts", "account", False),
        ("enters", "entered", False),
        ("providers", "provides", False),
        ("private", "privacy", False),
        ("shops", "shop", False),
        ("wallet", "wallets", False),
    ],
)
def test_a_slip_of_the_hand_is_no_other_form_of_a_word(word: str, meant: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert is_slip(word, meant) is expected


def _site(**texts: str) -> CheckedTexts:
    """Return five manuals that say the same, and those of `texts`."""
    set_up, connect = (
        "## Set up account\n\n### Step 1\n\nVerify your account.",
        "## Connect account\n\n### Step 1\n\nSave.",
    )
    pages = {f"docs/connectors/p{each}/index.md": f"# Zuki {each}\n\n{set_up}\n\n{connect}\n" for each in range(5)}
    own = {f"docs/connectors/{code}/index.md": f"# {code.title()}\n\n{text}\n" for code, text in texts.items()}
    return checked_pages_at({**pages, **own})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verify your acount.", ["3:13"]),
        ("Verify your Acount, or accounts, at acount.example or `acount`, <https://acount.example>.", []),
        ("Verify your accountant, and vouch for it.", []),
        ("Verify your contract.", []),
    ],
)
def test_a_word_is_compared_with_those_of_the_other_manuals(text: str, expected: list[str]) -> None:
    assert _places(misspelt_words, _site(own=text)) == expected


def test_a_word_that_two_manuals_have_is_a_word() -> None:
    assert found_by(misspelt_words, _site(one="Verify your acount.", two="Verify your acount.")) == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [("1", []), ("2", ["11:10 step-number expected 'Step 1'"]), ("3", ["11:10 step-number expected 'Step 1'"])],
)
def test_steps_are_counted_anew_where_all_other_manuals_do_that(step: str, expected: list[str]) -> None:
    own = f"## Set up account\n\n### Step 1\n\nA.\n\n## Connect account\n\n### Step {step}\n\nB."
    assert found_by(wrong_step_numbers, _site(own=own)) == expected


@pytest.mark.parametrize(
    ("own", "other", "is_found"),
    [
        (": Fill in the form", ": Open the form", False),
        (
            ". Connect account at the {{custom.company_name}} Dashboard",
            ": connect account at the {{custom.company_name}} dashboard",
            True,
        ),
    ],
)
def test_a_step_of_no_other_manual_may_count_on(own: str, other: str, *, is_found: bool) -> None:
    text = "## Set up account\n\n### Step 1\n\nA.\n\n## Connect account\n\n### Step {}\n\nB."
    others = {f"q{each}": text.format(f"1{other}") for each in range(3)}
    found = found_by(wrong_step_numbers, _site(own=text.format(f"2{own}"), **others))
    assert bool(found) == is_found


def test_steps_may_count_on_where_manuals_do_that() -> None:
    own = "## Set up account\n\n### Step 1\n\nA.\n\n## Connect account\n\n### Step 2\n\nB."
    assert found_by(wrong_step_numbers, _site(one=own, two=own)) == []


@pytest.mark.parametrize(
    ("target", "expected"), [("{{custom.base}}/a", ["1:20"]), ("{{custom.base}}a", []), ("{{custom.mail}}/a", [])]
)
def test_a_slash_stands_once_behind_a_value_that_ends_with_one(target: str, expected: list[str]) -> None:
    values = {"custom.base": "https://a.example/", "custom.mail": "a@b.example"}
    assert _places(faulty_addresses, checked_texts(f"[a]({target})", values=values)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask <<custom.name>>> now, <<custom.name>>>.", ["1:20", "1:42"]),
        ("<<custom.name>>> *Settings*, <a href=<<custom.name>>>x</a>", []),
    ],
)
def test_a_bracket_too_many_stands_behind_a_variable(text: str, expected: list[str]) -> None:
    assert _places(stray_variables, checked_texts(text, values={"custom.name": "Acme"})) == expected


def test_the_titles_of_a_navigation_are_looked_at(tmp_path: Path) -> None:
    nav = "site_name: A\nnav:\n  - NAME: a.md\n  - Сardwell: b.md\n  - Names:\n      - TODO: c.md # NAME\n"  # noqa: RUF001 - a Cyrillic letter
    (tmp_path / "mkdocs.yml").write_text(nav, "utf-8")
    checked = checked_texts("Text", root=tmp_path)
    assert _places(leftover_placeholders, checked) == ["6:9", "3:5"]
    assert _places(lookalike_letters, checked) == ["4:5"]
