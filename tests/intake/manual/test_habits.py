"""Habits of writers in which credentials come out right, beside those of the two templates."""

from __future__ import annotations

import pytest

from tests.intake.manual.test_read import HEAD, names, read

ASKED = "Enter credentials:\n\n"
BOTH = ["Merchant < Shop ID", "Sign key"]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            f"{ASKED}| Field | Value |\n|---|---|\n| Merchant | Shop ID |\n| Sign key | Sign key |\n",
            BOTH,
            id="a table",
        ),
        pytest.param(
            "| Form field | In the cabinet |\n|:--|:-:|\n| Merchant | Shop ID |\n| Sign key | Sign key |\n",
            BOTH,
            id="a table that speaks for itself",
        ),
        pytest.param(
            "| In the cabinet | Form field |\n|---|---|\n| Shop ID | Merchant |\n| Sign key | Sign key |\n",
            BOTH,
            id="a table with the provider first",
        ),
        pytest.param(
            f"{ASKED}| Name | Description |\n|---|---|\n| Shop ID | See the profile. |\n| Sign key | Ask them. |\n",
            ["Shop ID", "Sign key"],
            id="a table with remarks",
        ),
        pytest.param(
            f"{ASKED}| Credential |\n|---|\n| Shop ID --> Merchant |\n| Sign key |\n", BOTH, id="a table with arrows"
        ),
        pytest.param(
            f'{ASKED}!!! note ""\n    * Shop ID --> Merchant\n    * Sign key\n', BOTH, id="a box below the sentence"
        ),
        pytest.param(
            '??? info "Credentials"\n    * Shop ID --> Merchant\n    * Sign key\n', BOTH, id="a box that opens"
        ),
        pytest.param(
            "Enter credentials from *Step 2*:\n\n* Shop ID —> Merchant\n* Sign key\n", BOTH, id="an arrow with a dash"
        ),
        pytest.param(f"{ASKED}* Shop ID ➡️ Merchant\n* Sign key\n", BOTH, id="an arrow of an emoji"),
        pytest.param(f"{ASKED}* Shop ID ⟶ Merchant\n* Sign key\n", BOTH, id="a long arrow"),
        pytest.param(f"{ASKED}* Shop ID ---> Merchant\n* Sign key\n", BOTH, id="a longer arrow"),
        pytest.param(f"{ASKED}* Shop ID -\\-> Merchant\n* Sign key\n", BOTH, id="an escaped arrow"),
        pytest.param(f"{ASKED}* [x] Shop ID --> Merchant\n* [ ] Sign key\n", BOTH, id="a list of tasks"),
        pytest.param(f"{ASKED}1) Shop ID --> Merchant\n2) Sign key\n", BOTH, id="numbers with brackets"),
        pytest.param(f"{ASKED}• Shop ID --> Merchant\n• Sign key\n", BOTH, id="bullets as characters"),
        pytest.param(f"{ASKED}* Shop ID --> Merchant;\n* Sign key.\n", BOTH, id="semicolons"),
        pytest.param(
            f"{ASKED}* **Shop ID** - *Merchant*\n* Sign key\n", ["Shop ID", "Sign key"], id="a dash is no arrow"
        ),
        pytest.param(
            f"{ASKED}* Merchant (Shop ID)\n* Sign key\n",
            ["Merchant < Shop ID", "Sign key"],
            id="the provider's name in parentheses",
        ),
        pytest.param(
            f"{ASKED}* enter **Shop ID** as **Merchant**\n* paste **Sign key**\n", BOTH, id="orders in a list"
        ),
        pytest.param(f"{ASKED}* `Shop ID` to *Merchant ID*\n", ["Merchant ID < Shop ID"], id="two names set off"),
        pytest.param(
            f"{ASKED}* **Sign key** \u2013 use it as *Secret key*\n",
            ["Secret key < Sign key"],
            id="an order to use a name",
        ),
        pytest.param(f"{ASKED}* **Shop ID** in *Settings*\n", ["Shop ID"], id="a place set off"),
        pytest.param(f"{ASKED}* **Shop ID** in *Personal account*\n", ["Shop ID"], id="a place in the cabinet"),
        pytest.param(
            "Fill in the form:\n\n| Form field | In the cabinet |\n|---|---|\n| Secret key | Password #1 |\n",
            ["Secret key < Password #1"],
            id="a numbered name",
        ),
        pytest.param(f"{ASKED}* the login and password of your account\n", ["login", "password"], id="of your account"),
        pytest.param(
            f"{ASKED}* account country (two letters, such as `DE`)\n",
            ["account country"],
            id="an example in parentheses",
        ),
        pytest.param("Upload the `.pem` file with private key.\n", ["private key"], id="the ending of a file set off"),
        pytest.param(
            f"{ASKED}* OAuth protocol - client_id --> Client ID\n",
            ["Client ID < OAuth protocol - client_id"],
            id="an identifier behind a dash",
        ),
        pytest.param("Upload your certificate (.p12 file).\n", ["certificate"], id="your certificate"),
        pytest.param(f"{ASKED}* Shop ID is entered as Merchant\n* Sign key\n", BOTH, id="in words"),
        pytest.param(
            "Enter the **Shop ID** (as **Merchant**) and the **Sign key**.\n", BOTH, id="a sentence with parentheses"
        ),
        pytest.param(
            "Enter 'Shop ID' in the 'Merchant' field and 'Sign key' in the 'Sign key' field.\n",
            BOTH,
            id="fields in a sentence",
        ),
        pytest.param(
            "Fill in the following fields: Shop ID, Sign key.\n", ["Shop ID", "Sign key"], id="names behind a colon"
        ),
        pytest.param("#### Credentials\n\n* Shop ID --> Merchant\n* Sign key\n", BOTH, id="a heading"),
        pytest.param("**Enter credentials:**\n\n* Shop ID --> Merchant\n* Sign key\n", BOTH, id="a bold sentence"),
        pytest.param("Enter credentials\n\n* Shop ID --> Merchant\n* Sign key\n", BOTH, id="no colon"),
        pytest.param("Enter credentials:\n    * Shop ID --> Merchant\n    * Sign key\n", BOTH, id="an indented list"),
        pytest.param(
            '=== "Live"\n\n    Enter credentials:\n\n    * Shop ID --> Merchant\n    * Sign key\n', BOTH, id="a tab"
        ),
        pytest.param(
            "<p>Enter credentials:</p>\n\n* Shop ID --> Merchant\n* Sign key\n", BOTH, id="a paragraph of HTML"
        ),
        pytest.param(
            "Enter credentials:\n<ul>\n<li>Shop ID --> Merchant</li>\n<li>Sign key</li>\n</ul>\n",
            BOTH,
            id="a list of HTML",
        ),
        pytest.param("> Enter credentials:\n>\n> * Shop ID --> Merchant\n> * Sign key\n", BOTH, id="a quotation"),
        pytest.param(f"{ASKED}* Shop ID --> Merchant{{: .wide }}\n* Sign key\n", BOTH, id="attributes"),
        pytest.param(f"{ASKED}* Shop ID --> Merchant[^1]\n* Sign key\n", BOTH, id="a footnote"),
        pytest.param(f"{ASKED}* Shop ID --> Merchant <!-- was: Client -->\n* Sign key\n", BOTH, id="a comment"),
        pytest.param(f"{ASKED}* Shop ID --> Merchant :material-key:\n* Sign key\n", BOTH, id="an icon"),
        pytest.param(
            f"{ASKED}* Shop ID --> **Merchant**\n\n    ![Where](a.png)\n\n* Sign key\n", BOTH, id="a picture within"
        ),
        pytest.param(f"{ASKED}Shop ID --> Merchant<br>\nSign key\n", BOTH, id="lines without marks"),
        pytest.param("Enter credentials: Shop ID --> Merchant, Sign key.\n", BOTH, id="arrows in a sentence"),
        pytest.param(
            "Upload the **certificate** in .p12 format and specify its password.\n",
            ["certificate", "certificate password"],
            id="two orders in a sentence",
        ),
        pytest.param(
            f"{ASKED}* Shop ID\n\nSet supported currencies: USD, EUR.\n", ["Shop ID", "Currencies"], id="currencies"
        ),
        pytest.param(
            "Enter *Shop ID* as *Merchant* in the form, then select the *Sign key*.\n",
            BOTH,
            id="one order after another",
        ),
        pytest.param(f"{ASKED}* Shop:\n    * Shop ID --> Merchant\n* Keys:\n    * Sign key\n", BOTH, id="groups"),
        pytest.param("In the form:\n\n1. Enter Shop ID as Merchant.\n2. Enter Sign key.\n", BOTH, id="orders to enter"),
        pytest.param(
            "Enter Merchant Account Name as Account Name.\n",
            ["Account Name < Merchant Account Name"],
            id="a word of a kind within a name",
        ),
        pytest.param(f"{ASKED}* Set key\n* Check code\n", ["Set key", "Check code"], id="names like orders"),
        pytest.param(
            "Enter *Passphrase for private key* and *API URL to call*.\n",
            ["Passphrase for private key", "API URL to call"],
            id="names set off as a whole",
        ),
        pytest.param(f"{ASKED}* *Shop ID* to *Merchant*\n* Sign key\n", BOTH, id="two names alone"),
        pytest.param(f"{ASKED}* Shop ID in the field 'Merchant'\n* Sign key\n", BOTH, id="a field in an item"),
        pytest.param(f"{ASKED}* Shop ID into the *Merchant* field\n* Sign key\n", BOTH, id="a field behind its name"),
        pytest.param(
            f"{ASKED}* Shop ID\n\nUpload files:\n\n* Sign key\n", ["Shop ID", "Sign key"], id="files in a list"
        ),
    ],
)
def test_a_habit_comes_out_right(section: str, expected: list[str]) -> None:
    assert names(f"## Connect account\n\n{section}") == expected


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## Connect Provider Account", "provider_account"),
        ("## Connect provider account:", "provider_account"),
        ("## 2. Connect Provider account", "provider_account"),
        ("## **Connect H2H Merchant Account**", "h2h_merchant_account"),
        ("## Connecting H2H account", "h2h_merchant_account"),
        ("## How to connect H2H Merchant account", "h2h_merchant_account"),
        ("## H2H merchant account", "h2h_merchant_account"),
        ("## Connect H2H", "h2h_merchant_account"),
        ("## Connect Host-to-host Merchant account", "h2h_merchant_account"),
        ("## Connect account (H2H)", "h2h_merchant_account"),
        ("## Connect Merchant account {#merchant}", "merchant_account"),
        ("## Connection of Merchant account", "merchant_account"),
        ("## Connect your account", "account"),
        ("## Connect account at {{custom.company_name}}", "account"),
        ("## Connect Acme Pay account", "account"),
    ],
)
def test_a_heading_names_a_kind(heading: str, kind: str) -> None:
    assert read(f"{heading}\n\n{ASKED}* Shop ID\n").kinds == [kind]


