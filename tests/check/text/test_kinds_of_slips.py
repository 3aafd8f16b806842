"""Kinds of mistakes that an unseen site showed to be missed, each in several shapes, and right texts like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.text.links.dashboard_paths import misspelt_codes
from mkdocs_paycore.check.text.links.references import links_by_name
from mkdocs_paycore.check.text.providers.copied_sentences import copied_sentences
from mkdocs_paycore.check.text.variables.in_code import variables_in_code
from mkdocs_paycore.check.text.words.characters import broken_encodings
from mkdocs_paycore.check.text.words.unfilled import unfilled_places
from tests.support.checked import checked_pages_at, checked_texts

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Look


CODE_PAGES = ["cp1251", "cp1252", "latin-1", "cp1250", "cp1254", "koi8_r", "koi8_u", "cp866", "cp437", "cp850"]
CODE_PAGES += ["cp852", "mac_roman", "mac_cyrillic"]
MEANT = ["«Налаштування»", "the «Schlüssel» of it", "d\u2019accès", "it — that", "źródło", "5 €/month"]


def _found(look: Look[CheckedTexts], text: str) -> list[Problem]:
    return list(look(checked_texts(text, values={"custom.company_name": "Acme"})))


@pytest.mark.parametrize("code_page", CODE_PAGES)
@pytest.mark.parametrize("right", MEANT)
def test_text_that_was_read_in_another_code_page(code_page: str, right: str) -> None:
    typed = right.encode().decode(code_page, errors="ignore")
    assert _found(broken_encodings, f"# Home\n\nOpen {typed} now.\n"), typed


@pytest.mark.parametrize(
    "text",
    [
        "дії, мої мрії, її. Рівне, Сірко, Єї ґанок",
        "Úžasný Éšek, Přehled účtů, Łódź, Żółć",
        "PĂŞUNE, İşyeri bölümü, Ölçü, Ärzte",
        "√π √2 \N{EN DASH}é tée: São João, Ça va, RÉSUMÉ",
        "«Ключ» — №5, 5 °C, ©2020, «Ключ»",
        "├── docs\n└── site",
        "Ρύθμιση, ΓΊΝΕΤΑΙ, Είναι",
        "日本語, 銀行, Ўзбекистон, Љубљана",
    ],
)
def test_text_of_other_languages_is_no_such(text: str) -> None:
    assert _found(broken_encodings, f"# Home\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "The answer comes within XX days.",
        "It takes NN business days.",
        "The fee is XX% of the turnover.",
        "A payment of XX EUR at least.",
        "Wait for ?? hours.",
        "The password has __ characters.",
        "It costs €XX a month.",
        "They answer in [N] working days.",
        "The review takes X days.",
        "Ask your manager (insert link here).",
        "Ask your manager [add link].",
        "See the guide (link to be added).",
        "(insert a screenshot of the form here)",
        "[screenshot goes here]",
        "*Insert picture here*",
        "Write to them (put your e-mail address here).",
    ],
)
def test_what_is_still_to_be_filled_in(text: str) -> None:
    assert len(_found(unfilled_places, f"# Home\n\n{text}\n")) == 1, text


@pytest.mark.parametrize(
    "text",
    [
        "Type `XX days` or <kbd>X</kbd>.",
        "A payment is kept for N days; N is set in the form.",
        "Send it to support (attach a screenshot of the error).",
        "Paste the link here, and press **Save** (the link is in the letter).",
        "The 3 x 5 grid, XXL days, MAXX days, 20 days, Windows XP years.",
        "Press [Add link](a.md) or [add picture][b].\n\n[b]: b.md",
        "Show the name of the shop (the text here is of 22 letters at most).",
        "See the table here (link below).",
        "It is called 0 to N times.\n\n## payments\n\n### orders of days",
        "Nothing (. . .) at all [ ... ] here.",
    ],
)
def test_what_only_looks_like_that(text: str) -> None:
    assert _found(unfilled_places, f"# Home\n\n{text}\n") == []


@pytest.mark.parametrize(
    "typed",
    [
        "{{custom.company_name}}}callbacks/a",
        "{{{custom.company_name}}callbacks/b",
        "<<custom.company_name>>>callbacks/c",
        "{custom.company_name}callbacks/d",
        "{ custom.company_name }}callbacks/e",
        "[[custom.company_name]]callbacks/f",
        "custom.company_name}}callbacks/g",
    ],
)
@pytest.mark.parametrize("place", ["```text\n{}\n```", "1. Copy\n\n    ~~~\n    {}\n    ~~~", "Copy `{}` there."])
def test_brackets_of_variables_in_code(typed: str, place: str) -> None:
    text = f"# Home\n\n{place.format(typed)}\n"
    (problem,) = _found(variables_in_code, text)
    (edit,) = problem.fix
    repaired = text[: edit.start] + edit.text + text[edit.end :]
    assert repaired.count("custom.company_name") == 1
    assert _found(variables_in_code, repaired) == []


@pytest.mark.parametrize(
    "code",
    [
        '{"id": {{custom.company_name}}}',
        '{\n  "a": {"id": {{custom.company_name}}},\n  "b": {{custom.company_name}}}',
        "<url><<custom.company_name>></url> <a href=<<custom.company_name>>>",
        "const custom = {}; custom.company_name; ${custom.other} {custom.other}",
        "{{name}} {order_id} {{customer.company_name}}",
    ],
)
def test_brackets_of_the_code_itself(code: str) -> None:
    assert _found(variables_in_code, f"# Home\n\n```json\n{code}\n```\n") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("On the [website][signup].\n\n[sign-up]: https://a.example/x", [3, 5]),
        ("On the [website][] now.\n\n[web site]: https://a.example/x", [3, 5]),
        ("See [Sandbox].\n\n[sandbox_]: https://a.example/x", [3, 5]),
        ("![Keys][keys] and [the keys][kyes].\n\n[keys]: a.png\n[kys]: b.md", [3, 6]),
        ("[One][cabinet], [two][cabinet].\n\n[cabinets]: https://a.example/", [3, 3, 5]),
        ("1. [One][api keys]\n\n    [api-keys]: b.md", []),
        ("[One][site], [two][login page].\n\n[site]: https://a.example/", [3]),
        ("[One][site].\n\n[site]: https://a.example/\n[login]: https://a.example/login", [6]),
    ],
)
def test_links_by_a_name_that_nothing_defines(text: str, lines: list[int]) -> None:
    assert sorted(each.line for each in _found(links_by_name, f"# Home\n\n{text}\n")) == lines


@pytest.mark.parametrize(
    "text",
    [
        "On the [website][Sign-Up], the [same] [sign-up].\n\n[sign-up]: https://a.example/x\n[same]: b.md",
        "[x] [ ] `[a][b]` a[0][1] [OPTION][VALUE] [A-Z][0-9].\n\n[a b]: c.md\n\n[An a\nb][a\nb]",
        "[![Keys][picture]][page]\n\n[picture]: a.png\n[page]: b.md",
        "[//]: # (a comment)\n\n[comment]: <> (one)",
        "A note.[^1]\n\n[^1]: Its text.",
        "They are [frozen][`freeze()`].\n\n* [`alloc(size[, fill])`][alloc]: one\n\n[`freeze()`]: a.md\n[alloc]: b.md",
        "[the develop mode], and that\n\n[the develop mode]: a.md",
        '--8<-- "part.md"\n\n[site]: https://a.example/',
        "[`code`][site], \\[text\\][none].\n\n[site]: https://a.example/",
    ],
)
def test_links_by_a_name_that_are_sound(text: str) -> None:
    assert _found(links_by_name, f"# Home\n\n{text}\n") == []


BASE = "{{custom.dashboard_base_url}}"


def _of_links(path: str, link: str, page: str = "docs/connectors/zukipay/index.md") -> list[str]:
    others = ["north", "south", "western"]
    texts = {
        f"docs/connectors/{code}/index.md": f"# X\n\n[X]({BASE}{path.format(code)}) it.\n"
        for code in [*others, "zukipay"]
    }
    texts |= {page: f"# Zukipay\n\n[Go]({link}) on.\n"}
    return [each.suggestion for each in misspelt_codes(checked_pages_at(texts))]


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("connect-directory/{}", "connect-directory/zukpay"),
        ("connect-directory/{}", "connect-directory/zukippay"),
        ("new/{}", "new/zukipayy"),
        ("accounts/add/{}/form", "accounts/add/zuki-pay/form"),
        ("#/catalog/{}", "#/catalog/zukipa"),
        ("connect/{}?from=docs", "connect/zukkipay?from=docs"),
    ],
)
def test_a_code_that_is_misspelt_in_a_link_as_the_site_has_them(path: str, link: str) -> None:
    assert _of_links(path, BASE + link) == [f"expected {path.format('zukipay')}"]
    assert _of_links(path, "{{ custom.dashboard_base_url }}" + link, page="docs/faq.md") == [
        f"expected {path.format('zukipay')}"
    ]


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("connect-directory/{}", "connect-directory/zukipay"),
        ("connect-directory/{}", "connect-directory/search"),
        ("connect-directory/{}", "connect-directory/"),
        ("new/{}", "new/zukipay/keys"),
        ("new/{}", "accounts/zukpay"),
        ("new/{}", "new/account"),
    ],
)
def test_other_links_into_the_dashboard(path: str, link: str) -> None:
    assert _of_links(path, BASE + link) == []


def _of_manual(text: str, **others: str) -> list[int]:
    texts = {
        f"docs/connectors/{code}/index.md": f"# {code.title()}\n\nIt takes cards.\n"
        for code in ("northbank", "westpay")
    }
    texts |= {f"docs/connectors/{code}/index.md": f"# {code.title()}\n\n{words}\n" for code, words in others.items()}
    texts["docs/connectors/zukipay/index.md"] = f"# Zukipay\n\n{text}\n"
    return [each.line for each in copied_sentences(checked_pages_at(texts)) if "zukipay" in each.path]


@pytest.mark.parametrize(
    "text",
    [
        "With a static code Northbank doesn't say which order was paid.",
        "!!! info\n    Northbank can show the name of the shop on the statement.",
        "The key is shown once, and Northbank doesn't keep it.",
        "1. If you lose it, have Northbank's support make a new one.",
        "Refunds reach the customer when Northbank has booked them.",
        "Open the Northbank cabinet and copy the key there.",
    ],
)
def test_a_name_that_was_left_in_a_copied_manual(text: str) -> None:
    assert len(_of_manual(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Northbank belongs to the same owner, with other credentials.",
        "If you came from Northbank, Zukipay takes over your cards.",
        "For payouts have a look at [Northbank](../northbank/index.md).",
        "Payments with cards, Northbank and Westpay are settled daily.",
        "Customers pay with Northbank at the till of the shop.",
        "Unlike Northbank it does not send the card's last digits.",
        "Refunds go through Northbank, whose statement shows them.",
        "| Method | Limits |\n|---|---|\n| Northbank | 10 |\n\nNorthbank needs the phone number of the customer.",
    ],
)
def test_a_name_for_which_the_manual_gives_a_reason(text: str) -> None:
    assert _of_manual(text) == []


def test_a_name_that_several_manuals_have_is_one_of_a_way_to_pay() -> None:
    assert _of_manual("Northbank asks the customer for a code.", southpay="Northbank takes a day to answer.") == []
