"""The practice dashboard by keyboard alone: each action, what is said of it, and where the focus goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visited
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WINDOWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "400 percent, dark": {"viewport": {"width": 320, "height": 256}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}
NAMED = """() => {
    const at = document.activeElement;
    if (at === document.body) return "";
    const words = at.labels?.length ? [...at.labels].map((label) => label.textContent).join(" ") : at.textContent;
    return (words || "").trim().replace(/\\s+/g, " ").replace(/ \\*$/, "");
}"""
IS_BEHIND = """(name) => {
    const at = document.activeElement;
    const around = document.querySelector("dialog[open]") ?? document.body;
    const words = (each) => (each.labels?.length ? [...each.labels].map((one) => one.textContent).join(" ")
        : each.textContent).trim().replace(/\\s+/g, " ");
    const found = [...around.querySelectorAll("a[href], button, input, select, textarea")].filter(
        (each) => each !== at && each.checkVisibility() && words(each).startsWith(name));
    const places = found.map((each) => at.compareDocumentPosition(each));
    return places.length > 0 && places.every((place) => place & Node.DOCUMENT_POSITION_PRECEDING);
}"""
"""Whether what has a name is nowhere further down the page: who sees that goes back."""
MOST = 150
"""So many stops has the page at most: the longest way to one."""


class Keys:
    """A person at a page who has a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def at(self) -> str:
        """What has the focus: the label of a control, or the words of a button."""
        named: str = self.page.evaluate(NAMED)
        return named

    def go_to(self, name: str) -> Keys:
        """Press Tab until something of that name has the focus, or Shift and Tab where it lies behind."""
        key = "Shift+Tab" if self.page.evaluate(IS_BEHIND, name) else "Tab"
        for _ in range(MOST):
            if self.at.startswith(name):
                return self
            self.page.keyboard.press(key)
        raise AssertionError(f"no way leads to {name!r}; the focus is on {self.at!r}")

    def press(self, key: str = "Enter") -> Keys:
        self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> Keys:
        self.page.keyboard.type(text)
        return self

    def choose(self, name: str, times: int) -> Keys:
        """Press the arrow in a list so many times."""
        self.go_to(name)
        for _ in range(times):
            self.press("ArrowDown")
        return self

    def connect(self, name: str, *, is_test: bool = False) -> Keys:
        """Connect EasyBits.io and give it a name."""
        self.go_to("New connection").press()
        self.go_to("Provider account EasyBits.io").press()
        self.go_to("Client name").type("shop-1")
        if is_test:
            self.go_to("Test mode").press("Space")
        self.go_to("I have set up").press("Space").go_to("Save").press()
        assert self.at.startswith("Edit ")
        self.press().go_to("Name").press("Control+a").type(name).go_to("Save").press()
        assert self.at == f"Edit {name}"
        return self

    def make_rule(self, name: str, *methods: str) -> Keys:
        self.go_to("New rule").press().go_to("Name").type(name)
        for method in methods:
            self.go_to(method).press("Space")
        self.go_to("Save").press()
        assert self.at == f"Edit {name}"
        return self

    @property
    def said(self) -> str:
        """What a screen reader was told last."""
        return self.page.locator("p[data-part=status]").inner_text()

    @property
    def rules(self) -> list[str]:
        """Each rule's name, state and what it offers."""
        items = self.page.locator("[data-part=rules] > li").all()
        return [
            f"{each.locator('.paycore-practice__name').inner_text()}: "
            f"{' '.join(each.locator('dd').all_inner_texts()[3:])}"
            for each in items
        ]


@pytest.fixture(params=first_of_each(WINDOWS))
def keys(browser: Browser, few: str, request: pytest.FixtureRequest) -> Iterator[Keys]:
    """The page of providers, in windows of several kinds; it asks for nothing and keeps nothing."""
    with visited(browser, f"{few}integration/practise/", **WINDOWS[request.param]) as visit:
        visit.page.wait_for_load_state("networkidle")
        visit.requests.clear()
        yield Keys(visit.page)
        assert visit.requests == []
        stored = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]"
        assert [key for key in visit.page.evaluate(stored) if "__palette" not in key] == [""]
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_connection_is_made_edited_switched_and_deleted(keys: Keys) -> None:
    keys.connect("Cards")
    assert keys.said == "Saved."
    keys.go_to("Switch off Cards").press()
    assert (keys.said, keys.at) == ("Cards is off.", "Switch on Cards")
    keys.press()
    assert (keys.said, keys.at) == ("Cards is on.", "Switch off Cards")
    keys.go_to("Delete Cards").press()
    assert "No rule offers it." in keys.page.locator("dialog[open]").inner_text()
    keys.go_to("Cancel").press()
    assert keys.at == "Delete Cards"
    keys.press().go_to("Delete").press()
    assert (keys.said, keys.at) == ("Cards is deleted.", "New connection")
    expect(keys.page.locator("[data-part=no-connections]")).to_be_visible()


