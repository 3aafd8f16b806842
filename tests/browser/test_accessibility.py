"""axe-core looks at every kind of element of the site, in both colour schemes, wide and narrow, and finds nothing.

The pages are few that have all kinds between them: `tests/support/page_kinds.py` finds them in the built site. Each is
opened once in a window; the wide window shows it in both schemes. What an earlier page had is taken out of it.

The rules are those for WCAG 2.0, 2.1 and 2.2, levels A and AA, and axe's own best practices:
https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import fill, open_account, window_of
from tests.support.cases import first_of_each
from tests.support.help_site import help_forms
from tests.support.page_kinds import PageKinds, covering, kinds_of_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules of those tags about colours: in the dark scheme a page has the elements that it has in the light one."""
RUN = """([place, tags]) => axe.run(place, {resultTypes: ["violations"], runOnly: tags}).then(({violations}) =>
    violations.flatMap(({id, nodes}) => nodes.map(node => [id, node.target.join(" "), node.failureSummary])))"""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
DRAWN = """([place, often, known]) => {
  const behind = new Map([[null, ""]]), chosen = [];
  const told = (each, ...names) => names.map((name) => getComputedStyle(each)[name]).join();
  const under = (each) => {
    if (!behind.has(each)) {
      const own = told(each, "backgroundColor", "backgroundImage", "opacity", "position");
      const off = each.matches(":disabled, [aria-disabled=true]");
      behind.set(each, under(each.parentElement) + (off || own !== "rgba(0, 0, 0, 0),none,1,static" ? own + off : ""));
    }
    return behind.get(each);
  };
  for (const each of document.querySelector(place).querySelectorAll("*")) {
    const texts = [...each.childNodes].filter((node) => node.nodeType === 3);
    const length = texts.map((node) => node.data.trim()).join("").length;
    const isControl = each.matches("input, select, textarea");
    if (!(length || isControl) || !each.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = each.getBoundingClientRect();
    if (width < 2 || height < 2) continue;
    const own = told(each, "color", "fontSize", "fontWeight", "textShadow", "textDecorationLine", "display");
    const how = [under(each), own, isControl, length === 1].join();
    known[how] = (known[how] ?? 0) + 1;
    if (known[how] <= often) chosen.push(each);
  }
  for (const each of document.querySelectorAll("[data-drawn]")) delete each.dataset.drawn;
  for (const each of chosen) each.dataset.drawn = "";
  return known;
}"""
"""Marks so many of the texts in a place that are drawn alike: colour, size, weight, and what lies behind them."""
ALIKE = 3
"""So many of the texts that are drawn alike in a window are measured."""
SHORTEN = """([often, known]) => {
  const kind = (each) => [each.tagName, ...["class", "role", "type"].map((name) => each.getAttribute(name))].join();
  const kinds = (entry) => [...new Set([entry, ...entry.querySelectorAll("*")].map(kind))];
  const all = kinds(document.documentElement);
  for (const list of document.querySelectorAll("article, tbody, ul, ol, .paycore-directory")) {
    const seen = new Map();
    for (const entry of [...list.children].filter((each) => !each.matches("h1, h2, h3, h4, h5, h6, :has(form, h1)"))) {
      const own = kinds(entry);
      if (own.every((each) => known.includes(each) || seen.get(each) >= often)) entry.remove();
      else for (const each of own) seen.set(each, (seen.get(each) ?? 0) + 1);
    }
  }
  return [...new Set([...known, ...all])];
}"""
"""Takes out of each list, and of a page's text, what has only kinds of elements that are known or stood there often."""
OFTEN = 4
"""So many entries of a list have each of its kinds, as far as there are as many."""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
WINDOWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": WIDE, "color_scheme": "light", "reduced_motion": "reduce"},
    "phone": {"viewport": NARROW, "color_scheme": "light", "reduced_motion": "reduce", "has_touch": True},
}
"""The wide one shows each page in the dark scheme, too."""
SCROLLED_BY_KEYS = """() => [...document.querySelectorAll("pre > code, .md-typeset__scrollwrap")].every(
    (frame) => frame.scrollWidth <= frame.clientWidth || frame.tabIndex == 0)"""
"""The site lets keys scroll wide code and tables some at a time, whenever a page is at rest."""
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


