"""What is found of manuals and tables beside providers' files: choices, keys, remarks, status, features, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.specs.kind_features import kinds_without_features
from mkdocs_paycore.check.text.credentials.chosen_values import unknown_values
from mkdocs_paycore.check.text.credentials.drawn_credentials import differing_fields
from mkdocs_paycore.check.text.credentials.field_remarks import wrong_remarks
from mkdocs_paycore.check.text.credentials.form_keys import odd_keys
from mkdocs_paycore.check.text.credentials.form_lists import differing_lists
from mkdocs_paycore.check.text.credentials.form_orders import odd_orders
from mkdocs_paycore.check.text.credentials.unready_steps import unready_steps
from mkdocs_paycore.check.text.links.spec_addresses import differing_heads, foreign_addresses, odd_addresses
from mkdocs_paycore.check.text.providers.directory_rows import rows_of_providers
from mkdocs_paycore.source.document import Document
from tests.support.checked import checked_pages_at

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedSources, CheckedTexts
    from mkdocs_paycore.source.rule import Look

PAGE = "docs/connectors/kino/index.md"
SPEC = "docs/connectors/kino/provider.yml"
FIELDS: list[dict[str, Any]] = [
    {"key": "shop_id", "label": "Shop ID", "type": "text", "required": True},
    {"key": "user", "label": "User", "provider_label": "Reader login", "type": "text", "required": True},
    {"key": "word", "label": "Password", "type": "password", "required": True},
    {"key": "pem", "label": "Key file", "type": "file"},
    {"key": "area", "label": "Area", "type": "select", "choices": ["north", "south", "far_east"]},
    {"key": "test_mode", "label": "Test mode", "type": "toggle"},
]
LIST = "* Shop ID\n* Reader login --> User\n* Password\n* Key file\n"


def kino(**keys: Any) -> dict[str, Any]:
    """Return the file of a provider with one connection, and other keys."""
    connections = [{"kind": "provider_account", "fields": FIELDS}]
    return {"code": "kino", "name": "Kino", "status": "ready", "connections": connections, **keys}


def found(
    look: Look[CheckedTexts] | Look[CheckedSources], pages: str | dict[str, str], *files: dict[str, Any]
) -> list[str]:
    """Return what a look finds with a manual and the files of providers, as `line: message`."""
    files = files or (kino(),)
    providers = {each["code"]: Provider.model_validate(each) for each in files}
    documents = {each["code"]: Document(SPEC.replace("kino", each["code"]), {}) for each in files}
    catalog = Catalog(providers, documents=documents)
    pages = {PAGE: pages} if isinstance(pages, str) else pages
    return [f"{each.line}: {each.message}" for each in look(checked_pages_at(pages, catalog=catalog))]


def part(text: str) -> str:
    """Return a manual whose part about connecting has a text, which begins in line 5."""
    return f"# Kino\n\n## Connect Provider Account\n\n{text}\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("As **Area**, choose `north`, `south` or `far_east`.", []),
        (
            "As **Area**, choose `North` or `sout`.",
            ["5: found 'sout', which 'Area' of the connection form does not offer"],
        ),
        ("Choose `east` as the *Area*.", ["5: found 'east', which 'Area' of the connection form does not offer"]),
        ("Choose **Area**: `west`.", ["5: found 'west', which 'Area' of the connection form does not offer"]),
        ("As **Flow**, choose `west`.", []),
        ("Choose the **Area**: North, South or Far_east.", []),
        ("Choose the **Area**: North or South", []),
        (
            "Choose the **Area**: North, East or South.",
            ["5: found 'East', which 'Area' of the connection form does not offer"],
        ),
        (
            "As **Area**, choose South or Far West.",
            ["5: found 'Far West', which 'Area' of the connection form does not offer"],
        ),
        ("Choose the **Area**: Your manager knows it.", []),
        ("Choose the **Area**: Berlin, Paris or Rome.", []),
        ("Choose the **Area**: North, and press Save.", []),
        ("Choose the **Area**: North or any other that Your manager named.", []),
        ("As **Area**, the cabinet has `west`.", []),
    ],
)
def test_a_field_offers_what_a_manual_has_its_reader_choose(line: str, expected: list[str]) -> None:
    assert found(unknown_values, part(line)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('```json\n{"shop_id": "1", "user": "u", "word": "w"}\n```', []),
        ('```json\n{"shop_id": "1", "user": "u", "word": "w", "amount": 5, "kind": 1, "id": 2}\n```', []),
        ('```json\n{\n"shop_id": "1",\n"login": "u",\n"word": "w"\n}\n```', ["8: found the key 'login'"]),
        ('```json\n{\n"shop_id": "1",\n"user": "u"\n}\n```', ["8: the JSON lacks the key 'word'"]),
        ('```json\n{"amount": 5, "shop_id": "1"}\n```', []),
        ('```json\n{"shop_id": …}\n```', []),
        ("Send `shop_id`, `login` and `word`.", ["5: found the key 'login'"]),
        ("Send `shop_id`, `user` and `word`.", []),
        ("Send `shop_id` and `amount`.", []),
        ("The answer has `shop_id`, `amount` and `currency`.", []),
    ],
)
def test_keys_for_programs_are_those_of_the_form(text: str, expected: list[str]) -> None:
    said = [each.partition(", which")[0] for each in found(odd_keys, part(text))]
    assert said == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Password",
            "Password: upload it",
            ["7: found 'upload' for 'Password', which the connection form takes as text"],
        ),
        ("Password", "Password: upload it or paste its text", []),
        ("Shop ID", "Shop ID (optional)", ["5: found 'optional' for 'Shop ID', which the connection form requires"]),
        ("Key file", "Key file (optional)", []),
        ("Key file", "Key file: upload it", []),
        (
            "Key file",
            "Key file: paste it",
            ["8: found 'paste' for 'Key file', which the connection form takes as a file"],
        ),
    ],
)
def test_what_a_list_says_of_a_credential_is_so_in_the_form(old: str, new: str, expected: list[str]) -> None:
    text = part(LIST.replace(f"* {old}", f"* {new}")).replace("Account\n\n", "Account\n\nEnter credentials:\n\n")
    assert [
        f"{int(each.partition(':')[0]) - 2}:{each.partition(':')[2]}" for each in found(wrong_remarks, text)
    ] == expected


TABLE = "Enter credentials:\n\n| At Kino | In the form | Required |\n|---|---|---|\n{}\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| Reader login | User | yes |", []),
        ("| Key | Key file | no |", []),
        ("| Word | Password | no |", ["that 'Password' may be left out, and the connection form requires it"]),
        ("| Key | Key file | yes |", ["that 'Key file' is required, and in the connection form it may be left out"]),
    ],
)
def test_what_a_table_says_of_a_credential_is_so_in_the_form(row: str, expected: list[str]) -> None:
    text = part(TABLE.format(f"| Shop number | Shop ID | yes |\n{row}"))
    assert [each.partition("says ")[2] for each in found(wrong_remarks, text)] == expected


LISTED = f"Enter credentials:\n\n{LIST}\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Upload the **Key file**.", []),
        ("Upload file with your reader login.", ["found 'Upload' for 'reader login'"]),
        ("Upload the **Password**.", ["found 'Upload' for 'Password'"]),
        ("Upload the **Password**, or paste its text.", []),
        ("Upload the **Ticket certificate**.", ["found 'Ticket certificate'"]),
        ("Also, enter the **Ticket code**.", ["found 'Ticket code'"]),
        ("Upload the **Ticket certificate** at Kino, under *Keys*.", []),
        ("Upload the **Poster**.", []),
        ("Enter the **Shop ID number**.", []),
    ],
)
def test_sentences_beside_a_list_ask_for_what_the_form_has(sentence: str, expected: list[str]) -> None:
    for text in (f"{LISTED}\n{sentence}", f"<<credentials('provider_account')>>\n\n{sentence}"):
        said = [each.partition(": ")[2].partition(", which")[0] for each in found(odd_orders, part(text))]
        assert said == expected


def test_without_a_list_nobody_knows_what_else_is_asked() -> None:
    assert found(odd_orders, part("Upload the **Ticket certificate**.")) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("As **User**, enter the **Reader login**. Fill in the **Shop ID** and the **Password**.", []),
        ("As **User**, enter the **Reader login**.", ["Shop ID", "Password"]),
        ("As **User**, enter the **Reader login**, and fill in the other fields.", []),
        ("As above. As **User**, enter the **Reader login**.", []),
        ("Enter the **User**.", ["Shop ID", "Password"]),
        ("Fill in the form as in the picture. Enter the **User** without spaces.", []),
        ("As **Shopper**, enter the **Reader login**.", ["Shop ID", "Password"]),
        (f"{LISTED.replace('* Shop ID', '')}\nThe shop ID looks like `4711`.", ["Shop ID"]),
        (f"{LISTED.replace('* Shop ID', '')}\nThe shop ID has five digits; enter it, too.", []),
        (f"{LISTED.replace('* Shop ID', '')}\nThe shop ID comes from us.", []),
    ],
)
def test_what_a_form_requires_is_asked_for_by_a_list_or_by_sentences(text: str, lost: list[str]) -> None:
    said = [each.partition("lacks '")[2].partition("'")[0] for each in found(differing_lists, part(text))]
    assert [each for each in said if each] == lost


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enter the **Shop ID**. As **User**, enter the **Reader login**. Enter the **Password**.", []),
        ("Enter **Shop ID**, **Reader login** and **Password**. **Reader login** goes to the **User** field.", []),
        ("Upload the **Key file**. Enter the **Shop ID**, the **User** and the **Password**.", []),
        (
            "As **User**, enter the **Reader login**. Enter the **Shop ID** and the **Password**.",
            ["'Shop ID' stands below 'User', but above it in the connection form"],
        ),
    ],
)
def test_sentences_have_the_order_in_which_they_name_fields(text: str, expected: list[str]) -> None:
    assert [each.partition(": ")[2] for each in found(differing_lists, part(text))] == expected


DRAWN = "# Kino\n\n## Set up\n\n{}\n\n## Connect Provider Account\n\n<<credentials('provider_account')>>\n"
LOST = "nothing here names 'Password', which the connection form asks for"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You get:\n\n* Shop ID\n* Reader login\n* Password", []),
        ("You get:\n\n* Shop ID\n* Reader login", [f"5: {LOST}"]),
        (
            "You get:\n\n* Shop ID\n* Reader login\n* Parol key",
            ["9: found 'Parol key', which no connection form asks for"],
        ),
        ("There are the **Shop ID** and the **Reader login**.", [f"5: {LOST}"]),
        ("There are the **Shop ID** and the **Reader login**. The password comes by post.", []),
        ("Copy **Shop ID**, **Reader login**, **Open key** and **Password**.", ["5: found 'Open key'"]),
        ("Copy **Shop ID**, **Reader login**, **Open key** and **Password**. The open key is not needed.", []),
        ("Ask for the **Shop ID**.", []),
    ],
)
def test_what_a_drawn_form_asks_for_is_what_one_gets(text: str, expected: list[str]) -> None:
    said = found(differing_fields, DRAWN.format(text))
    assert len(said) == len(expected)
    assert all(each.startswith(right) for each, right in zip(said, expected, strict=True))


def test_a_list_by_hand_is_not_compared_as_a_drawn_one() -> None:
    text = DRAWN.format("You get:\n\n* Shop ID\n* Reader login").replace("<<credentials('provider_account')>>", LIST)
    assert found(differing_fields, text) == []


@pytest.mark.parametrize(
    ("status", "step", "times"),
    [
        ("not_ready", "Copy the key and enter it in the form.", 1),
        ("not_ready", "Copy the key.", 0),
        ("not_ready", "Fill in the [form on their site](https://kino.example/).", 0),
        ("not_ready", "Keep the key: later you enter it in the form.", 0),
        ("ready", "Copy the key and enter it in the form.", 0),
    ],
)
def test_no_step_fills_in_a_form_that_is_not_there(status: str, step: str, times: int) -> None:
    file = kino(status=status, setup=[step], connections=[])
    assert len(found(unready_steps, "# Kino\n", file)) == times


@pytest.mark.parametrize(
    ("features", "kinds", "expected"),
    [
        (["payments"], ["provider_account"], []),
        (["payments", "h2h"], ["h2h_merchant_account"], []),
        (["payments", "h2h"], ["account"], []),
        ([], ["h2h_merchant_account"], []),
        (["payments", "h2h"], [], []),
        (
            ["payments"],
            ["h2h_merchant_account"],
            ["the features lack 'h2h', but there is a connection of the kind 'h2h_merchant_account'"],
        ),
        (["payments", "h2h"], ["merchant_account"], ["found the feature 'h2h', but no connection is for it"]),
    ],
)
def test_a_kind_of_connection_and_its_feature(features: list[str], kinds: list[str], expected: list[str]) -> None:
    file = kino(features=features, connections=[{"kind": kind, "fields": FIELDS} for kind in kinds])
    assert [each.partition(": ")[2] for each in found(kinds_without_features, "# Kino\n", file)] == expected


@pytest.mark.parametrize(
    ("website", "login", "link", "expected"),
    [
        ("https://kino.example/", "https://my.kino.example/", "https://kino.example/a", []),
        ("https://kino.example/", "http://my.kino.example/", "https://my.kino.example/a", ["login_url"]),
        ("http://kino.example/", None, "http://kino.example/a", []),
        ("https://kinno.example/", "https://kino.example/", "https://kino.example/a", ["website"]),
        ("https://kino.example/", "https://kinno.example/", "https://kinno.example/a", []),
        ("https://kino.example/", "https://kino.test/", "https://pay.example/a", []),
    ],
)
def test_addresses_of_a_file_are_those_of_its_manual(
    website: str, login: str | None, link: str, expected: list[str]
) -> None:
    said = found(odd_addresses, f"# Kino\n\nSee [it]({link}).\n", kino(website=website, login_url=login))
    assert [each.split(": ")[1] for each in said] == expected


@pytest.mark.parametrize(
    ("website", "login", "link", "expected"),
    [
        ("https://kino.example/", "https://opera.example/in", "https://kino.example/a", ["login_url"]),
        ("https://opera.example/", "https://my.kino.example/", "https://kino.example/a", ["website"]),
        ("https://opera.example/", "https://opera.example/in", "https://kino.example/a", []),
        ("https://opera.example/", "https://kino.example/", "https://opera.example/a", []),
        ("https://kino-opera.example/", "https://kino.example/", "https://kino.example/a", []),
        ("https://theatre.example/", "https://kino.example/", "https://kino.example/a", []),
    ],
)
def test_an_address_of_a_file_is_no_other_providers(website: str, login: str, link: str, expected: list[str]) -> None:
    files = (kino(website=website, login_url=login), kino(code="opera", name="Opera", connections=[]))
    said = found(foreign_addresses, f"# Kino\n\nSee [it]({link}).\n", *files)
    assert [each.split(": ")[1] for each in said] == expected


@pytest.mark.parametrize(
    ("head", "times"),
    [
        ("**Website**: [kino.example](https://www.kino.example/a)", 0),
        ("**Website**: [kino](https://kino-films.example/)", 1),
        ("**Website**: [kino](https://kino-films.example/)\n\n**Old site**: <https://kino.example/>", 0),
        ("**Website**: [kino](https://kino-films.example/) and <https://kino.example/>", 0),
        ("**Website**: [kino](<<provider.website>>), [films](https://kino-films.example/)", 0),
        ("**Login**: <https://mine.kino.example/>", 1),
        ("**Login**: <https://my.kino.example/in>", 0),
        ("| | |\n|---|---|\n| Login | <https://mine.kino.example/> |", 1),
        ("| | |\n|---|---|\n| Login | <https://my.kino.example/> |", 0),
        ("**Login**: [ours](<<custom.dashboard_base_url>>)", 0),
        ("Their films are at <https://kino-films.example/>.", 0),
    ],
)
def test_the_head_of_a_manual_leads_where_the_file_says(head: str, times: int) -> None:
    file = kino(website="https://kino.example/", login_url="https://my.kino.example/")
    assert len(found(differing_heads, f"# Kino\n\n{head}\n\n## Set up\n\nAsk.\n", file)) == times


def provider(code: str, **keys: Any) -> dict[str, Any]:
    """Return the file of a provider with payments that is ready, and other keys."""
    return {"code": code, "name": code.title(), "status": "ready", "features": ["payments"], **keys}


OTHERS = (provider("aaa"), provider("bbb", features=["payments", "payouts"]), provider("ccc"))
ROWS = "| [A](aaa/index.md) | Payments | Ready |\n| [B](bbb/index.md) | Payments and Payouts | Ready |\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Payments | Ready", []),
        ("payments | [Ready](#ready)", []),
        ("Payouts | Ready", ["found 'Payouts' for Ccc, whose file says 'Payments'"]),
        ("H2H connection, Payments | Ready", ["found 'H2H connection, Payments' for Ccc, whose file says 'Payments'"]),
        ("Payments | Not ready", ["found 'Not ready' for Ccc, whose file says 'Ready'"]),
        ("Cards | Soon", []),
    ],
)
def test_rows_of_a_table_say_what_the_files_say(row: str, expected: list[str]) -> None:
    table = f"# All\n\n| Name | Features | Status |\n|---|---|---|\n{ROWS}| [C](ccc/index.md) | {row} |\n"
    said = found(rows_of_providers, {"docs/connectors/index.md": table}, *OTHERS)
    assert [each.partition(": ")[2] for each in said] == expected


def test_a_table_that_is_about_something_else_is_left_alone() -> None:
    table = "# All\n\n| Name | Sides |\n|---|---|\n" + "".join(
        f"| [{c}]({c * 3}/index.md) | Payouts |\n" for c in "abc"
    )
    assert found(rows_of_providers, {"docs/connectors/index.md": table}, *OTHERS) == []
