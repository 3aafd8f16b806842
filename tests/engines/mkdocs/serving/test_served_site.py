"""What `mkdocs serve` shows after a change: first the pages that somebody looks at, and what is wrong."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from mkdocs_paycore.engines.mkdocs.pages_next import OtherPagesFirst
from mkdocs_paycore.engines.mkdocs.serving.early_notice import notice_early
from mkdocs_paycore.engines.mkdocs.serving.served_page import with_messages
from mkdocs_paycore.engines.mkdocs.serving.served_site import ServedSite

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

PAGE = "<!doctype html><html><body><main><h1>Home</h1></main></body></html>"


@dataclass
class Plugin:
    """What builds a site: the addresses that each build is asked to do first, and what it reports."""

    first_pages: Collection[str] = ()
    has_all_pages: bool = True
    reported: list[str] = field(default_factory=list)
    asked: list[Collection[str]] = field(default_factory=list)
    gives_way: Callable[[], bool] = bool

    def told(self) -> list[str]:
        return self.reported


class Server:
    """As much of MkDocs' server as is asked of it."""

    mount_path = "/docs/"

    def __init__(self, root: Path, builder: Callable[[], None]) -> None:
        self.root, self.builder = str(root), builder
        self.app: Callable[..., Iterable[bytes]] = self.serve_request
        self._epoch_cond = threading.Condition()
        self._wanted_epoch, self._visible_epoch = 2, 1
        self._rebuild_cond, self._want_rebuild = threading.Condition(), False
        self.build_delay, self.observer, self._watched_paths = 0.1, PollingObserver(), dict[str, int]()

    def set_app(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        is_page = not environ["PATH_INFO"].startswith("/livereload/")
        start_response("200 OK", [("Content-Type", "text/html" if is_page else "text/plain"), ("Content-Length", "1")])
        return [PAGE.encode() if is_page else b"1"]

    def get(self, path: str, referrer: str = "") -> tuple[dict[str, str], bytes]:
        head: list[Any] = []
        content = self.app({"PATH_INFO": path, "HTTP_REFERER": referrer}, lambda *given: head.extend(given))
        return dict(head[1]), b"".join(content)


@pytest.fixture
def plugin() -> Plugin:
    return Plugin()


def served(root: Path, plugin: Plugin, build: Callable[[], None] = lambda: None) -> Server:
    def noted() -> None:
        plugin.asked.append(plugin.first_pages)
        build()

    server = Server(root, noted)
    ServedSite(server, plugin)  # type: ignore[arg-type] # as much of it as is asked
    return server


def messages(page: bytes) -> list[str]:
    return [found.get_text() for found in BeautifulSoup(page, "html.parser").select(".paycore-wrong[role=alert]")]


def test_a_page_shows_what_is_wrong_as_text() -> None:
    wrong = "docs/index.md:3:1: error: unknown variable <b>custom.nme</b>"
    page = with_messages(PAGE.encode(), [wrong, "more"])
    assert messages(page) == [f"{wrong}\nmore"]
    assert BeautifulSoup(page, "html.parser").select("b") == []
    assert page.endswith(b"</body></html>")


def test_a_page_shows_nothing_where_nothing_is_wrong_but_keeps_its_place() -> None:
    page = with_messages(PAGE.encode(), [])
    assert messages(page) == []
    assert b"sessionStorage" in page


def test_a_page_without_a_body_is_shown_as_well() -> None:
    assert with_messages(b"<p>a", ["b"]).startswith(b"<p>a<pre")


def test_what_was_reported_stands_on_pages_with_their_true_length(tmp_path: Path, plugin: Plugin) -> None:
    plugin.reported = ["docs/index.md:1:1: warning"]
    headers, page = served(tmp_path, plugin).get("/docs/")
    assert messages(page) == ["docs/index.md:1:1: warning"]
    assert headers["Content-Length"] == str(len(page))


@pytest.mark.parametrize("error", [SystemExit("Aborted with a BuildError!"), RuntimeError("hook.py:3: no"), KeyError()])
def test_a_build_that_fails_is_told_on_the_last_good_page_and_in_the_log(
    tmp_path: Path, plugin: Plugin, error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise error

    server = served(tmp_path, plugin, fail)
    with caplog.at_level(logging.INFO):
        server.builder()
    said = str(error) or "KeyError"
    assert messages(server.get("/docs/")[1]) == [said]
    assert said in caplog.text


def test_an_interrupt_ends_the_server(tmp_path: Path, plugin: Plugin) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        served(tmp_path, plugin, interrupt).builder()


def test_what_was_wrong_goes_with_the_next_good_build(tmp_path: Path, plugin: Plugin) -> None:
    errors = [RuntimeError("no")]

    def build() -> None:
        if errors:
            raise errors.pop()

    server = served(tmp_path, plugin, build)
    server.builder()
    assert messages(server.get("/docs/")[1]) == ["no"]
    server.builder()
    assert messages(server.get("/docs/")[1]) == []


def test_pages_that_browsers_ask_for_are_built_first(tmp_path: Path, plugin: Plugin) -> None:
    server = served(tmp_path, plugin)
    server.builder()
    server.get("/livereload/1/1", "http://127.0.0.1:8000/docs/a/b/")
    server.get("/livereload/1/2", "http://127.0.0.1:8000/docs/")
    server.builder()
    assert plugin.asked == [[], ["", "a/b/"]]
    assert plugin.first_pages == ()


@pytest.mark.parametrize("changes", [False, True])
def test_all_others_follow_and_browsers_load_again_only_what_became_another(
    tmp_path: Path, plugin: Plugin, *, changes: bool
) -> None:
    shown = []

    def build() -> None:
        plugin.has_all_pages = not plugin.first_pages
        if plugin.has_all_pages:
            shown.append(vars(server)["_visible_epoch"])
        (tmp_path / "index.html").write_text("whole" if plugin.has_all_pages and changes else "first")

    server = served(tmp_path, plugin, build)
    server.get("/livereload/1/2", "http://127.0.0.1:8000/docs/")
    server.builder()
    assert plugin.asked == [[""], []]
    assert shown == [2], "the page is on the screen before all others are built"
    assert vars(server)["_wanted_epoch"] == (3 if changes else 2)


def test_what_a_build_of_few_pages_says_is_not_said_twice(
    tmp_path: Path, plugin: Plugin, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("mkdocs.test")

    def build() -> None:
        plugin.has_all_pages = not plugin.first_pages
        logger.warning("wrong")

    server = served(tmp_path, plugin, build)
    server.get("/livereload/1/2", "http://127.0.0.1:8000/docs/")
    server.builder()
    assert [record.message for record in caplog.records].count("wrong") == 1


class Pages:
    """A build that works on one page after the other, of which each may be waited for."""

    def __init__(self, root: Path, plugin: Plugin, *, parts: bool = True) -> None:
        self.root, self.plugin, self.parts, self.number = root, plugin, parts, 0
        self.before_page: Callable[[int], None] = lambda _: None

    def build(self) -> None:
        first = self.plugin.first_pages if self.parts else ()
        self.plugin.has_all_pages = not first
        for number in range(len(first) if first else 100):
            self.before_page(number)
            if self.plugin.gives_way():
                raise OtherPagesFirst
        self.number += 1
        for url in first or ("", "a/", "b/"):
            page = self.root / url / "index.html"
            page.parent.mkdir(exist_ok=True)
            page.write_text(str(self.number))


def waiting(server: Server, path: str) -> threading.Thread:
    """Return a request that waits for its page."""
    request = threading.Thread(target=server.get, args=[path], daemon=True)
    request.start()
    return request


@pytest.mark.parametrize("opened", ["", "/docs/a/"])
def test_a_page_that_is_asked_for_while_all_are_built_comes_next(tmp_path: Path, plugin: Plugin, opened: str) -> None:
    pages, requests = Pages(tmp_path, plugin), list[threading.Thread]()
    server = served(tmp_path, plugin, pages.build)
    site = vars(server)["builder"].__self__

    def ask(number: int) -> None:
        if number == 50 and not requests:
            requests.append(waiting(server, "/docs/b/"))
            while not site.asked.are_waited_for:
                requests[0].join(0.001)

    pages.before_page = ask
    if opened:
        server.get(opened)
    server.builder()
    before = [["a/"]] if opened else []
    assert plugin.asked == [*before, [], ["b/", *("a/" for _ in before)], []]
    requests[0].join(60)
    assert not requests[0].is_alive()
    assert (tmp_path / "index.html").read_text() == str(len(before) + 2), "all are built at last"


@pytest.mark.parametrize("opened", ["", "/docs/a/"])
def test_what_is_saved_while_all_are_built_is_shown_next(tmp_path: Path, plugin: Plugin, opened: str) -> None:
    pages, changes = Pages(tmp_path, plugin), [1]
    server = served(tmp_path, plugin, pages.build)

    def save(number: int) -> None:
        vars(server)["_want_rebuild"] = number == 50 and bool(changes) and bool(changes.pop())

    pages.before_page = save
    if opened:
        server.get(opened)
    server.builder()
    assert plugin.asked == ([["a/"], [], ["a/"], []] if opened else [[], []])
    assert not vars(server)["_want_rebuild"]
    assert vars(server)["_wanted_epoch"] > 2, "a browser loads its page again"


def test_a_build_that_cannot_do_pages_alone_is_left_once_and_never_again(tmp_path: Path, plugin: Plugin) -> None:
    pages, requests = Pages(tmp_path, plugin, parts=False), list[threading.Thread]()
    server = served(tmp_path, plugin, pages.build)
    site = vars(server)["builder"].__self__

    def ask(number: int) -> None:
        if number == 50:
            requests.append(waiting(server, f"/docs/{len(requests)}/"))
            while not site.asked.are_waited_for:
                requests[-1].join(0.001)

    pages.before_page = ask
    server.builder()
    server.builder()
    for request in requests:
        request.join(60)
    assert [len(each) for each in plugin.asked] == [0, 1, 2]


def test_a_page_is_answered_when_a_build_fails(tmp_path: Path, plugin: Plugin) -> None:
    requests = list[threading.Thread]()

    def fail() -> None:
        requests.append(waiting(server, "/docs/b/"))
        raise RuntimeError

    server = served(tmp_path, plugin, fail)
    server.builder()
    requests[0].join(60)
    assert not requests[0].is_alive()


@pytest.mark.parametrize("path", ["/docs/a/", "/docs/a/index.html"])
def test_a_page_that_was_asked_for_counts_as_open_by_either_address(tmp_path: Path, plugin: Plugin, path: str) -> None:
    server = served(tmp_path, plugin)
    server.get(path)
    server.get("/docs/style.css")
    server.builder()
    assert plugin.asked == [["a/"]]


@pytest.mark.slow
@pytest.mark.parametrize("watched", ["", "page.md"])
def test_a_change_is_seen_though_nobody_looks_for_long(tmp_path: Path, watched: str) -> None:
    """The system tells of it; where it does not, nothing is lost but time, and there is nothing to test."""
    file, seen = tmp_path / "page.md", threading.Event()
    file.write_text("a")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path), polling_interval=3600)
    notice_early(server)
    server.watch(str(tmp_path / watched))
    handler = FileSystemEventHandler()
    handler.on_modified = lambda _: seen.set()  # type: ignore[assignment, method-assign] # as MkDocs does
    server.observer.schedule(handler, str(tmp_path / watched), recursive=True)
    server.observer.start()
    try:
        for number in range(600):
            file.write_text(str(number))
            if seen.wait(0.1):
                break
    finally:
        server.observer.stop()
        server.server_close()
    assert seen.is_set()
