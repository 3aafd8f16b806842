"""Codes of others in addresses of the brand, items without a mark and names of slots, and the right text like them."""

from __future__ import annotations

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.credentials.numbered_names import numbers_of_no_list
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.links.brand_addresses import addresses_of_others
from mkdocs_paycore.check.text.markup.fallen_items import fallen_items
from mkdocs_paycore.check.text.markup.indentation import boxes, tabs
from mkdocs_paycore.check.text.markup.pictures import pictures_without_words
from mkdocs_paycore.check.text.providers.copied_sentences import copied_sentences
from mkdocs_paycore.check.text.providers.other_provider import other_names
from mkdocs_paycore.check.text.words.placeholders import leftover_placeholders
from mkdocs_paycore.check.text.words.slot_names import names_of_slots
from tests.support.checked import checked_pages_at, checked_texts, found_by

CODES = ("north", "south", "east", "west")
MANUAL = "docs/connectors/zuki/index.md"


def _page(code: str) -> str:
    return f"docs/connectors/{code}/index.md"


def _others(address: str) -> dict[str, str]:
    return {_page(code): f"# {code.title()}\n\nCall `{address.format(code)}` back.\n" for code in CODES}


@pytest.mark.parametrize(
    ("address", "text", "found"),
    [
        ("{{{{custom.callback_base_url}}}}cb/{}", "Set `{{custom.callback_base_url}}cb/south`.", "south"),
        (
            "{{{{custom.callback_base_url}}}}cb/{}",
            "Set `{{custom.callback_base_url}}cb/PROVIDER_CODE`.",
            "PROVIDER_CODE",
        ),
        ("<<custom.api_base_url>>{}/hook", "[Here](<<custom.api_base_url>>south/hook) it is.", "south"),
        ("<<custom.api_base_url>>{}/hook", "It is <<custom.api_base_url>>zukki/hook.", "zukki"),
        ("<<custom.api_base_url>>in?from={}", "```\n<<custom.api_base_url>>in?from=<code>\n```", "<code>"),
        ("<<custom.dashboard_base_url>>pay/{}/new", "Open `<<custom.dashboard_base_url>>pay/Zuki/new`.", "Zuki"),
        ("<<custom.files_base_url>>{}.json", "Take `<<custom.files_base_url>>north.json`.", "north"),
    ],
)
def test_code_of_another_provider_in_an_address_of_the_brand_is_told(address: str, text: str, found: str) -> None:
    checked = checked_pages_at({**_others(address), MANUAL: f"# Zuki\n\n{text}\n"})

    [problem] = addresses_of_others(checked)

    assert (problem.path, problem.rule) == (MANUAL, "other-provider-address")
    assert repr(found) in problem.message
    assert address.replace("{{{{", "{{").replace("}}}}", "}}").format("zuki").replace("{", "").replace("}", "") in (
        problem.suggestion.replace("{", "").replace("}", "")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Set `<<custom.callback_base_url>>cb/zuki`.",
        "South has `<<custom.callback_base_url>>cb/south` for the same.",  # of another, by its name
        "Set `<<custom.callback_base_url>>cb/zuki` and `<<custom.callback_base_url>>cb/status`.",  # of all
        "Set `<<custom.callback_base_url>>cb/zuki-uk`.",  # a form of the own
        "Set `<<custom.callback_base_url>>cb/south/refunds`.",  # no other manual has such a one
        "Set `<<custom.callback_base_url>>cb/<<provider.code>>`.",
        "Set `<<custom.website_url>>south`.",
        "<!-- Set `<<custom.callback_base_url>>cb/south`. -->",
    ],
)
def test_address_of_the_brand_is_right(text: str) -> None:
    others = _others("<<custom.callback_base_url>>cb/{}")
    general = {"docs/callbacks.md": "# Callbacks\n\nAs `<<custom.callback_base_url>>cb/north`, or cb/CODE.\n"}

    assert not list(addresses_of_others(checked_pages_at({**others, **general, MANUAL: f"# Zuki\n\n{text}\n"})))


