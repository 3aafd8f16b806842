"""A browser's page that tells everything that ran, loaded or came to be on it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.browser.conftest import PATIENCE
from tests.browser.sinks import INERT

if TYPE_CHECKING:
    from playwright._impl._api_structures import ProxySettings
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

SCRIPT = r"""
const told = (...what) => console.error('OWNED', ...what, new Error().stack);
for (const name of ['owned', 'alert', 'confirm', 'prompt', 'print', 'open'])
  Object.defineProperty(window, name, {value: told});
window.seen = {};
window.put = (name, value) => { seen[name] = value; };
const SAFE = ['http:', 'https:', 'mailto:', 'tel:', 'none:'];
const scheme = (url) => { try { return new URL(url, document.baseURI).protocol; } catch { return 'none:'; } };
window.judged = (url) => `${SAFE.includes(scheme(url)) ? 'safe' : 'unsafe'} ${url}`;
window.unescaped = (css) => css.replace(/\\(?:([0-9a-f]{1,6})[ \t\n]?|([^]))/gi,
  (_, hex, char) => hex ? String.fromCodePoint(parseInt(hex, 16)) : char);
window.in_page = (value) => value.replace(/\r\n?/g, '\n');
window.labelled = (diagram) => diagram.match(/A\[([^"()[\]{}<>|]*)\] --> B$/)[1].replace(
  /#(\d+);/g, (_, code) => String.fromCodePoint(code));
const SIGNS = {backslash: '\\', wedge: '^', sim: '~', lt: '<', gt: '>'};
window.drawn = (text, begin, end) => {
  const [head, tail] = [`${begin}\\text{`, `}${end}`];
  if (!text.startsWith(head) || !text.endsWith(tail)) return `other: ${text}`;
  const said = text.slice(head.length, -tail.length).replace(
    /\}\\(?:(backslash|wedge|sim|lt|gt) |([{}$&#%_]))\\text\{/g, (_, name, sign) => `\0${SIGNS[name] ?? sign}`);
  return /(?<!\0)[\\{}$&#%^_~<>]/.test(said) ? `not safe: ${text}` : said.replaceAll('\0', '');
};
const VOLATILE = ['class', 'hidden', 'style', 'tabindex', 'title'];
window.skeleton = (page, left) => {
  const found = [];
  const visit = (root) => {
    for (const each of root.querySelectorAll('*')) {
      const names = each.getAttributeNames().filter((name) => !left.includes(name)).sort();
      found.push(`${each.closest('[id]')?.id ?? ''} ${each.localName} ${names}`);
      if (each.localName === 'template') visit(each.content);
    }
  };
  visit(page);
  return found;
};
window.built = async () => {
  const type = document.contentType === 'image/svg+xml' ? 'application/xml' : 'text/html';
  const text = await (await fetch(location.href)).text();
  return skeleton(new DOMParser().parseFromString(text, type), []).join('\n');
};
window.kinds = () => [...new Set(skeleton(document, VOLATILE).map((each) => each.replace(/^[^ ]* /, '')))];
"""
READ = """async () => {
  const readers = {READERS};
  const clicks = CLICKS;
  const places = [...document.querySelectorAll('[data-sink]')];
  for (const e of places) if (clicks[e.dataset.sink]) e.querySelector(clicks[e.dataset.sink])?.click();
  await new Promise((done) => setTimeout(done, 50));
  const read = (e) => { try { return String(readers[e.dataset.sink](e)); } catch (error) { return String(error); } };
  return JSON.stringify(Object.fromEntries(places.map((e) => [e.id, read(e)])));
}"""
READ = READ.replace("READERS", ",".join(f"{json.dumps(each.name)}: (e) => {each.read}" for each in INERT))
READ = READ.replace("CLICKS", json.dumps({each.name: each.clicks for each in INERT if each.clicks}))
STIR = """() => {
  for (const each of document.querySelectorAll('body *')) {
    for (const type of ['mouseenter', 'mouseover', 'pointerdown', 'toggle']) each.dispatchEvent(new Event(type));
    if (each.matches('a, area, button, input, select, summary, textarea')) each.focus({preventScroll: true});
  }
}"""


@dataclass(slots=True)
class Watch:
    """A page, and what it told since it was opened: what ran or failed, and the addresses it asked for."""

    page: Page
    reported: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, browser: Browser) -> Watch:
        """Return a new page in a window of its own that reaches loopback only: for the rest it has a dead proxy."""
        nowhere: ProxySettings = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
        context = browser.new_context(viewport={"width": 1280, "height": 900}, proxy=nowhere)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(SCRIPT)
        watch = cls(context.new_page())
        page = watch.page
        context.on("page", lambda other: watch.reported.append(f"opened {other.url}"))
        page.on("request", lambda request: watch.requests.append(request.url))
        page.on("pageerror", lambda error: watch.reported.append(f"{error.name}: {error.message} {error.stack}"))

        def asked(dialog: Dialog) -> None:
            watch.reported.append(f"asked {dialog.message}")
            dialog.dismiss()

        def said(message: ConsoleMessage) -> None:
            if message.type == "error" and not message.text.startswith("Failed to load resource"):
                watch.reported.append(message.text)

        page.on("dialog", asked)
        page.on("console", said)
        return watch

    def open(self, address: str) -> None:
        """Open a page, with nothing told yet."""
        self.reported.clear()
        self.requests.clear()
        self.page.goto(address, wait_until="load")

    def stir(self) -> None:
        """Touch everything on the page, as a pointer and a keyboard do."""
        self.page.evaluate(STIR)

    def built(self) -> str:
        """Return what the page's file is made of, a line an element: the nearest id, its name and its attributes'."""
        found: str = self.page.evaluate("built()")
        return found

    def kinds(self) -> set[str]:
        """Return what the page is made of now, after its scripts: names of elements and of their attributes."""
        return set(self.page.evaluate("kinds()"))

    def reads(self) -> dict[str, str]:
        """Return what can be read in each place, by the place's id."""
        found: dict[str, str] = json.loads(self.page.evaluate(READ))
        return found