def test_a_table_goes_when_the_component_shows_it() -> None:
    table = f"{ASKED}| Field | Value |\n|---|---|\n| Merchant | Shop ID |\n\nSave.\n"
    made = read(f"## Connect account\n\n{table}", head=HEAD).manual
    assert made is not None
    assert "|---" not in made.decode()
    assert made.decode().endswith(
        'Enter credentials:\n\n<<credentials("account")>>\n\n<<connection_form("account")>>\n\nSave.\n'
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Your IBAN: Bank account", "Bank account < Your IBAN"),
        ("Public key (Acme Pay) - API key", "API key < Public key"),
        ("Your IBAN: the account for payouts", "Your IBAN"),
        ("Login - Email", "Login"),
        ("Public key - Login", "Public key"),
        ("Partner code: Shop number", "Partner code"),
    ],
    ids=["a colon", "a dash", "a remark", "what it is", "a name of its own", "not named before"],
)
def test_a_second_name_behind_a_mark_is_the_forms_where_set_up_has_the_first(item: str, expected: str) -> None:
    set_up = "## Set up account\n\nGet the credentials:\n\n* Your IBAN\n* Public key\n* Login\n\n"
    assert names(f"{set_up}## Connect account\n\n{ASKED}* {item}\n") == [expected]


@pytest.mark.parametrize(
    "how",
    [
        ">>", "»", "|>", "~>", "goes into", "enter as", "enter it as", "is entered as", "must be entered as",
        "should be entered in", "has to be pasted into", "maps to", "is mapped to", "use as", "equals",
        "corresponds to",
        "in the field", "into the field", ": enter as", ": goes into", "- paste it into the field", "to",
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["{}", "**{}**", "*{}*", "`{}`", "'{}'"])
def test_words_and_signs_map_a_credential_to_its_field(how: str, mark: str) -> None:
    item = f"{mark.format('Shop ID')}{'' if how[0] == ':' else ' '}{how} {mark.format('Merchant ID')}"
    assert names(f"## Connect account\n\n{ASKED}* {item}\n* Sign key\n") == ["Merchant ID < Shop ID", "Sign key"]


@pytest.mark.parametrize(
    "item",
    [
        "Shop ID used in step 2",
        "Shop ID - you copy it to the form",
        "Shop ID, which is used as a login",
        "Shop ID in the settings",
        "Shop ID [optional]",
        "Shop ID *(optional)*",
        "Shop ID entered in the cabinet",
    ],
)
def test_what_a_text_says_of_a_credential_is_no_field(item: str) -> None:
    assert names(f"## Connect account\n\n{ASKED}* {item}\n") == ["Shop ID"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Merchant ID / MID", ["Merchant ID / MID"]),
        ("Секретный ключ / Secret key", ["Секретный ключ / Secret key"]),
        ("Секретный ключ (Secret key)", ["Секретный ключ (Secret key)"]),
        ("Login / Password", ["Login", "Password"]),
    ],
)
def test_two_names_of_one_credential_stay_one(item: str, expected: list[str]) -> None:
    assert names(f"## Connect account\n\n{ASKED}* {item}\n") == expected