@pytest.mark.parametrize(
    ("address", "typed", "count"),
    [
        ("<<custom.api_base_url>>callbacks/{}", "<<custom.api_base_url>>callback/zuki", 1),
        ("<<custom.api_base_url>>v1/{}/callback", "<<custom.api_base_url>>v1/zuki/calback", 1),
        ("<<custom.api_base_url>>v1/{}/callback", "<<custom.api_base_url>>v2/zuki/callback", 0),
        ("<<custom.api_base_url>>callbacks/{}", "<<custom.api_base_url>>payments/zuki", 0),
        ("<<custom.api_base_url>>callbacks/{}", "<<custom.website_url>>callback/zuki", 0),
    ],
)
def test_address_that_is_nearly_what_others_have_is_told(address: str, typed: str, count: int) -> None:
    checked = checked_pages_at({**_others(address), MANUAL: f"# Zuki\n\nSet `{typed}`.\n"})

    assert len(list(addresses_of_others(checked))) == count


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("<<custom.api_base_url>>north/report", ["'north'"]),
        ("<<custom.api_base_url>>zuki/report", []),
        ("<<custom.api_base_url>>state/report", []),
        ("<<custom.api_base_url>>north/other", []),
    ],
)
def test_the_address_in_a_providers_file_shows_where_its_code_belongs(typed: str, found: list[str]) -> None:
    callbacks = ["Zuki reports to `<<custom.api_base_url>>zuki/report`."]
    file = {"code": "zuki", "name": "Zuki", "status": "ready", "callbacks": callbacks}
    catalog = Catalog({"zuki": Provider.model_validate(file)})
    pages = {_page("north"): "# North\n\nAsk them.\n", MANUAL: f"# Zuki\n\n```text\n{typed}\n```\n"}

    said = addresses_of_others(checked_pages_at(pages, catalog=catalog))
    assert [each.message.split()[1] for each in said] == found


def test_two_manuals_with_their_codes_show_nothing() -> None:
    pages = dict(list(_others("<<custom.api_base_url>>{}").items())[:2])

    assert not list(addresses_of_others(checked_pages_at({**pages, MANUAL: "Set `<<custom.api_base_url>>south`.\n"})))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- Merchant ID\nAPI key\n- Source code", "2:1 list-mark expected - API key"),
        ("* Login\n* Password\nSalt", "3:1 list-mark expected * Salt"),
        ("Copy these:\n\nLogin\n* Password\n* Salt", "3:1 list-mark expected * Login"),
        ("!!! note\n    - **Key**\n    **Salt**\n    - **Login**", "3:5 list-mark expected - **Salt**"),
        ("1. Open the list\nPress the button\n2. Save it all", "2:1 list-mark expected 1. Press the button"),
        (
            "* Store ID\n* Secret key 1\nSecret key 2 --> Notification key",
            "3:1 list-mark expected * Secret key 2 --> Notification key",
        ),
        ("- login;\npassword;\n- salt.", "2:1 list-mark expected - password;"),
        ("- Key → API key\nName → Login\n- Salt → Secret", "2:1 list-mark expected - Name → Login"),
    ],
)
def test_item_without_mark_is_told(text: str, told: str) -> None:
    assert found_by(fallen_items, checked_texts(text)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "- The merchant has a number of its own for each shop that it has, see\nMerchant ID\n- Key",  # broken by length
        "- Enter the key of the\nMerchant\n- Key",  # the sentence goes on
        "- Open it.\nPress the button.\n- Save it.",  # a sentence a line
        "- Key\n  The long one\n- Login",
        "- Login\nThe name of the user\n- Password\nWhat you chose",  # each item has its line
        "- **Windows**\nDownload it there\n- **Linux**",
        "- Key, Login and\nSalt\n- Password",
        "- Key  \nThe long one\n- Login",
        "- Login\n(see above)\n- Password",
        "- Login\n> The user\n- Password",
        "- One\n\nTwo\n\n- Three",
        "- Login\nhow you are called there and why\n- Password",
        "```\n- a\nb\n- c\n```",
        "Take them\n- Login\n- Password",  # a list right below a text has a rule of its own
        "| a | b |\n|---|---|\n| - x | y |",
    ],
)
def test_line_of_a_list_is_right(text: str) -> None:
    assert not found_by(fallen_items, checked_texts(text))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("![IMAGE TITLE](a.png)", 1),
        ("See [LINK TEXT](a.md).", 6),
        ('![The form](a.png "PICTURE_CAPTION")', 20),
        ("## SECTION TITLE", 4),
        ('!!! note "NAME OF THE NOTE"\n    It.', 11),
        ("You have connected **PROVIDER NAME** account!", 22),
        ("[ADD TITLE HERE](a.md)", 2),
        ('<img src="a.png" alt="ALT TEXT">', 1),
    ],
)
def test_name_of_what_belongs_there_is_told(text: str, column: int) -> None:
    [problem] = names_of_slots(checked_pages_at({MANUAL: f"# Zuki\n\n{text}\n"}))

    assert (problem.line, problem.column, problem.rule) == (3, column, "leftover-placeholder")


