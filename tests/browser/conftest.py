"""A page with practice forms and the reference site, served from loopback and opened in a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import pytest
from markupsafe import Markup, escape
from playwright.sync_api import Error, expect, sync_playwright

from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.components.connection_form import render_form
from mkdocs_paycore.components.credentials import render_credentials
from tests.support.help_site import write_assets
from tests.support.reference_site import FEW, build_strictly, copied, made_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, ViewportSize

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE = 120_000
"""Milliseconds; what is waited for takes a hundredth, and much longer on a machine that has other work."""
expect.set_options(timeout=PATIENCE)

PAGES = (
    "",
    "connectors/",
    "connectors/123x/",
    "connectors/accentpay/",
    "connectors/dlocal/",
    "connectors/interkassa/",
    "connectors/payment-methods/",
    "connectors/payout-methods/flashpay/",
    "developers/api/rules/",
    "integration/ips/",
    "integration/practise/",
    "integrations/",
    "integrations/authorize_net/",
    "integrations/practise/",
    "writing/",
)
"""Each kind of page of the reference site. 123x is not ready; dlocal and accentpay have generated manuals, with and
without connections."""
FURTHER_PAGES = (
    "connectors/connectum/",
    "connectors/payment-services/",
    "connectors/payout-methods/",
    "connectors/payout-services/",
    "developers/api/",
    "how-it-is-made/",
    "integration/",
    "integration/organisation/",
    "measured/",
    "partners/",
    "writing/components/",
)
"""Further pages: each has the scripts and the components that one of those has."""

FIELDS: list[dict[str, Any]] = [
    {"key": "account", "label": "Account", "provider_label": "Username", "type": "text", "required": True},
    {
        "key": "secret_key",
        "label": "Secret key",
        "type": "secret",
        "required": True,
        "min_length": 8,
        "find_at": "In the settings.",
    },
    {
        "key": "pkcs_key",
        "label": "PKCS key",
        "type": "file",
        "required": True,
        "accept": [".pem"],
        "max_size": 20480,
    },
    {
        "key": "terminal",
        "label": "Terminal",
        "type": "text",
        "pattern": "[0-9]{4}",
        "pattern_hint": "Four digits",
        "help": "On the contract.",
    },
    {"key": "currency", "label": "Currency", "type": "select", "required": True, "choices": ["EUR", "USD"]},
    {
        "key": "features",
        "label": "Features",
        "type": "multiselect",
        "choices": ["only_3ds", "required_3ds_v1"],
    },
    {"key": "codes", "label": "Codes", "type": "multiselect"},
    {"key": "test_mode", "label": "Test mode", "type": "toggle"},
    {"key": "elements", "label": "Elements", "type": "text"},
]
"""Each control once; the last key is the name of a property of form elements."""


def sample_provider() -> Provider:
    connections = [
        {"kind": "provider_account", "fields": FIELDS[:2]},
        {"kind": "h2h_merchant_account", "fields": FIELDS},
    ]
    return Provider.model_validate(
        {"code": "connectum", "name": "Connectum", "status": "ready", "connections": connections}
    )


def sample_page() -> str:
    """Return a page with one list and three forms: one of a kind, and two of another."""
    provider = sample_provider()
    account, h2h = provider.connections
    parts = [
        render_credentials(provider, h2h, inline=escape, has_form=True),
        render_form(provider, h2h, inline=escape, has_list=True),
        render_form(provider, account, inline=escape, has_list=False),
        render_form(provider, account, inline=escape, has_list=False, number=2),
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Forms</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
        '<link rel="stylesheet" href="assets/paycore.css">'
        '<script defer src="assets/form.js"></script></head>'
        f"<body><main><h1>Forms</h1>{Markup('').join(map(Markup, parts))}</main></body></html>"
    )


INDEX = "/search/search_index.json"
NOTHING = b'{"config": {"lang": ["en"], "separator": "[^a-z]+", "pipeline": [], "fields": {}}, "docs": []}'
"""An index of a search without pages."""


class _QuietHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for all files of a page

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: a test's output is its own."""


class _Unsearched(_QuietHandler):
    def do_GET(self) -> None:  # the base class's name
        """Have each visit read no index: to read that of the whole site takes longer than to show a page."""
        if not self.path.endswith(INDEX):
            super().do_GET()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(NOTHING)))
        self.end_headers()
        self.wfile.write(NOTHING)


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with the page, the scripts and the styles."""
    folder = tmp_path_factory.mktemp("site")
    write_assets(folder / "assets")
    (folder / "index.html").write_text(sample_page(), encoding="utf-8")
    (folder / "favicon.ico").touch()
    with served(folder) as address:
        yield address


@contextmanager
def served(folder: Path, *, is_searched: bool = True) -> Iterator[str]:
    """Serve a folder on loopback and give its address; the search of a site that is not searched finds nothing."""
    handler = _QuietHandler if is_searched else _Unsearched
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def reference(reference_site: Path) -> Iterator[str]:
    """The address of the reference site, whose search finds nothing."""
    with served(reference_site, is_searched=False) as address:
        yield address


@pytest.fixture(scope="session")
def few(few_site: Path) -> Iterator[str]:
    """The address of the reference site with few providers, whose search finds nothing."""
    with served(few_site, is_searched=False) as address:
        yield address


@pytest.fixture(scope="session")
def searched(reference_site: Path) -> Iterator[str]:
    """The address of the reference site with its search."""
    with served(reference_site) as address:
        yield address


@pytest.fixture(scope="session")
def instant(repository: Path, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the reference site, with few providers, and Material's instant navigation."""

    def make(folder: Path) -> None:
        sources = copied(repository, folder.with_suffix(".sources"), providers={*FEW, "4bill", "billline"})
        config = sources / "mkdocs.yml"
        footer = "    - navigation.footer\n"
        text = config.read_text("utf-8")
        assert text.count(footer) == 1
        config.write_text(text.replace(footer, f"{footer}    - navigation.instant\n"), "utf-8")
        build_strictly(config, folder)

    folder = tmp_path_factory.mktemp("instant") / "site"
    shutil.copytree(made_once(shared_folder / "instant", make), folder)
    with served(folder, is_searched=False) as address:
        name_port(folder / "sitemap.xml", address)
        yield address


