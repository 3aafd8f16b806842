"""What an import says of the steps at the provider, of its list of addresses, and of files."""

from __future__ import annotations

import pytest

from tests.intake.manual.test_read import fields, read

FORM = "\n## Connect Provider Account\n\nEnter credentials:\n\n* Shop ID\n* Sign key\n"


@pytest.mark.parametrize(
    ("section", "steps"),
    [
        ("Ask your manager for:\n\n- Shop ID\n- Sign key\n", ["Ask your manager for: Shop ID; Sign key."]),
        ("1. Sign in.\n2. Open *Keys*.\n", ["Sign in.", "Open *Keys*."]),
        ("Write to them.\n\nCopy:\n\n* Shop ID\n\nWait.\n", ["Write to them.", "Copy: Shop ID.", "Wait."]),
        (
            "### Step 1: Make keys\n\n1. Sign in.\n2. Make a pair:\n\n    ![Pair](images/a.png)\n\n3. Copy both.\n",
            ["Make keys: Sign in; Make a pair; Copy both."],
        ),
    ],
    ids=["announced", "steps", "paragraphs", "a picture between"],
)
def test_a_list_belongs_to_what_announces_it(section: str, steps: list[str]) -> None:
    assert read(FORM, head=f"# Acme\n\n## Set Up Account\n\n{section}").provider["setup"] == steps


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Send the [Corefy list](/integration/ips/) to your manager.", "required"),
        ("You may send them our [list](../../integration/ips.md).", "optional"),
        ("Send the [form](/integration/forms/) to your manager.", "unknown"),
    ],
)
def test_a_link_to_the_list_of_addresses_says_what_is_sent(said: str, expected: str) -> None:
    head = f"# Acme\n\n## Set Up Account\n\n!!! note\n    They know whom they listen to. {said}\n"
    assert read(FORM, head=head).provider["ip_allowlist"] == expected


@pytest.mark.parametrize(
    ("said", "accept"), [("(.p12)", [".p12"]), ("(.p12 or .pfx)", [".p12", ".pfx"]), ("(the newer one)", None)]
)
def test_endings_of_files_are_what_a_field_accepts(said: str, accept: list[str] | None) -> None:
    made = next(
        each for each in fields(f"{FORM}\nUpload the file with certificate {said}.\n") if each["type"] == "file"
    )
    assert made.get("accept") == accept
    assert "help" not in made
