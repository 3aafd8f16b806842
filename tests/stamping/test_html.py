"""The tokenizer of HTML that keeps bytes, beside Python's own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from random import Random

import pytest

from mkdocs_paycore.stamping import html
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.html import start_tags
from mkdocs_paycore.stamping.slot import variable_slot

Tags = list[tuple[str, dict[str, str]]]


def ours(document: str) -> Tags:
    return [(tag.name, tag.values()) for tag in start_tags(document)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: Tags = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found: dict[str, str] = {}
        for name, value in attrs:
            found.setdefault(name, value or "")
        self.tags.append((tag, found))


def theirs(document: str) -> Tags:
    reader = _Reader()
    reader.feed(document)
    reader.close()
    return reader.tags


@pytest.mark.parametrize(
    ("document", "tags"),
    [
        ('<a href="x">', [("a", {"href": "x"})]),
        ("<a href='x \"y\"'>", [("a", {"href": 'x "y"'})]),
        ("<a href=x/y?z=1>", [("a", {"href": "x/y?z=1"})]),
        ("<a href = x>", [("a", {"href": "x"})]),
        ("<A HREF=x Class='Y'>", [("a", {"href": "x", "class": "Y"})]),
        ("<a\n\thref='x'\f\r\nid=y>", [("a", {"href": "x", "id": "y"})]),
        ("<a href='x' href='y'>", [("a", {"href": "x"})]),
        ("<input disabled value>", [("input", {"disabled": "", "value": ""})]),
        ("<input value='' id=\"\">", [("input", {"value": "", "id": ""})]),
        ("<br/><br /><hr id=x>", [("br", {}), ("br", {}), ("hr", {"id": "x"})]),
        ("<p title='a > b'>", [("p", {"title": "a > b"})]),
        ("<p title='&lt;&#62;&quot;&amp;amp;'>", [("p", {"title": '<>"&amp;'})]),
        ("<p id='ü漢'>", [("p", {"id": "ü漢"})]),
        ("<svg:path xlink:href='#x' data-a.b=1>", [("svg:path", {"xlink:href": "#x", "data-a.b": "1"})]),
        ("a < b > c </p><p>", [("p", {})]),
        ("<!-- <a> --><b>", [("b", {})]),
        ("<!--><a>", [("a", {})]),
        ("<script id=x>'<a>'</script><b>", [("script", {"id": "x"}), ("b", {})]),
        ("<STYLE>a>b{}</STYLE><b>", [("style", {}), ("b", {})]),
        ("<scripty><a>", [("scripty", {}), ("a", {})]),
        ("", []),
        ("plain text & more", []),
    ],
)
def test_start_tags(document: str, tags: Tags) -> None:
    assert ours(document) == tags


def test_offsets_are_those_of_the_values() -> None:
    document = "é<p id=\"a&amp;b\"><a href='x' class=y hidden>z"
    found = [
        (tag.name, attribute.name, document[attribute.start : attribute.end])
        for tag in start_tags(document)
        for attribute in tag.attributes()
    ]
    assert found == [("p", "id", "a&amp;b"), ("a", "href", "x"), ("a", "class", "y"), ("a", "hidden", "")]
    assert [document[tag.start :].startswith(tag.text) for tag in start_tags(document)] == [True, True]


NAMES = ["a", "P", "div", "script", "style", "Script", "x-y", "svg:a", "h2", "b"]
ATTRIBUTES = ["href", "ID", "data-x", "xlink:href", "on", "é", "a.b", "_"]
TEXTS = ["x", "a b", "", "é漢", "&amp;", "&lt;a&gt;", "&#35;", "&copy;", "/", "a/b", "#c", ">", "<", "=", "QZPAY", "\n"]
CODES = ["", "x<a href=y>z", "a<b", "</scrip>", "<p>"]
ENDS = ["", " ", "\n"]
SPACES = [" ", "\n", "\t", "\f", "  ", "\r\n"]


def attribute(random: Random) -> str:
    name, value = random.choice(ATTRIBUTES), "".join(random.choices(TEXTS, k=random.randint(0, 3)))
    before, after = random.choice(["", "", " ", "\n"]), random.choice(["", "", " "])
    match random.choice(["none", "double", "single", "bare"]):
        case "double":
            return f'{name}{before}={after}"{value}"'
        case "single":
            return f"{name}{before}={after}'{value}'"
        case "bare":
            plain = "".join(char for char in value if char not in " \n<>=\"'`") or "x"
            return f"{name}{before}={after}{plain} "
    return f"{name} "


def tag(random: Random) -> str:
    name = random.choice(NAMES)
    attributes = "".join(random.choice(SPACES) + attribute(random) for _ in range(random.randint(0, 4)))
    opening = f"<{name}{attributes}{random.choice(ENDS)}>"
    if name.lower() in {"script", "style"}:
        return f"{opening}{random.choice(CODES)}</{name}>"
    return opening


def document(random: Random) -> str:
    """Return a document of tags, comments and text; what is broken is read in other ways by other tokenizers."""
    texts = ["text ", "a < b", " & ", "&lt;b&gt;", "é\n", "1 > 0", "'\"="]
    texts += ["</p>", "<!-- <a href=x> -- ' -->"]
    return "".join(tag(random) if random.random() < 0.5 else random.choice(texts) for _ in range(8))


@pytest.mark.slow
def test_it_reads_tags_as_python_s_own_tokenizer_does() -> None:
    random = Random(5)  # noqa: S311 - the same documents in every run, nothing secret
    for _ in range(3000):
        made = document(random)
        assert ours(made) == theirs(made), made


def test_no_document_makes_it_fail() -> None:
    """What is broken need not be read as others do; each offset lies within the document, in the order of tags."""
    random = Random(6)  # noqa: S311 - as above
    pieces = ["<", ">", "/", "=", '"', "'", " ", "\n", "a", "!--", "--", "script", "style", "href", "&", "x", "</", "]"]
    for _ in range(5000):
        made = "".join(random.choices(pieces, k=random.randint(1, 20)))
        end = 0
        for found in start_tags(made):
            assert end <= found.start
            end = found.start + len(found.text)
            assert made[found.start : end] == found.text
            for name, start, stop in found.attributes():
                assert name
                assert found.start < start <= stop < end


@pytest.mark.parametrize(
    ("made", "count"),
    [
        ("<a " * 100_000, 0),
        ("</a " * 100_000, 0),
        ("<a href='" * 100_000, 0),
        ('<a href="x" ' * 100_000, 0),
        ("<a " * 100_000 + "x='>", 0),
        ("<a " * 100_000 + "x='><b>", 1),
        ("<a " * 100_000 + "x='>" + '<b y="' * 100_001 + "<i>", 1),
        ("<script " * 100_000, 0),
        ("<script>" * 100_000, 1),
        ("<a =" * 100_000, 0),
        ("<a x='y' " + "x='y' " * 100_000 + ">", 1),
        ("<!--" * 100_000, 0),
        ("<" * 100_000, 0),
    ],
)
def test_long_documents_end(made: str, count: int) -> None:
    """Reading a document once takes a moment, reading its rest at each of the tags takes hours."""
    assert len(list(start_tags(made))) == count


def test_a_slot_in_a_tag_without_an_end_is_text() -> None:
    name = variable_slot("custom.name")
    template = cut(f"<a <a x='{name} <b title=y>{name}", path="page.html")
    filled = template.fill({"custom.name": "<&>'"})
    assert filled == "<a <a x='&lt;&amp;&gt;&#39; <b title=y>&lt;&amp;&gt;&#39;"


@pytest.mark.slow
def test_tags_that_are_passed_over_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(9)  # noqa: S311 - as above
    slot, pieces = (
        variable_slot("custom.company_name"),
        ["<", ">", '"', "'", " ", "=", "<!--", "-->", "<a ", "</a>", "/"],
    )
    documents = []
    for _ in range(3000):
        made = document(random) + "".join(random.choices(pieces, k=random.randint(0, 6))) + document(random)
        for _ in range(random.randint(0, 3)):
            at = random.randint(0, len(made))
            made = f"{made[:at]}{slot}{made[at:]}"
        documents.append(made)
    passed = [cut(made, path="a.html").pieces for made in documents]
    monkeypatch.setattr(html, "_PLAIN_RUN", re.compile("(?!)"))
    assert [cut(made, path="a.html").pieces for made in documents] == passed