def name_port(sitemap: Path, address: str) -> None:
    """Have a sitemap name the pages of a server: Material takes over links to pages that it names, with their port."""
    sitemap.write_text(re.sub("<loc>https://[^/]+/", f"<loc>{address}", sitemap.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium, else Playwright's own; where there is neither, skip, but fail in CI."""
    known = map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))
    installed = os.environ.get("CHROMIUM") or next(filter(None, known), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed, args=CHROMIUM_FLAGS)
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium can be started: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


@dataclass(slots=True)
class Visit:
    """An open page and what it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until nothing has been asked for in half a second."""
        self.page.wait_for_load_state("networkidle")

    def form(self, kind: str = "h2h_merchant_account", number: int = 1) -> Locator:
        """Return a form of the page."""
        return self.page.locator(f"form[data-connection={kind}]").nth(number - 1)

    def verdicts(self) -> list[dict[str, Any]]:
        """Return the verdicts that reached the document so far."""
        found: list[dict[str, Any]] = self.page.evaluate("verdicts")
        return found

    def wait_for_verdicts(self, count: int) -> dict[str, Any]:
        """Wait until that many verdicts have come and return the last."""
        self.page.wait_for_function("count => verdicts.length >= count", arg=count)
        verdicts = self.verdicts()
        assert len(verdicts) == count
        return verdicts[-1]


@pytest.fixture
def visit(browser: Browser, site_url: str) -> Iterator[Visit]:
    """The page, just opened; it must end without a fault of script, style or policy."""
    with visited(browser, site_url) as visit:
        yield visit


def open_account(page: Page, kind: str = "H2H Merchant account") -> None:
    """Choose which kind of account a manual shows the part of."""
    page.get_by_role("tab", name=kind).click()


@contextmanager
def window_of(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open an empty page in a window of its own that waits as long as a busy machine may take."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


VIEWPORT: ViewportSize = {"width": 1280, "height": 900}
RECORDING = """globalThis.verdicts = [];
document.addEventListener("paycore:verdict", (event) => verdicts.push(event.detail));"""
KEPT: WeakKeyDictionary[Browser, Page] = WeakKeyDictionary()
"""The page that visits share, one after the other: its process has the scripts of the last one compiled."""
MOST_PAGES = 30
"""So many pages a window keeps at most before it is closed: a browser forgets those before the last fifty."""


@contextmanager
def recording_window(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open an empty page in a window of its own that records verdicts."""
    with window_of(browser, **{"viewport": VIEWPORT, **options}) as page:
        page.context.add_init_script(RECORDING)
        yield page


@contextmanager
def kept_window(browser: Browser) -> Iterator[Page]:
    """Give the page that visits share, as a new one is: nothing stored, nothing routed, nothing heard, not scrolled.

    What a test changes beyond its size, media and routes (scripts at its start, permissions) wants a window of its own.
    """
    page = KEPT.pop(browser, None)
    if page is None:
        context = browser.new_context(viewport=VIEWPORT)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(RECORDING)
        page = context.new_page()
    is_clean = False
    try:
        yield page
        page.unroute_all()
        if page.url.startswith("http"):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        is_old = page.evaluate("history.length") > MOST_PAGES
        page.goto("about:blank")
        page.context.clear_cookies()
        page.set_viewport_size(VIEWPORT)
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        page.mouse.move(0, 0)
        is_clean = not is_old and page.context.pages == [page]
    finally:
        if is_clean and browser not in KEPT:
            KEPT[browser] = page
        else:
            page.context.close()


@contextmanager
def visited(browser: Browser, address: str, *, empty: str = "", **options: Any) -> Iterator[Visit]:
    """Open a page and record its verdicts, requests and faults: in the window that visits share, or one of its own.

    An address that fits the pattern `empty` is answered with an empty script; with `options` the window is its own.
    """
    with recording_window(browser, **options) if options else kept_window(browser) as page:
        if empty:
            page.route(empty, lambda route: route.fulfill(content_type="text/javascript", body=""))
        visit = Visit(page)
        hears: dict[Any, Any] = {
            "request": lambda request: visit.requests.append(request.url),
            "pageerror": lambda error: visit.faults.append(str(error)),
            "console": lambda message: visit.faults.append(message.text) if message.type == "error" else None,
        }
        for event, hear in hears.items():
            page.on(event, hear)
        try:
            page.goto(address)
            yield visit
        finally:
            for event, hear in hears.items():
                page.remove_listener(event, hear)
    assert visit.faults == []


@pytest.fixture
def key_file(tmp_path: Path) -> Callable[..., Path]:
    """Make a file to upload."""

    def make(name: str = "key.pem", content: bytes = b"-----BEGIN PRIVATE KEY-----\n") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


def fill(form: Locator, key_file: Callable[..., Path]) -> None:
    """Fill in what a form requires, whatever it asks for, and say that all is set up."""
    for number, control in enumerate(form.locator("input[required]:not([type=file])").all()):
        control.fill(f"sample{number}")  # a form may ask that two differ
    for control in form.locator("input[type=file]").all():
        control.set_input_files(key_file())
    for control in form.locator("select[required]").all():
        control.select_option(index=1)
    form.locator(".paycore-form__ready input").check()
