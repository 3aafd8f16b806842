"""What is found in manuals: against the connection forms, within themselves, and of other providers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.credentials.form_lists import differing_lists
from mkdocs_paycore.check.text.credentials.form_parts import differing_parts
from mkdocs_paycore.check.text.credentials.own_arrows import reversed_arrows
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.part_kinds import parts_of_other_kinds
from mkdocs_paycore.check.text.credentials.unready_steps import unready_manuals
from mkdocs_paycore.check.text.providers.other_provider import other_names
from tests.support.checked import checked_pages_at

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Look

PAGE = "docs/connectors/zuki/index.md"
FIELDS: list[dict[str, Any]] = [
    {"key": "api_user", "label": "API User", "provider_label": "User ID", "type": "text", "required": True},
    {"key": "api_key", "label": "API key", "type": "secret", "required": True},
    {"key": "checkout_id", "label": "Checkout ID", "type": "text", "required": True},
    {"key": "secret_key", "label": "Secret key", "provider_label": "Sign key", "type": "secret", "required": True},
    {"key": "pkcs_key", "label": "PKCS key", "type": "file", "required": True},
    {"key": "test_mode", "label": "Test mode", "type": "toggle"},
]
LIST = ["User ID --> API User", "API key", "Checkout ID", "Sign key --> Secret key"]
UPLOAD = "Upload file with PKCS key. Also, choose Test Mode for test connection with Zuki."
HEAD = "Press **Connect** and choose **Provider account** option to open Connection form."
FIRST = 9
"""The line of the first item of the list."""


def zuki(**keys: Any) -> Provider:
    """Return a provider with one connection, and other keys."""
    connection = {"kind": "provider_account", "fields": FIELDS}
    return Provider.model_validate(
        {"code": "zuki", "name": "Zuki", "status": "ready", "connections": [connection], **keys}
    )


def manual(items: list[str], *, mark: str = "*", tail: str = UPLOAD, level: str = "##") -> str:
    """Return a manual of one part with a list of credentials."""
    listed = "\n".join(f"{mark} {item}" for item in items)
    return f"# Zuki\n\n{level} Connect Provider Account\n\n{HEAD}\n\nEnter credentials:\n\n{listed}\n\n{tail}\n"


def found(look: Look[CheckedTexts], pages: str | dict[str, str], provider: Provider | None = None) -> list[str]:
    """Return what a look finds on a manual, as `line rule suggestion`."""
    catalog = Catalog({"zuki": provider or zuki()})
    pages = {PAGE: pages} if isinstance(pages, str) else pages
    return [f"{each.line} {each.rule} {each.suggestion}" for each in look(checked_pages_at(pages, catalog=catalog))]


@pytest.mark.parametrize("arrow", ["-->", "-->>", "→", "=>", "as", "->"])
@pytest.mark.parametrize("mark", ["*", "-", "1."])
def test_a_list_that_agrees_with_the_form_is_right(arrow: str, mark: str) -> None:
    items = [item.replace("-->", arrow) for item in LIST]
    assert found(differing_lists, manual(items, mark=mark)) == []
    assert found(differing_parts, manual(items, mark=mark)) == []


RIGHT = [
    ["API User <-- User ID", *LIST[1:]],
    ["**User ID** --> **API User**", "`API key`", "Checkout ID;", "Sign key --> Secret key."],
    ["API User", "API key — made in the cabinet, under *Keys*", "Checkout ID", "Secret key: keep it"],
    ["User ID -> API User", "API key", "Checkout ID", "Secret key", "PKCS key"],
    [*LIST, "Choose the currency of your shop and tell your manager about it"],
    [*LIST[:2], "checkout ID", LIST[3]],
]


@pytest.mark.parametrize("items", RIGHT)
def test_other_ways_to_write_it_are_right(items: list[str]) -> None:
    assert found(differing_lists, manual(items)) == []


WRONG = [
    (LIST[:3], "7 manual-missing-credential add Sign key --> Secret key"),
    (
        [*LIST, "Wallet"],
        f"{FIRST + 4} manual-unknown-credential the form asks for {', '.join(f['label'] for f in FIELDS)}",
    ),
    ([*LIST[:2], "Chekout ID", LIST[3]], f"{FIRST + 2} manual-label expected Checkout ID"),
    ([LIST[0], "API Key", *LIST[2:]], f"{FIRST + 1} manual-label expected API key"),
    ([LIST[0], "your API key", *LIST[2:]], f"{FIRST + 1} manual-label expected API key"),
    ([*LIST[:2], "Checkout number", LIST[3]], f"{FIRST + 2} manual-unknown-credential did you mean 'Checkout ID'?"),
    (["User ID", *LIST[1:]], f"{FIRST} manual-label write User ID --> API User"),
    (["User ID --> User API", *LIST[1:]], f"{FIRST} manual-label expected API User"),
    (
        [LIST[1], LIST[0], *LIST[2:]],
        f"{FIRST + 1} manual-order expected the order API User, API key, Checkout ID, Secret key",
    ),
    ([*LIST[:3], "Secret key --> Sign key"], f"{FIRST + 3} manual-reversed-names write Sign key --> Secret key"),
    ([*LIST[:3], "Sign key <-- Secret key"], f"{FIRST + 3} manual-reversed-names write Sign key --> Secret key"),
]


@pytest.mark.parametrize(("items", "expected"), WRONG)
def test_a_list_that_differs_from_the_form(items: list[str], expected: str) -> None:
    assert found(differing_lists, manual(items)) == [expected]


@pytest.mark.parametrize("label", ["Zone", "Zone (EU or US)"])
def test_values_behind_a_name_are_no_part_of_it_in_a_list_nor_in_a_label(label: str) -> None:
    zone = {"key": "zone", "label": label, "type": "select", "choices": ["EU", "US"]}
    provider = zuki(connections=[{"kind": "provider_account", "fields": [*FIELDS, zone]}])
    assert found(differing_lists, manual([*LIST, "Zone (EU or US)"]), provider) == []


def test_an_arrow_from_what_the_provider_calls_another_field() -> None:
    assert found(differing_lists, manual(["Sign key --> API User", *LIST[1:3], "User ID --> Secret key"])) == [
        f"{FIRST} manual-label write Sign key --> Secret key",
        f"{FIRST + 3} manual-label write User ID --> API User",
    ]


def test_letter_case_of_a_label_is_repaired() -> None:
    text = manual([LIST[0], "your API Key", *LIST[2:]])
    (problem,) = differing_lists(checked_pages_at({PAGE: text}, catalog=Catalog({"zuki": zuki()})))
    for edit in problem.fix:
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == manual(LIST)


def test_a_file_named_in_a_sentence_is_no_missing_one() -> None:
    assert found(differing_lists, manual(LIST, tail="Choose features.")) == ["7 manual-missing-credential add PKCS key"]


def test_pictures_and_notes_may_stand_between_items() -> None:
    text = manual(LIST).replace("* Checkout ID", "\n![Keys](keys.png)\n\n!!! note\n    Keep it.\n\n* Checkout ID")
    assert found(differing_lists, text) == []


def test_lists_that_are_drawn_are_not_checked() -> None:
    text = f'{manual(["Wallet"])}\n<<credentials("provider_account")>>\n\n<<connection_form("provider_account")>>\n'
    assert found(differing_lists, text) == []


TEST_WORD = {"key": "test_word", "label": "Test word", "type": "secret"}
STAGE = {"key": "stage", "label": "Stage", "type": "select", "choices": ["test", "live"]}
TWO_FORMS = zuki(
    connections=[{"kind": kind, "fields": FIELDS[:2]} for kind in ("provider_account", "h2h_merchant_account")]
)
DRAWN = (
    "# Zuki\n\n## Connect Provider Account\n\n<<connection_form('provider_account')>>\n\n"
    "## Connect H2H Merchant Account\n\n"
)
PARTS = [
    ("# Zuki\n\n## Costs\n\nNone.\n", zuki(), ["1 manual-missing-connection"]),
    (f"{manual(LIST)}\n## Connect H2H Merchant Account\n\nx\n", zuki(), ["16 manual-unknown-connection"]),
    (
        manual(LIST, tail="Choose Currencies and Features."),
        zuki(),
        ["14 manual-unknown-option", "14 manual-unknown-option"],
    ),
    (manual(LIST, tail="Upload the PKCS key. There is no test mode."), zuki(), ["14 manual-unknown-option"]),
    ('# Zuki\n\n## Connect account\n\n<<credentials("provider_account")>>\n', zuki(), []),
    ("# Zuki\n\nAsk our team.\n", zuki(), []),
    ("# Zuki\n\n## Costs\n\nNone.\n", zuki(connections=[]), []),
    (manual(LIST).replace("Provider Account", "account"), zuki(), []),
    (
        manual(LIST, tail="Upload the PKCS key. Turn on **Test mode**."),
        zuki(connections=[{"kind": "provider_account", "fields": [*FIELDS[:-1], TEST_WORD]}]),
        ["14 manual-unknown-option"],
    ),
    (
        manual(LIST, tail="Upload the PKCS key. Turn on **Test mode**."),
        zuki(connections=[{"kind": "provider_account", "fields": [*FIELDS[:-1], STAGE]}]),
        [],
    ),
    (f"{DRAWN}<<credentials('h2h_merchant_account')>>\n", TWO_FORMS, ["7 manual-missing-form"]),
    (f"{DRAWN}<<connection_form('h2h_merchant_account')>>\n", TWO_FORMS, []),
]


@pytest.mark.parametrize(("text", "provider", "expected"), PARTS)
def test_parts_and_connections(text: str, provider: Provider, expected: list[str]) -> None:
    assert [" ".join(each.split()[:2]) for each in found(differing_parts, text, provider)] == expected


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        (manual(LIST), "not_ready", ["5 manual-of-unready"]),
        (manual(LIST), "ready", []),
        ("# Zuki\n\nPress **Connect** and enter the key.\n", "not_ready", ["3 manual-of-unready"]),
        ("# Zuki\n\nLater, press **Connect** and enter the key.\n", "not_ready", []),
    ],
)
def test_no_steps_to_connect_what_is_not_ready(text: str, status: str, expected: list[str]) -> None:
    assert [" ".join(each.split()[:2]) for each in found(unready_manuals, text, zuki(status=status))] == expected


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Zuki has been implemented at <<custom.company_name>>, and you can connect it now.", 1),
        ("Zuki is now available at <<custom.company_name>>.", 1),
        ("You can connect Zuki to your shop.", 1),
        ("It can now be connected.", 1),
        ("Zuki has not been implemented at <<custom.company_name>> yet, so you cannot connect it.", 0),
        ("You can connect it as soon as it is ready.", 0),
        ("You can connect it later.", 0),
        ("Zuki is available in twelve countries.", 0),
        ("Several shops can be connected to one account of Zuki.", 0),
        ("You can connect Other Bank now.", 0),
        ("Can it be connected?", 0),
    ],
)
def test_nothing_says_that_a_provider_is_ready_which_is_not(sentence: str, times: int) -> None:
    text = f"# Zuki\n\n## Not ready yet\n\n{sentence}\n"
    assert len(found(unready_manuals, text, zuki(status="not_ready"))) == times
    assert found(unready_manuals, text, zuki(status="ready")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Choose features: `only_3ds`,`required_3ds_v1`.", []),
        (
            "Choose features: `only_3ds`, `required_3ds_v2`.",
            ["14 manual-unknown-option did you mean 'required_3ds_v1'?"],
        ),
        ("As **features**, the form offers `only_3d`.", ["14 manual-unknown-option did you mean 'only_3ds'?"]),
        ("Choose features, such as `none_cvv`.", ["14 manual-unknown-option known: only_3ds, required_3ds_v1"]),
        ("Choose features (`only_3ds`, `recurring`).", ["14 manual-unknown-option known: only_3ds, required_3ds_v1"]),
        ("Choose features (`only_3ds`) and the tab `keys`.", []),
        ("The callback has `order_id`.", []),
    ],
)
def test_features_that_the_form_lacks(line: str, expected: list[str]) -> None:
    choices = ["only_3ds", "required_3ds_v1"]
    features = {"key": "features", "label": "Features", "type": "multiselect", "choices": choices}
    provider = zuki(connections=[{"kind": "provider_account", "fields": [*FIELDS, features]}])
    assert found(differing_parts, manual(LIST, tail=line), provider) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Choose the currencies: EUR, USD.", []),
        ("Choose the currencies: EUR, HUF are supported.", ["14 manual-unknown-option known: EUR, USD"]),
        ("Choose a currency. The account of VISA is in HUF.", []),
        ("Choose the currency in the API settings.", []),
        ("Choose the currency USDT, or the currency of the PSP.", []),
        ("Choose the currency `HUF` or AUD.", ["14 manual-unknown-option known: EUR, USD"] * 2),
    ],
)
def test_currencies_that_the_form_lacks(line: str, expected: list[str]) -> None:
    currencies = {"key": "currencies", "label": "Currencies", "type": "multiselect", "choices": ["EUR", "USD"]}
    provider = zuki(connections=[{"kind": "provider_account", "fields": [*FIELDS, currencies]}])
    assert found(differing_parts, manual(LIST, tail=line), provider) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Enter *User ID* as *API User*, *API key*, *Checkout ID* and *Sign key* as *Secret key*.", []),
        ("Enter your *API key*, *Checkout ID* and *Sign code*.", ["7 manual-unknown-credential"]),
        ("Enter your *API key*, *Checkout Id* and the rest.", ["7 manual-label"]),
        ("Enter the *one-time code* from your phone.", []),
        ("Enter your *API key* and *Checkout ID*. As *Area*, choose `north`, `east` or `west`.", []),
    ],
)
def test_sentences_that_speak_of_the_form_are_compared_with_it(sentence: str, expected: list[str]) -> None:
    text = f"# Zuki\n\n## Connect Provider Account\n\n{HEAD}\n\n{sentence} {UPLOAD}\n"
    named = [" ".join(each.split()[:2]) for each in found(differing_lists, text)]
    assert [each for each in named if "missing" not in each] == expected


SET_UP = "# Zuki\n\n## Set Up Account\n\nGet the API credentials:\n\n* User ID\n* API key\n* Sign key\n\n"
CONNECT = "## Connect Provider Account\n\nEnter credentials:\n\n* User ID --> API User\n* API key\n"
UNUSED = "9 manual-unused-credential"
H2H = "## Connect H2H Merchant Account\n\nEnter credentials:\n\n"
OPENED = (
    "### Step 1. Open it\n\n1. In the Dashboard, go to *New page*.\n2. Press **Add**.\n\n### Step 2. Fill in the form:"
)
SENTENCES = "# Zuki\n\n## Set Up Account\n\nThey send a **User ID** and an **API key**.\n\n"
TABLE = "# Zuki\n\n## Set Up Account\n\n| What | Page |\n|---|---|\n| User ID | 1 |\n| API key | 2 |\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SET_UP}{CONNECT}* Sign key --> Secret key\n", []),
        (f"{SET_UP}{CONNECT}", ["9 manual-unused-credential"]),
        (f"{SET_UP}{CONNECT}* Sign key --> Secret key\n* PIN\n", ["18 manual-unexplained-credential"]),
        (f"{SET_UP}{CONNECT}* Sign key\n* Payway — the code of a direction, see the list of codes\n", []),
        (f"{SET_UP}Copy the PIN.\n\n{CONNECT}* Sign key\n* PIN\n", []),
        (f"# Zuki\n\n## Set Up Account\n\nAsk them.\n\n{CONNECT}", []),
        (f"{SENTENCES}{CONNECT}* Passphrase\n", ["13 manual-unexplained-credential"]),
        (f"{SENTENCES}{CONNECT}* Shop name\n* Currency\n", []),
        (f"{SET_UP}{CONNECT}* Sign key --> Secret key\n* Days until payment (optional)\n", []),
        (
            f"{SET_UP}{CONNECT.replace('Enter credentials', OPENED)}* Sign key --> Secret key\n",
            [],
        ),
        (f"{SENTENCES}You get a sales account.\n\n{CONNECT}* Sales account code --> Sales account\n", []),
        (f"{SET_UP}{CONNECT}* Sign key\n* PIN\n\n## PIN\n\nThe PIN is yours to choose.\n", []),
        (f"{SENTENCES}{CONNECT}\n{H2H}* User ID\n* Sign code\n", []),
        (f"{SENTENCES}{CONNECT}\n{H2H}* User ID --> API User\n* API code\n", ["19 manual-unexplained-credential"]),
        (f"{SET_UP.replace('* Sign key', '* PIN')}{CONNECT}* Salt (pin)\n* key.pem\n", []),
        (f"{TABLE}{CONNECT}* Passphrase\n", ["16 manual-unexplained-credential"]),
        (f"{SET_UP.replace('Get the API credentials:', '### Step 1: Get credentials')}{CONNECT}", [UNUSED]),
        (f"{SET_UP.replace('Get the API credentials:', 'Press *Add*. You will get:')}{CONNECT}", [UNUSED]),
        (f"{SET_UP.replace('Get the API credentials:', 'In *API*, note:')}{CONNECT}", [UNUSED]),
        (f"{SET_UP}Specify the following parameters:\n\n* Success URL\n* Fail URL\n\n{CONNECT}* Sign key\n", []),
        (f"{SET_UP}In the settings, fill in the fields:\n\n* Shop name\n\n{CONNECT}* Sign key\n", []),
        ("# Zuki\n\n## Set Up Account\n\nTurn it on:\n\n* Choose SHA256\n\n" + CONNECT, []),
        (f"{SET_UP}* Sign ID\n\n{CONNECT}* Sign key\n* Shop ID — of your shop\n", ["11 manual-unused-credential"]),
        (f"{TABLE.replace('What', 'Credential')[:-1]}| PIN | 3 |\n\n{CONNECT}", ["9 manual-unused-credential"]),
        (f"{SET_UP.replace('* User', '* Start the registration' + chr(10) + '* User')}{CONNECT}* Sign key\n", []),
    ],
)
def test_a_manual_enters_what_it_got(text: str, expected: list[str]) -> None:
    checked = checked_pages_at({PAGE: text})
    assert [f"{each.line} {each.rule}" for each in differing_credentials(checked) if not _is_gap(each)] == expected


def _is_gap(problem: Problem) -> bool:
    """Return whether a problem only says where a credential is missed, which is told by itself."""
    return problem.message.startswith(("the list lacks", "nothing here names"))


TWO_PARTS = "# Zuki\n\n## Connect Provider Account\n\n{}\n\n## Connect H2H Merchant Account\n\n{}\n"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Choose **Provider account** option.", "Choose **H2H Merchant account** option.", []),
        (
            "Choose **H2H Merchant account** option.",
            "Choose **H2H Merchant account** option.",
            ["5 expected Provider account"],
        ),
        ("Choose *Provider account*.", "Choose *Provider account*.", ["9 expected H2H Merchant account"]),
        ("![C](images/provider-account.png)", "![C](images/h2h-merchant-account.png)", []),
        (
            "![C](a/provider-account.png)",
            "![C](a/provider-account.png)",
            ["9 did you mean 'h2h-merchant-account.png'?"],
        ),
        ("![C](a/form.png)", "![C](a/form.png)", []),
    ],
)
def test_a_part_is_about_one_kind(first: str, second: str, expected: list[str]) -> None:
    checked = checked_pages_at({PAGE: TWO_PARTS.format(first, second)})
    assert [f"{each.line} {each.suggestion}" for each in parts_of_other_kinds(checked)] == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Sign key --> Secret key", []),
        ("Secret key --> Sign key", ["16 write Sign key --> Secret key"]),
        ("Secret key <-- Sign key", []),
        ("Sign key <-- Secret key", ["16 write Sign key --> Secret key"]),
        ("API key --> Api Key", []),
        ('"Secret key" = "Sign key"', []),
        ("Secret key: enter the Sign key", []),
    ],
)
def test_without_a_spec_the_set_up_says_where_an_arrow_leads(item: str, expected: list[str]) -> None:
    checked = checked_pages_at({PAGE: f"{SET_UP}{CONNECT.removesuffix('* API key' + chr(10))}* {item}\n"})
    assert [f"{each.line} {each.suggestion}" for each in reversed_arrows(checked)] == expected


OTHER = {"docs/connectors/other/index.md": "# Other Pay\n\nx\n"}


@pytest.mark.parametrize(
    ("line", "right"),
    [
        (
            "Press **Connect** at [*Other Pay Provider Overview*](x)",
            "Press **Connect** at [*Zuki Provider Overview*](x)",
        ),
        ("You have connected **Other Pay** account!", "You have connected **Zuki** account!"),
        ("You have connected **OtherPay** H2H merchant account!", "You have connected **Zuki** H2H merchant account!"),
        ('!!! question "Help connecting your Other Pay account?"', '!!! question "Help connecting your Zuki account?"'),
        ("setting up a connection with Other Pay payment service", "setting up a connection with Zuki payment service"),
        ("### Step 1: Contact Other Pay support manager", "### Step 1: Contact Zuki support manager"),
        (
            "Looking for the manual to connect Other Pay? Write to us.",
            "Looking for the manual to connect Zuki? Write to us.",
        ),
        ("Your Other Pay account is connected to us.", "Your Zuki account is connected to us."),
        ("![Account form for OtherPay](form.png)", "![Account form for Zuki](form.png)"),
        ("![Account form for Zuki](form.png)", None),
        ("Your account is connected to us.", None),
        ("You have connected **Zuki** account!", None),
        ("With Zuki you can pay like with Other Pay.", None),
        ("You have connected **<<provider.name>>** account!", None),
        ("Contact our support. You have connected your account.", None),
    ],
)
def test_a_copied_manual_names_another_provider(line: str, right: str | None) -> None:
    text = f"# Zuki\n\n{line}\n"
    problems = list(other_names(checked_pages_at({PAGE: text, **OTHER})))
    for edit in (edit for problem in problems for edit in problem.fix):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == f"# Zuki\n\n{right or line}\n"
    assert [problem.line for problem in problems] == ([3] if right else [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("You have connected **Zukki** account!", ["3 expected Zuki"]),
        ("Press **Connect** at [*Nobody Provider Overview*](x)", ["3 expected Zuki"]),
        ("Help connecting your Nobody Bank account?", ["3 expected Zuki"]),
        ("You have connected **ZUKI Wallet** account!", []),
        ("You have connected **Zukis** account!", []),
        ("You have connected **Zuk** account!", []),
        ("You have connected **Zukі** account!", []),  # noqa: RUF001 - a look-alike, which another rule reports
        ("You have connected your account! Help connecting your Bank account?", []),
        ("Contact Acme Pay support.", []),
        ("Contact your Bank's support manager.", []),
    ],
)
def test_a_name_of_nobody_stands_where_the_providers_belongs(line: str, expected: list[str]) -> None:
    brand = Brand("", {"company_name": "Acme Pay"})
    checked = replace(checked_pages_at({PAGE: f"# Zuki\n\n{line}\n"}), brands=[brand])
    assert [f"{each.line} {each.suggestion}" for each in other_names(checked)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Website**: [otherpay.com](https://www.otherpay.com/en/)", [3]),
        ("**Login**: [my](https://my.otherpay.com.ua/login)", [3]),
        ("**Login**: [my](https://otherpay.zuki.com/login)", []),
        ("**Website**: [zuki.com](https://zuki.com/)", []),
        ("Their [site](https://otherpay.com/) is another.", []),
    ],
)
def test_a_copied_manual_has_another_address(line: str, expected: list[int]) -> None:
    checked = checked_pages_at({PAGE: f"# Zuki (Zuki Bank)\n\n{line}\n\n## Set up\n\nx\n", **OTHER})
    assert [each.line for each in other_names(checked)] == expected


def test_a_name_may_have_another_in_parentheses() -> None:
    pages = {
        PAGE: "# Zuki (Zuki Bank)\n\nx\n",
        "docs/connectors/a/index.md": "# Acme\n\nYou have connected **Zuki** account!\n",
    }
    assert [each.line for each in other_names(checked_pages_at(pages))] == [3]


def test_a_name_that_a_copy_still_has_is_that_of_the_provider_with_its_code() -> None:
    pages = {
        PAGE: "# Zuki\n\nx\n",
        "docs/connectors/copy/index.md": "# Zuki\n\nx\n",
        "docs/connectors/a/index.md": "# Acme\n\nYou have connected **Zuki** account!\n",
    }
    assert [each.path for each in other_names(checked_pages_at(pages))] == ["docs/connectors/a/index.md"]


def test_a_copied_manual_shows_another_logo() -> None:
    text = '<img src="https://static.example/payment_providers/other/logo.svg?w=40" alt="">\n\n# Zuki\n'
    (problem,) = other_names(checked_pages_at({PAGE: text, **OTHER}))
    assert problem.suggestion.endswith("payment_providers/zuki/logo.svg?w=40")


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("## Set up account\n\nOpen *Settings* and make a key.\n", ["5 manual-of-unready"]),
        ("## Set up account\n\nThe bank gives you a key once it has read your papers.\n", ["5 manual-of-unready"]),
        ("## Set up account\n\nThis part will be written once there is a form.\n", []),
        ("## Ask for it\n\nSay what you need.\n", []),
    ],
)
def test_no_set_up_of_what_is_not_ready_and_has_no_form(section: str, expected: list[str]) -> None:
    text = f"# Zuki\n\nIt cannot be connected at present.\n\n{section}"
    provider = zuki(status="not_ready").model_copy(update={"connections": ()})
    assert [" ".join(each.split()[:2]) for each in found(unready_manuals, text, provider)] == expected
