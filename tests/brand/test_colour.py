"""Colours that can be read: WCAG 2.2, *relative luminance* and *contrast ratio*."""

from __future__ import annotations

import pytest

from mkdocs_paycore.brand.colour import DARK_PAPER, READABLE, contrast, ink_on, readable_on


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#fff", "#000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#00ff00", "#ffffff", 1.37),
        ("#0000ff", "#ffffff", 8.59),
        ("#0a7d5a", "#0a7d5a", 1.0),
        ("#010101", "#000000", 1.01),
    ],
)
def test_the_contrast_of_two_colours(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(("short", "long"), [("#123", "#112233"), ("#fB0", "#ffbb00")])
def test_a_short_colour_means_a_long_one(short: str, long: str) -> None:
    assert contrast(short, long) == 1


@pytest.mark.parametrize(("paper", "ink"), [("#ffff00", "#000000"), ("#0000ff", "#ffffff"), ("#0a7d5a", "#ffffff")])
def test_ink_is_what_can_be_read_better(paper: str, ink: str) -> None:
    assert ink_on(paper) == ink


@pytest.mark.parametrize("paper", ["#ffffff", DARK_PAPER])
@pytest.mark.parametrize("colour", ["#ffe9a8", "#20242c", "#0a7d5a", "#808080"])
def test_the_nearest_colour_that_can_be_read_is_found(colour: str, paper: str) -> None:
    found = readable_on(colour, paper)
    assert contrast(found, paper) >= READABLE
    assert contrast(found, paper) < READABLE + 0.5 or found == colour
    assert (found == colour) is (contrast(colour, paper) >= READABLE)
