"""XML that is data, no page: feeds and site maps."""

from __future__ import annotations

import pytest

from mkdocs_paycore.stamping.xml import is_xml_data


@pytest.mark.parametrize(
    ("text", "suffix", "expected"),
    [
        ("<urlset><url/></urlset>", ".xml", True),
        ("<rss></rss>", ".rss", True),
        ("<feed/>", ".atom", True),
        ("\ufeff <!-- a --><urlset/>", ".xml", True),
        ('<?xml version="1.0"?><urlset/>', ".txt", True),
        ("\ufeff<rss/>", "", True),
        ("<feed/>", ".json", True),
        ("<urlset/>", ".txt", False),
        ("<html></html>", ".xml", False),
        ('<?xml version="1.0"?>\n<!DOCTYPE svg>\n<SVG/>', ".xml", False),
        ("no markup", ".xml", False),
        ("", ".xml", False),
    ],
)
def test_what_is_data_is_told_by_its_root_and_by_its_ending_or_beginning(
    text: str, suffix: str, *, expected: bool
) -> None:
    assert is_xml_data(text, suffix=suffix) is expected
