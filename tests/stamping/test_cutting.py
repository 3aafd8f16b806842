"""Strings of data and of scripts: a value is text there, and text again where the string is shown as HTML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # our own output is parsed

import pytest
from bs4 import BeautifulSoup
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable

ALWAYS = settings(
    deadline=None, derandomize=True, database=None, max_examples=40, phases=[Phase.explicit, Phase.generate]
)
SLOT = variable_slot("custom.x")
ATTACK = "<img src=x onerror=\"a('1')\"> & </script> &lt;b&gt; \\ ]]> ${x} `"
VALUES = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\u2028\u2029\x85", max_codepoint=0xFFFF
    ),
    max_size=40,
)
ENTRY = {"location": "", "title": f"About {SLOT}", "text": f"<p>Of {SLOT}</p>"}
MATERIAL = json.dumps({"config": {"lang": ["en"], "separator": "x"}, "docs": [ENTRY]})
TITLES_ONLY = json.dumps({"config": {"lang": ["en"]}, "docs": [{"location": "", "title": f"About {SLOT}", "text": ""}]})
ZENSICAL = json.dumps({"items": [{"location": "", "level": 1, "title": f"About {SLOT}", "text": "", "path": []}]})
FEED = f'<?xml version="1.0"?><rss version="2.0"><item><description>Of {SLOT}</description></item></rss>'
ATOM = f'<feed xmlns="a"><title xml:lang="en" type="html">Of {SLOT}</title></feed>'
NESTED = f'<?xml version="1.0"?><entry><text>&lt;p title="{SLOT}"&gt;Of {SLOT}&lt;/p&gt;</text></entry>'


def of_json(*path: str | int) -> Callable[[str], str]:
    def read(text: str) -> str:
        found = json.loads(re.sub(r"^[^{\[]*|;\s*$", "", text))
        for step in path:
            found = found[step]
        return str(found)

    return read


def of_xml(text: str) -> str:
    return "".join(ET.fromstring(text).itertext())  # noqa: S314 - ours


def of_script(text: str) -> str:
    """Return the first string of a script; only `\\uXXXX` is written into one."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*\n", "", text)
    found = re.search(r"([\"'`])((?:(?!\1)[^\\\n]|\\u[0-9a-f]{4})*)\1", text)
    assert found, text
    return re.sub(r"\\u(....)", lambda unit: chr(int(unit[1], 16)), found[2])


HTML: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "the title in a search index": ("search/search_index.json", MATERIAL, of_json("docs", 0, "title")),
    "the text in a search index": ("search/search_index.json", MATERIAL, of_json("docs", 0, "text")),
    "a search index in a script": ("search/search_index.js", f"var __index = {MATERIAL}", of_json("docs", 0, "title")),
    "its text": ("search/search_index.js", f"var __index = {MATERIAL}", of_json("docs", 0, "text")),
    "a search index of titles": ("a.js", f"window.index={TITLES_ONLY};\n", of_json("docs", 0, "title")),
    "a search index of another name": ("search.json", ZENSICAL, of_json("items", 0, "title")),
    "a search index without an ending": ("index", ZENSICAL, of_json("items", 0, "title")),
    "HTML in JSON": ("a.json", f'{{"a": "<p>Of {SLOT}</p>"}}', of_json("a")),
    "escaped HTML in JSON": ("a.json", f'{{"a": "\\u003cp>Of {SLOT}<\\/p>"}}', of_json("a")),
    "HTML by its name in JSON": ("feed.json", f'{{"content_html": "Of {SLOT}"}}', of_json("content_html")),
    "an attribute in JSON": ("a.json", f'{{"a": "<p title=\\"{SLOT}\\">Of {SLOT}</p>"}}', of_json("a")),
    "an unquoted attribute in JSON": ("a.json", f'{{"a": "<p title={SLOT}>Of {SLOT}</p>"}}', of_json("a")),
    "HTML in a script": ("a.js", f"show('<p>Of {SLOT}</p>')", of_script),
    "HTML in a template literal": ("a.js", f"// don't\nshow(`<p>Of {SLOT}</p>`)", of_script),
    "an attribute in a script": ("a.js", f"/* don't */ show('<p title=\"{SLOT}\">Of {SLOT}</p>')", of_script),
    "HTML by its name in a script": ("a.js", f'a.innerHTML = "Of {SLOT}"', of_script),
    "a text of a feed": ("feed_rss_created.xml", FEED, of_xml),
    "a title of a feed": ("feed.atom", ATOM, of_xml),
    "HTML in XML": ("a.xml", NESTED, of_xml),
}
TEXT: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "a string of JSON": ("a.json", f'{{"a": "Of {SLOT}"}}', of_json("a")),
    "a string with a smaller sign": ("a.json", f'{{"a": "1 < 2: {SLOT}", "b": "<p>"}}', of_json("a")),
    "a string of a script": ("a.js", f"let a = 'Of {SLOT}'; put(a);", of_script),
    "an element of XML": ("sitemap.xml", f'<?xml version="1.0"?><a><loc>Of {SLOT}</loc></a>', of_xml),
    "a title of a feed that is text": ("rss.xml", f"<rss><title>Of {SLOT}</title></rss>", of_xml),
    "the index of MkDocs' own search": (
        "search/search_index.json",
        json.dumps({"config": {"min_search_length": 3}, "docs": [{**ENTRY, "text": f"The tag <b> of {SLOT}"}]}),
        of_json("docs", 0, "text"),
    ),
}


