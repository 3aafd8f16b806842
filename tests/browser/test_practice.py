"""The practice dashboard of a site with few providers in Chromium: by mouse, by keyboard alone, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visited
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page


@pytest.fixture
def page(browser: Browser, few: str) -> Iterator[Page]:
    """The page with the dashboard."""
    with visited(browser, f"{few}integration/practise/") as visit:
        yield visit.page
        origin = few.rstrip("/")
        assert all(request.startswith(origin) for request in visit.requests)
        stored = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]"
        assert [key for key in visit.page.evaluate(stored) if "__palette" not in key] == [""]


FILL_IN = """(dialog) => {
    const seen = (names) => [...dialog.querySelectorAll(names)].filter((control) => control.checkVisibility());
    const put = (control, value) => {
        control.value = value;
        for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true}));
    };
    for (const [number, control] of seen("input[required]").entries())
        put(control, `sample${number}${control.name.includes("mail") ? "@a.example" : ""}`);
    for (const control of seen("select[required]")) put(control, control.options[1].value);
    for (const control of seen("textarea[required]")) put(control, "A street, a town");
    for (const group of dialog.querySelectorAll("fieldset"))
        if (!group.querySelector(":checked")) group.querySelector("[type=checkbox]")?.click();
    for (const ready of dialog.querySelectorAll(".paycore-form__ready input:not(:checked)")) ready.click();
}"""
"""One step instead of a dozen: what a person types is tried by the tests of forms."""


STEP = """([act, connects, values, ticked]) => {
    document.querySelector(`[data-part=board] [data-act=${act}]`).click();
    if (connects) document.querySelector(`[data-connects="${connects}"]`).click();
    const dialog = document.querySelector("dialog[open]");
    if (connects) (FILL_IN)(dialog);
    for (const [name, value] of Object.entries(values)) {
        const control = dialog.querySelector(`[name=${name}]`);
        if (value === true) control.click();
        else control.value = value;
        for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true}));
    }
    for (const label of dialog.querySelectorAll("label"))
        if (ticked.includes(label.textContent.trim())) label.control.click();
    [...dialog.querySelectorAll("button")].find((button) => button.textContent.trim().startsWith("Save")).click();
}""".replace("FILL_IN", FILL_IN)
"""What a person does to make one connection or rule, where that is only how a test begins."""


def step(page: Page, act: str, connects: str = "", *ticked: str, **values: str | bool) -> None:
    """Make a connection by a form, or a rule with some methods."""
    page.evaluate(STEP, [act, connects, values, ticked])
    expect(page.locator("dialog[open]")).to_have_count(0)


def connect(page: Page, name: str) -> None:
    """Connect an account of the first kind that a provider has, with values that fit."""
    page.get_by_role("button", name="New connection").click()
    page.get_by_role("dialog").get_by_role("button", name=name).first.click()
    dialog = page.locator("dialog[open]")
    fill_in(dialog)
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def fill_in(dialog: Locator) -> None:
    """Fill in what a form requires, until it fits."""
    dialog.evaluate(FILL_IN)


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
    step(page, "new", "paypal:provider_account", test_mode=True)
    step(page, "new", "easybits:provider_account")
    step(page, "new_rule", "", "PayPal", "EasyBits.io", name="Everywhere")
    step(page, "new_rule", "", "PayPal", name="One")
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
        "Everywhere: loses PayPal",
        "One: loses PayPal and will be switched off, because no method is left",
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
        "PayPal is deleted. The rule Everywhere lost PayPal. The rule One was switched off: no method is left in it."
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


@pytest.fixture
def office(browser: Browser, few: str) -> Iterator[Page]:
    """The page with the payment integrations: three of them, a rule with two, and one with the first."""
    with visited(browser, f"{few}integrations/practise/") as visit:
        step(visit.page, "new", "authorize_net:integration", name="Cards", enabled="Active", authNetTestMode=True)
        step(visit.page, "new", "wirecard_seamless:integration", name="Wire", enabled="Active")
        step(visit.page, "new", "money_order:integration", name="Cheques", enabled="Inactive")
        step(visit.page, "new_rule", "", "Cards: Credit card", "Wire: PayPal", name="Everywhere")
        step(visit.page, "new_rule", "", "Cards: Credit card", name="One")
        yield visit.page


def create(page: Page, code: str, name: str) -> None:
    """Create an integration by its form, with a name of its own."""
    page.get_by_role("button", name="Create Integration").click()
    page.locator(f'[data-connects="{code}:integration"]').click()
    dialog = page.locator("dialog[open]")
    fill_in(dialog)
    dialog.locator("[name=name]").fill(name)
    dialog.locator("[name=enabled]").select_option("Active")
    dialog.get_by_role("button", name="Save and Close").click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_an_integration_has_the_name_the_mode_and_the_status_of_its_form(office: Page) -> None:
    shown = [item.locator("dd").all_inner_texts() for item in office.locator("[data-part=connections] > li").all()]
    assert shown == [
        ["Authorize.Net", "Test", "On", "Credit card, eCheck (Off)"],
        ["Wirecard Checkout Seamless", "Live", "On", "Credit card, PayPal, SEPA direct debit"],
        ["Check/Money Order", "Live", "Off"],
    ]
    assert rules(office) == ["Everywhere: On Cards: Credit card, Wire: PayPal", "One: On Cards: Credit card"]


def test_an_integration_is_edited_in_its_own_form_which_still_holds_what_was_entered(office: Page) -> None:
    office.get_by_label("This back-office is").select_option("live")
    expect(office.locator("[data-part=danger]")).to_contain_text("test access in production: Cards")
    office.get_by_role("button", name="Edit Cards").click()
    dialog = office.locator("dialog[open]")
    expect(dialog.locator("[name=name]")).to_have_value("Cards")
    expect(dialog.get_by_role("checkbox", name="Visa")).to_be_checked()
    dialog.locator("[name=authNetTestMode]").uncheck()
    dialog.locator("[name=name]").fill("Debit cards")
    dialog.locator(".paycore-form__ready input").check()
    dialog.get_by_role("button", name="Save and Close").click()
    expect(office.get_by_role("button", name="Edit Debit cards")).to_be_focused()
    expect(office.locator("[data-part=danger]")).to_be_hidden()
    assert rules(office) == [
        "Everywhere: On Debit cards: Credit card, Wire: PayPal",
        "One: On Debit cards: Credit card",
    ]


def test_a_form_shows_the_status_that_a_button_gave_the_integration(office: Page) -> None:
    office.get_by_role("button", name="Deactivate Cards").click()
    office.get_by_role("button", name="Edit Cards").click()
    expect(office.locator("dialog[open] [name=enabled]")).to_have_value("Inactive")
    office.keyboard.press("Escape")
    create(office, "authorize_net", "Others")
    assert office.locator("[data-part=connections] > li").last.locator("dd").all_inner_texts()[1:3] == ["Live", "On"]


def test_deleting_an_integration_is_asked_about_in_the_words_of_the_product(office: Page) -> None:
    office.get_by_role("button", name="Delete Cards").press("Enter")
    assert office.locator("dialog[open] [data-part=losing] li").all_inner_texts() == [
        "Everywhere: Cards: Credit card will be disabled",
        "One: Cards: Credit card will be disabled, and so will the rule, because none of its methods remains enabled",
    ]
    office.locator("dialog[open]").get_by_role("button", name="Delete").press("Enter")
    assert rules(office) == ["Everywhere: On Wire: PayPal", "One: Off Nothing"]
    office.get_by_role("button", name="Enable One").press("Enter")
    assert rules(office)[1] == "One: Off Nothing"


def test_a_rule_limits_an_integration_to_a_currency_and_a_country(office: Page) -> None:
    office.get_by_role("button", name="Delete Everywhere").click()
    office.get_by_role("button", name="Edit One").click()
    dialog = office.get_by_role("dialog")
    dialog.get_by_label("Currency").select_option("EUR")
    dialog.get_by_label("Country of the billing address").select_option(label="Germany")
    dialog.get_by_role("button", name="Save").click()
    sees = office.locator("[data-part=checkout]")
    expect(sees).to_have_text("Nothing is offered: no rule that is on fits.")
    office.get_by_label("The buyer pays in").select_option("EUR")
    office.get_by_label("and lives in").select_option(label="Germany")
    expect(sees).to_have_text("Offered: Cards: Credit card")
    office.get_by_role("button", name="Deactivate Cards").click()
    expect(sees).to_have_text("Nothing is offered: no rule that is on fits.")


@pytest.mark.parametrize("width", first_of_each([320, 360]))
def test_at_400_percent_and_on_a_phone_nothing_has_to_be_scrolled_sideways(
    browser: Browser, few: str, width: int
) -> None:
    phone = {"width": width, "height": 256}
    with visited(browser, f"{few}integration/practise/", viewport=phone) as visit:
        connect(visit.page, "EasyBits.io")
        make_rule(visit.page, "Everywhere", "EasyBits.io")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    with visited(browser, f"{few}integrations/practise/", viewport=phone) as visit:
        create(visit.page, "money_order", "A" * 60)
        make_rule(visit.page, "Everywhere" * 6, "A" * 60)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", first_of_each(["integration/practise/", "integrations/practise/"]))
def test_without_scripts_the_page_says_and_shows_it(browser: Browser, few: str, address: str) -> None:
    with visited(browser, f"{few}{address}", java_script_enabled=False) as visit:
        expect(visit.page.locator("[data-part=explained]")).to_be_visible()
        expect(visit.page.locator("[data-part=explained] .paycore-practice__list > li")).to_have_count(4)
        expect(visit.page.locator("[data-part=board]")).to_be_hidden()


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


def test_a_method_that_its_form_has_off_can_be_chosen_and_is_offered_once_it_is_on(office: Page) -> None:
    make_rule(office, "Bank", "Cards: eCheck (Off)")
    assert rules(office)[2] == "Bank: On Nothing"
    office.get_by_role("button", name="Edit Cards").click()
    dialog = office.locator("dialog[open]")
    dialog.locator("[name=eCheckEnabled]").check()
    fill_in(dialog)
    for group in dialog.locator("fieldset:visible").all():
        group.get_by_role("checkbox").first.check()
    dialog.locator("[name=name]").fill("Cards")
    dialog.get_by_role("button", name="Save and Close").click()
    assert rules(office)[2] == "Bank: On Cards: eCheck"
