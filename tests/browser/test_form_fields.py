"""Fields of a form with words around them and several values: what is typed, what counts, what is read out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.account_form import control, form, row, visit
from tests.browser.conftest import served
from tests.support.help_site import make_help_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator

    from tests.browser.conftest import Visit

__all__ = ["form", "visit"]  # fixtures

FIELDS: list[dict[str, Any]] = [
    {"key": "host", "label": "Host", "type": "text", "prefix": "https://", "suffix": ".example", "section": "Shop"},
    {"key": "days", "label": "Days", "type": "number", "suffix": "days", "default": "30", "section": "Shop"},
    {"key": "label", "label": "Label", "type": "text", "section": "Cards", "required": True},
    {"key": "other", "label": "Label", "type": "text", "section": "Bank", "required": True},
    {
        "key": "mails",
        "label": "Mails",
        "type": "email",
        "several": True,
        "default": ["a@b.example", "c@d.example"],
        "section": "Bank",
    },
    {"key": "hook", "label": "Webhook", "type": "url", "read_only": True},
]


@pytest.fixture(scope="module")
def page_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with a list and a form, twice."""
    folder = tmp_path_factory.mktemp("fields")
    make_help_site(folder, {"kind": "account", "fields": FIELDS})
    with served(folder) as address:
        yield address


def submitted(visit: Visit, form: Locator) -> dict[str, Any]:
    count = len(visit.verdicts())
    form.get_by_role("button", name="Save", exact=True).press("Enter")
    return visit.wait_for_verdicts(count + 1)


def test_words_around_a_control_are_read_out_and_are_no_part_of_its_value(form: Locator) -> None:
    host = control(form, "host")
    expect(host).to_have_accessible_description("https:// .example")
    expect(host).to_have_value("")
    expect(control(form, "days")).to_have_accessible_description("days")
    expect(control(form, "days")).to_have_value("30")


def test_fields_of_a_section_are_a_group_of_its_name(form: Locator) -> None:
    assert form.get_by_role("group", name="Shop").locator("[name]").count() == 2
    expect(form.get_by_role("group", name="Bank").get_by_label("Label")).to_be_visible()


def test_two_fields_of_one_label_are_told_apart_by_their_sections(visit: Visit, form: Locator) -> None:
    submitted(visit, form)
    items = form.locator("[data-part=summary] li").all_inner_texts()
    assert items == ["Enter Label (Cards)", "Enter Label (Bank)"]
    form.locator("[data-part=summary] li a").last.click()
    expect(control(form, "other")).to_be_focused()


def test_each_of_several_values_counts_on_lines_or_with_commas(visit: Visit, form: Locator) -> None:
    mails = control(form, "mails")
    expect(mails).to_have_value("a@b.example\nc@d.example")
    for key in ("label", "other"):
        control(form, key).fill("x")
    for text in ("a@b.example, c@d.example\n e@f.example \n\n", "", "a@b.example"):
        mails.fill(text)
        assert submitted(visit, form)["valid"], text
    mails.fill("a@b.example\nnone")
    assert submitted(visit, form)["problems"] == [reported_mail()]
    expect(row(form, "mails").locator(".paycore-field__error")).to_contain_text("must be an e-mail address")


def reported_mail() -> dict[str, str]:
    message = "Mails must be an e-mail address, such as name@example.com"
    return {"field": "mails", "rule": "type", "severity": "block", "message": message}


def test_what_is_only_shown_cannot_be_changed(form: Locator) -> None:
    expect(control(form, "hook")).not_to_be_editable()
    expect(control(form, "hook")).to_have_accessible_description("The Dashboard fills it in; it is only shown.")
