"""What a form tells while it is filled in: fields that come and go, remarks that can be repaired, files and modes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.account_form import control, form, reported, row, visit
from tests.browser.conftest import served, visited, window_of
from tests.support.help_site import make_help_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator

    from tests.browser.conftest import Visit

__all__ = ["form", "visit"]  # fixtures

CYRILLIC = "\u0440\u0430ypal"
REPAIRS = [
    ("shop", "  4711  ", "Shop has white space", "Remove the spaces", "4711"),
    ("secret_key", "Bearer sk_live_1", "Secret key starts with Bearer", "Remove the prefix", "sk_live_1"),
    ("shop", '"4711"', "Shop stands in quotation marks", "Remove the quotation marks", "4711"),
    ("shop", "https://4711", "Shop looks like a web address", "Remove the start of the address", "4711"),
    ("shop", CYRILLIC, "Shop has letters of another alphabet", "Use Latin letters", "paypal"),
    ("public_key", "PK_1", "Public key must be in small letters", "Change to pk_1", "pk_1"),
    ("secret_key", "Sk_live_1", "Secret key must be in small letters", "Change to the right spelling", "sk_live_1"),
]


@pytest.fixture(scope="module")
def page_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with the list and the form, twice."""
    folder = tmp_path_factory.mktemp("help")
    make_help_site(folder)
    with served(folder) as address:
        yield address


def status(form: Locator) -> Locator:
    return form.locator('[data-part="status"]')


def enter(form: Locator, key: str, text: str) -> None:
    control(form, key).fill(text)
    control(form, key).press("Tab")


def last_problems(visit: Visit, form: Locator) -> dict[str, str]:
    form.evaluate("form => form.dispatchEvent(new Event('paycore:check'))")
    return {problem["field"]: problem["rule"] for problem in visit.verdicts()[-1]["problems"]}


def test_fields_come_and_go_and_that_is_reported_politely(form: Locator) -> None:
    for key in ("sandbox", "page"):
        expect(row(form, key)).to_be_hidden()
    form.get_by_role("switch", name="Test mode").check()
    expect(row(form, "sandbox")).to_be_visible()
    expect(form.get_by_role("status").last).to_have_text("Now asked for: Sandbox number.")
    form.get_by_label("Way").select_option("h")
    expect(row(form, "page")).to_be_visible()
    form.get_by_label("Way").select_option("direct")
    expect(row(form, "page")).to_be_hidden()
    expect(status(form)).to_have_text("No longer asked for: Page.")
    form.get_by_label("tokens").check()
    expect(row(form, "token")).to_be_hidden()
    form.get_by_role("switch", name="Test mode").uncheck()
    expect(row(form, "token")).to_be_visible()
    expect(status(form)).to_have_text("Now asked for: Token. No longer asked for: Sandbox number.")


def test_what_is_hidden_does_not_count(visit: Visit, form: Locator) -> None:
    control(form, "shop").fill("4711")
    control(form, "secret_key").fill("sk_live_1")
    switch = form.get_by_role("switch", name="Test mode")
    switch.check()
    enter(form, "sandbox", "1")
    expect(reported(form, "sandbox")).to_have_text(["Sandbox number must have at least 3 characters"])
    assert last_problems(visit, form) == {"secret_key": "environment", "sandbox": "min_length"}
    form.get_by_role("button", name="Save").press("Enter")
    expect(form.locator('[data-part="summary"]').get_by_role("link")).to_have_count(2)
    switch.uncheck()
    expect(form.locator('[data-part="summary"]')).to_be_hidden()
    assert last_problems(visit, form) == {}


def test_cancel_hides_what_was_shown(form: Locator) -> None:
    form.get_by_role("switch", name="Test mode").check()
    expect(row(form, "sandbox")).to_be_visible()
    form.get_by_role("button", name="Cancel").click()
    expect(row(form, "sandbox")).to_be_hidden()
    expect(status(form)).to_contain_text("Sandbox number")


def test_without_javascript_every_field_stands_there_and_says_when_it_is_needed(
    browser: Browser, page_url: str
) -> None:
    with window_of(browser, java_script_enabled=False) as page:
        page.goto(page_url)
        form = page.locator("form").first
        said = {
            "sandbox": "Only needed when Test mode is on.",
            "page": "Only needed when Way is Hosted or other.",
            "token": "Only needed when Extras includes tokens and when Test mode is off.",
        }
        for key, sentence in said.items():
            expect(row(form, key)).to_be_visible()
            expect(control(form, key)).to_have_accessible_description(re.compile(re.escape(sentence)))
            assert control(form, key).get_attribute("required") is None
        assert control(form, "sandbox").get_attribute("aria-required") == "true"
        assert control(form, "sandbox").get_attribute("minlength") is None
        expect(page.locator("#credential-account-page")).to_contain_text(said["page"])
        expect(page.get_by_role("button", name="Copy as a checklist")).to_be_hidden()


