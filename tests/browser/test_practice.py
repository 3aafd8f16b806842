"""The practice dashboard of the reference site in Chromium: by mouse, by keyboard alone, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page


@pytest.fixture
def page(browser: Browser, reference: str) -> Iterator[Page]:
    """The page with the dashboard."""
    with visited(browser, f"{reference}integration/practise/") as visit:
        yield visit.page
        origin = reference.rstrip("/")
        assert all(request.startswith(origin) for request in visit.requests)
        stored = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]"
        assert [key for key in visit.page.evaluate(stored) if "__palette" not in key] == [""]


def connect(page: Page, name: str, *, is_test: bool = False) -> None:
    """Connect an account of the first kind that a provider has, with values that fit."""
    page.get_by_role("button", name="New connection").click()
    page.get_by_role("dialog").get_by_role("button", name=name).first.click()
    dialog = page.locator("dialog[open]")
    fill_in(dialog)
    if is_test:
        dialog.locator("[name=test_mode]").check()
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def fill_in(dialog: Locator) -> None:
    """Fill in what a form requires, until it fits."""
    for number, control in enumerate(dialog.locator("input[required]:visible").all()):
        control.fill(f"sample{number}@a.example" if "mail" in str(control.get_attribute("name")) else f"sample{number}")
    for control in dialog.locator("select[required]:visible").all():
        control.select_option(index=1)
    dialog.locator(".paycore-form__ready input").check()


def make_rule(page: Page, name: str, *methods: str) -> None:
    page.get_by_role("button", name="New rule").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    for method in methods:
        dialog.get_by_role("checkbox", name=method, exact=True).check()
    dialog.get_by_role("button", name="Save").click()


def rules(page: Page) -> list[str]:
    """Return each rule's name, state and what it offers."""
    items = page.locator("[data-part=rules] > li").all()
    return [
        f"{each.locator('.paycore-practice__name').inner_text()}: {' '.join(each.locator('dd').all_inner_texts()[3:])}"
        for each in items
    ]


@pytest.fixture
def house(page: Page) -> Page:
    """Two accounts, a rule with both, and a rule with the first."""
    connect(page, "PayPal", is_test=True)
    connect(page, "EasyBits.io")
    make_rule(page, "Everywhere", "PayPal", "EasyBits.io")
    make_rule(page, "One", "PayPal")
    assert rules(page) == ["Everywhere: On PayPal, EasyBits.io", "One: On PayPal"]
    return page


def test_what_fits_the_form_is_connected_and_can_be_offered(page: Page) -> None:
    connect(page, "EasyBits.io")
    expect(page.locator("p[data-part=status]")).to_have_text("EasyBits.io is connected. Rules can offer it now.")
    expect(page.get_by_role("button", name="Edit EasyBits.io")).to_be_focused()
    make_rule(page, "Everywhere", "EasyBits.io")
    expect(page.locator("[data-part=checkout]")).to_have_text("Offered: EasyBits.io")


def test_a_form_with_mistakes_connects_nothing(page: Page) -> None:
    page.get_by_role("button", name="New connection").click()
    page.get_by_role("dialog").get_by_role("button", name="EasyBits.io").click()
    page.locator("dialog[open]").get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-part=connections] > li")).to_have_count(0)


def test_deleting_names_what_it_does_and_does_it_with_the_keyboard_alone(house: Page) -> None:
    house.get_by_role("button", name="Delete PayPal").focus()
    house.keyboard.press("Enter")
    dialog = house.get_by_role("dialog")
    assert dialog.locator("[data-part=losing] li").all_inner_texts() == [
        "Everywhere: loses this method",
        "One: loses this method and will be switched off, because none is left",
    ]
    house.keyboard.press("Escape")
    expect(house.get_by_role("button", name="Delete PayPal")).to_be_focused()
    house.keyboard.press("Enter")
    with house.context.expect_page() as opened:
        house.keyboard.press("Enter")
    opened.value.wait_for_load_state()
    assert opened.value.locator("[data-part=shared-rules] > li").count() == 2
    opened.value.close()
    house.keyboard.press("Tab")
    house.keyboard.press("Enter")
    assert rules(house) == ["Everywhere: On EasyBits.io", "One: Off Nothing"]
    expect(house.locator("p[data-part=status]")).to_have_text(
        "PayPal is deleted. The rule Everywhere lost this method. "
        "The rule One was switched off: no method is left in it."
    )
    expect(house.get_by_role("button", name="New connection")).to_be_focused()
    house.get_by_role("button", name="Switch on One").press("Enter")
    assert rules(house)[1] == "One: Off Nothing"
    expect(house.locator("p[data-part=status]")).to_have_text("One stays off: it has no method that is on.")


def test_an_account_that_no_rule_has_is_deleted_without_consequences(page: Page) -> None:
    connect(page, "EasyBits.io")
    page.get_by_role("button", name="Delete EasyBits.io").click()
    expect(page.locator("[data-part=loses]")).to_have_text("No rule offers it.")
    expect(page.get_by_role("dialog").get_by_role("link")).to_be_hidden()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator("[data-part=no-connections]")).to_be_visible()


def test_test_credentials_in_production_are_a_danger(house: Page) -> None:
    expect(house.get_by_role("alert")).to_be_hidden()
    house.get_by_label("This dashboard is").select_option("live")
    expect(house.locator("[data-part=danger]")).to_contain_text("PayPal")
    house.get_by_role("button", name="Switch off PayPal").click()
    expect(house.locator("[data-part=danger]")).to_be_hidden()
    assert rules(house) == ["Everywhere: On EasyBits.io", "One: On Nothing"]


def test_rules_move_and_the_focus_stays_with_them(house: Page) -> None:
    house.get_by_role("button", name="Move down Everywhere").press("Enter")
    assert [each.split(":")[0] for each in rules(house)] == ["One", "Everywhere"]
    expect(house.get_by_role("button", name="Move up Everywhere")).to_be_focused()


def test_everything_can_begin_anew(house: Page) -> None:
    house.get_by_role("button", name="Begin anew").click()
    assert rules(house) == []
    expect(house.locator("[data-part=connections] > li")).to_have_count(0)


def test_at_400_percent_nothing_has_to_be_scrolled_sideways(browser: Browser, reference: str) -> None:
    phone = {"width": 320, "height": 256}
    with visited(browser, f"{reference}integration/practise/", viewport=phone) as visit:
        connect(visit.page, "EasyBits.io")
        make_rule(visit.page, "Everywhere", "EasyBits.io")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_the_page_says_and_shows_it(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}integration/practise/", java_script_enabled=False) as visit:
        expect(visit.page.locator("[data-part=explained]")).to_be_visible()
        expect(visit.page.locator("[data-part=explained] .paycore-practice__list > li")).to_have_count(4)
        expect(visit.page.get_by_role("button", name="New connection")).to_have_count(0)


def test_an_account_and_a_rule_are_edited(house: Page) -> None:
    house.get_by_role("button", name="Edit PayPal").click()
    house.get_by_role("dialog").get_by_label("Name").fill("Cards")
    house.get_by_role("dialog").get_by_role("button", name="Save").click()
    house.get_by_role("button", name="Edit One").click()
    house.get_by_role("dialog").get_by_role("checkbox", name="EasyBits.io").check()
    house.get_by_role("dialog").get_by_label("Currency").select_option("EUR")
    house.get_by_role("dialog").get_by_role("button", name="Save").click()
    assert rules(house) == ["Everywhere: On Cards, EasyBits.io", "One: On Cards, EasyBits.io"]
    expect(house.get_by_role("button", name="Edit One")).to_be_focused()
