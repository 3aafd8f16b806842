"""Values that begin a link: reported where the value stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.tree.link_schemes import bad_link_starts
from tests.support.checked import checked_tree

if TYPE_CHECKING:
    from pathlib import Path

CASES: list[tuple[str, str, tuple[int, int]]] = [
    # the file, the name of the value, its place
    ('custom:\n  a: {home: "https://a"}\n  b: {home: "javascript:x"}\n', "custom.b.home", (3, 13)),
    ("custom:\n  home: 'javascript:x'\ntheme:\n  home: x\n", "custom.home", (2, 9)),
    ("# home: old\ncustom:\n  home:   javascript:x\n", "custom.home", (3, 11)),
    ("extra:\n  home: https://a\n  custom:\n    home: javascript:x\n", "custom.home", (4, 11)),
    ("extra:\n  custom:\n    urls:\n      - https://a\n      - javascript:x\n", "custom.urls.1", (5, 9)),
    ("a: !!python/name:x.y\nb: !ENV X\nextra: {custom: {home: javascript:x}}\n", "custom.home", (3, 24)),
    ("INHERIT: base.yml\nextra: {home: x}\n", "custom.home", (0, 0)),
    ("extra: {custom: [x]}\n", "custom.home", (0, 0)),
    ("a: [\n", "custom.home", (0, 0)),
]


@pytest.mark.parametrize(("source", "name", "place"), CASES, ids=[source for source, *_ in CASES])
def test_a_bad_scheme_is_reported_where_the_value_stands(
    tmp_path: Path, source: str, name: str, place: tuple[int, int]
) -> None:
    values = {name: "javascript:x", "custom.other": "https://a"}
    starts = dict.fromkeys(values, "index.html")
    (tmp_path / "acme.yml").write_text(source)
    (problem,) = bad_link_starts(checked_tree(root=tmp_path, path="acme.yml", values=values, link_starts=starts))
    assert (problem.line, problem.column) == place
    assert name in problem.message