@pytest.mark.parametrize(("key", "text", "message", "button", "repaired"), REPAIRS)
def test_a_remark_has_a_button_that_repairs(
    form: Locator, key: str, text: str, message: str, button: str, repaired: str
) -> None:
    control(form, key).press_sequentially(text)
    expect(reported(form, key)).to_have_count(0)
    control(form, key).press("Tab")
    expect(reported(form, key).last).to_have_text(re.compile(f"^Please check: {message}"))
    expect(status(form)).to_contain_text(message)
    row(form, key).get_by_role("button", name=button).click()
    expect(control(form, key)).to_have_value(repaired)
    expect(control(form, key)).to_be_focused()
    expect(reported(form, key)).to_have_count(0)
    expect(row(form, key).locator(".paycore-field__repairs")).to_be_hidden()


def test_what_can_be_repaired_is_told_once_and_what_cannot_with_its_length(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/interkassa/#form-h2h_merchant_account") as visit:
        manual = visit.form()
        for key, text, said in (
            ("checkout_id", "5FA005A06A00000000001234", "Please check: Checkout ID must be in small letters"),
            ("secret_key", "half-a-k", "This does not look right (length 8). Usually 16 letters and digits"),
        ):
            enter(manual, key, text)
            expect(reported(manual, key)).to_have_text([said])


def test_a_repair_is_pressed_while_another_field_is_left(form: Locator) -> None:
    """The message of the field that is left pushes the button down, which must not make the press miss it."""
    enter(form, "public_key", " pk_1 ")
    control(form, "shop").press_sequentially(" 4711")
    row(form, "public_key").get_by_role("button", name="Remove the spaces").click()
    expect(control(form, "public_key")).to_have_value("pk_1")
    expect(reported(form, "shop")).to_have_count(1)


def test_connect_is_pressed_while_a_field_with_a_remark_is_left(visit: Visit, form: Locator) -> None:
    control(form, "user").press_sequentially(" a")
    form.get_by_role("button", name="Save").press("Enter")
    assert visit.wait_for_verdicts(1)["valid"] is False


def test_a_pasted_value_is_reported_at_once(visit: Visit, form: Locator) -> None:
    visit.page.evaluate("navigator.clipboard.writeText('  Bearer sk_live_1\\n')")
    control(form, "secret_key").press("ControlOrMeta+v")
    expect(reported(form, "secret_key")).to_have_text([re.compile(part) for part in ("white space", "with Bearer")])
    expect(control(form, "secret_key")).to_be_focused()
    control(form, "secret_key").press("Tab")
    row(form, "secret_key").get_by_role("button", name="Remove the prefix").press("Enter")
    expect(control(form, "secret_key")).to_have_value("sk_live_1")
    expect(reported(form, "secret_key")).to_have_count(0)


def test_a_value_of_another_field_is_reported_with_the_name_of_that_field(form: Locator) -> None:
    enter(form, "secret_key", "pk_1234")
    expect(reported(form, "secret_key").last).to_have_text("Please check: This looks like your Public key")


def test_a_test_key_in_live_mode_and_the_reverse(form: Locator) -> None:
    enter(form, "secret_key", "sk_test_1")
    live = "Secret key looks like a test value, but the form is in live mode"
    expect(reported(form, "secret_key")).to_have_text([live])
    expect(control(form, "secret_key")).to_have_accessible_description(re.compile(f"^{live}"))
    switch = form.get_by_role("switch", name="Test mode")
    switch.check()
    expect(reported(form, "secret_key")).to_have_count(0)
    enter(form, "secret_key", "sk_live_1")
    expect(reported(form, "secret_key")).to_have_text(
        ["Secret key looks like a live value, but the form is in test mode"]
    )


def test_nothing_is_reported_before_a_person_had_the_chance_to_type(form: Locator) -> None:
    for key in ("shop", "secret_key", "public_key", "user"):
        control(form, key).focus()
    control(form, "user").press_sequentially("me")
    control(form, "password").focus()
    expect(form.locator(".paycore-field__error p, .paycore-field__warning p")).to_have_count(0)
    expect(form.locator("[aria-invalid]")).to_have_count(0)
    expect(status(form)).to_have_text("")
    form.get_by_role("button", name="Save").press("Enter")
    expect(reported(form, "user")).to_have_text(["Fill in all of these or none: User, Password"])
    enter(form, "password", "x")
    expect(reported(form, "user")).to_have_count(0)


def archive() -> bytes:
    with io.BytesIO() as whole:
        with zipfile.ZipFile(whole, "w") as packed:
            packed.writestr("key.pem", "-----BEGIN PRIVATE KEY-----")
        return whole.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "messages"),
    [
        ("key.pem", b"-----BEGIN PRIVATE KEY-----\n", []),
        (
            "key.pem",
            archive(),
            ["Certificate is an archive: unpack it, then choose the file inside"],
        ),
        ("key.pem", b'{"a": 1}', ["Certificate must be a PEM or PKCS#12 file, not a JSON file"]),
        ("key.pem", b"what?", ["Certificate must be a PEM or PKCS#12 file"]),
    ],
)
def test_a_chosen_file_is_looked_into(
    form: Locator, key_file: Callable[..., Path], name: str, content: bytes, messages: list[str]
) -> None:
    control(form, "certificate").set_input_files(key_file(name, content))
    expect(reported(form, "certificate")).to_have_text(messages)
    control(form, "certificate").set_input_files([])
    expect(reported(form, "certificate")).to_have_count(0)


