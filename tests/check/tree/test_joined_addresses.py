"""Values that begin an address, and what pages type behind them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.check.repair import repairs_of
from mkdocs_paycore.check.tree.joined_addresses import joined_in_tree
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import variable_slot
from mkdocs_paycore.stamping.template import joints_of
from tests.support.checked import checked_tree

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

V = variable_slot("custom.desk")


def found(root: Path, value: str, html: str, *, typed: str = "", name: str = "a.html") -> list[Problem]:
    """Return what is told of a value where a page has it."""
    (root / "acme.yml").write_text(typed or f"custom:\n  desk: {json.dumps(value)}\n")
    joints = joints_of({name: cut(html, path=name).sealed()})
    return [*joined_in_tree(checked_tree(root=root, path="acme.yml", values={"custom.desk": value}, joints=joints))]


FAULTS = [
    ("https://desk.example", f'<a href="{V}orders">', "https://desk.example/"),
    ("https://desk.example:8443", f"<code>{V}7x/return</code>", "https://desk.example:8443/"),
    ("https://[2001:db8::1]", f"<code>{V}x</code>", "https://[2001:db8::1]/"),
    ("https://desk.example/app", f"<code>{V}orders</code>", "https://desk.example/app/"),
    ("desk.example", f"<code>https://{V}orders</code>", "desk.example/"),
    ("https://desk.example/", f'<a href="{V}/orders">', "https://desk.example"),
    ("https://desk.example/app/", f"<p>{V}/orders</p>", "https://desk.example/app"),
]


@pytest.mark.parametrize(("value", "html", "right"), FAULTS, ids=[f"{value} {html}" for value, html, _ in FAULTS])
def test_a_value_that_does_not_fit_what_follows(tmp_path: Path, value: str, html: str, right: str) -> None:
    (problem,) = found(tmp_path, value, html)
    assert problem.suggestion == f"expected {right!r}"
    assert (problem.path, problem.line, problem.column) == ("acme.yml", 2, 9)
    assert str(problem.severity) == ("error" if right.endswith("/") else "warning")
    assert bool(problem.fix) == value.startswith("https:")
    for repair in repairs_of([problem], root=tmp_path).made:
        repair.write()
    if problem.fix:
        assert (tmp_path / "acme.yml").read_text() == f'custom:\n  desk: "{right}"\n'
    assert found(tmp_path, right, html) == []


RIGHT = [
    ("https://desk.example/", f'<a href="{V}orders">'),
    ("https://desk.example", f'<a href="{V}/orders">{V}</a>, or {V}.'),
    ("https://desk.example", f'<a href="{V}?a=b">, <a href="{V}#top">, {V}: yes'),
    ("https://desk.example", f"<p>{V}<b>orders</b>"),
    ("https://desk.example/", f"<p>{V}/<b>orders</b>"),
    ("https://desk.example/find?q=", f'<a href="{V}orders">'),
    ("https://desk.example/find?q=a", f'<a href="{V}orders">'),
    ("https://desk-", f'<a href="{V}eu.example/orders">'),
    ("desk", f'<a href="https://{V}pay.example/orders">'),
    ("Desk", f"<p>the {V}s</p>"),
    ("desk.example", f"<p>{V}s</p>"),
    ("help@desk.example", f"<p>{V}x</p>"),
]


@pytest.mark.parametrize(("value", "html"), RIGHT, ids=[f"{value} {html}" for value, html in RIGHT])
def test_a_value_that_fits(tmp_path: Path, value: str, html: str) -> None:
    assert found(tmp_path, value, html) == []


def test_data_is_not_looked_at(tmp_path: Path) -> None:
    assert found(tmp_path, "https://desk.example", f'["{V}orders"]', name="a.json") == []


def test_pages_that_do_not_agree_are_told_of_without_a_value(tmp_path: Path) -> None:
    html = f"<p>{V}orders and {V}/pay</p>"
    (open_, closed) = (found(tmp_path, value, html) for value in ("https://desk.example", "https://desk.example/"))
    assert [(each.suggestion, each.fix) for each in (*open_, *closed)] == [
        ("expected '/' behind it on each page", ()),
        ("expected '/' behind it on no page", ()),
    ]


def _written(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


PLAIN = "site_name: North\nplugins: [paycore]\nextra:\n  custom: {desk: https://desk.north.example}\n"
SITES = [
    # the file that holds the value, other files, how a source uses it
    ("mkdocs.yml", {"mkdocs.yml": PLAIN, "docs/index.md": "# North\n\n[Orders](<<custom.desk>>orders)\n"}),
    ("mkdocs.yml", {"mkdocs.yml": PLAIN, "docs/index.md": "# North\n\n    curl {{ custom.desk }}orders\n"}),
    (
        "mkdocs.yml",
        {
            "mkdocs.yml": f"{PLAIN}theme: {{name: mkdocs, custom_dir: own}}\n",
            "own/main.html": '{% extends "base.html" %}{% block footer %}{{ config.extra.custom.desk }}orders'
            "{% endblock %}\n",
            "docs/index.md": "# North\n",
        },
    ),
    (
        "brands/north.yml",
        {
            "mkdocs.yml": "site_name: North\nplugins: [{paycore: {brand: north}}]\n",
            "brands/north.yml": "name: north\ncustom:\n  desk: https://desk.north.example\n",
            "docs/index.md": "# North\n\n[Orders](<<custom.desk>>orders)\n",
        },
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "files"), SITES, ids=["link", "code", "template", "brand"])
def test_a_check_tells_once_and_repairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, files: dict[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    _written(tmp_path, files)

    def checked(*arguments: str) -> str:
        return CliRunner().invoke(main, ["check", *arguments]).stdout

    for render in ("--no-render", "--render"):
        told = json.loads(checked(render, "--format", "json"))
        assert [(each["path"], each["rule"]) for each in told] == [(file, "joined-address")]
    checked("--fix")
    assert "https://desk.north.example/" in (tmp_path / file).read_text()
    assert checked("--render") == "no problems found\n"
