from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from mkdocs_paycore.components.asset import assets
from tests.browser.conftest import VIEWPORT, visited, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator

    from tests.browser.conftest import Visit

H2H = "form-h2h_merchant_account"


def connect(form: Locator) -> None:
    form.get_by_role("button", name="Save").press("Enter")


def fill(form: Locator, key_file: Callable[..., Path]) -> None:
    form.get_by_label("Account", exact=True).fill("merchant")
    form.get_by_label("Secret key", exact=True).fill("0123456789")
    form.get_by_label("PKCS key").set_input_files(key_file())
    form.get_by_label("Currency").select_option("EUR")
    form.get_by_label("I have set up my payment provider account").check()


def summary(form: Locator) -> Locator:
    return form.locator('[data-part="summary"]')


def success(form: Locator) -> Locator:
    return form.locator('[data-part="success"]')


def rules(verdict: dict[str, Any]) -> dict[str, str]:
    return {problem["field"]: problem["rule"] for problem in verdict["problems"]}


def test_empty_form_is_refused_with_a_summary_and_messages_beside_the_controls(visit: Visit) -> None:
    form = visit.form()
    connect(form)
    verdict = visit.wait_for_verdicts(1)
    assert verdict["valid"] is False
    assert verdict["problems"][0] == {
        "field": "account",
        "rule": "required",
        "severity": "block",
        "message": "Enter Account",
    }
    assert rules(verdict) == dict.fromkeys(("account", "secret_key", "pkcs_key", "currency"), "required")
    expect(summary(form)).to_be_focused()
    expect(summary(form).get_by_role("alert").get_by_role("link")).to_have_text(
        ["Enter Account", "Enter Secret key", "Upload PKCS key", "Choose Currency"]
    )
    account = form.get_by_label("Account", exact=True)
    expect(account).to_have_attribute("aria-invalid", "true")
    expect(account).to_have_accessible_description("Enter Account Connectum calls it Username.")
    expect(form.get_by_label("Terminal")).not_to_have_attribute("aria-invalid", "true")
    expect(success(form)).to_be_hidden()


def test_summary_leads_to_the_control(visit: Visit) -> None:
    form = visit.form()
    connect(form)
    address = visit.page.url
    for message, label in {"Enter Secret key": "Secret key", "Choose Currency": "Currency"}.items():
        summary(form).get_by_role("link", name=message).click()
        expect(form.get_by_label(label, exact=True)).to_be_focused()
    assert visit.page.url == address


def test_errors_go_one_by_one_as_they_are_repaired_and_none_comes_while_typing(visit: Visit) -> None:
    form = visit.form("provider_account")
    connect(form)
    links, secret = summary(form).get_by_role("link"), form.get_by_label("Secret key", exact=True)
    secret.press_sequentially("abc")
    expect(links).to_have_text(["Enter Account"])
    expect(secret).not_to_have_attribute("aria-invalid", "true")
    form.get_by_label("Account", exact=True).press_sequentially("x")
    expect(summary(form)).to_be_hidden()
    connect(form)
    expect(links).to_have_text(["Secret key must have at least 8 characters"])
    assert len(visit.verdicts()) == 2


def test_success_says_that_nothing_is_connected_yet(visit: Visit, key_file: Callable[..., Path]) -> None:
    form = visit.form()
    fill(form, key_file)
    connect(form)
    assert visit.wait_for_verdicts(1) == {"valid": True, "problems": []}
    expect(success(form)).to_be_focused()
    expect(success(form).get_by_role("status")).to_contain_text("These values fit the form. Nothing is connected yet.")
    expect(success(form)).to_contain_text("This was practice.")
    expect(success(form)).not_to_contain_text("You have connected")
    expect(success(form).locator('[data-part="remarks"]')).to_be_hidden()
    form.get_by_label("Account", exact=True).press_sequentially("x")
    expect(success(form)).to_be_hidden()


def test_as_in_the_dashboard_nothing_is_saved_before_the_box_is_ticked(
    visit: Visit, key_file: Callable[..., Path]
) -> None:
    form = visit.form()
    save = form.get_by_role("button", name="Save")
    box = form.get_by_label("I have set up my payment provider account")
    expect(save).to_have_attribute("aria-disabled", "true")
    expect(save).to_have_accessible_description(re.compile("Save waits until this is ticked"))
    fill(form, key_file)
    box.uncheck()
    save.press("Enter")
    assert visit.wait_for_verdicts(1)["valid"] is True
    expect(success(form)).to_be_hidden()
    expect(form.get_by_text("Tick this first.")).to_be_visible()
    expect(box).to_be_focused()
    box.press("Space")
    expect(form.get_by_text("Tick this first.")).to_be_hidden()
    expect(save).to_have_attribute("aria-disabled", "false")
    save.press("Enter")
    expect(success(form)).to_be_focused()
    form.get_by_role("button", name="Cancel").click()
    expect(save).to_have_attribute("aria-disabled", "true")


