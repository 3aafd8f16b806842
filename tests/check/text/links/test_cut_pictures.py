"""The addresses of pictures of many providers: one that breaks off shows by those of the others."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.links.cut_pictures import cut_pictures
from mkdocs_paycore.source.problem import Edit
from tests.support.checked import checked_pages_at

HOST = "https://static.acme.example/payment_providers"


def _site(*ends: str) -> dict[str, str]:
    codes = ["north", "south", "east", "west", "middle"]
    texts = [f'<img src="{HOST}/{code}/{end}" width="9">\n\n# {code.title()}\n' for code, end in zip(codes, ends)]  # noqa: B905 - fewer ends than codes
    return {f"docs/connectors/{code}/index.md": text for code, text in zip(codes, texts, strict=False)}


@pytest.mark.parametrize(
    ("ends", "right"),
    [
        (["logo", "logo.svg", "logo.svg", "logo.svg"], "logo.svg"),
        (["lo", "logo.svg?w=400", "logo.svg?w=400", "logo.svg?w=400", "mark.svg"], "logo.svg?w=400"),
        (["logo", "logo.svg", "logo.svg?w=400", "logo.svg"], "logo.svg"),
    ],
)
def test_a_picture_whose_address_breaks_off_is_found(ends: list[str], right: str) -> None:
    (problem,) = cut_pictures(checked_pages_at(_site(*ends)))
    assert (problem.path, problem.line, problem.rule) == ("docs/connectors/north/index.md", 1, "cut-address")
    assert problem.suggestion == f"expected {HOST}/north/{right}"
    behind = len(f'<img src="{HOST}/north/{ends[0]}')
    assert problem.fix == (Edit(behind, behind, right.removeprefix(ends[0])),)


@pytest.mark.parametrize(
    "ends",
    [
        ["logo", "logo", "logo.svg", "logo.svg", "logo.svg"],  # some have it so
        ["logo", "logo.svg", "logo.svg"],  # too few
        ["mark.svg", "logo.svg", "logo.svg", "logo.svg"],  # another picture
        ["logo", "sign.svg", "logo.svg", "mark.svg", "logo.svg"],  # no habit
    ],
)
def test_other_addresses_are_left_alone(ends: list[str]) -> None:
    assert not list(cut_pictures(checked_pages_at(_site(*ends))))
