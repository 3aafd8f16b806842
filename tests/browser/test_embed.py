"""A form framed in another site: it sizes its frame and tells its verdict, to listed origins and to nobody else."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Literal

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import expect

from mkdocs_paycore.cli.main import main
from tests.browser.conftest import served, visited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PROVIDER = {
    "code": "acme",
    "name": "Acme Pay",
    "status": "ready",
    "connections": [
        {
            "kind": "account",
            "fields": [
                {"key": "shop", "label": "Shop", "type": "text", "required": True},
                {"key": "secret_key", "label": "Secret key", "type": "secret", "min_length": 8},
            ],
        }
    ],
}
HOST = """\
<!doctype html><html lang="en"><title>Help centre</title>
<iframe src="{address}acme/account/" title="Connect Acme Pay" style="width: 100%; border: 0"></iframe>
<script>
globalThis.heard = [];
addEventListener("message", ({{origin, source, data}}) => {{
  if (origin !== "{origin}" || data?.source !== "paycore") return;
  heard.push(data);
  const frame = [...document.querySelectorAll("iframe")].find(({{contentWindow}}) => contentWindow === source);
  if (data.type === "size") frame.style.height = `${{data.height}}px`;
}});
</script></html>
"""


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The addresses of two pages that frame the form of a third server: one of a listed origin, and one of another."""
    root = tmp_path_factory.mktemp("embed")
    folders = [root / name for name in ("listed", "other", "site")]
    for folder in folders:
        folder.mkdir()
    with ExitStack() as stack:
        listed, other, site = (stack.enter_context(served(folder)) for folder in folders)
        brand = {"name": "zed", "custom": {"company_name": "Zed"}, "embed_in": [listed.rstrip("/")]}
        files: dict[str, dict[str, Any]] = {
            "mkdocs.yml": {"site_name": "Docs", "plugins": [{"paycore": {"brand": "zed"}}]},
            "brands/zed.yml": brand,
            "docs/connectors/acme/provider.yml": PROVIDER,
        }
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(yaml.safe_dump(content), "utf-8")
        done = CliRunner().invoke(main, ["embed", "-f", str(root / "mkdocs.yml"), "--site-dir", str(folders[2])])
        assert done.exit_code == 0, done.output
        for folder in folders[:2]:
            host = HOST.format(address=f"{site}embed/", origin=site.rstrip("/"))
            (folder / "index.html").write_text(host, "utf-8")
            (folder / "favicon.ico").touch()
        yield listed, other


def test_a_listed_page_is_told_the_height_and_the_verdict_and_no_value(
    browser: Browser, hosts: tuple[str, str]
) -> None:
    with visited(browser, hosts[0]) as visit:
        page = visit.page
        frame = page.frame_locator("iframe")
        page.wait_for_function("heard.some(({type}) => type === 'size')")
        height = page.locator("iframe").evaluate("frame => frame.clientHeight")
        assert height > 300
        visit.settle()
        asked = len(visit.requests)
        frame.get_by_label("Secret key").fill("S3CRET")
        frame.locator("[id$='--ready']").check()
        frame.locator("[type=submit]").click()
        page.wait_for_function("heard.some(({type}) => type === 'verdict')")
        verdict = page.evaluate("heard.find(({type}) => type === 'verdict')")
        assert verdict == {
            "source": "paycore",
            "provider": "acme",
            "connection": "account",
            "type": "verdict",
            "valid": False,
            "problems": [
                {"field": "shop", "rule": "required", "severity": "block"},
                {"field": "secret_key", "rule": "min_length", "severity": "block"},
            ],
        }
        page.wait_for_function("height => document.querySelector('iframe').clientHeight > height", arg=height)
        inner = frame.locator("html").evaluate("root => root.scrollHeight - root.clientHeight")
        assert inner <= 1
        assert "S3CRET" not in page.evaluate("JSON.stringify(heard)")
        assert len(visit.requests) == asked


def test_a_page_of_another_origin_is_told_nothing(browser: Browser, hosts: tuple[str, str]) -> None:
    with visited(browser, hosts[1]) as visit:
        frame = visit.page.frame_locator("iframe")
        frame.locator("[id$='--ready']").check()
        frame.locator("[type=submit]").click()
        expect(frame.get_by_text("Enter Shop").first).to_be_visible()
        assert visit.page.evaluate("heard") == []


@pytest.mark.parametrize(
    ("asked", "system", "is_dark"),
    [
        ("", "dark", False),
        ("?scheme=dark", "light", True),
        ("?scheme=auto", "dark", True),
        ("?scheme=auto", "light", False),
    ],
)
def test_a_frame_is_dark_where_the_page_around_it_asks_for_that(
    browser: Browser, hosts: tuple[str, str], asked: str, system: Literal["dark", "light"], *, is_dark: bool
) -> None:
    with visited(browser, hosts[0], color_scheme=system) as visit:
        with visit.page.expect_event("framenavigated", lambda framed: framed.url.endswith(f"account/{asked}")):
            visit.page.locator("iframe").evaluate("(frame, asked) => { frame.src += asked; }", asked)
        frame = visit.page.frame_locator("iframe")
        body = frame.locator(f"body[data-md-color-scheme={'slate' if is_dark else 'default'}]")
        shades = body.evaluate(
            """body => [getComputedStyle(body).backgroundColor, getComputedStyle(body).color]
                .map(color => color.match(/[0-9]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0))"""
        )
        assert (shades[0] < shades[1]) == is_dark
        assert abs(shades[0] - shades[1]) > 450