@dataclass
class Look:
    """A look at pages in a window, one after the other.

    Attributes:
        page: the open one.
        kinds: the kinds of elements that were looked at.
        drawn: how often each way to draw a text was met, by the scheme.
    """

    page: Page
    kinds: list[str] = field(default_factory=list)
    drawn: dict[bool, dict[str, int]] = field(default_factory=lambda: {False: {}, True: {}})

    def shorten(self, often: int = OFTEN) -> None:
        """Leave so many entries of each list of the page, and none that has only what was looked at."""
        self.kinds = self.page.evaluate(SHORTEN, [often, self.kinds])

    def faults(self, place: str = "html") -> list[list[str]]:
        """Return what axe finds in a place of the page, once it is at rest: rule, element, and what it says.

        In a wide window also what the rules about colours find in the dark scheme.
        """
        self.page.evaluate("() => new Promise(done => setTimeout(() => requestIdleCallback(done, {timeout: 1000})))")
        self.page.wait_for_function(SCROLLED_BY_KEYS)
        found = self.found(place, TAGS)
        if self.page.viewport_size == WIDE and self._switch():
            assert is_dark(self.page)
            found += self.found(place, COLOURS)
            self._switch()
        assert not is_dark(self.page)
        return found

    def found(self, place: str, rules: list[str] | dict[str, Any]) -> list[list[str]]:
        """Return what some rules find in a place of the page as it is."""
        if not self.page.evaluate("() => 'axe' in globalThis"):
            self.page.evaluate(AXE)
            self.page.evaluate("() => axe.configure({rules: [{id: 'color-contrast', selector: '[data-drawn]'}]})")
        scheme = is_dark(self.page)
        self.drawn[scheme] = self.page.evaluate(DRAWN, [place, ALIKE, self.drawn[scheme]])
        found: list[list[str]] = self.page.evaluate(RUN, [place, rules])
        return found

    def _switch(self) -> bool:
        """Press the switch of the scheme, whatever has the focus or is open; return whether there is one."""
        pressed = "() => document.querySelector('#site-dark')?.dispatchEvent(new MouseEvent('click'))"
        return self.page.evaluate(pressed) is not None


def is_dark(page: Page) -> bool:
    return page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.fixture(scope="module", params=first_of_each(WINDOWS))
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """An empty page in a window of each kind."""
    with window_of(browser, **WINDOWS[request.param]) as page:
        yield page


@pytest.fixture
def look(window: Page) -> Look:
    """A look at pages in a window of each kind."""
    return Look(window)


@pytest.fixture(scope="session")
def kinds(reference_site: Path) -> dict[str, PageKinds]:
    """What each page of the reference site has."""
    return kinds_of_site(reference_site)


def test_no_kind_of_element_has_a_fault(look: Look, reference: str, kinds: dict[str, PageKinds]) -> None:
    found = {}
    for path in covering(kinds):
        look.page.goto(reference + path)
        look.shorten()
        found[path] = look.faults()
    assert {path: each for path, each in found.items() if each} == {}


def test_pages_that_have_every_kind_of_element_are_looked_at(kinds: dict[str, PageKinds]) -> None:
    chosen = covering(kinds)
    every = {kind for page in kinds.values() for kind in page.kinds}
    assert {kind for name in chosen for kind in kinds[name].kinds} == every