def test_forms_of_one_kind_do_not_mix(visit: Visit, form: Locator) -> None:
    second = visit.form("account", 2)
    second.get_by_role("switch", name="Test mode").check()
    enter(second, "shop", " 1")
    expect(row(form, "sandbox")).to_be_hidden()
    expect(reported(form, "shop")).to_have_count(0)
    expect(reported(second, "shop")).to_have_count(1)


def test_typing_pasting_and_repairing_leave_nothing_behind(visit: Visit, form: Locator, page_url: str) -> None:
    visit.settle()
    visit.requests.clear()
    enter(form, "secret_key", " sk_test_1 ")
    row(form, "secret_key").get_by_role("button", name="Remove the spaces").click()
    form.get_by_role("switch", name="Test mode").check()
    form.get_by_role("button", name="Save").press("Enter")
    visit.wait_for_verdicts(1)
    visit.settle()
    assert visit.requests == []
    assert visit.page.url == page_url
    kept = "[localStorage.length, sessionStorage.length, document.cookie, history.length, history.state]"
    assert visit.page.evaluate(kept) == [0, 0, "", 2, None]
    visit.page.reload()
    expect(control(form, "secret_key")).to_have_value("")
    expect(form.get_by_role("switch", name="Test mode")).not_to_be_checked()


def test_browsers_and_password_managers_are_reported_off(visit: Visit) -> None:
    assert visit.page.locator("form:not([autocomplete=off])").count() == 0
    off = "[data-1p-ignore][data-bwignore][data-lpignore=true][data-form-type=other]"
    filled = visit.page.locator("form :is([type=text], [type=password], select)")
    assert filled.count() == filled.and_(visit.page.locator(off)).count() > 0
    assert visit.page.locator(":is(input, select):not([autocomplete=off])").count() == 0
    ways = filled.evaluate_all("all => all.map(({spellcheck, autocapitalize}) => `${spellcheck} ${autocapitalize}`)")
    assert set(ways) == {"false none"}, "the form says it once, for all of its controls"


def test_each_control_has_one_label_and_its_own_id(visit: Visit) -> None:
    labels = visit.page.locator("form").evaluate_all(
        "forms => forms.flatMap(form => [...form.querySelectorAll('input, select')].map(({labels}) => labels.length))"
    )
    assert set(labels) == {1}
    ids = visit.page.locator("[id]").evaluate_all("all => all.map(({id}) => id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("look", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_fits_a_small_screen_with_everything_told(browser: Browser, page_url: str, look: dict[str, str]) -> None:
    with visited(browser, page_url, viewport={"width": 320, "height": 640}, **look) as visit:
        form = visit.form("account")
        enter(form, "shop", f' "{CYRILLIC} {"x" * 200}" ')
        form.get_by_role("button", name="Save").press("Enter")
        visit.wait_for_verdicts(1)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
        moving = "all => all.filter((each) => each.getAnimations({subtree: true}).length).length"
        assert visit.page.locator("form").evaluate_all(moving) == 0


def test_paper_never_shows_a_value(visit: Visit, form: Locator) -> None:
    enter(form, "shop", " 4711 ")
    visit.page.emulate_media(media="print")
    expect(control(form, "shop")).to_be_hidden()
    expect(row(form, "shop").locator(".paycore-field__repairs")).to_be_hidden()
    expect(reported(form, "shop")).to_be_hidden()
