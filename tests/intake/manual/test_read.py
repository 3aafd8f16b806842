"""What an import reads in a manual: the form's names and the provider's, in whatever words they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_paycore.intake.draft import Draft, UnreadableError
from mkdocs_paycore.intake.manual.read import read_manual

HEAD = """\
<img src="https://static.example/payment_providers/acme/logo.svg?w=300" width="300px">

# Acme Pay

**Website**: [acme.example](https://acme.example/)

**Login**: [my.acme.example](https://my.acme.example/login)

## Set Up Account

### Step 1: Get credentials

Credentials that you get from your manager:

* Shop ID
* Sign key
* Token (API token)
* Terminal password

"""


def read(section: str, *, head: str = HEAD, name: str = "acme/index.md") -> Draft:
    return read_manual(Path(name), f"{head}{section}".encode(), path="index.md")


def fields(section: str, *, head: str = HEAD) -> list[dict[str, Any]]:
    return [field for connection in read(section, head=head).provider["connections"] for field in connection["fields"]]


def names(section: str, *, head: str = HEAD) -> list[str]:
    """Return the fields as `form's name < provider's name`, the latter where it differs."""
    return [
        f"{field['label']} < {field['provider_label']}" if "provider_label" in field else field["label"]
        for field in fields(section, head=head)
    ]


def told(section: str, *, head: str = HEAD) -> str:
    return "\n".join(map(str, read(section, head=head).doubts))


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("Enter credentials:\n\n* Shop ID\n* Sign key\n", ["Shop ID", "Sign key"], id="stars"),
        pytest.param("Enter credentials:\n\n- Shop ID\n- **Sign key**\n", ["Shop ID", "Sign key"], id="hyphens"),
        pytest.param(
            "Enter credentials:\n* Shop ID;\n* `Sign key`.\n", ["Shop ID", "Sign key"], id="without an empty line"
        ),
        pytest.param("Enter credentials:\n\n* Shop ID --> Merchant\n", ["Merchant < Shop ID"], id="arrow"),
        pytest.param("Enter credentials:\n\n* Shop ID -->> Merchant\n", ["Merchant < Shop ID"], id="long arrow"),
        pytest.param(
            "Enter credentials:\n\n* *Shop ID* → **Merchant**\n", ["Merchant < Shop ID"], id="arrow of Unicode"
        ),
        pytest.param("Enter credentials:\n\n* Shop ID --&gt; Merchant\n", ["Merchant < Shop ID"], id="arrow in HTML"),
        pytest.param("Enter credentials:\n\n* Merchant <-- Shop ID\n", ["Merchant < Shop ID"], id="arrow to the left"),
        pytest.param("Enter credentials:\n\n* Shop ID as Merchant\n", ["Merchant < Shop ID"], id="as"),
        pytest.param("Enter credentials:\n\n* Shop ID (as Merchant)\n", ["Merchant < Shop ID"], id="as in parentheses"),
        pytest.param(
            "Enter credentials:\n\n* Merchant --> Shop ID\n", ["Merchant < Shop ID"], id="the other way round"
        ),
        pytest.param(
            "Enter credentials:\n\n* Merchant as Shop ID\n", ["Merchant < Shop ID"], id="as, the other way round"
        ),
        pytest.param(
            "Enter credentials:\n\n* Merchant --> Shop ID\n* Code --> Public name\n",
            ["Merchant < Shop ID", "Code < Public name"],
            id="what is open follows its neighbours",
        ),
        pytest.param("Enter credentials:\n\n* Key no. 1 --> Main key\n", ["Main key < Key no. 1"], id="open"),
        pytest.param(
            "Enter credentials:\n\n* API token\n", ["API token < Token (API token)"], id="named in parentheses"
        ),
        pytest.param(
            "Enter credentials:\n\n* Shop ID\n\n!!! tip\n    Keep it.\n\n* Sign key\n",
            ["Shop ID", "Sign key"],
            id="a box between",
        ),
        pytest.param(
            "Enter credentials:\n\n* Shop ID\n\n    !!! tip\n        Keep it.\n\n* Sign key\n",
            ["Shop ID", "Sign key"],
            id="a box within",
        ),
        pytest.param(
            "Enter credentials:\n\n* Shop ID\n\n![Keys](keys.png)\n\n* Sign key\n",
            ["Shop ID", "Sign key"],
            id="a picture between",
        ),
        pytest.param("!!! note\n    Enter credentials:\n\n    * Shop ID\n", ["Shop ID"], id="a list in a box"),
        pytest.param(
            "1. Press **Connect**.\n2. Enter credentials:\n    * Shop ID\n    * Sign key\n3. Choose Test mode.\n",
            ["Shop ID", "Sign key", "Test mode"],
            id="a list in a step",
        ),
        pytest.param(
            "Enter your **Shop ID** and **Sign key** in the form.\n", ["Shop ID", "Sign key"], id="a sentence"
        ),
        pytest.param(
            "Enter Shop ID, Sign key and Terminal password.\n",
            ["Shop ID", "Sign key", "Terminal password"],
            id="plain words",
        ),
        pytest.param("Enter **Shop ID** as **Merchant**.\n", ["Merchant < Shop ID"], id="as in a sentence"),
        pytest.param(
            "Upload the PEM key file to the **Private key** field.\n", ["Private key < PEM key file"], id="to a field"
        ),
        pytest.param("Upload file with PKCS key.\n", ["PKCS key"], id="a file with something"),
        pytest.param("Choose Account type and API URL.\n", ["Account type", "API URL"], id="what is chosen"),
        pytest.param(
            "Enter credentials:\n\n* Login\n* Password\n", ["Login", "Password"], id="words that are commands elsewhere"
        ),
        pytest.param("Enter credentials:\n\n* Login and password\n", ["Login", "password"], id="two on a line"),
        pytest.param("Enter credentials:\n\n* Shop ID (if you have one)\n", ["Shop ID"], id="a remark in parentheses"),
        pytest.param("Enter credentials:\n\n* Hash (RSA)\n", ["Hash (RSA)"], id="parentheses of a name"),
        pytest.param("Enter credentials:\n\n* Account No.\n", ["Account No."], id="a shortened word"),
        pytest.param(
            "Enter credentials:\n\n* Settings --> API --> Keys\n* Sign key\n", ["Sign key"], id="the way through a menu"
        ),
        pytest.param(
            "Enter credentials:\n\n* `Bearer <access-token>` --> Access token\n",
            ["Access token < Bearer <access-token>"],
            id="angles",
        ),
        pytest.param(
            "Enter **Apple ID** and **Domain**, if you take Apple Pay, and set the feature `apple_pay`.\n",
            ["Apple ID", "Domain", "Features"],
            id="credentials and a feature",
        ),
        pytest.param(
            "Choose **Account type** and currency.\n", ["Account type", "Currency"], id="a choice and a currency"
        ),
        pytest.param("Enter credentials:\n\n* Shop ID from the settings\n", ["Shop ID"], id="where it is found"),
        pytest.param("Enter credentials:\n\n* Shop ID = Merchant\n", ["Merchant < Shop ID"], id="a sign of equality"),
        pytest.param("Enter credentials: **Shop ID**, **Sign key**.\n", ["Shop ID", "Sign key"], id="behind a colon"),
        pytest.param("Enter credentials: Shop ID and Sign key.\n", ["Shop ID", "Sign key"], id="plain, behind a colon"),
        pytest.param("Upload `a.pem` file as *Private key*.\n", ["Private key < a.pem"], id="a file's name"),
        pytest.param("Enter key to API access as *Password*.\n", ["Password < key to API access"], id="to and as"),
        pytest.param(
            "Copy Partner token and paste it to the *Main token* field.\n",
            ["Main token < Partner token"],
            id="copy and paste",
        ),
        pytest.param("Enter credentials:\n\n* **Shop ID:** its number\n", ["Shop ID"], id="a colon within the marks"),
        pytest.param("Upload Public key (.txt format).\n", ["Public key"], id="a format in parentheses"),
        pytest.param("Enter credentials:\n\n* shop id --> Shop ID\n", ["Shop ID < shop id"], id="letter case alone"),
        pytest.param(
            "Enter credentials:\n\n* Shop ID\n\nChoose features:\n\n* `only_3ds`\n* `p2p`\n",
            ["Shop ID", "Features"],
            id="features",
        ),
        pytest.param(
            "Enter:\n\n* Shop ID\n* Test mode\n* Currency\n",
            ["Shop ID", "Test mode", "Currency"],
            id="options in the list",
        ),
        pytest.param(
            "Enter credentials:\n\n* Shop ID\n\nEnable **P2P mode**.\n", ["Shop ID", "P2P mode"], id="a switch"
        ),
    ],
)
def test_a_section_is_read(section: str, expected: list[str]) -> None:
    assert names(f"## Connect Provider Account\n\n{section}") == expected


@pytest.mark.parametrize(
    ("headings", "kinds"),
    [
        pytest.param(
            ["## Connect Provider Account", "## Connect H2H Merchant Account"],
            ["provider_account", "h2h_merchant_account"],
        ),
        pytest.param(["## Connect Merchant Account"], ["merchant_account"]),
        pytest.param(["## Connect account"], ["account"]),
        pytest.param(
            ["## Provider account", "## Host-to-host merchant account"], ["provider_account", "h2h_merchant_account"]
        ),
        pytest.param(
            ["### Connecting provider account", "### Connecting the H2H account"],
            ["provider_account", "h2h_merchant_account"],
        ),
        pytest.param(["## Connect {{custom.company_name}} provider account"], ["provider_account"]),
        pytest.param(
            ["## Connect account\n\n### Provider account", "### Merchant account"],
            ["provider_account", "merchant_account"],
        ),
        pytest.param(["### Step 3: Connect account"], ["account"]),
    ],
)
def test_a_heading_names_the_kind(headings: list[str], kinds: list[str]) -> None:
    page = "".join(
        f"{heading}\n\n#### Step 1. Connect it\n\nEnter credentials:\n\n* Shop ID\n\n" for heading in headings
    )
    assert read(page).kinds == kinds


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("* Password", {"type": "password"}),
        ("* API key", {"type": "secret"}),
        ("* Public key", {"type": "text"}),
        ("* Account email", {"type": "email"}),
        ("* API URL", {"type": "url"}),
        ("* Shop ID (optional)", {"type": "text", "required": False}),
        ("* Shop ID - the number of your shop", {"help": "The number of your shop."}),
        ("* Payway â€” its alias (for example, `card_usd`)", {"example": "card_usd", "label": "Payway"}),
        ("* Shop ID\n\n    You see it in the cabinet.", {"help": "You see it in the cabinet."}),
        ("* Fee type - Internal or External", {"type": "select", "choices": ["Internal", "External"]}),
        ("* merchant.key --> Private key", {"type": "file"}),
        ("* Host - select it from the list", {"type": "select"}),
        ("* Signature - upload the file", {"type": "file"}),
        ("* 3DS mode\n    * simple - a redirect\n    * advanced", {"type": "select", "key": "3ds_mode"}),
    ],
)
def test_a_field_is_read(line: str, expected: dict[str, object]) -> None:
    found = fields(f"## Connect Provider Account\n\nEnter credentials:\n\n{line}\n")[0]
    assert {key: found.get(key) for key in expected} == expected


def test_no_field_is_marked_as_required_where_the_manual_is_silent() -> None:
    section = "## Connect Provider Account\n\nEnter credentials:\n\n* Shop ID\n* Sign key\n"
    assert all("required" not in field for field in fields(section))
    assert "does not say whether these must be filled in: Shop ID, Sign key" in told(section)


@pytest.mark.parametrize(
    ("section", "line", "words"),
    [
        ("Enter credentials:\n\n* One --> Two\n", 24, "took 'Two' for the form's name"),
        ("Enter credentials:\n\n* A --> B --> C\n* Sign key\n", 24, "took this item for no credential"),
        ("Enter credentials:\n\n* Sign key\n", 24, "guessed from their names what these fields are: Sign key (secret)"),
        ("Nothing to enter.\n", 20, "found no credentials in this section"),
        ("| a | b |\n|---|---|\n| Shop ID | x |\n", 22, "found a table in this section"),
        ("Enter credentials:\n\n* Sign key\n", 20, "found no picture of the form"),
        ("Choose **H2H Merchant account** option to open the form.\n", 22, "the text names h2h_merchant_account"),
    ],
)
def test_a_doubt_has_its_line(section: str, line: int, words: str) -> None:
    found = [str(each) for each in read(f"## Connect Provider Account\n\n{section}").doubts]
    assert any(each.startswith(f"index.md:{line}:") and words in each for each in found), "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Start\n\nWelcome.\n", id="another page"),
        pytest.param("", id="nothing"),
        pytest.param(
            "# P\n\n| Logo | Name | Features |\n|---|---|---|\n| x | [A](a/) | Payments |\n| x | [B](b/) | Payouts |\n",
            id="a list of providers",
        ),
    ],
)
def test_what_is_no_manual_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read("", head=text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableError, match="not UTF-8"):
        read_manual(Path("acme/index.md"), b"# A\n\xff", path="index.md")


@pytest.mark.parametrize(
    ("file", "code"),
    [("acme/index.md", "acme"), ("some.txt", "acme"), ("shop/README.md", "shop")],
)
def test_the_folder_or_the_addresses_name_the_code(file: str, code: str) -> None:
    assert read("## Connect account\n\nEnter credentials:\n\n* Shop ID\n", name=file).code == code


def test_the_head_is_read() -> None:
    head = HEAD.replace("# Acme Pay\n", '# Acme Pay\n\n!!! quote ""\n    Payments for all.\n')
    provider = read("## Connect H2H Merchant Account\n\nEnter credentials:\n\n* Shop ID\n", head=head).provider
    assert {key: provider[key] for key in ("name", "website", "login_url", "tagline", "features", "status")} == {
        "name": "Acme Pay",
        "website": "https://acme.example/",
        "login_url": "https://my.acme.example/login",
        "tagline": "Payments for all.",
        "features": ["payments", "h2h"],
        "status": "ready",
    }


def test_a_placeholder_is_left_out_with_a_doubt() -> None:
    head = HEAD.replace("[acme.example](https://acme.example/)", "WEBSITE")
    section = "## Connect account\n\nEnter credentials:\n\n* Shop ID\n"
    assert "website" not in read(section, head=head).provider
    assert "index.md:5:" in told(section, head=head)


def test_a_section_may_say_that_the_credentials_are_the_same() -> None:
    first = "## Connect Provider Account\n\nEnter credentials:\n\n* Shop ID\n\n"
    section = f"{first}## Connect H2H Merchant Account\n\nUse the same credentials as above. Choose currency.\n"
    assert names(section) == ["Shop ID", "Shop ID", "Currency"]
    assert "are the same, by these words" in told(section)


def test_what_may_be_a_field_and_is_no_credential_is_a_doubt_with_its_line() -> None:
    section = "## Connect Merchant Account\n\nEnter the **Sign key**.\n\nSet **Echoes** if you want to hear more.\n"
    made = read(section)
    assert [each["label"] for each in made.provider["connections"][0]["fields"]] == ["Sign key"]
    told = [each for each in made.doubts if "'Echoes'" in each.message]
    line = f"{HEAD}{section}".splitlines().index("Set **Echoes** if you want to hear more.") + 1
    assert [each.line for each in told] == [line]


def test_what_is_named_again_and_what_another_list_maps_is_told() -> None:
    section = """## Connect Provider account

Enter credentials:

* Desk
* Word

## Connect Payout account

Birch sends you these keys:

* Courier tag
* Courier key

Enter credentials:

* Desk - see above
* Courier tag --> Seat
* Courier key
"""
    assert "took Desk for the same as above, by these words" in told(section)
    assert "took this item for no credential: a list below says what the form calls it" in told(section)


def test_a_part_that_no_heading_tells_is_told() -> None:
    step = (
        "## Connect Provider account\n\nChoose **Provider account**. Enter:\n\n* Key\n\n### 2. Connect H2H account\n\n"
    )
    step += "Choose **H2H Merchant account**. Enter:\n\n* Seal\n"
    words = "no heading says what connects here: took this for the form of h2h_merchant_account, by its text"
    assert words in told(step)
    prose = "Website: https://acme.example\n\nNow press Connect. Put the Shop key in the field of the same name.\n"
    assert "took this for the form of account" in told(prose, head="# Acme\n\n")