def test_a_warning_is_reported_and_does_not_block(visit: Visit, key_file: Callable[..., Path]) -> None:
    form = visit.form()
    fill(form, key_file)
    terminal = form.get_by_label("Terminal")
    terminal.fill("12")
    connect(form)
    verdict = visit.wait_for_verdicts(1)
    assert verdict["valid"] is True
    assert [problem["severity"] for problem in verdict["problems"]] == ["warn"]
    expect(success(form)).to_be_focused()
    expect(success(form).get_by_role("link")).to_have_text(["Terminal: Four digits"])
    expect(terminal).to_have_accessible_description("This does not look right (length 2). Four digits Four digits.")
    expect(terminal).not_to_have_attribute("aria-invalid", "true")
    terminal.press_sequentially("34")
    expect(terminal).to_have_accessible_description("Four digits.")


def test_check_event_gives_a_verdict_and_leaves_the_page_alone(visit: Visit) -> None:
    form = visit.form()
    before = visit.page.content()
    form.evaluate("form => form.dispatchEvent(new Event('paycore:check'))")
    assert rules(visit.wait_for_verdicts(1))["account"] == "required"
    assert visit.page.content() == before


def test_a_verdict_without_a_file_comes_at_once(visit: Visit) -> None:
    count = visit.form().evaluate("form => (form.dispatchEvent(new Event('paycore:check')), verdicts.length)")
    assert count == 1


@pytest.fixture
def values(visit: Visit) -> Callable[[Locator], dict[str, Any]]:
    """Read what the form hands to the validator."""

    def read(form: Locator) -> dict[str, Any]:
        form.evaluate("form => form.dispatchEvent(new Event('paycore:check'))")
        visit.page.wait_for_function("() => globalThis.handed")
        handed: dict[str, Any] = visit.page.evaluate("handed")
        return handed

    asked = r"validate\(this\.connection,\s*this\.values\(\),\s*\{[^}]*\}\)"
    answer = "((globalThis.handed = this.values()), { valid: true, problems: [] })"
    script, count = re.subn(asked, answer, assets()["form.js"])
    assert count == 1
    visit.page.route("**/form.js", lambda route: route.fulfill(content_type="text/javascript", body=script))
    visit.page.reload()
    return read


def test_values_of_an_empty_form(visit: Visit, values: Callable[[Locator], dict[str, Any]]) -> None:
    assert values(visit.form()) == {
        "account": "",
        "secret_key": "",
        "pkcs_key": None,
        "terminal": "",
        "currency": "",
        "features": [],
        "codes": [],
        "test_mode": False,
        "elements": "",
    }


def test_values_of_a_filled_form(
    visit: Visit, values: Callable[[Locator], dict[str, Any]], key_file: Callable[..., Path]
) -> None:
    form = visit.form()
    form.get_by_label("Account", exact=True).fill("  as typed \u202e ")
    form.get_by_label("PKCS key").set_input_files(key_file("Key.PEM", bytes(range(256)) * 8))
    form.get_by_label("Currency").select_option("USD")
    form.get_by_label("required_3ds_v1").check()
    form.get_by_label("Codes").fill("a, b ,,c d,")
    form.get_by_role("switch", name="Test mode").check()
    head = base64.b64encode(bytes(range(256)) * 2).decode()
    assert values(form) == {
        "account": "  as typed \u202e ",
        "secret_key": "",
        "pkcs_key": {"name": "Key.PEM", "size": 2048, "head": head},
        "terminal": "",
        "currency": "USD",
        "features": ["required_3ds_v1"],
        "codes": ["a", "b", "c d"],
        "test_mode": True,
        "elements": "",
    }


@pytest.mark.parametrize(
    ("name", "size", "rule"),
    [("key.zip", 10, "accept"), ("key.pem", 20481, "max_size"), ("key.pem", 20480, None)],
)
def test_file_is_checked(visit: Visit, key_file: Callable[..., Path], name: str, size: int, rule: str | None) -> None:
    form = visit.form()
    form.get_by_label("PKCS key").set_input_files(key_file(name, b"x" * size))
    connect(form)
    assert rules(visit.wait_for_verdicts(1)).get("pkcs_key") == rule


def test_show_and_hide(visit: Visit) -> None:
    form = visit.form()
    secret = form.get_by_label("Secret key", exact=True)
    form.get_by_role("button", name="Show Secret key").click()
    expect(secret).to_have_attribute("type", "text")
    form.get_by_role("button", name="Hide Secret key").click()
    expect(secret).to_have_attribute("type", "password")


