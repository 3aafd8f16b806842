"""Front matter that is taken from a page, and put in front of one."""

from __future__ import annotations

import pytest

from mkdocs_paycore.project.front_matter import split_front_matter, with_front_matter


@pytest.mark.parametrize(
    ("text", "meta", "body"),
    [
        ("---\ntitle: A\n---\n\n# B\n", {"title": "A"}, "# B\n"),
        ("title: A\n    and more\n\n# B\n", {"title": "A and more"}, "# B\n"),
        ("# B\n", {}, "# B\n"),
        ("---\n- a list\n---\n# B\n", {}, "---\n- a list\n---\n# B\n"),
    ],
)
def test_front_matter_is_taken_from_a_page_where_it_is_some(text: str, meta: dict[str, str], body: str) -> None:
    assert split_front_matter(text) == (meta, body)


@pytest.mark.parametrize(
    ("meta", "body", "page"),
    [
        ({"title": "A"}, "# B\n", "---\ntitle: A\n---\n\n# B\n"),
        ({}, "# B\n", "# B\n"),
        ({}, "---\nA rule.\n", "\n---\nA rule.\n"),
    ],
)
def test_a_page_is_read_as_what_it_was_made_of(meta: dict[str, str], body: str, page: str) -> None:
    made = with_front_matter(meta, body)
    assert made == page
    assert split_front_matter(made)[0] == meta
