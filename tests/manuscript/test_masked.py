"""What of a page is prose: code, comments, tags and front matter are blanked out, and nothing moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.manuscript.masked import Masked

PROSE = [
    # a page, and its words that are prose
    ("---\ntitle: One\n---\nTwo", "Two"),
    ("---\ntitle: One\n...\nTwo", "Two"),
    ("One\n---\nTwo\n---\n", "One --- Two ---"),
    ("One `two` three", "One three"),
    ("One ``two ` three`` four", "One four"),
    ("One\n```\ntwo\n```\nthree", "One ``` ``` three"),
    ("One\n~~~ sh\ntwo\n~~~\nthree", "One ~~~ sh ~~~ three"),
    ("One\n\n    two\n    three\n\nfour", "One four"),
    ("- One\n\n    two\n\nthree", "- One two three"),
    ("1. One\n\n    two\n\n        three\n", "1. One two three"),
    ("!!! note\n    One\n\n    two\n\nthree", "!!! note One two three"),
    ("Para\n    still it", "Para still it"),
    ("One <!-- two\nthree --> four", "One four"),
    ("One <!-- two", "One"),
    ("`<!--` one `-->`", "one"),
    ('One <b class="x">two</b> three', "One two three"),
    ("One <script>two</script> three", "One three"),
    ("One < two", "One < two"),
]


@pytest.mark.parametrize(("text", "words"), PROSE)
def test_what_is_no_prose_is_left_out(text: str, words: str) -> None:
    assert " ".join(Masked(text).prose.split()) == words


@given(st.text("ab \n`~<>!-/#[]()=\"'\t", max_size=60))
def test_nothing_moves(text: str) -> None:
    page = Masked(text)
    for left in (page.body, page.shown, page.prose):
        assert len(left) == len(text)
        assert all(new in {old, " "} for old, new in zip(text, left, strict=True))
        assert [at for at, char in enumerate(left) if char == "\n"] == [
            at for at, char in enumerate(text) if char == "\n"
        ]


def test_a_place_in_code_is_known() -> None:
    page = Masked("one `two` three")
    assert [page.is_code(page.text.index(word)) for word in ("one", "two", "three")] == [False, True, False]
