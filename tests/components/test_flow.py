"""A flow: its drawing has a text alternative, and faults of its description are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.product.read import read_products
from tests.support.site import one

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site_fixtures import Build

FLOW = """\
flows:
  ship:
    title: From <order> to door
    actors: {shop: Shop, carrier: Carrier of the parcel, buyer: Buyer}
    steps:
      - {by: shop, to: carrier, label: Hand over the parcel, text: Gives it away.}
      - {by: carrier, label: Sort}
      - {by: buyer, to: shop, label: Confirm, optional: true}
"""


def test_a_flow_is_a_drawing_and_the_same_as_a_list(build: Build) -> None:
    site = build({"./paycore.yml": FLOW, "index.md": '# A\n\n<<flow("ship")>>\n'})
    figure = one(site.main(), "figure.paycore-flow")
    drawing = one(figure, "svg")
    assert (drawing["role"], drawing["aria-label"]) == ("img", "From <order> to door")
    steps = one(figure, f'[id="{drawing["aria-describedby"]}"]')
    assert [item.text for item in steps.select("li")] == [
        "Shop → Carrier of the parcel: Gives it away.",
        "Carrier of the parcel: Sort",
        "Buyer → Shop: Confirm (where it is asked for)",
    ]
    arrows = [str(path["d"]) for path in drawing.select("path")]
    assert [arrow.split("m")[0] for arrow in arrows] == ["M68 56H199", "M340 168H73"]
    assert len(drawing.select("g.paycore-flow__optional")) == 1


def test_a_flow_that_is_not_there_is_reported_with_the_nearest(build: Build) -> None:
    build(
        {"./paycore.yml": FLOW, "index.md": '# A\n\n<<flow("shp")>>\n'},
        reported=["there is no flow 'shp' (did you mean 'ship'?)"],
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (FLOW.replace("by: carrier", "by: carier"), "expected an actor of the flow (did you mean 'carrier'?)"),
        (FLOW.replace("to: shop", "to: nobody"), "found 'nobody', expected an actor of the flow (known: buyer"),
        (FLOW.replace("label: Sort", "lable: Sort"), "(did you mean 'label'?)"),
    ],
)  # fmt: skip
def test_a_fault_of_a_flow_is_reported(tmp_path: Path, wrong: str, message: str) -> None:
    (tmp_path / "paycore.yml").write_text(wrong, "utf-8")
    [problem] = read_products(tmp_path, connectors="connectors").problems
    assert message in str(problem)
