"""`paycore logos fetch`, against a server on loopback."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><path d="M0 0"/></svg>'
CLEAN = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n'

Answer = tuple[int, dict[str, str], bytes]


def image(content: bytes, kind: str = "image/png") -> Answer:
    return 200, {"Content-Type": kind}, content


class Server(ThreadingHTTPServer):
    """Gives each path its answers in turn, the last one for ever, and 404 for the rest."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, list[Answer]] = {}
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.meeting: threading.Barrier | None = None
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{{code}}/logo"


class Handler(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self) -> None:
        server: Server = self.server
        with server.lock:
            server.asked[self.path] += 1
            server.agents.add(self.headers.get("User-Agent", ""))
            server.at_once += 1
            server.most_at_once = max(server.most_at_once, server.at_once)
            answers = server.answers.get(self.path, [(404, {}, b"")])
            status, headers, content = answers.pop(0) if len(answers) > 1 else answers[0]
        if server.meeting is not None:
            server.meeting.wait()
            time.sleep(0.05)  # one too many would come meanwhile
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with server.lock:
            server.at_once -= 1
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running(Server()) as started:
        yield started


@pytest.fixture
def connectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The providers a, b and c with files, and the listed one d; the working folder is the site's."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [paycore]\n")
    folder = tmp_path / "docs/connectors"
    for code in "abc":
        (folder / code).mkdir(parents=True)
        (folder / code / "provider.yml").write_text(f"code: {code}\nname: X\nstatus: ready\n")
    (folder / "directory.yml").write_text("providers: {d: {name: D}}\n")
    monkeypatch.chdir(tmp_path)
    return folder