def stamped(path: str, text: str, value: str) -> str:
    return cut(text, path=path).fill({"custom.x": value})


@pytest.mark.slow
@pytest.mark.parametrize("place", HTML)
@ALWAYS
@given(value=VALUES)
@example(value=ATTACK)
def test_a_value_in_html_is_text_and_no_element(place: str, value: str) -> None:
    path, text, read = HTML[place]
    page = BeautifulSoup(f"<main>{read(stamped(path, text, value))}</main>", "html.parser").select_one("main")
    assert page is not None
    assert [element.name for element in page.select("*")] in ([], ["p"])
    assert page.get_text() in {f"Of {value}", f"About {value}"}
    assert [element["title"] for element in page.select("[title]")] in ([], [value])


@pytest.mark.parametrize("place", TEXT)
@ALWAYS
@given(value=VALUES)
@example(value=ATTACK)
def test_a_value_in_text_comes_back_as_it_is(place: str, value: str) -> None:
    path, text, read = TEXT[place]
    assert read(stamped(path, text, value)).endswith(value)


def test_a_link_in_json_has_the_escape_of_links() -> None:
    text = f'{{"a": "<a href=\\"{SLOT}\\">x</a>"}}'
    assert json.loads(stamped("a.json", text, "javascript:alert(1)"))["a"] == '<a href="#">x</a>'


def test_a_script_in_a_page_is_cut_as_one_in_a_file() -> None:
    html = stamped("a.html", f"<script>a.innerHTML = '<b>{SLOT}</b>'</script>", "<i>")
    assert of_script(html) == "<b>&lt;i&gt;</b>"


def test_an_attribute_for_a_script_that_holds_markup_is_cut_as_a_document() -> None:
    html = stamped("a.html", f'<a data-description="&lt;p&gt;{SLOT}&lt;/p&gt;" data-name="{SLOT}">', "<i>")
    link = BeautifulSoup(html, "html.parser").a
    assert link is not None
    assert link["data-description"] == "<p>&lt;i&gt;</p>"
    assert link["data-name"] == "<i>"


@pytest.mark.parametrize("name", ["data-title", "data-description", "data-glightbox", "data-caption"])
def test_a_caption_that_a_script_shows_as_html_shows_the_value(name: str) -> None:
    html = stamped("a.html", f'<a class="glightbox" {name}="The board of {SLOT}">', "<img src=x onerror=alert(1)>")
    link = BeautifulSoup(html, "html.parser").a
    assert link is not None
    shown = BeautifulSoup(str(link[name]), "html.parser")
    assert shown.img is None
    assert shown.get_text() == "The board of <img src=x onerror=alert(1)>"


@pytest.mark.parametrize(("typed", "shown"), [("Of {}", 'Of <i>"\\'), ("<p>{}</p>", "<p>&lt;i&gt;&quot;\\</p>")])
def test_json_in_an_attribute_for_a_script_stays_json(typed: str, shown: str) -> None:
    html = stamped("a.html", f'<a data-options=\'{{"a": "{typed.format(SLOT)}"}}\'>', '<i>"\\')
    link = BeautifulSoup(html, "html.parser").a
    assert link is not None
    assert json.loads(str(link["data-options"])) == {"a": shown}


def test_an_expression_of_a_template_literal_stays() -> None:
    script = stamped("a.js", f"`<p title='{SLOT}'>${{a.b(1)}}</p>`", "'<i>")
    assert "${a.b(1)}" in script
    assert "\\u0026lt\\u003bi" in script
    assert "'<i>" not in script