def test_cancel_puts_everything_back(visit: Visit) -> None:
    form = visit.form()
    form.get_by_label("Terminal").fill("12")
    form.get_by_role("button", name="Show Secret key").click()
    connect(form)
    form.get_by_role("button", name="Cancel").click()
    expect(form.get_by_label("Terminal")).to_have_value("")
    expect(form.get_by_label("Secret key", exact=True)).to_have_attribute("type", "password")
    expect(summary(form)).to_be_hidden()
    expect(form.locator("[aria-invalid]")).to_have_count(0)
    expect(form.locator(".paycore-field__error:visible, .paycore-field__warning:visible")).to_have_count(0)


def test_by_keyboard_alone(visit: Visit) -> None:
    page, form = visit.page, visit.form("provider_account")
    focused: list[str] = []
    form.get_by_label("Account", exact=True).focus()
    for _ in range(6):
        focused.append(
            page.evaluate("(({ textContent, name }) => textContent || name || 'box')(document.activeElement)")
        )
        page.keyboard.press("Tab")
    assert focused == [
        "account",
        "secret_key",
        "Show Secret key",
        "box",
        "Go back to the top of the manual",
        "Save",
    ]

    form.get_by_label("Account", exact=True).focus()
    page.keyboard.press("Enter")
    expect(summary(form)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.get_by_label("Account", exact=True)).to_be_focused()
    page.keyboard.type("merchant")
    page.keyboard.press("Tab")
    page.keyboard.type("0123456789")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(success(form)).to_be_focused()
    assert [verdict["valid"] for verdict in visit.verdicts()] == [False, True]


def test_forms_on_one_page_do_not_mix(visit: Visit) -> None:
    first, second = visit.form("provider_account"), visit.form("provider_account", 2)
    first.get_by_label("Account", exact=True).fill("merchant")
    connect(second)
    assert set(rules(visit.wait_for_verdicts(1))) == {"account", "secret_key"}
    expect(summary(second)).to_be_focused()
    expect(summary(first)).to_be_hidden()
    summary(second).get_by_role("link").first.click()
    expect(second.get_by_label("Account", exact=True)).to_be_focused()


def test_nothing_leaves_the_page(visit: Visit, site_url: str, key_file: Callable[..., Path]) -> None:
    form, page = visit.form(), visit.page
    connect(form)
    visit.settle()
    visit.requests.clear()
    pages = page.evaluate("history.length")
    fill(form, key_file)
    form.get_by_role("button", name="Show Secret key").click()
    connect(form)
    expect(success(form)).to_be_focused()
    visit.settle()
    assert visit.requests == []
    assert page.url == site_url
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("history.length") == pages
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0


def test_page_asks_no_other_host(visit: Visit, site_url: str) -> None:
    visit.settle()
    assert visit.requests
    assert all(url.startswith(site_url) for url in visit.requests)


def test_list_and_form_lead_to_each_other(visit: Visit) -> None:
    page = visit.page
    page.locator("table").get_by_role("link", name="Secret key").click()
    expect(page.locator(":target")).to_have_id(f"{H2H}-secret_key")
    visit.form().get_by_role("link", name="Where do I find this? Secret key").click()
    expect(page.locator(":target")).to_have_id("credential-h2h_merchant_account-secret_key")


def test_after_instant_navigation_new_forms_work_and_old_ones_answer_once(browser: Browser, site_url: str) -> None:
    """Material hands out its pages through `document$`, and starts with the current one."""
    with visited(browser, site_url, viewport=VIEWPORT) as visit:
        page = visit.page
        page.add_init_script(
            "globalThis.document$ = { all: [], subscribe(act) { this.all.push(act); act(document); },"
            " next() { this.all.forEach((act) => act(document)); } };"
        )
        page.reload()
        page.evaluate("document$.next()")
        connect(visit.form("provider_account"))
        visit.wait_for_verdicts(1)
        page.evaluate("const main = document.querySelector('main'); main.innerHTML = main.innerHTML; document$.next()")
        connect(visit.form("provider_account"))
        visit.wait_for_verdicts(2)


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_nothing_sticks_out(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    connect(visit.form())
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_browser_asks_for_what_is_missing(browser: Browser, site_url: str) -> None:
    with window_of(browser, java_script_enabled=False) as page:
        page.goto(site_url)
        form = page.locator("form[data-connection=provider_account]").first
        expect(form.get_by_role("button")).to_have_text(["Save", "Cancel"])
        connect(form)
        expect(form.locator("input:user-invalid")).to_have_count(2)
        form.get_by_label("Account", exact=True).fill("merchant")
        form.get_by_label("Secret key", exact=True).fill("0123456789")
        connect(form)
        assert page.url == site_url
