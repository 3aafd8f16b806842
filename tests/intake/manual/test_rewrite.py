"""What an import makes of the text of a manual: components and variables, and all else as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_paycore.intake.manual.read import read_manual
from mkdocs_paycore.intake.page_text import page_text
from mkdocs_paycore.source.problem import Edit

MANUAL = """\
<img src="https://static.example/payment_providers/acme/logo.svg?w=400" width="400px" >

# Acme Pay

!!! quote ""
    Payments for all.

**Website**: [acme.example](https://acme.example/)

![Status: ready](https://static.example/badges/ready.svg)

## Set Up Account

* Shop ID

![The cabinet](images/cabinet.png)

## Connect Provider Account

Press **Connect** at [*Overview*]({{custom.dashboard_base_url}}connect-directory/payment-providers/Acme/general).

![Connect](images/provider-account.png)

Enter credentials:

* Shop ID --> Merchant
* Sign key - the secret

!!! success
    You have connected **Acme Pay**!
"""

REWRITTEN = """\
<<provider_logo(width=400)>>

# <<provider.name>>

!!! quote ""
    <<provider.tagline>>

**Website**: [acme.example](<<provider.website>>)

<<status_badge()>>

## Set Up Account

* Shop ID

![The cabinet](images/cabinet.png)

## Connect Provider Account

Press **Connect** at [*Overview*](<<provider.connect_url>>).

<<connection_form("provider_account")>>

Enter credentials:

<<credentials("provider_account")>>

!!! success
    You have connected **Acme Pay**!
"""
CALLS = '<<credentials("account")>>\n\n<<connection_form("account")>>'
BOXED = CALLS.replace("\n\n", "\n\n    ")


def rewritten(text: str) -> str:
    manual = read_manual(Path("acme/index.md"), text.encode(), path="index.md").manual
    assert manual is not None
    return manual.decode()


def test_components_stand_in_place_of_lists_and_pictures() -> None:
    assert rewritten(MANUAL) == REWRITTEN


@pytest.mark.parametrize(("mark", "line_end"), [("", "\r\n"), ("\ufeff", "\n"), ("\ufeff", "\r\n")])
def test_line_ends_and_a_byte_order_mark_stay(mark: str, line_end: str) -> None:
    assert rewritten(mark + MANUAL.replace("\n", line_end)) == mark + REWRITTEN.replace("\n", line_end)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "* Shop ID\n\n!!! tip\n    Keep it.\n\n* Sign key\n\nThen save.\n",
            '<<credentials("provider_account")>>\n\n!!! tip\n    Keep it.\n\nThen save.\n',
            id="a box between items",
        ),
        pytest.param(
            "* Shop ID\n\n    !!! tip\n        Keep it.\n\n* Sign key\n",
            '<<credentials("provider_account")>>\n\n!!! tip\n    Keep it.\n\n',
            id="a box within an item",
        ),
        pytest.param(
            "* Shop ID\n\n![Keys](images/keys.png)\n\n* Sign key\n",
            '<<credentials("provider_account")>>\n\n![Keys](images/keys.png)\n\n',
            id="a picture between items",
        ),
        pytest.param(
            "* Shop ID\n\n    You see it in the cabinet.\n",
            '<<credentials("provider_account")>>\n',
            id="words below an item",
        ),
        pytest.param("* Shop ID\nThen save.\n", '<<credentials("provider_account")>>\n', id="a line that goes on"),
    ],
)
def test_what_stands_between_items_is_kept(before: str, after: str) -> None:
    text = MANUAL[: MANUAL.index("* Shop ID -->")]
    assert rewritten(text + before).partition("Enter credentials:\n\n")[2] == after


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            "!!! note\n    Enter credentials:\n\n    * Shop ID\n    * Sign key\n\n    Save them.\n",
            f"!!! note\n    Enter credentials:\n\n    {BOXED}\n\n    Save them.\n",
            id="in a box",
        ),
        pytest.param(
            "1. Enter credentials:\n    * Shop ID\n2. Save.\n",
            f"1. Enter credentials:\n\n    {BOXED}\n\n2. Save.\n",
            id="in a step",
        ),
        pytest.param(
            "Enter your **Shop ID** in the form.\n\nSave it.\n",
            f"Enter your **Shop ID** in the form.\n\n{CALLS}\n\nSave it.\n",
            id="below a sentence",
        ),
        pytest.param(
            'Go.\n\n!!! note "Enter credentials"\n    Enter your **Shop ID**.\n\n    Keep it.\n\nSave.\n',
            f'Go.\n\n!!! note "Enter credentials"\n    Enter your **Shop ID**.\n\n    Keep it.\n\n{CALLS}\n\nSave.\n',
            id="below the box that has the sentence",
        ),
        pytest.param(
            "Enter credentials:\n\n* Shop ID",
            f"Enter credentials:\n\n{CALLS}",
            id="without a last line end",
        ),
    ],
)
def test_a_form_without_a_picture_stands_below_the_list(section: str, expected: str) -> None:
    head = "# Acme Pay\n\n**Website**: https://acme.example/\n\n## Connect account\n\n"
    assert rewritten(head + section).partition("## Connect account\n\n")[2] == expected


def test_a_list_in_a_block_of_code_goes_with_its_fences() -> None:
    text = MANUAL[: MANUAL.index("* Shop ID -->")]
    listed = "```\nShop ID  = Merchant\nSign key = Secret key\n```\n\nThen save.\n"
    assert rewritten(text + listed).partition("Enter credentials:\n\n")[2] == (
        '<<credentials("provider_account")>>\n\nThen save.\n'
    )


def test_what_has_components_already_is_left_alone() -> None:
    with pytest.raises(Exception, match="components already"):
        rewritten(REWRITTEN)


def test_edits_keep_mixed_line_ends() -> None:
    page = page_text(b"\xef\xbb\xbfone\r\ntwo\nthree\rfour")
    assert page.text == "one\ntwo\nthree\nfour"
    assert page.edited([Edit(4, 7, "2\n2"), Edit(14, 18, "4")]) == b"\xef\xbb\xbfone\r\n2\r\n2\nthree\r4"


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("![Form](images/form.png)", "{form}"),
        ('![Form](images/form.png){ width="500" }', "{form}"),
        ("[![Form](images/form.png)](images/form.png)", "{form}"),
        ('<a href="images/form.png"><img src="images/form.png" alt="The form"></a>', "{form}"),
        ("> ![Form](images/form.png)", "> {form}"),
        (
            (
                '<figure markdown>\n  ![Form](images/form.png){ width="500" }\n'
                "  <figcaption>The form</figcaption>\n</figure>"
            ),
            "{form}",
        ),
        (
            "![The form](images/form.png) ![Keys](images/keys.png)",
            "{form} ![Keys](images/keys.png)",
        ),
    ],
)
def test_the_picture_of_a_form_goes_with_all_that_is_there_for_it_alone(picture: str, expected: str) -> None:
    section = f"## Connect merchant account\n\n{picture}\n\nEnter credentials:\n\n* Shop ID\n"
    made = rewritten(f"# Acme\n\nWebsite: <https://acme.example>\n\n{section}")
    form = expected.format(form='<<connection_form("merchant_account")>>')
    assert f"account\n\n{form}\n\nEnter credentials:\n" in made


STEPS = """\
# Acme

## Connect account

1. Press **Connect**

2. Fill in the form with **Shop ID**, **Sign key**
{below}
3. Press **Save**
"""


@pytest.mark.parametrize("below", ["", "\n    ![Connect](images/connect.png)\n"])
def test_components_below_a_step_stand_within_it(below: str) -> None:
    made = read_manual(Path("acme.md"), STEPS.format(below=below).encode(), path="acme.md")
    assert made.manual is not None
    text = made.manual.decode()
    assert '\n\n    <<credentials("account")>>\n' in text
    assert '\n\n    <<connection_form("account")>>\n' in text
    assert "\n3. Press **Save**\n" in text