def fetch(server: Server, *arguments: str, code: int = 0) -> Result:
    command = ["logos", "fetch", "--delay", "0", "--url", server.url, *arguments]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == code, (result.exit_code, result.output, result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def files(connectors: Path) -> dict[str, bytes]:
    found = {path.relative_to(connectors).as_posix(): path for path in connectors.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.endswith(".yml")}


def test_logos_come_into_the_folders(server: Server, connectors: Path) -> None:
    server.answers = {
        "/a/logo": [image(PNG)],
        "/b/logo": [image(SVG, "image/svg+xml; charset=utf-8")],
        "/d/logo": [image(b"GIF89a..", "image/gif")],
    }
    result = fetch(server)
    assert files(connectors) == {"a/logo.png": PNG, "b/logo.svg": CLEAN, "d/logo.gif": b"GIF89a.."}
    assert result.stdout.strip() == "3 fetched, 1 absent, 0 refused, 0 failed"
    assert sorted(line.split()[0] for line in result.stderr.splitlines()[1:]) == ["[1/4]", "[2/4]", "[3/4]", "[4/4]"]
    (agent,) = server.agents
    assert agent.startswith("mkdocs-paycore/")


def test_a_second_run_asks_for_the_rest_only(server: Server, connectors: Path) -> None:
    server.answers = {"/a/logo": [image(PNG)]}
    fetch(server, "--limit", "1")
    assert list(server.asked) == ["/a/logo"]
    server.answers |= {"/b/logo": [image(PNG)], "/c/logo": [image(PNG)], "/d/logo": [image(PNG)]}
    fetch(server)
    assert server.asked == {f"/{code}/logo": 1 for code in "abcd"}
    assert len(files(connectors)) == 4
    assert "4 logos are there, 0 to fetch" in fetch(server).stderr


def test_force_replaces_a_logo_of_another_kind(server: Server, connectors: Path) -> None:
    (connectors / "a/logo.png").write_bytes(b"old")
    server.answers = {"/a/logo": [image(SVG, "image/svg+xml")]}
    fetch(server, "a")
    assert files(connectors) == {"a/logo.png": b"old"}
    fetch(server, "a", "--force")
    assert files(connectors) == {"a/logo.svg": CLEAN}


def test_the_next_address_is_asked_where_the_first_has_none(server: Server, connectors: Path) -> None:
    server.answers = {"/a/logo.png": [image(PNG)]}
    fetch(server, "a", "--url", f"{server.url}.png")
    assert files(connectors) == {"a/logo.png": PNG}
    assert server.asked == {"/a/logo": 1, "/a/logo.png": 1}


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        (image(PNG, "text/html"), "found text/html"),
        (image(PNG, "application/octet-stream"), "found application/octet-stream"),
        ((200, {}, PNG), "found no content type"),
        (image(b"<html>"), "does not start as one"),
        (image(PNG, "image/jpeg"), "does not start as one"),
        (image(b"RIFF1234WAVE", "image/webp"), "does not start as one"),
        (image(b"", "image/png"), "does not start as one"),
        (image(PNG, "image/svg+xml"), "the SVG cannot be used: it is not well-formed"),
        (image(b"<html/>", "image/svg+xml"), "its root is 'html'"),
        (image(PNG + bytes(2000)), "larger than 1,000 bytes"),
    ],
)
def test_what_is_no_logo_is_refused(server: Server, connectors: Path, answer: Answer, part: str) -> None:
    server.answers = {"/a/logo": [answer]}
    result = fetch(server, "a", "--max-size", "1000", code=1)
    assert part in result.stderr
    assert files(connectors) == {}


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that the downloader wants to make; none is made."""
    wanted: list[float] = []
    monkeypatch.setattr(
        "mkdocs_paycore.intake.download.Downloader._pause", lambda _self, seconds: wanted.append(seconds)
    )
    return wanted


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(server: Server, connectors: Path, pauses: list[float], status: int) -> None:
    server.answers = {"/a/logo": [(status, {}, b""), (status, {}, b""), image(PNG)]}
    fetch(server, "a")
    assert files(connectors) == {"a/logo.png": PNG}
    assert pauses == [0.5, 1.0]


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("7", lambda seconds: seconds == 7),
        (timedelta(days=1), lambda seconds: 0 < seconds <= 86_400),
        (timedelta(days=-1), lambda seconds: seconds == 0),
        ("Fri, 31 Dec 1999 23:59:59 -0000", lambda seconds: seconds == 0),
        ("soon", lambda seconds: seconds == 0.5),
        ("-1", lambda seconds: seconds == 0.5),
    ],
)
def test_a_server_says_when_to_come_back(
    server: Server, connectors: Path, pauses: list[float], asked: str | timedelta, fits: Callable[[float], bool]
) -> None:
    if isinstance(asked, timedelta):
        asked = format_datetime(datetime.now(UTC) + asked, usegmt=True)
    server.answers = {"/a/logo": [(503, {"Retry-After": asked}, b""), image(PNG)]}
    fetch(server, "a")
    assert files(connectors) == {"a/logo.png": PNG}
    (seconds,) = pauses
    assert fits(seconds)


def test_a_server_that_stays_busy(server: Server, connectors: Path, pauses: list[float]) -> None:
    server.answers = {"/a/logo": [(503, {}, b"")], "/b/logo": [image(PNG)]}
    result = fetch(server, code=2)
    assert "a: failed:" in result.stderr
    assert "the server answers 503" in result.stderr
    assert server.asked["/a/logo"] == 4
    assert pauses == [0.5, 1.0, 2.0]
    assert files(connectors) == {"b/logo.png": PNG}


@pytest.mark.parametrize(
    ("answer", "part", "times"),
    [
        ((403, {}, b""), "the server answers 403", 1),
        ((200, {"Content-Type": "image/png", "Content-Length": "5000"}, PNG), "broke off", 4),
        ((302, {"Location": "file:///etc/hostname"}, b""), "file:///etc/hostname", 1),
        ((302, {"Location": "http://[/x"}, b""), "Invalid IPv6 URL", 1),
        ((302, {"Location": "http://.example./x"}, b""), "label empty or too long", 1),
        ((302, {"Location": "http://a:99999999/x"}, b""), "Port out of range", 1),
    ],
)
def test_no_answer_of_use(
    server: Server, connectors: Path, pauses: list[float], answer: Answer, part: str, times: int
) -> None:
    server.answers = {"/a/logo": [answer]}
    result = fetch(server, "a", code=2)
    assert part in result.stderr
    assert (server.asked["/a/logo"], len(pauses)) == (times, times - 1)
    assert files(connectors) == {}


def test_an_answer_without_an_end_is_given_up(
    server: Server, connectors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_paycore.intake.download._LONGEST_ANSWER", -1)
    server.answers = {"/a/logo": [image(PNG)]}
    assert "the answer takes more than -1 seconds" in fetch(server, "a", code=2).stderr
    assert files(connectors) == {}


def test_a_redirect_is_followed(server: Server, connectors: Path) -> None:
    server.answers = {"/a/logo": [(302, {"Location": "/other"}, b"")], "/other": [image(PNG)]}
    fetch(server, "a")
    assert files(connectors) == {"a/logo.png": PNG}


def test_no_server(server: Server, connectors: Path, pauses: list[float]) -> None:
    result = CliRunner().invoke(main, ["logos", "fetch", "a", "--delay", "0", "--url", "http://127.0.0.1:9/{code}"])
    assert result.exit_code == 2
    assert "refused" in result.stderr
    assert len(pauses) == 3
    assert files(connectors) == {}
    assert server.asked == {}


def test_few_are_asked_for_at_a_time(server: Server, connectors: Path) -> None:
    server.meeting = threading.Barrier(2, timeout=900)
    server.answers = {f"/{code}/logo": [image(PNG)] for code in "abcd"}
    fetch(server, "--jobs", "2")
    assert len(files(connectors)) == 4
    assert server.most_at_once == 2


def test_a_folder_that_cannot_be_written(server: Server, connectors: Path) -> None:
    (connectors / "d").write_text("a file where the folder should be")
    server.answers = {"/d/logo": [image(PNG)]}
    assert "d: failed:" in fetch(server, "d", code=2).stderr


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["aa"], "there is no provider 'aa'"),
        (["--url", "https://x.example/logo"], "expected an address with {code}"),
        (["--url", "file:///{code}"], "expected an address with {code}"),
        (["--url", "http://[/{code}"], "expected an address with {code}"),
        (["--url", "http:///{code}"], "expected an address with {code}"),
        (["--url", "http://127.0.0.1:99999/{code}"], "expected an address with {code}"),
        (["--jobs", "0"], "--jobs"),
        (["-f", "none.yml"], "none.yml cannot be read"),
    ],
)
def test_a_wrong_use(server: Server, connectors: Path, arguments: list[str], part: str) -> None:
    assert part in fetch(server, *arguments, code=2).stderr
    assert (files(connectors), server.asked) == ({}, {})
