"""axe-core looks at every kind of page, in both colour schemes, wide and narrow, and finds nothing.

The rules are those for WCAG 2.0, 2.1 and 2.2, levels A and AA, and axe's own best practices:
https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGES, fill, open_account, window_of
from tests.support.help_site import help_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules of those tags about colours: in the dark scheme a page has the elements that it has in the light one."""
RUN = """tags => axe.run({resultTypes: ["violations"], runOnly: tags}).then(({violations}) =>
    violations.flatMap(({id, nodes}) => nodes.map(node => [id, node.target.join(" "), node.failureSummary])))"""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
WINDOWS: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE, "color_scheme": "light", "reduced_motion": "reduce"},
    "dark": {"viewport": WIDE, "color_scheme": "dark", "reduced_motion": "reduce"},
    "phone": {"viewport": NARROW, "color_scheme": "light", "reduced_motion": "reduce", "has_touch": True},
}
PLANTED = {
    "image-alt": '<img src="data:,">',
    "color-contrast": '<p style="color: #aaa; background: #fff">Hard to read</p>',
    "link-in-text-block": '<p>Told by its colour only: <a href="/" style="text-decoration: none">a link</a></p>',
    "label": '<input type="text">',
    "aria-dialog-name": '<div role="dialog">Without a name</div>',
    "landmark-unique": "<nav>One</nav><nav>Two</nav>",
    "heading-order": "<h6>Far too deep</h6>",
    "target-size": '<p><a href="#a">.</a></p><p style="margin-top: -2em"><a href="#b">.</a></p>',
}
"""A fault for each rule by which a plain Material page, or a careless writer, fails."""


@pytest.fixture(scope="module", params=WINDOWS)
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """An empty page in a window of each kind."""
    with window_of(browser, **WINDOWS[request.param]) as page:
        yield page


SHORTEN = """most => {
  for (const list of document.querySelectorAll("tbody, ul, ol, dl, .paycore-directory"))
    for (const entry of [...list.children].slice(most)) entry.remove();
}"""
"""Leaves the first entries of each list on a page."""
ENTRIES = 40
"""So many entries of a list are looked at in the second window and the third: one template draws all of them."""


def faults(page: Page, rules: list[str] | dict[str, Any] = TAGS) -> list[list[str]]:
    """Return what axe finds on an open page by some rules, once it is at rest: rule, place, and what it says."""
    page.evaluate("() => new Promise(done => setTimeout(() => requestIdleCallback(done, {timeout: 1000})))")
    page.evaluate(AXE)
    found: list[list[str]] = page.evaluate(RUN, rules)
    return found


def is_dark(page: Page) -> bool:
    return page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("path", [*PAGES, "404.html"])
def test_page_has_no_fault(window: Page, reference: str, path: str) -> None:
    window.goto(reference + path)
    if is_dark(window) or window.viewport_size == NARROW:
        window.evaluate(SHORTEN, ENTRIES)
    assert faults(window, COLOURS if is_dark(window) else TAGS) == []


def press_connect(form: Locator, part: str) -> None:
    form.get_by_role("button", name="Save").press("Enter")
    expect(form.locator(f'[data-part="{part}"]')).to_be_visible()


def test_form_has_no_fault_when_it_refuses_and_when_it_connects(
    window: Page, reference: str, key_file: Callable[..., Path]
) -> None:
    window.goto(f"{reference}connectors/connectum/")
    open_account(window)
    form = window.locator("form[data-connection=h2h_merchant_account]")
    press_connect(form, "summary")
    assert faults(window) == []
    fill(form, key_file)
    press_connect(form, "success")
    assert faults(window) == []


def enter(form: Locator, values: dict[str, str]) -> None:
    for label, value in values.items():
        control = form.get_by_label(label, exact=True)
        control.fill(value)
        control.press("Tab")


def test_form_has_no_fault_while_it_is_filled_in(window: Page, reference: str, key_file: Callable[..., Path]) -> None:
    window.goto(f"{reference}connectors/connectum/")
    window.get_by_text("Try the form").click()
    window.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    checklist = window.locator(".paycore-credentials").first
    checklist.get_by_role("button", name="Copy as a checklist").click()
    expect(checklist.get_by_role("textbox")).to_be_visible()
    open_account(window)
    form = window.locator("form[data-connection=h2h_merchant_account]")
    enter(form, {"Account": ' "Bearer x" ', "Password": "\u0440ass"})
    form.get_by_label("PKCS key").set_input_files(key_file("key.pem", b"PK\x03\x04"))
    expect(form.locator(".paycore-field__error:visible")).to_have_count(1)
    expect(form.locator(".paycore-field__repairs:visible")).to_have_count(2)
    assert faults(window) == []
    for part in ("Show Password", "Remove the spaces: Account"):
        form.get_by_role("button", name=part, exact=True).click()
    form.get_by_role("switch").check()
    assert faults(window) == []


