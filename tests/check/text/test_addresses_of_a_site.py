"""Sites whose dashboard has addresses of its own: their manuals show how the links go on."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.links.dashboard_links import wrong_dashboard_links
from tests.support.checked import checked_pages_at, found_by

START = "<<custom.dashboard_url>>/link/"
CODES = ("ash", "birch", "cedar", "elm", "fir")


def _manual(code: str, target: str) -> tuple[str, str]:
    title = code.title()
    return f"docs/connectors/{code}/index.md", f"# {title}\n\n## Connect account\n\nOpen [{title}]({target}).\n"


def test_links_go_on_behind_the_code_where_all_others_do() -> None:
    start = "<<custom.base>>connect-directory/payment-providers/"
    pages = dict(_manual(code, f"{start}{code}/general") for code in CODES)
    bare = dict([_manual("oak", f"{start}oak")])
    found = [each.line for each in wrong_dashboard_links(checked_pages_at({**pages, **bare}))]
    assert (found, list(wrong_dashboard_links(checked_pages_at(bare)))) == ([5], [])


def _found(target: str, *, others: str = START, page: str = "") -> list[str]:
    pages = dict(_manual(code, f"{others}{code}") for code in CODES)
    pages |= dict([_manual("oak", target)])
    if page:
        pages["docs/list.md"] = page
    return found_by(wrong_dashboard_links, checked_pages_at(pages))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (f"{START}oak", []),
        (f"{START}oak/", []),
        (f"{START}ash", [f"5:42 dashboard-link expected {START}oak"]),
        (f"{START}Oak", [f"5:42 dashboard-link expected {START}oak"]),
        (f"{START}o-ak", [f"5:42 dashboard-link expected {START}oak"]),
        (f"{START}oak/link/oak", [f"5:42 dashboard-link expected {START}oak"]),
        ("https://panel.other.example/link/oak", ["5:12 dashboard-link expected <<custom.dashboard_url>>"]),
        ("https://panel.other.example/help/oak", []),
        ("<<custom.dashboard_url>>/settings", []),
    ],
)
def test_a_link_goes_on_as_those_of_the_other_manuals(target: str, expected: list[str]) -> None:
    assert _found(target) == expected


def test_a_list_may_not_lead_to_a_code_in_another_case() -> None:
    page = f"# List\n\n[Ash]({START}Ash), [Elm]({START}elm)\n"
    assert _found(f"{START}oak", page=page) == ["3:37 dashboard-link did you mean 'ash'?"]


def test_a_definition_of_a_link_counts() -> None:
    pages = dict(_manual(code, f"{START}{code}") for code in CODES)
    path, _ = _manual("oak", "")
    pages[path] = f'# Oak\n\n## Connect account\n\nOpen [it][dash].\n\n[dash]: {START}elm "The dashboard"\n'
    assert found_by(wrong_dashboard_links, checked_pages_at(pages)) == [f"7:39 dashboard-link expected {START}oak"]


def test_fewer_than_half_of_the_manuals_show_nothing() -> None:
    pages = dict(_manual(code, f"{START}{code}") for code in CODES[:3])
    pages |= dict(_manual(code, "https://a.example/") for code in (*CODES[3:], "yew"))
    pages |= dict([_manual("oak", f"{START}oak/more")])
    assert found_by(wrong_dashboard_links, checked_pages_at(pages)) == []


def test_two_manuals_show_nothing() -> None:
    pages = dict(_manual(code, f"{START}{code}") for code in CODES[:2])
    pages |= dict([_manual("oak", f"{START}oak/more")])
    assert found_by(wrong_dashboard_links, checked_pages_at(pages)) == []
