"""The cost of the gate: counted, it grows with text and findings, and no faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.likeness import MOST_COMPARED, LikenessIndex
from mkdocs_paycore.leak.mention import Beside
from mkdocs_paycore.leak.seen import MOST_IN_ALL, MOST_PLACES
from mkdocs_paycore.leak.sources import LeakSources
from mkdocs_paycore.leak.words import Word

if TYPE_CHECKING:
    from pathlib import Path

NGINX = Word("nginx", "name", "nginx", "custom.company_name", "Nginx")
FORMS = {
    "items": ("<ul>\n{}\n</ul>", "<li><code>nginx.ingress.kubernetes.io/option-{}</code></li>"),
    "code": ("<pre><code>{}\n</code></pre>", "nginx.ingress.kubernetes.io/option-{}"),
    "equal": ("<pre><code>{}\n</code></pre>", "nginx on"),
}


def cost(folder: Path, form: str, count: int, *, is_allowed: bool) -> tuple[int, int]:
    """Return the work for a page of so many mentions, and how many of these are told."""
    page, line = FORMS[form]
    docs, site = folder / "docs", folder / "site"
    for each in (docs, site):
        each.mkdir(exist_ok=True)
    mark = "\nAsk.\n\n<!-- paycore: allow-brand nginx -->\n" if is_allowed else ""
    source = "\n".join(f"- `{line.format(number)}`" for number in range(count))
    (docs / "index.md").write_text(f"# Options\n\n{source}\n{mark}", "utf-8")
    (site / "index.html").write_text(page.format("\n".join(line.format(number) for number in range(count))), "utf-8")
    gate = Gate([NGINX])
    sources = LeakSources(gate, docs, [])
    gate.excusing = sources.excusing()
    found = list(gate.leaks(site, ["acme"]))
    traced = [sources.of(leak) for leak in found]
    assert None not in traced
    assert all(line.is_allowed for line in traced if line) is is_allowed
    return gate.reads + gate.reader.finder.looks + sources.compared, sum(max(leak.more, 1) for leak in found)


@pytest.mark.slow
@pytest.mark.parametrize("is_allowed", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_ten_times_the_mentions_cost_at_most_eleven_times_the_work(
    tmp_path: Path, form: str, *, is_allowed: bool
) -> None:
    some, many = (cost(tmp_path, form, count, is_allowed=is_allowed) for count in (60, 600))
    assert many[0] <= 11 * some[0]
    assert (some[1] > 0, many[1] > 0) == (True, True)


def test_mentions_that_are_not_told_one_by_one_are_counted(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("\n".join(f"<p>nginx {number}</p>" for number in range(500)), "utf-8")
    found = list(Gate([NGINX]).leaks(tmp_path, ["acme"]))
    assert len(found) == MOST_PLACES + 1
    assert sum(max(leak.more, 1) for leak in found) == 500


def test_no_more_places_are_told_one_by_one_than_a_report_lists(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"page-{number}.html").write_text(
            "\n".join(f"<p>{n}: nginx {number}</p>" for n in range(9)), "utf-8"
        )
    found = list(Gate([NGINX]).leaks(tmp_path, ["acme"]))
    assert sum(not leak.more for leak in found) == MOST_IN_ALL
    assert {leak.file for leak in found} == {f"page-{number}.html" for number in range(30)}
    assert sum(max(leak.more, 1) for leak in found) == 270


def test_all_mentions_of_a_long_piece_are_counted(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>" + " ".join(f"{n} nginx" for n in range(500)) + "</p>", "utf-8")
    found = list(Gate([NGINX]).leaks(tmp_path, ["acme"]))
    assert len(found) == MOST_PLACES + 1
    assert sum(max(leak.more, 1) for leak in found) == 500


def test_places_of_the_same_letters_are_compared_up_to_a_number() -> None:
    index: LikenessIndex[int] = LikenessIndex()
    for number in range(1000):
        index.add("x", Beside(f"same letters {number}"[::-1], f"after {number}"), number)
    assert len(index.near("x", Beside("else", "after 7 or so"))) <= 2 * MOST_COMPARED
    exact = index.near("x", Beside("same letters 77"[::-1], "after 77"))
    assert [group.items for group in exact] == [[77]]
