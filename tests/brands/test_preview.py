"""`paycore serve` as a writer uses it: the bar between brands, a change that shows, a mistake that is reported."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from tests.support.brand_site import BrandSite, brand
from tests.support.site import MAIN_TEMPLATE, attributes, one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

COMMAND = """
import signal
from mkdocs_paycore.cli.main import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # else ignored where the tests run in the background
main()
"""
PATIENCE = 900  # seconds; a build of this small site takes one, and many on a machine that has other work


@dataclass
class Server:
    """A running `paycore serve`, and the lines that it has printed."""

    process: subprocess.Popen[str]
    reported: list[str] = field(default_factory=list)
    port: int = 0

    def listen(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as lines:
            for line in lines:
                self.reported.append(line.rstrip())

    def get(self, path: str) -> tuple[int, str, BeautifulSoup]:
        """Return the status, the place that it leads to, and the page of an address."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        answer = connection.getresponse()
        page = BeautifulSoup(answer.read(), "html.parser")
        connection.close()
        return answer.status, answer.getheader("Location", ""), page

    def wait_for(self, happened: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            assert self.process.poll() is None, self.reported
            assert time.monotonic() < end, f"waited in vain for {what}: {self.reported}"
            time.sleep(0.05)


@contextmanager
def serving(site: BrandSite, *options: str, end: signal.Signals = signal.SIGTERM) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "serve", "-a", "127.0.0.1:0", "-f", str(site.config_file), *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    server = Server(process)
    listening = Thread(target=server.listen, daemon=True)
    listening.start()
    try:
        server.wait_for(lambda: any(line.startswith("serving") for line in server.reported), "the address")
        [line] = [line for line in server.reported if line.startswith("serving")]
        server.port = int(line.partition("127.0.0.1:")[2].partition("/")[0])
        yield server
    finally:
        process.send_signal(end)
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()
            listening.join()


@pytest.fixture
def server(site: BrandSite) -> Iterator[Server]:
    with serving(site) as running:
        yield running


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose site stays as it is."""
    with serving(BrandSite.made(tmp_path_factory.mktemp("asked") / "project")) as running:
        yield running


def test_a_bar_leads_to_the_same_page_of_each_brand(asked: Server) -> None:
    assert asked.get("/")[:2] == (302, "/alpenglow/")
    status, _, page = asked.get("/brightwater/list/")
    assert status == 200
    assert attributes(page, "nav.paycore-bar a", "href") == ["/alpenglow/list/", "/brightwater/list/", "/nova/list/"]
    assert one(page, "nav.paycore-bar a[aria-current=page]").get_text() == "brightwater"
    assert "Everything by Brightwater." in page.get_text()


def test_a_page_that_a_brand_hides_is_its_404_page_with_the_bar(asked: Server) -> None:
    assert asked.get("/alpenglow/connectors/zukipay/")[0] == 200
    status, _, page = asked.get("/nova/connectors/zukipay/")
    assert status == 404
    assert one(page, "title").get_text() == "Nova Docs"
    assert attributes(page, "nav.paycore-bar a", "href")[0] == "/alpenglow/connectors/zukipay/"


def test_a_change_shows_in_every_brand_and_a_mistake_is_reported(site: BrandSite, server: Server) -> None:
    site.write({"docs/list.md": "# List\n\n## All\n\nNew at <<custom.company_name>>.\n"})
    server.wait_for(lambda: "New at Nova." in server.get("/nova/list/")[2].get_text(), "the change")
    server.wait_for(lambda: "New at Brightwater." in server.get("/brightwater/list/")[2].get_text(), "the other shape")
    site.write({"docs/list.md": "# List\n\n## All\n\nNew at <<custom.compny_name>>.\n"})
    server.wait_for(lambda: any("docs/list.md:5:8" in line for line in server.reported), "the mistake")
    [reported] = {line for line in server.reported if "docs/list.md:5:8" in line}  # a slow machine may build twice
    assert "company_name" in reported


def test_a_value_of_a_brand_shows_when_that_brand_alone_is_stamped(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAYCORE_NO_CACHE", raising=False)
    with serving(site) as server:
        site.write({"brands/nova.yml": brand("nova", "Zebrafish", "z.example", providers={"exclude": ["zukipay"]})})
        server.wait_for(lambda: "Everything by Zebrafish." in server.get("/nova/list/")[2].get_text(), "the value")
        assert any(line.startswith("built 1 brand of 3") for line in server.reported)
        assert "Everything by Brightwater." in server.get("/brightwater/list/")[2].get_text()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_reported_to_and_leaves_nothing(
    site: BrandSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: signal.Signals
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with serving(site, "--brand", "nova", end=end) as server:
        assert attributes(server.get("/nova/")[2], "nav.paycore-bar a", "href") == ["/nova/"]
        assert list(temporary.iterdir())
    assert server.process.returncode == 0
    assert "ended" in server.reported
    assert not list(temporary.iterdir())


def test_a_configuration_that_breaks_is_reported_and_may_be_repaired(site: BrandSite, server: Server) -> None:
    before = site.config_file.read_text()
    site.config_file.write_text(before + "nonsense: [\n")
    server.wait_for(lambda: any("cannot be used" in line for line in server.reported), "the mistake")
    assert server.get("/nova/list/")[0] == 200
    site.write({"docs/list.md": "# List\n\n## All\n\nRepaired by <<custom.company_name>>.\n"})
    site.config_file.write_text(before)
    server.wait_for(lambda: "Repaired by Nova." in server.get("/nova/list/")[2].get_text(), "the repaired site")


def test_brands_come_and_go(site: BrandSite, server: Server) -> None:
    site.write({"brands/coral.yml": brand("coral", "Coral Reef", "coral.example")})
    server.wait_for(lambda: server.get("/coral/list/")[0] == 200, "the new brand")
    assert "/coral/list/" in attributes(server.get("/nova/list/")[2], "nav.paycore-bar a", "href")
    (site.root / "brands/nova.yml").unlink()
    server.wait_for(lambda: server.get("/nova/list/")[0] == 404, "the brand to go")
    assert "/nova/list/" not in attributes(server.get("/coral/list/")[2], "nav.paycore-bar a", "href")


def test_a_template_that_breaks_is_reported_and_may_be_repaired(site: BrandSite, server: Server) -> None:
    site.write({"theme/main.html": "{% block a", "docs/list.md": "# List\n"})
    server.wait_for(lambda: any("theme/main.html:1: " in line for line in server.reported), "the mistake")
    site.write({"theme/main.html": MAIN_TEMPLATE, "docs/list.md": "# List\n\nRepaired by <<custom.company_name>>.\n"})
    server.wait_for(lambda: "Repaired by Nova." in server.get("/nova/list/")[2].get_text(), "the repaired site")


def test_a_brand_that_is_none_is_reported(site: BrandSite) -> None:
    done = CliRunner().invoke(main, ["serve", "--brand", "nov", "-f", str(site.config_file)])
    assert done.exit_code == 2
    assert "did you mean 'nova'" in done.output


HOSTS = {
    "127.0.0.1:{port}": 200,
    "localhost:{port}": 200,
    "docs.localhost": 200,
    "[::1]:{port}": 200,
    "attacker.example:{port}": 421,
    "127.0.0.1.attacker.example": 421,
    "[": 421,
}


def test_it_answers_by_its_own_address_only_and_lists_no_folder(asked: Server) -> None:
    answered = {}
    for host in HOSTS:
        connection = HTTPConnection("127.0.0.1", asked.port, timeout=PATIENCE)
        connection.request("GET", "/nova/list/", headers={"Host": host.format(port=asked.port)})
        answered[host] = connection.getresponse().status
        connection.close()
    assert answered == HOSTS
    assert [asked.get(path)[0] for path in ("/nova/assets/", "/nova/assets")] == [404, 404]


REQUESTS = {
    "/%00": 400,
    "/nova/%00/": 400,
    "*": 400,
    "nova/": 400,
    "http://127.0.0.1/nova/list/": 400,
    f"/livereload/{'9' * 5000}/1": 414,
    f"/nova/{'x' * 300}/": 404,
    "//": 302,
    "/nova/../../../etc/passwd": 404,
    "/nova/list/": 200,
}


def test_no_request_is_too_odd_to_be_answered(asked: Server) -> None:
    answered = {}
    for path in REQUESTS:
        with socket.create_connection(("127.0.0.1", asked.port), timeout=PATIENCE) as connection:
            connection.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
            answered[path] = int(connection.makefile("rb").readline().split()[1])
    assert answered == REQUESTS
    bad = {"Host": "localhost", "Referer": "http://["}
    referred = HTTPConnection("127.0.0.1", asked.port, timeout=PATIENCE)
    referred.request("GET", "/livereload/1/1", headers=bad)
    assert referred.getresponse().status == 400
    referred.close()
    assert not [line for line in asked.reported if "Traceback" in line or "500" in line]


def test_a_folder_that_comes_back_is_watched_again(site: BrandSite, server: Server) -> None:
    (site.root / "docs").rename(site.root / "away")
    server.wait_for(lambda: any("error: " in line for line in server.reported), "the folder to be missed")
    (site.root / "away").rename(site.root / "docs")
    site.write({"docs/list.md": "# List\n\nBack at <<custom.company_name>>.\n"})
    server.wait_for(lambda: "Back at Nova." in server.get("/nova/list/")[2].get_text(), "the change")
    site.write({"docs/list.md": "# List\n\nAgain at <<custom.company_name>>.\n"})
    server.wait_for(lambda: "Again at Nova." in server.get("/nova/list/")[2].get_text(), "another change")
