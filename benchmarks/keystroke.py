"""How long the catalog takes for a keystroke, in Chromium: `python -m benchmarks.keystroke SITE [ROWS]`.

SITE is a built reference site. Its catalog is replaced by one of ROWS (1,200) made-up providers with real methods. For
each keystroke of some searches, typed and taken back, it prints the milliseconds of the script, and of script, style
and layout together: median, 95th percentile, most.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.methods import Directory, Side
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.catalog.usage import Usage
from mkdocs_paycore.components.provider_catalog import render_catalog
from mkdocs_paycore.markdown.vocabulary import Logo
from tests.browser.conftest import CHROMIUM_FLAGS, served

ROOT = Path(__file__).parent.parent
ROWS = 1200
SEARCHES = ("pix brl", "payment card", "inter", "e", "bank transfer", "mobile", "wallet pay", "usd", "k", "zz")
WIDTHS = (1280, 360)
KEYSTROKES = """async texts => {
  const input = document.querySelector("[name=find]"), script = [], whole = [];
  for (const text of texts) {
    await new Promise(next => requestAnimationFrame(() => setTimeout(next)));
    const start = performance.now();
    input.value = text;
    input.dispatchEvent(new Event("input", {bubbles: true}));
    script.push(performance.now() - start);
    document.body.offsetHeight;
    whole.push(performance.now() - start);
  }
  return [script, whole];
}"""


def providers(directory: Directory, count: int) -> list[Provider]:
    """Return made-up providers, the same ones each time."""
    chance = random.Random(count)  # noqa: S311 - no secret hangs on it
    payment, payout = (list(directory.methods[side])[:300] for side in Side)
    currencies, countries, features = list(directory.currencies), list(directory.countries), list(Feature)

    def made(number: int) -> Provider:
        keys: dict[str, Any] = {
            "code": f"provider-{number}",
            "name": f"{directory.method(Side.PAYMENT, chance.choice(payment)).name} {number}",
            "status": "ready" if number % 3 else "not_ready",
            "features": tuple(feature for bit, feature in enumerate(features) if number >> bit & 1),
            "payment_methods": tuple(chance.sample(payment, chance.randint(0, 25))),
            "payout_methods": tuple(chance.sample(payout, chance.randint(0, 10))),
            "currencies": tuple(chance.sample(currencies, chance.randint(1, 12))) if number % 2 else (),
            "countries": tuple(chance.sample(countries, chance.randint(0, 30))),
        }
        return Provider(**keys)

    return [made(number) for number in range(count)]


def put_catalog(site: Path, folder: Path, count: int) -> None:
    """Put the page of the catalog, with `count` providers, and its assets into a folder."""
    directory = load_directory(ROOT / "docs" / "connectors", root=ROOT)
    catalog = render_catalog(
        Usage(providers(directory, count), directory),
        manual_url=lambda code: f"{code}/",
        logo=lambda _: Logo(),
        directory_url=lambda _: "",
    )
    page = (site / "connectors" / "index.html").read_text("utf-8")
    start = page.index('<div class="paycore-catalog"')
    end = page.index("</table>\n</div>\n</div>", start) + len("</table>\n</div>\n</div>")
    shutil.copytree(site / "assets", folder / "assets")
    (folder / "connectors").mkdir()
    (folder / "connectors" / "index.html").write_text(page[:start] + catalog + page[end:], encoding="utf-8")


def keystrokes() -> list[str]:
    """Return what stands in the search after each keystroke."""
    ends = [[*range(1, len(text) + 1), *range(len(text) - 1, -1, -1)] for text in SEARCHES]
    return [text[:end] for text, all_ends in zip(SEARCHES, ends, strict=True) for end in all_ends]


def shown(times: list[float]) -> str:
    """Return median, 95th percentile and most."""
    ranked = sorted(times)
    return " / ".join(f"{ranked[round(share * (len(ranked) - 1))]:.1f}" for share in (0.5, 0.95, 1))


def main(site: Path, count: int) -> None:
    """Measure and print."""
    texts = keystrokes()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        put_catalog(site, Path(name), count)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        with served(Path(name)) as address:
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(f"{address}connectors/")
                page.locator(".paycore-catalog form").wait_for()
                script, whole = page.evaluate(KEYSTROKES, texts)
                print(f"{count} rows, {width} px, {len(texts)} keystrokes, ms (median / 95 % / most):")
                print(f"  script {shown(script)}; with style and layout {shown(whole)}")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROWS)  # noqa: PLR2004 - site and rows