def test_form_has_no_fault_in_either_mode(window: Page, reference: str) -> None:
    address = f"{reference}integration/ips/"

    def add_forms(route: Route) -> None:
        text = route.fetch().text()
        assert text.count("</article>") == 1
        forms = f'{help_forms()}</article><script src="{reference}assets/paycore/form.js" defer></script>'
        route.fulfill(body=text.replace("</article>", forms), content_type="text/html")

    window.route(address, add_forms)
    window.goto(address)
    form = window.locator("form[data-provider=acme]").first
    assert faults(window) == []
    for is_test, key in ((False, "sk_live_1"), (True, "sk_test_1")):
        form.get_by_role("switch").set_checked(is_test)
        enter(form, {"Shop": "", "Secret key": "sk_live_1" if is_test else "sk_test_1", "Public key": "pk"})
        form.get_by_label("tokens").check()
        press_connect(form, "summary")
        assert faults(window) == []
        enter(form, {"Shop": " 4711", "Secret key": key, **({"Sandbox number": "123"} if is_test else {})})
        form.locator('[data-part="ready"] input').check()
        press_connect(form, "success")
        expect(form.get_by_role("link", name="Shop has white space")).to_be_visible()
        assert faults(window) == []
    window.unroute(address)


def test_practice_dashboard_has_no_fault_while_it_is_used(window: Page, reference: str) -> None:
    window.goto(f"{reference}integration/practise/")
    dialog = window.locator("dialog[open]")

    def press(name: str) -> None:
        (dialog if dialog.count() else window).get_by_role("button", name=name).first.click()
        assert faults(window) == []

    press("New connection")
    press("Provider account EasyBits.io")
    dialog.get_by_label("Client name").fill("shop-1")
    dialog.get_by_role("switch").check()
    dialog.get_by_label("I have set up").check()
    press("Save")
    window.get_by_label("This Dashboard is").select_option("live")
    assert faults(window) == []
    press("New rule")
    press("Save")
    dialog.get_by_label("Name").fill("Everywhere")
    dialog.get_by_role("checkbox").check()
    press("Save")
    press("Delete EasyBits.io")
    press("Delete")
    press("Edit Everywhere")


def test_search_results_have_no_fault(window: Page, reference: str) -> None:
    window.goto(reference)
    window.keyboard.press("/")
    window.keyboard.type("dashboard")
    expect(window.locator(".md-search-result__item").first).to_be_visible()
    assert faults(window) == []


def test_menu_of_a_phone_has_no_fault(browser: Browser, reference: str) -> None:
    with window_of(browser, **WINDOWS["phone"]) as page:
        page.goto(f"{reference}writing/")
        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("navigation", name="Navigation")).to_be_in_viewport()
        assert faults(page) == []


@pytest.mark.parametrize("path", ["connectors/", "connectors/interkassa/"])
def test_a_page_printed_from_the_dark_scheme_can_be_read(browser: Browser, reference: str, path: str) -> None:
    with window_of(browser, **WINDOWS["dark"]) as page:
        page.emulate_media(media="print")
        page.goto(reference + path)
        assert is_dark(page)
        page.add_style_tag(content="* { background: white !important }")
        assert [fault for fault in faults(page, COLOURS) if fault[0] == "color-contrast"] == []


def test_the_rules_about_colours_are_those_of_axe(browser: Browser, reference: str) -> None:
    with window_of(browser, **WINDOWS["light"]) as page:
        page.goto(f"{reference}integration/ips/")
        page.evaluate(AXE)
        known = page.evaluate("tags => axe.getRules(tags).filter(({tags}) => tags.includes('cat.color'))", TAGS)
        assert {rule["ruleId"] for rule in known} == {*COLOURS["values"]}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found(browser: Browser, reference: str, rule: str) -> None:
    with window_of(browser, **WINDOWS["light"]) as page:
        page.goto(f"{reference}integration/ips/")
        article = page.locator("article")
        article.evaluate("(article, html) => article.insertAdjacentHTML('beforeend', html)", PLANTED[rule])
        assert rule in {found for found, *_ in faults(page)}
