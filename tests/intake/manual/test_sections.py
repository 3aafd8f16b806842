"""Sections of writers who keep to no template: what each says of its fields, of their names, types and choices."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.manual.test_read import HEAD, read
from tests.support.yaml_cases import cases_of

SECTIONS: list[dict[str, Any]] = [case for file in ("sections.yml", "choices.yml") for case in cases_of(__file__, file)]
ABOVE = HEAD.partition("## ")[0]
SET_UP = """## Set Up Account

Credentials that the manager sends:

* Shop ID
* Sign key
* User ID
* terminal_no

!!! note
    If you need to change the key, you have to connect the account again.

## Connect Provider Account

Press **Connect**.

"""
_TOLD = {"select", "multiselect", "file", "toggle"}


def _said(field: dict[str, Any], expected: str) -> str:
    """Return a field in the words of the cases; a type that a name alone tells counts where it is expected."""
    kind = field["type"]
    choices = [each["value"] if isinstance(each, dict) else each for each in field.get("choices", [])]
    return "".join(
        [
            field["label"],
            f" < {field['provider_label']}" if "provider_label" in field else "",
            f" ({kind})" if kind in _TOLD or f"({kind})" in expected else "",
            f" [{', '.join(choices)}]" if choices else "",
            {True: " required", False: " optional", None: ""}[field.get("required")],
        ]
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in SECTIONS])
def test_a_section_in_any_words_has_its_fields(case: dict[str, Any]) -> None:
    made = read(SET_UP + case["text"], head=ABOVE)
    provider = made.provider
    fields = [each for one in provider["connections"] for each in one["fields"]]
    expected = case["fields"] + [""] * len(fields)
    assert [_said(*each) for each in zip(fields, expected, strict=False)] == case["fields"]
    assert provider.get("currencies") == case.get("currencies")
    messages = [each.message for each in made.doubts]
    assert [each for each in case.get("doubts", []) if not any(each in message for message in messages)] == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Press **Connect**, then choose **Merchant account**. Enter the *Shop ID*.", ["merchant_account"]),
        ("Select the *H2H Merchant account* option. Enter the *Shop ID*.", ["h2h_merchant_account"]),
        ("Choose **Merchant account** or choose **Provider account**. Enter the *Shop ID*.", ["account"]),
        ("Your merchant account must be verified. Enter the *Shop ID*.", ["account"]),
    ],
)
def test_a_heading_without_a_kind_has_the_one_that_its_text_chooses(text: str, kinds: list[str]) -> None:
    text = f"## Set up account\n\nRegister.\n\n## Connecting account\n\n{text}\n"
    provider = read(text, head=ABOVE).provider
    assert [each["kind"] for each in provider["connections"]] == kinds