@pytest.mark.parametrize(
    "text",
    [
        "![API KEYS](a.png)",
        "See [HTTP CODE](a.md) and [LINK](a.md).",
        "## API KEY\n\n## SITE NAME\n\n## SHOP ID",  # the page has its headings so
        "## DESCRIPTION",
        "![Image title of the form](a.png)",
        "Enter **SITE NAME**.",
        "Its column `IMAGE TITLE` is empty.",
    ],
)
def test_words_in_capitals_are_right(text: str) -> None:
    assert not list(names_of_slots(checked_pages_at({MANUAL: f"# Zuki\n\n{text}\n"})))


@pytest.mark.parametrize("text", ["[WEBSITE LINK](https://a.example/)", "![LOGO TEXT](a.png)", "## COMPANY NAME"])
def test_name_of_two_words_is_told_once(text: str) -> None:
    checked = checked_pages_at({MANUAL: f"# Zuki\n\n{text}\n"})

    assert len([*names_of_slots(checked), *leftover_placeholders(checked)]) == 1


@pytest.mark.parametrize("words", ["Image title", "screenshot caption", "Picture name", "title"])
def test_alternative_that_only_says_what_it_is_is_told(words: str) -> None:
    assert found_by(pictures_without_words, checked_texts(f"![{words}](a.png)"))


SET_UP = (
    "# Zuki\n\n## Set Up Account\n\nGet the credentials:\n\n* Site ID\n* API key\n* Salt\n\n"
    "## Connect Provider Account\n\n"
)
FORM = "Enter credentials:\n\n* Site ID\n* API key\n* Salt\n\n"


@pytest.mark.parametrize(
    "text",
    [
        '!!! note "Phone numbers"\n    Payers enter the number:\n\n    * Senegal: `+221`\n    * Mali: `+2`\n',
        "Your customers then have to enter the code of the country:\n\n* Senegal\n* Mali\n",
        "!!! note\n    Use these values:\n\n    * Senegal: `+221`\n    * Mali: `+223`\n",
        "At the checkout, the payer chooses one of these:\n\n* Wave\n* Orange Money\n",
        "!!! tip\n    Enter an amount of these:\n\n    * 100\n    * 500\n",
    ],
)
def test_list_of_something_else_beside_the_form_is_no_credentials(text: str) -> None:
    assert not found_by(differing_credentials, checked_pages_at({MANUAL: f"{SET_UP}{FORM}{text}"}))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Enter credentials:\n\n* Site ID\n* API key\n* Salt\n* Login\n", 1),
        (f"{FORM}!!! note\n    Also enter these credentials:\n\n    * Shop\n    * Login\n", 2),
        ("Merchants enter:\n\n* Site ID\n* API key\n* Salt\n* Login\n", 1),
    ],
)
def test_credential_that_the_set_up_does_not_name_is_told_yet(text: str, count: int) -> None:
    found = [each for each in differing_credentials(checked_pages_at({MANUAL: f"{SET_UP}{text}"})) if not each.follows]
    assert len(found) == count


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("!!! note\n    * Senegal\n   * Mali\n    * Togo", [3]),
        ("!!! note\n    It goes\n  on here.", [3]),
        ('=== "API"\n\n   Send it.', [3]),
        ('=== "API"\n\n    Send it.\n\n  Then wait.', [5]),
        ('1. Choose\n\n    === "API"\n\n       Send it.', [5]),
        ("!!! note\n    It is so.\n\nAnd so on.", []),
        ("!!! note\n    It goes\non here.", []),  # told by another rule, if at all
        ("!!! note\n    It is so.\n\n  * a list", []),
        ('=== "API"\n\n    Send it.\n\n=== "Form"\n\n    Fill it in.\n\nThen wait.', []),
        ('```\n=== "API"\n\n   Send it.\n```', []),
        ('=== "API"\n\n    ```\n   {}\n    ```', []),
    ],
)
def test_line_of_a_box_or_tab_that_is_indented_too_little_is_told(text: str, lines: list[int]) -> None:
    checked = checked_texts(text)
    assert [found.line for found in (*boxes(checked), *tabs(checked))] == lines


