"""Names that a copied manual still has in short lines and in code, and names that a provider had before."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.providers.copied_code import copied_code
from mkdocs_paycore.check.text.providers.copied_sentences import copied_sentences
from mkdocs_paycore.check.text.providers.old_names import old_names
from tests.support.checked import checked_pages_at

NAMES = {
    "alder": "Alder",
    "birchpay": "Birch Pay",
    "cedar": "Cedar",
    "dogwood": "Dogwood",
    "elder": "Elder",
    "firpay": "Fir Pay",
}


def _pages(line: str, wrong: str, *, count: int = len(NAMES)) -> dict[str, str]:
    """Return manuals that have a line with their own name, but for Alder's, which has it as `wrong` says."""
    lines = {code: line.format(name, name.upper()) for code, name in list(NAMES.items())[:count]}
    return {f"docs/connectors/{code}/index.md": f"# {NAMES[code]}\n\n{lines[code]}\n" for code in lines} | {
        "docs/connectors/alder/index.md": f"# Alder\n\n{wrong}\n"
    }


@pytest.mark.parametrize(
    ("wrong", "count", "lines"),
    [
        ("Trouble at Cedar?", 6, [3]),
        ("Trouble at Cedar?", 4, []),
        ("Trouble at Alder?", 6, []),
        ("Lost with Cedar?", 6, []),
    ],
)
def test_a_short_line_that_many_manuals_have(wrong: str, count: int, lines: list[int]) -> None:
    found = copied_sentences(checked_pages_at(_pages("Trouble at {0}?", wrong, count=count)))
    assert [each.line for each in found] == lines


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ("The receipt says `BIRCH PAY*WEB`.", "expected ALDER"),
        ("The receipt says `CEDAR*WEB`.", "expected ALDER"),
        ("The receipt says `ALDER*WEB`.", None),
        ("The bill says `CEDAR*WEB`.", None),
        ("The receipt says `CEDARS*WEB`.", None),
    ],
)
def test_a_name_in_the_code_of_a_line_that_others_have(wrong: str, expected: str | None) -> None:
    found = copied_code(checked_pages_at(_pages("The receipt says `{1}*WEB`.", wrong)))
    assert [each.suggestion for each in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "told",
    [
        "Alder was called Oakline until May.",
        "Until 2020, Alder was known as Oakline.",
        "Alder (formerly Oakline) takes cards.",
        "Oakline was renamed to Alder.",
        "Oakline is now called **Alder**.",
    ],
)
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("## At Oakline\n\nGo.", 1),
        ("Oakline takes cards.", 1),
        ("![The page of Oakline](a.png)", 1),
        ("The invoices still say Oakline.", 0),
        ("Press **Oakline**.", 0),
        ("Open `Oakline` or [it](https://oakline.example/Oakline).", 0),
        ("Alder takes cards.", 0),
        ("Oaklines take cards.", 0),
    ],
)
def test_a_provider_has_its_new_name(told: str, text: str, count: int) -> None:
    own = {"docs/connectors/alder/index.md": f"# Alder\n\n{told}\n\n{text}\n"}
    assert len(list(old_names(checked_pages_at(own)))) == count
    news = {"docs/connectors/alder/index.md": f"# Alder\n\n{text}\n", "docs/news.md": f"# News\n\n* {told}\n"}
    assert len(list(old_names(checked_pages_at(news)))) == count


def test_an_old_name_that_another_provider_has_is_left_alone() -> None:
    pages = {
        "docs/connectors/alder/index.md": "# Alder\n\nAlder was called Cedar.\n\nCedar takes cards.\n",
        "docs/connectors/cedar/index.md": "# Cedar\n\nCards.\n",
    }
    assert list(old_names(checked_pages_at(pages))) == []
