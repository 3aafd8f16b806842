"""Texts of several lines in a form: kept as they are entered, hidden and shown, repaired with one click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.account_form import control, form, reported, row, visit
from tests.browser.conftest import served, visited
from tests.support.help_site import make_help_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from tests.browser.conftest import Visit

__all__ = ["form", "visit"]  # fixtures

PATTERN = r"-----BEGIN [A-Z ]*PRIVATE KEY-----\s[A-Za-z0-9+\/=\s]+-----END [A-Z ]*PRIVATE KEY-----\s*"
OF_A_KEY = {"pattern": PATTERN, "pattern_hint": "A key in PEM.", "source": "https://acme.example/"}
FIELDS: list[dict[str, Any]] = [
    {"key": "privateKey", "label": "Private key", "type": "multiline_secret", "required": True, **OF_A_KEY},
    {"key": "api-key", "label": "API key", "type": "secret", **OF_A_KEY},
    {"key": "ip[]", "label": "Addresses", "type": "multiline"},
    {"key": "X_API.1", "label": "Shop", "type": "text"},
    {"key": "codes", "label": "Codes", "type": "multiselect"},
    {"key": "usd", "label": "US dollars", "type": "text", "visible_when": {"codes": "USD"}},
    {"key": "way:$", "label": "Way", "type": "multiselect", "choices": ["a", "b"], "anchor": "ways"},
    {"key": "way:$-1", "label": "Way 1", "type": "text", "find_at": "There."},
]
PEM = "-----BEGIN PRIVATE KEY-----\n" + "MIIE" * 16 + "\nMIIE\n-----END PRIVATE KEY-----"
REPAIRS = [
    (PEM.replace("\n", "\\n") + "\\n", "written out", "Turn \\n into line breaks"),
    (PEM.replace("\n", " "), "has lost line breaks", "Put the line breaks back"),
    (PEM.replace("\n", ""), "has lost line breaks", "Put the line breaks back"),
    (PEM.replace("\n", "\n    "), "white space around its lines", "Remove the spaces around the lines"),
    (f"  {PEM}\n", "white space or a line break around it", "Remove the spaces"),
]


@pytest.fixture(scope="module")
def page_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with a list and a form, twice."""
    folder = tmp_path_factory.mktemp("lines")
    make_help_site(folder, {"kind": "account", "fields": FIELDS})
    with served(folder) as address:
        yield address


def paste(visit: Visit, form: Locator, key: str, text: str) -> None:
    visit.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    control(form, key).press("ControlOrMeta+v")


def rules(visit: Visit, form: Locator, key: str) -> list[str]:
    count = len(visit.verdicts()) + 1
    form.dispatch_event("paycore:check")
    return [each["rule"] for each in visit.wait_for_verdicts(count)["problems"] if each["field"] == key]


def test_a_key_of_several_lines_is_held_as_it_is(visit: Visit, form: Locator) -> None:
    paste(visit, form, "privateKey", f"{PEM}\n")
    expect(control(form, "privateKey")).to_have_value(f"{PEM}\n")
    expect(reported(form, "privateKey")).to_have_count(0)
    form.get_by_role("button", name="Save").press("Enter")
    assert visit.wait_for_verdicts(1) == {"valid": True, "problems": []}
    assert PEM[40:60] not in visit.page.url
    assert len([address for address in visit.requests if address.endswith("/")]) == 1


@pytest.mark.parametrize(("text", "remark", "repair"), REPAIRS)
def test_what_became_of_a_key_is_named_and_repaired(
    visit: Visit, form: Locator, text: str, remark: str, repair: str
) -> None:
    paste(visit, form, "privateKey", text)
    expect(reported(form, "privateKey").last).to_have_text(re.compile(re.escape(remark)))
    row(form, "privateKey").get_by_role("button", name=repair, exact=False).first.press("Enter")
    expect(control(form, "privateKey")).to_have_value(PEM)
    expect(control(form, "privateKey")).to_be_focused()
    expect(reported(form, "privateKey")).to_have_count(0)
    expect(form.locator("[role=status][data-part=status]")).to_have_text("Changed: Private key.")


@pytest.mark.parametrize("key", ["api-key", "X_API.1"])
def test_a_field_of_one_line_loses_no_line_break_without_a_word(visit: Visit, form: Locator, key: str) -> None:
    paste(visit, form, key, PEM)
    expect(reported(form, key)).to_have_text([re.compile("has line breaks, which a field of one line loses")])
    assert rules(visit, form, key) == ["line_breaks"]
    control(form, key).press("End")
    control(form, key).press("x")
    assert "line_breaks" not in rules(visit, form, key)


def test_line_breaks_are_known_where_a_text_is_pasted_into_another(visit: Visit, form: Locator) -> None:
    control(form, "X_API.1").fill("a  c")
    control(form, "X_API.1").evaluate("(input) => input.setSelectionRange(2, 2)")
    paste(visit, form, "X_API.1", "b\r\nb")
    assert rules(visit, form, "X_API.1") == ["line_breaks"]
    control(form, "X_API.1").press("ControlOrMeta+z")
    assert rules(visit, form, "X_API.1") == []


def test_codes_may_be_pasted_as_lines(visit: Visit, form: Locator) -> None:
    expect(row(form, "usd")).to_be_hidden()
    paste(visit, form, "codes", "EUR\r\nUSD, GBP\n")
    expect(row(form, "usd")).to_be_visible()


def test_a_secret_of_several_lines_is_hidden_and_shown_by_the_keyboard(form: Locator) -> None:
    area = form.get_by_label("Private key", exact=True)
    security = "(area) => getComputedStyle(area).webkitTextSecurity"
    assert area.evaluate(security) == "disc"
    area.fill(PEM)
    area.press("Tab")
    button = form.get_by_role("button", name="Show Private key")
    expect(button).to_be_focused()
    button.press("Enter")
    assert area.evaluate(security) == "none"
    hide = form.get_by_role("button", name="Hide Private key")
    expect(hide).to_be_focused()
    form.get_by_role("button", name="Cancel").click()
    assert area.evaluate(security) == "disc"
    assert control(form, "ip[]").evaluate(security) == "none"
    expect(row(form, "ip[]").get_by_role("button")).to_have_count(0)


def test_typing_in_several_lines_is_not_interrupted(form: Locator) -> None:
    control(form, "privateKey").press_sequentially("abc")
    expect(reported(form, "privateKey")).to_have_count(0)
    control(form, "privateKey").press("Tab")
    expect(reported(form, "privateKey")).to_have_text(["A key in PEM."])


def test_ids_are_unique_whatever_the_keys_are(visit: Visit) -> None:
    doubled = """() => {
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at && !id.startsWith("credential-"));
    }"""
    assert visit.page.evaluate(doubled) == []


def test_without_javascript_the_field_stands_there(browser: Browser, page_url: str) -> None:
    with visited(browser, page_url, java_script_enabled=False) as visit:
        area = visit.form("account").get_by_label("Private key", exact=True)
        area.fill(PEM)
        expect(area).to_have_value(PEM)
        expect(area).to_have_js_property("required", value=True)
        form = visit.form("account")
        form.get_by_role("button", name="Save").press("Enter")
        assert "MIIE" not in visit.page.url