SUCCESS = "You have connected **{}** account!\n"
WHOLE = (
    "# North Bank\n\nGuidance for setting up a connection with North Bank payment service provider.\n\n"
    "Contact North Bank support.\n\n*North Bank Provider Overview*\n\n"
)


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        (WHOLE, [9]),
        ("# North Bank\n\nAn account at North Bank.\n\n", []),
        (f"{WHOLE.replace('Contact North Bank', 'Contact North')}{SUCCESS.format('North Bank')}---\n\n", []),
    ],
)
def test_name_of_another_that_is_a_part_of_the_own_is_told_beside_whole_ones(before: str, lines: list[int]) -> None:
    pages = {"docs/connectors/north/index.md": "# North\n\nBank on it.\n"}
    pages["docs/connectors/northbank/index.md"] = before + SUCCESS.format("North")

    assert [found.line for found in other_names(checked_pages_at(pages))] == lines


def test_a_name_without_the_end_of_its_domain_is_the_own() -> None:
    pages = {"docs/connectors/north/index.md": "# North\n\nThey take cards.\n"}
    pages["docs/connectors/northio/index.md"] = WHOLE.replace("North Bank", "North.io") + SUCCESS.format("North")

    assert not list(other_names(checked_pages_at(pages)))


def test_what_connects_is_no_name_of_a_provider() -> None:
    text = "# North\n\n![Form of H2H connection](images/h2h.png)\n\n![Form of the payout account](images/payout.png)\n"
    assert not list(other_names(checked_pages_at({"docs/connectors/north/index.md": text})))


@pytest.mark.parametrize("title", ["FlintPay connection", "Connect FlintPay", "FlintPay"])
def test_name_of_a_provider_is_the_heading_where_the_title_says_more(title: str) -> None:
    pages = {"docs/connectors/flintpay/index.md": f"---\ntitle: {title}\n---\n\n# FlintPay\n\nPay.\n"}
    pages["docs/connectors/grid/index.md"] = "# GridBank\n\n<figcaption>FlintPay: its form for cards</figcaption>\n"

    assert [found.line for found in copied_sentences(checked_pages_at(pages))] == [3]


@pytest.mark.parametrize(
    ("listed", "text", "count"),
    [
        ("Secret key 1\n* Secret key 2", "Secret key 1 signs the form, and secret key 3 signs the rest.", 1),
        ("Password #1\n* Password #2", "Type *Password #4* twice.", 1),
        ("Key1\n* Key2", "The key3 is long.", 1),
        ("Key 1 → Token\n* Key 2 → Secret", "Where Key 0 is shown, copy it.", 1),
        ("Word 1\n* Word 2\n* Word 3", "!!! note\n    Word 5 is the last one.", 1),
        ("Secret key 1\n* Secret key 2", "Secret key 2 signs it.", 0),
        ("Secret key 1\n* Secret key 2", "There is no secret key 3.", 0),
        ("Secret key 1\n* Login", "Secret key 3 signs it.", 0),
        ("Key 1\n* Key 2", "API-key 3 and monkey 3 and key 3.5 are others.", 0),
        ("Key 1\n* Key 2", "It has `key 3` in its code.", 0),
    ],
)
def test_number_of_a_credential_that_no_list_has_is_told(listed: str, text: str, count: int) -> None:
    page = f"# Zuki\n\n## Connect Provider Account\n\nEnter credentials:\n\n* {listed}\n\n{text}\n"

    assert len(list(numbers_of_no_list(checked_pages_at({MANUAL: page})))) == count


@pytest.mark.parametrize(
    "heading",
    ["MONTH 2023", "DD MONTH 2023", "2.4.0 (DATE)", "Release 2.1 \u2013 DD.MM.YYYY", "YYYY-MM-DD", "Version X.Y.Z"],
)
def test_a_date_that_is_to_be_filled_in_is_told(heading: str) -> None:
    text = f"# News\n\n## June 2023\n\n- One.\n\n## {heading}\n\n- Two.\n"
    [problem] = names_of_slots(checked_pages_at({"docs/news.md": text}))
    assert (problem.line, problem.column) == (7, 4)


@pytest.mark.parametrize("heading", ["DAY 1", "DATE", "YYYY-MM-DD", "MONTH", "May 2023", "2.0", "UPDATE 2023"])
def test_a_heading_about_dates_is_none_to_be_filled_in(heading: str) -> None:
    text = f"# Formats\n\n## Day 2\n\nOne.\n\n## {heading}\n\nTwo.\n"
    assert not list(names_of_slots(checked_pages_at({"docs/formats.md": text})))