def test_rules_are_made_limited_ordered_switched_and_deleted(keys: Keys) -> None:
    keys.connect("Cards").connect("Bank")
    keys.go_to("New rule").press().go_to("Save").press()
    assert "A rule needs a name" in keys.page.locator("dialog[open] [role=alert]").first.inner_text()
    assert keys.at == "Name"
    keys.type("Euro").choose("Currency", 1).choose("Country of the buyer", 2).go_to("Cards").press("Space")
    keys.go_to("Save").press()
    assert (keys.said, keys.at) == ("Saved.", "Edit Euro")
    keys.make_rule("Rest", "Cards", "Bank")
    assert keys.rules == ["Euro: On Cards", "Rest: On Cards, Bank"]
    limits = keys.page.locator("[data-part=rules] > li").first.locator("dd").all_inner_texts()[1:3]
    assert limits == ["EUR", "Germany"]
    keys.go_to("Move up Rest").press()
    assert (keys.said, keys.at) == ("Rest is at place 1 now.", "Move down Rest")
    keys.press()
    assert (keys.said, keys.at) == ("Rest is at place 2 now.", "Move up Rest")
    keys.choose("The buyer pays in", 1).choose("and lives in", 2)
    assert keys.page.locator("[data-part=checkout]").inner_text() == "Offered: Cards, Bank"
    keys.page.keyboard.press("Control+Home")
    keys.page.evaluate("document.activeElement.blur()")
    keys.go_to("Switch off Rest").press()
    assert (keys.said, keys.at) == ("Rest is off.", "Switch on Rest")
    assert keys.page.locator("[data-part=checkout]").inner_text() == "Offered: Cards"
    keys.go_to("Delete Rest").press()
    assert (keys.said, keys.at) == ("Rest is deleted.", "New rule")
    assert keys.rules == ["Euro: On Cards"]


def test_deleting_says_what_becomes_of_rules_with_none_one_and_several_methods_left(keys: Keys) -> None:
    keys.connect("Cards").connect("Bank").connect("Wallet")
    keys.make_rule("All", "Cards", "Bank", "Wallet").make_rule("Two", "Cards", "Bank").make_rule("One", "Cards")
    keys.go_to("Delete Cards").press()
    lines = [
        "All: loses Cards",
        "Two: loses Cards",
        "One: loses Cards and will be switched off, because no method is left",
    ]
    assert keys.page.locator("dialog[open] li").all_inner_texts() == lines
    keys.press("Escape")
    assert keys.at == "Delete Cards"
    assert keys.rules[2] == "One: On Cards"
    keys.press()
    with keys.page.context.expect_page() as opened:
        keys.go_to("Look at the payment rules").press()
    opened.value.wait_for_load_state()
    assert opened.value.locator("[data-part=shared-rules] > li").count() == len(lines)
    opened.value.close()
    keys.page.bring_to_front()
    keys.go_to("Delete").press()
    assert keys.said == (
        "Cards is deleted. The rule All lost Cards. The rule Two lost Cards. "
        "The rule One was switched off: no method is left in it."
    )
    assert keys.at == "New connection"
    assert keys.rules == ["All: On Bank, Wallet", "Two: On Bank", "One: Off Nothing"]
    keys.go_to("Switch on One").press()
    assert keys.said == "One stays off: it has no method that is on."
    keys.go_to("Edit One").press()
    assert "Cards" not in keys.page.locator("dialog[open]").inner_text()
    keys.press("Escape")
    assert keys.at == "Edit One"


def test_test_data_is_switched_on_and_off_and_all_begins_anew(keys: Keys) -> None:
    keys.connect("Trial", is_test=True)
    danger = keys.page.locator("[data-part=danger]")
    expect(danger).to_be_hidden()
    keys.page.evaluate("document.activeElement.blur()")
    keys.choose("This Dashboard is", 1)
    expect(danger).to_contain_text("Trial")
    assert danger.get_attribute("role") == "alert"
    keys.go_to("Edit Trial").press().go_to("Test mode").press("Space").go_to("Save").press()
    assert keys.at == "Edit Trial"
    expect(danger).to_be_hidden()
    keys.page.evaluate("document.activeElement.blur()")
    keys.go_to("Begin anew").press()
    assert (keys.said, keys.at) == ("Everything is as at the beginning.", "New connection")
    assert keys.page.locator("[data-part=connections] > li").count() == 0


def test_an_integration_brings_several_methods_and_takes_all_of_them_along(browser: Browser, few: str) -> None:
    with visited(browser, f"{few}integrations/practise/") as visit:
        keys = Keys(visit.page)
        keys.go_to("Create Integration").press()
        visit.page.locator('[data-connects="wirecard_seamless:integration"]').focus()
        keys.press()
        dialog = visit.page.locator("dialog[open]")
        for control in dialog.locator("input[required]:visible").all():
            control.focus()
            keys.type("Wirecard")
        for select in dialog.locator("select[required]:visible").all():
            select.focus()
            if not select.input_value():
                keys.press("ArrowDown")
        keys.go_to("I have the details").press("Space").go_to("Save and Close").press()
        assert keys.at == "Edit Wirecard"
        assert visit.page.locator("[data-part=connections] dd").all_inner_texts()[-1] == (
            "Credit card, PayPal, SEPA direct debit"
        )
        keys.make_rule("Plastic", "Wirecard: Credit card", "Wirecard: PayPal")
        keys.make_rule("Euro", "Wirecard: SEPA direct debit")
        assert keys.rules == [
            "Plastic: On Wirecard: Credit card, Wirecard: PayPal",
            "Euro: On Wirecard: SEPA direct debit",
        ]
        keys.go_to("Wirecard: Credit card").press("Space")
        assert keys.rules[0] == "Plastic: On Wirecard: PayPal"
        keys.go_to("Delete Wirecard").press()
        plastic, euro = "Wirecard: Credit card, Wirecard: PayPal", "Wirecard: SEPA direct debit"
        brings = dialog.locator("[data-part=brings]").inner_text()
        assert brings == f"It brings these methods: {plastic}, {euro}."
        ends = "will be disabled, and so will the rule, because none of its methods remains enabled"
        assert dialog.locator("li").all_inner_texts() == [f"Plastic: {plastic} {ends}", f"Euro: {euro} {ends}"]
        keys.go_to("Delete").press()
        assert keys.rules == ["Plastic: Off Nothing", "Euro: Off Nothing"]