def test_a_list_of_definitions_names_credentials() -> None:
    items = "**Shop ID**\n: enter as *Merchant ID*\n\nSign key\n: find it in the menu\n\n`Login`\n\n:   → `User`\n"
    assert names(f"## Connect account\n\n{ASKED}{items}") == ["Merchant ID < Shop ID", "Sign key", "User < Login"]


def test_headings_below_a_sentence_name_credentials() -> None:
    items = "#### Shop ID → Merchant ID\n\nFind it in the settings.\n\n#### Sign key\n\nAsk them.\n\n"
    assert names(f"## Connect account\n\n{ASKED}{items}### Step 2. Save the key\n") == [
        "Merchant ID < Shop ID",
        "Sign key",
    ]


def test_a_table_of_other_things_below_a_list_names_none() -> None:
    table = "| Currency | Maximum |\n|---|---|\n| EUR | 100 |\n"
    section = f"## Connect account\n\n{ASKED}* Shop ID\n* Sign key\n\n![It](a.png)\n\n{table}"
    assert names(section) == ["Shop ID", "Sign key"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Secret key: enter your Sign key", "Secret key < Sign key"),
        ("`Secret key`: your `Sign key`", "Secret key < Sign key"),
        ("Secret key (the Sign key from step 2)", "Secret key < Sign key"),
        ("Secret key (called Sign key in the cabinet)", "Secret key < Sign key"),
        ("Sign key: enter your Sign key", "Sign key"),
        ("Secret key: enter your key of the shop", "Secret key"),
        ("Sign key (from *Settings* → *API*) → Secret key", "Secret key < Sign key"),
        ("Sign key (from *Settings* → *API*)", "Sign key"),
    ],
)
def test_a_remark_behind_the_forms_name_has_what_set_up_calls_it(item: str, expected: str) -> None:
    set_up = "## Set up account\n\nOpen the settings and copy **Sign key**.\n\n"
    assert names(f"{set_up}## Connect account\n\n{ASKED}* {item}\n") == [expected]


def test_a_remark_that_says_what_to_enter_is_believed_where_set_up_names_nothing() -> None:
    items = "* Secret key: enter your Sign key\n* Login: your e-mail address\n"
    assert names(f"## Connect account\n\n{ASKED}{items}") == ["Secret key < Sign key", "Login"]