def test_no_id_stands_twice_on_any_page(kinds: dict[str, PageKinds]) -> None:
    twice = {name: [one for one, count in page.ids.items() if count > 1] for name, page in kinds.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def press_connect(form: Locator, part: str) -> None:
    form.get_by_role("button", name="Save").press("Enter")
    expect(form.locator(f'[data-part="{part}"]')).to_be_visible()


def test_form_has_no_fault_when_it_refuses_and_when_it_connects(
    look: Look, reference: str, key_file: Callable[..., Path]
) -> None:
    look.page.goto(f"{reference}connectors/connectum/")
    look.shorten()
    open_account(look.page)
    form = look.page.locator("form[data-connection=h2h_merchant_account]")
    press_connect(form, "summary")
    assert look.faults("article") == []
    fill(form, key_file)
    press_connect(form, "success")
    assert look.faults("article") == []


def enter(form: Locator, values: dict[str, str]) -> None:
    for label, value in values.items():
        control = form.get_by_label(label, exact=True)
        control.fill(value)
        control.press("Tab")


def test_form_has_no_fault_while_it_is_filled_in(look: Look, reference: str, key_file: Callable[..., Path]) -> None:
    look.page.goto(f"{reference}connectors/connectum/")
    look.shorten()
    look.page.get_by_text("Try the form").click()
    look.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    checklist = look.page.locator(".paycore-credentials").first
    checklist.get_by_role("button", name="Copy as a checklist").click()
    expect(checklist.get_by_role("textbox")).to_be_visible()
    open_account(look.page)
    form = look.page.locator("form[data-connection=h2h_merchant_account]")
    enter(form, {"Account": ' "Bearer x" ', "Password": "\u0440ass"})
    form.get_by_label("PKCS key").set_input_files(key_file("key.pem", b"PK\x03\x04"))
    expect(form.locator(".paycore-field__error:visible")).to_have_count(1)
    expect(form.locator(".paycore-field__repairs:visible")).to_have_count(2)
    assert look.faults("article") == []
    for part in ("Show Password", "Remove the spaces: Account"):
        form.get_by_role("button", name=part, exact=True).click()
    form.get_by_role("switch").check()
    assert look.faults("article") == []


def test_form_has_no_fault_in_either_mode(look: Look, reference: str) -> None:
    address = f"{reference}integration/ips/"

    def add_forms(route: Route) -> None:
        text = route.fetch().text()
        assert text.count("</article>") == 1
        forms = f'{help_forms()}</article><script src="{reference}assets/paycore/form.js" defer></script>'
        route.fulfill(body=text.replace("</article>", forms), content_type="text/html")

    look.page.route(address, add_forms)
    look.page.goto(address)
    look.shorten()
    form = look.page.locator("form[data-provider=acme]").first
    assert look.faults("article") == []
    for is_test, key in ((False, "sk_live_1"), (True, "sk_test_1")):
        form.get_by_role("switch").set_checked(is_test)
        enter(form, {"Shop": "", "Secret key": "sk_live_1" if is_test else "sk_test_1", "Public key": "pk"})
        form.get_by_label("tokens").check()
        press_connect(form, "summary")
        assert look.faults("article") == []
        enter(form, {"Shop": " 4711", "Secret key": key, **({"Sandbox number": "123"} if is_test else {})})
        form.locator('[data-part="ready"] input').check()
        press_connect(form, "success")
        expect(form.get_by_role("link", name="Shop has white space")).to_be_visible()
        assert look.faults("article") == []
    look.page.unroute(address)


def test_practice_dashboard_has_no_fault_while_it_is_used(look: Look, reference: str) -> None:
    look.page.goto(f"{reference}integration/practise/")
    dialog = look.page.locator("dialog[open]")

    def press(name: str) -> None:
        (dialog if dialog.count() else look.page).get_by_role("button", name=name).first.click()
        assert look.faults("article") == []

    press("New connection")
    press("Provider account EasyBits.io")
    dialog.get_by_label("Client name").fill("shop-1")
    dialog.get_by_role("switch").check()
    dialog.get_by_label("I have set up").check()
    press("Save")
    look.page.get_by_label("This Dashboard is").select_option("live")
    assert look.faults("article") == []
    press("New rule")
    press("Save")
    dialog.get_by_label("Name").fill("Everywhere")
    dialog.get_by_role("checkbox").check()
    press("Save")
    press("Delete EasyBits.io")
    press("Delete")
    press("Edit Everywhere")


def test_search_results_have_no_fault(look: Look, searched: str) -> None:
    look.page.goto(searched)
    look.page.keyboard.press("/")
    look.page.keyboard.type("dashboard")
    expect(look.page.locator(".md-search-result__item").first).to_be_visible()
    assert look.faults() == []


def test_menu_of_a_phone_has_no_fault(browser: Browser, reference: str) -> None:
    with window_of(browser, **WINDOWS["phone"]) as page:
        page.goto(f"{reference}writing/")
        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("navigation", name="Navigation")).to_be_in_viewport()
        assert Look(page).faults() == []


@pytest.mark.parametrize("path", first_of_each(["connectors/", "connectors/interkassa/"]))
def test_a_page_printed_from_the_dark_scheme_can_be_read(browser: Browser, reference: str, path: str) -> None:
    with window_of(browser, **WINDOWS["wide"] | {"color_scheme": "dark"}) as page:
        page.emulate_media(media="print")
        page.goto(reference + path)
        assert is_dark(page)
        page.add_style_tag(content="* { background: white !important }")
        assert [fault for fault in Look(page).found("html", COLOURS) if fault[0] == "color-contrast"] == []


def test_the_rules_about_colours_are_those_of_axe(browser: Browser, reference: str) -> None:
    with window_of(browser, **WINDOWS["wide"]) as page:
        page.goto(f"{reference}integration/ips/")
        page.evaluate(AXE)
        known = page.evaluate("tags => axe.getRules(tags).filter(({tags}) => tags.includes('cat.color'))", TAGS)
        assert {rule["ruleId"] for rule in known} == {*COLOURS["values"]}


def test_planted_faults_are_found(browser: Browser, reference: str) -> None:
    with window_of(browser, **WINDOWS["wide"]) as page:
        page.goto(f"{reference}integration/ips/")
        article = page.locator("article")
        article.evaluate("(article, html) => article.insertAdjacentHTML('beforeend', html)", "".join(PLANTED.values()))
        assert {found for found, *_ in Look(page).faults()} == {*PLANTED}
