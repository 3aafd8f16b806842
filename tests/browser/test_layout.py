"""Where things are on the reference site and how large they are, as readers see it: in both schemes and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visited, window_of
from tests.support.cases import crossed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
TARGET = 24
"""Pixels that a target has at least each way: WCAG 2.2, 2.5.8 *Target Size (Minimum)*."""
SHIFTS = """
globalThis.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
  .observe({ type: "layout-shift", buffered: true });
"""
BOXES = """() => [...document.querySelectorAll(".paycore-catalog :is([type=checkbox], [type=radio])")]
  .map((box) => box.closest("label").getBoundingClientRect().height)"""
PICTURE = """(letters, width) => {
  const picture = new Image();
  for (const { name, value } of letters.attributes) picture.setAttribute(name, value);
  picture.width = width ?? picture.width;
  picture.src = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'/>";
  letters.replaceWith(picture);
  const style = getComputedStyle(picture);
  const gaps = ["Top", "Right", "Bottom", "Left"].map((side) => parseFloat(style["padding" + side]));
  return { gaps, width: picture.getBoundingClientRect().width, fit: style.objectFit };
}"""
"""Puts a picture in the place of a logo of letters, and returns how far it stays from the edges of its tile."""
BROKEN = """() => [...document.querySelectorAll("td code .site-word")]
  .filter((word) => word.getClientRects().length > 1)
  .map((word) => word.textContent)"""


@pytest.mark.parametrize(
    ("path", "viewport"), crossed(["connectors/", "connectors/payment-methods/", "writing/"], [PHONE, DESK])
)
def test_what_scripts_show_moves_nothing(browser: Browser, reference: str, path: str, viewport: dict[str, Any]) -> None:
    with visited(browser, f"{reference}404.html", viewport=viewport) as visit:
        visit.page.add_init_script(SHIFTS)
        visit.page.goto(reference + path)
        visit.settle()
        assert sum(visit.page.evaluate("shifts")) < 0.01


def test_a_box_can_be_hit_with_a_finger(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/", viewport=PHONE) as visit:
        visit.page.get_by_text("Filters").first.click()
        heights = visit.page.evaluate(BOXES)
        assert heights
        assert min(heights) >= TARGET


def test_a_name_in_a_narrow_table_is_not_broken_within_a_word(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}writing/components/", viewport={"width": 360, "height": 800}) as visit:
        assert visit.page.locator("td code .site-word").count() > 20
        assert visit.page.evaluate(BROKEN) == []


@pytest.mark.parametrize(
    ("path", "tile"),
    [("connectors/interkassa/", ".paycore-head .paycore-logo"), ("integration/", ".paycore-shot [data-is=tile]")],
    ids=["logo", "drawing"],
)
def test_a_tile_of_letters_is_dark_in_the_dark_scheme(browser: Browser, reference: str, path: str, tile: str) -> None:
    seen = []
    for scheme in ("light", "dark"):
        with visited(browser, reference + path, color_scheme=scheme) as visit:
            logo = visit.page.locator(tile).first
            seen.append(logo.evaluate("svg => getComputedStyle(svg).filter"))
    assert seen[0] == "none"
    assert seen[1].startswith("invert(")


@pytest.mark.parametrize(
    ("place", "viewport"),
    crossed([("connectors/", None), ("connectors/stripe/", None), ("connectors/stripe/", 400)], [PHONE, DESK]),
)
def test_a_logo_keeps_away_from_the_edges_of_its_tile(
    browser: Browser, reference: str, viewport: dict[str, Any], place: tuple[str, int | None]
) -> None:
    """Real logos are brought by each site; one fills its picture to the edge, as most do."""
    path, width = place
    with visited(browser, reference + path, viewport=viewport) as visit:
        drawn = visit.page.locator(".paycore-logo").first.evaluate(PICTURE, width)
        assert min(drawn["gaps"]) >= 5
        assert min(drawn["gaps"]) >= min(10, 0.06 * drawn["width"])
        assert 2 * max(drawn["gaps"]) < 0.2 * drawn["width"]
        assert drawn["fit"] == "contain"


def test_a_manual_is_no_longer_on_a_phone_than_its_words(browser: Browser, reference: str) -> None:
    """It was 10,700 pixels when each help text stood twice, for both kinds of accounts."""
    with visited(browser, f"{reference}connectors/interkassa/", viewport=PHONE) as visit:
        assert visit.page.evaluate("document.documentElement.scrollHeight") < 9_500


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_what_nobody_has_come_near_is_not_laid_out_and_a_link_there_arrives(
    browser: Browser, reference: str, viewport: dict[str, Any]
) -> None:
    with visited(browser, f"{reference}writing/", viewport=viewport) as visit:
        blocks = visit.page.locator("article > .highlight code")
        laid_out = "code => code.checkVisibility({ contentVisibilityAuto: true })"
        assert not blocks.last.evaluate(laid_out)
        blocks.last.scroll_into_view_if_needed()
        visit.page.wait_for_function(
            f"""() => ({laid_out})([...document.querySelectorAll("article > .highlight code")].at(-1))"""
        )
    with visited(browser, f"{reference}writing/#rules-of-a-verdict", viewport=viewport) as visit:
        visit.settle()
        top = visit.page.locator("#rules-of-a-verdict").evaluate("heading => heading.getBoundingClientRect().top")
        assert 0 < top < 150


NEVER_AT_REST = "requestIdleCallback = (act, limit) => limit && setTimeout(act, limit.timeout)"


@pytest.mark.parametrize("script", ["", NEVER_AT_REST], ids=["at rest", "never at rest"])
def test_wide_tables_can_be_scrolled_with_keys(browser: Browser, reference: str, script: str) -> None:
    with window_of(browser, viewport={"width": 360, "height": 800}) as page:
        page.add_init_script(script)
        page.goto(f"{reference}measured/")
        tables = page.locator(".md-typeset__scrollwrap")
        for table in (tables.first, tables.filter(has_text="First build").last):
            expect(table).to_have_attribute("tabindex", "0")
            expect(table).to_have_role("group")
