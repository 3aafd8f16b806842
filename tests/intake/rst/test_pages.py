"""Pages in reStructuredText become Markdown that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from mkdocs_paycore.intake.rst.read import ConvertedTree, read_pages
from mkdocs_paycore.intake.rst.source_tree import SourceTree
from mkdocs_paycore.intake.rst.typed import code_span, typed, typed_lines

if TYPE_CHECKING:
    from pathlib import Path

EXTENSIONS = ["admonition", "attr_list", "fenced_code", "footnotes", "tables", "toc"]


def converted(folder: Path, **pages: str) -> ConvertedTree:
    """Return what pages become, given by their names with `__` for `/`."""
    for name, text in pages.items():
        file = folder / f"{name.replace('__', '/')}.rst"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    tree = SourceTree(folder.resolve())
    files = [folder / f"{name.replace('__', '/')}.rst" for name in pages]
    return read_pages(files, tree=tree, shown=lambda file: file.name, progress=lambda _: None)


def page(folder: Path, text: str) -> tuple[str, list[str]]:
    """Return the Markdown of one page, and what could not be carried over."""
    (made,) = converted(folder, page=text).pages
    return made.text, [f"{each.line}: {each.message}" for each in made.doubts]


BLOCKS = {
    "headings": ("One\n===\n\nTwo\n---\n\nThree\n~~~~~\n", "# One\n\n## Two\n\n### Three\n"),
    "a numbered list that goes on by itself, with boxes in it": (
        "3. a\n#. b\n\n   .. note:: Keep *it*.\n\n#. c\n",
        "3.  a\n\n4.  b\n\n    !!! note\n\n        Keep *it*.\n\n5.  c\n",
    ),
    "lists in a list": ("* a\n\n  1. x\n  2. y\n\n* b\n", "-   a\n    1.  x\n    2.  y\n-   b\n"),
    "two lists that follow each other": ("* a\n\n1. b\n", "-   a\n\n<!-- -->\n\n1.  b\n"),
    "two paragraphs in an item": ("- a\n\n  b\n- c\n", "-   a\n\n    b\n\n-   c\n"),
    "a box with a title": (".. admonition:: Mind\n\n   This.\n", '!!! note "Mind"\n\n    This.\n'),
    "a box whose class is a kind": (
        ".. admonition:: Mind\n   :class: warning\n\n   This.\n",
        '!!! warning "Mind"\n\n    This.\n',
    ),
    "a tab that is seen first": (
        ".. tabs::\n\n   .. tab:: One\n      :sync: a\n\n      x\n\n   .. tab:: Two\n      :selected:\n\n      y\n",
        '=== "One"\n\n    x\n\n===+ "Two"\n\n    y\n',
    ),
    "what else to see": (".. seealso:: That.\n", '!!! info "See also"\n\n    That.\n'),
    "what else to see, written with capitals": (".. SeeAlso:: That.\n", '!!! info "See also"\n\n    That.\n'),
    "a version": (".. versionadded:: 2.1\n", "*New in version 2.1*\n"),
    "a version, written with capitals": (".. VersionAdded:: 2.1\n", "*New in version 2.1*\n"),
    "a version and why": (
        ".. deprecated:: 2.1\n   Use *x*.\n",
        '!!! warning "Deprecated since version 2.1"\n\n    Use *x*.\n',
    ),
    "fields above all else": (
        ":oro_documentation_types: OroCommerce\n:orphan:\n\nOne\n===\n\n:a: b\n",
        "---\noro_documentation_types: OroCommerce\n---\n\n# One\n\n-   **a**\n\n    b\n",
    ),
    "a page that the search leaves out": (":nosearch:\n\nOne\n===\n", "---\nsearch: {exclude: true}\n---\n\n# One\n"),
    "a setting, with what its options say": (
        ".. confval:: lang\n   :type: ``str`` or *None*\n   :default: ``'en'``\n   :no-index:\n\n   The language.\n",
        "-   **`lang`**\n\n    Type: `str` or *None*\n\n    Default: `'en'`\n\n    The language.\n",
    ),
    "a function that is marked": (
        ".. py:method:: a()\n   :async:\n\n   Waits.\n",
        "-   **`async a()`**\n\n    Waits.\n",
    ),
    "a box beside the text with a second title": (
        ".. sidebar:: Versions\n   :subtitle: It runs on\n\n   - all\n",
        '!!! abstract "Versions"\n\n    **It runs on**\n\n    -   all\n',
    ),
    "several terms of one meaning": (
        ".. glossary::\n\n   RMA\n      Return.\n\n   SLA\n   Service level\n      Two.\n",
        "-   **RMA**\n\n    Return.\n\n-   **SLA, Service level**\n\n    Two.\n",
    ),
    "code": (".. code-block:: php\n   :class: wide\n\n   $a = 1;\n", "```php\n$a = 1;\n```\n"),
    "code with numbers": (
        ".. code-block:: php\n   :linenos:\n\n   $a = 1;\n",
        '```{ .php linenums="1" }\n$a = 1;\n```\n',
    ),
    "code with numbers from another one on, and lines that are set off": (
        ".. code-block::\n   :lineno-start: 7\n   :emphasize-lines: 1,3-\n\n   a\n   b\n   c\n   d\n",
        '```{ .text linenums="7" hl_lines="1 3 4" }\na\nb\nc\nd\n```\n',
    ),
    "code that is numbered as docutils says it": (
        ".. code:: php\n   :number-lines: 3\n\n   1\n",
        '```{ .php linenums="3" }\n1\n```\n',
    ),
    "code that stands further in": (
        ".. code-block:: php\n   :dedent: 2\n\n     a\n       b\n",
        "```php\na\n  b\n```\n",
    ),
    "code with a place": (
        "See `here`_.\n\n.. code-block:: php\n   :name: here\n\n   1\n",
        'See [here](#here).\n\n<a id="here"></a>\n\n```php\n1\n```\n',
    ),
    "a picture with a size": (
        ".. image:: https://a.example/b.png\n   :width: 300px\n   :height: 10em\n   :align: left\n   :alt: B\n",
        '![B](https://a.example/b.png){ width="300" align="left" style="height: 10em" }\n',
    ),
    "a figure with a size and marks in its words": (
        ".. figure:: https://a.example/b.png\n   :width: 50 %\n\n   The *keys* page\n",
        '![](https://a.example/b.png){ width="50%" }\n\n_The *keys* page_\n',
    ),
    "marks in words that are set off": (
        ".. rubric:: The **one** way\n\n:A **b**: c\n\n.. code-block:: php\n   :caption: In *a*\n\n   1\n",
        "__The **one** way__\n\n-   __A **b**__\n\n    c\n\n__In *a*__\n\n```php\n1\n```\n",
    ),
    "stars in words that are set off": (".. rubric:: 2\\*3 \\\\\n", "**2\\*3 \\\\**\n"),
    "a formula": (".. math:: a\n   :nowrap:\n", None),
    "contents with a title": (".. contents:: On this page\n   :local:\n", "**On this page**\n\n[TOC]\n"),
    "code with a caption": (".. code-block:: php\n   :caption: ``a.php``\n\n   1\n", "**`a.php`**\n\n```php\n1\n```\n"),
    "code in an item": ("- a::\n\n    x\n", "-   a:\n\n        x\n"),
    "code that holds fences": ("::\n\n  ```\n  x\n", "````\n```\nx\n````\n"),
    "a table": (
        "=====  =====\nA      B|C\n=====  =====\n``x``  y z\n=====  =====\n",
        "| A | B\\|C |\n| --- | --- |\n| `x` | y z |\n",
    ),
    "a table of lists": (
        ".. list-table:: Cards\n   :header-rows: 1\n\n   * - A\n     - B\n   * - - one\n       - two\n     -\n",
        "**Cards**\n\n| A | B |\n| --- | --- |\n| • one<br>• two | |\n",
    ),
    "a table of values": (".. csv-table::\n   :header: a, b\n\n   1, 2\n", "| a | b |\n| --- | --- |\n| 1 | 2 |\n"),
    "definitions": ("term : kind\n  What *it* is.\n", "-   **term** (kind)\n\n    What *it* is.\n"),
    "fields": (":Field: value\n", "-   **Field**\n\n    value\n"),
    "options": ("-v, --all  Show all.\n", "-   `-v`, `--all`\n\n    Show all.\n"),
    "verses": ("| one\n| two\n", "one<br>\ntwo\n"),
    "verses further in": ("| one\n|   two\n|     three\n", "one<br>\n&emsp;two<br>\n&emsp;&emsp;three\n"),
    "a quotation": ("a\n\n  b\n\n  -- C\n", "a\n\n> b\n>\n> — C\n"),
    "a line": ("a\n\n----\n\nb\n", "a\n\n---\n\nb\n"),
    "comments": (".. begin\n\na\n\n..\n\nb\n", "<!-- begin -->\n\na\n\nb\n"),
    "a comment of several lines": (".. one\n   two --> three\n", "<!--\none\ntwo --&gt; three\n-->\n"),
    "contents": (".. contents:: :local:\n", "[TOC]\n"),
    "what is said in front": (".. meta::\n   :description: A: b\n\nx\n", '---\ndescription: "A: b"\n---\n\nx\n'),
    "a page outside the navigation": (":orphan:\n\nTitle\n=====\n", "# Title\n"),
    "an address": (
        "See `the site <https://a.example/b>`_, https://c.example.\n",
        "See [the site](https://a.example/b), <https://c.example>.\n",
    ),
    "a named address": ("`Site`_\n\n.. _Site: https://a.example\n", "[Site](https://a.example)\n"),
    "a section of the page": ("`Two`_\n\nTwo\n===\n", '[Two](#two)\n\n# Two\n\n<a id="two"></a>\n'),
    "a footnote": ("a [#f]_\n\n.. [#f] Text.\n", "a [^1]\n\n[^1]: Text.\n"),
    "roles": (
        ":guilabel:`&Save` :menuselection:`A --> B` :kbd:`Ctrl` ``x`` :code:`y` H\\ :sub:`2`\\ O",
        "**Save** **A \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} B** <kbd>Ctrl</kbd> `x` `y` H<sub>2</sub>O\n",
    ),
    "a substitution": ("|x|\n\n.. |x| replace:: **y**\n", "**y**\n"),
    "a link in raw HTML": (
        '|x|\n\n.. |x| raw:: html\n\n   <a href="https://a.example" target="_blank">A &amp; b</a>\n',
        "[A & b](https://a.example)\n",
    ),
    "an icon that is defined elsewhere": ("Click |IcDelete|.", 'Click <<icon("delete")>>.\n'),
    "raw HTML": (".. raw:: html\n\n   <br>\n", "<br>\n"),
    "tabs": (
        ".. tabs::\n\n   .. tab:: One\n\n      x\n\n   .. code-tab:: py\n\n      y\n",
        '=== "One"\n\n    x\n\n=== "py"\n\n    ```py\n    y\n    ```\n',
    ),
    "a heading without being one": (".. rubric:: Notes\n", "**Notes**\n"),
    "an object": (".. setting:: timeout\n\n   Seconds.\n", "-   **`timeout`**\n\n    Seconds.\n"),
    "text that looks like marks": (
        "2*3 and \\*x\\* and snake_case_name and a <b> and [x](y) and &amp;\n",
        "2\\*3 and \\*x\\* and snake_case_name and a &lt;b> and \\[x](y) and &amp;amp;\n",
    ),
    "text that looks like variables": ("<<custom.x>> ``{{provider.name}}`` ${{x}} <<EOF", None),
    "lines that look like lists": ("Years\n1999\\. and\n\\- more\n\\# so\n", "Years\n1999\\. and\n\\- more\n\\# so\n"),
    "a label before a paragraph": (".. _here:\n\nText, see :ref:`that <here>`.\n", None),
}


@pytest.mark.parametrize("name", [name for name, (_, made) in BLOCKS.items() if made is not None])
def test_what_markdown_has_comes_over_without_a_doubt(tmp_path: Path, name: str) -> None:
    text, expected = BLOCKS[name]
    assert page(tmp_path, text) == (expected, [])


def test_a_class_is_one_of_python_in_a_tree_of_sphinx_and_else_one_of_styles(tmp_path: Path) -> None:
    text = ".. class:: Narrow\n\n   About it.\n"
    assert page(tmp_path, text) == ("About it.\n", [])
    (tmp_path / "conf.py").touch()
    assert page(tmp_path, text) == ("-   **`Narrow`**\n\n    About it.\n", [])


def test_a_variable_in_the_text_stays_text(tmp_path: Path) -> None:
    text, _ = page(tmp_path, BLOCKS["text that looks like variables"][0] or "")
    assert text == "\\<<custom.x>> `\\{{provider.name}}` ${{x}} <&lt;EOF\n"


def test_a_label_is_a_place_on_the_page(tmp_path: Path) -> None:
    text, doubts = page(tmp_path, BLOCKS["a label before a paragraph"][0] or "")
    assert (text, doubts) == ('<a id="here"></a>\n\nText, see [that](#here).\n', [])


def test_what_stands_unseen_above_the_title_comes_below_it(tmp_path: Path) -> None:
    text, _ = page(tmp_path, ".. _top:\n\n.. A > B\n\nTitle\n=====\n\nText\n")
    assert text == '# Title\n\n<a id="top"></a>\n\n<!-- A > B -->\n\nText\n'


LOST = {
    "an unknown directive": (
        "a\n\n.. chart:: x\n   :kind: pie\n\n   1\n",
        "a\n\n<!--\n.. chart:: x\n   :kind: pie\n\n   1\n-->\n",
        '3: Unknown directive type "chart": it is kept as a comment',
    ),
    "an unknown role": (
        "a\n:fa:`cog` b\n",
        "a\ncog<!-- :fa:`cog` --> b\n",
        "1: the mark :fa:`cog` has no Markdown: it is kept as a comment",
    ),
    "a label of another documentation": (
        "See :ref:`Rules <rules>`.",
        "See Rules<!-- :ref:`Rules <rules>` -->.\n",
        "1: 'rules' is on none of the pages: it is kept as a comment",
    ),
    "a substitution that is defined nowhere": (
        "|version|",
        "version<!-- |version| -->\n",
        "1: the substitution |version| is defined nowhere: it is kept as a comment",
    ),
    "an include that is not there": (
        "a\n\n.. include:: /b.rst\n   :start-after: begin\n",
        "a\n\n<!--\n.. include:: /b.rst\n   :start-after: begin\n-->\n",
        "3: the file '/b.rst' is not in the source tree: it is kept as a comment",
    ),
    "a picture that is not there": (
        ".. image:: /img/a.png\n   :alt: Form\n",
        "Form<!-- image:: /img/a.png -->\n",
        "1: the picture '/img/a.png' is not there: it is kept as a comment",
    ),
    "a page that is not there": (
        "a\n\n.. toctree::\n   :hidden:\n\n   more/index\n",
        "a\n\n<!-- toctree: more/index -->\n",
        "3: the page 'more/index' is not among those that are brought in",
    ),
    "letters before items": (
        "a. one\nb. two\n",
        "1.  one\n2.  two\n",
        "1: the list counts in loweralpha: it has numbers now",
    ),
    "what stands above every page": (
        "a\n\n.. header:: Draft\n",
        "a\n\n<!-- .. header:: Draft -->\n",
        "3: header:: is for all pages: it is kept as a comment",
    ),
    "raw text for paper": (
        ".. raw:: latex\n\n   \\newpage\n",
        "<!-- \\newpage -->\n",
        "1: raw latex has no Markdown: it is kept as a comment",
    ),
}


@pytest.mark.parametrize("name", LOST)
def test_what_markdown_lacks_is_listed_with_its_line_and_kept(tmp_path: Path, name: str) -> None:
    text, expected, doubt = LOST[name]
    assert page(tmp_path, text) == (expected, [doubt])


def test_links_lead_to_the_new_pages(tmp_path: Path) -> None:
    made = converted(
        tmp_path,
        index="Home\n====\n\n:doc:`a/one` :doc:`It </a/one>` :ref:`deep` :ref:`top label <Deep>`\n",
        a__one="One\n===\n\n:doc:`/index`\n\n.. _deep:\n\nBelow\n-----\n\n:ref:`deep`\n",
    )
    assert [each.text for each in made.pages] == [
        "# Home\n\n[One](a/one.md) [It](a/one.md) [Below](a/one.md#deep) [top label](a/one.md#deep)\n",
        '# One\n\n[Home](../index.md)\n\n<a id="deep"></a>\n\n## Below\n\n[Below](#deep)\n',
    ]
    assert not [doubt for each in made.pages for doubt in each.doubts]


def test_an_include_comes_from_below_the_root_and_between_its_marks(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "b.rst").write_text("no\n\n.. begin\n\n.. |x| replace:: yes\n\n|x|\n\n.. stop\n\nno\n")
    text, doubts = page(tmp_path, "|x|\n\n.. include:: /parts/b.rst\n   :start-after: begin\n   :end-before: .. stop\n")
    assert (text, doubts) == ("yes\n\nyes\n", [])


@pytest.mark.parametrize(
    "directive", ["include", "literalinclude", "csv-table:: x\n   :file:", "image", "raw:: html\n   :file:"]
)
def test_nothing_is_read_from_outside_the_tree(tmp_path: Path, directive: str) -> None:
    (tmp_path / "secret.txt").write_text("hush")
    (tmp_path / "docs").mkdir()
    mark = " " if ":file:" in directive else ":: "
    text, doubts = page(tmp_path / "docs", f"a\n\n.. {directive}{mark}../secret.txt\n")
    assert "hush" not in text
    assert len(doubts) == 1
    assert converted(tmp_path / "docs", page="a").pages[0].pictures == {}


def test_lists_of_pages_are_the_navigation(tmp_path: Path) -> None:
    made = converted(
        tmp_path,
        index="Home\n====\n\n.. toctree::\n   :caption: Guides\n\n   Begin <a/index>\n   Site <https://a.example>\n",
        a__index="A\n=\n\n.. toctree::\n   :hidden:\n   :glob:\n\n   *\n",
        a__two="Two: 2\n======\n",
        a__one="One\n===\n",
    )
    assert made.navigation == (
        "nav:\n"
        "  - Home:\n"
        "      - Home: index.md\n"
        "      - Guides:\n"
        "          - Begin:\n"
        "              - Begin: a/index.md\n"
        "              - One: a/one.md\n"
        '              - "Two: 2": a/two.md\n'
        "          - Site: https://a.example\n"
    )
    assert made.pages[0].text == "# Home\n\n**Guides**\n\n-   [Begin](a/index.md)\n-   [Site](https://a.example)\n"
    assert made.pages[1].text == "# A\n"


def test_a_page_that_lists_itself_ends(tmp_path: Path) -> None:
    made = converted(
        tmp_path, index="Home\n====\n\n.. toctree::\n\n   self\n   a\n", a="A\n=\n\n.. toctree::\n\n   index\n"
    )
    assert "a.md" in made.navigation


def test_pictures_and_files_come_along(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    for name in ("a.png", "b c.pdf"):
        (tmp_path / "img" / name).write_bytes(b"x")
    made = converted(
        tmp_path, a__b="|x| :download:`Sheet </img/b c.pdf>`\n\n.. |x| image:: /img/a.png\n   :alt: Form\n"
    )
    assert made.pages[0].text == "![Form](../img/a.png) [Sheet](../img/b%20c.pdf)\n"
    assert sorted(made.pages[0].pictures) == ["img/a.png", "img/b c.pdf"]


def test_a_configuration_is_read_and_never_run(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(
        "import os\nos.mkdir('made')\nrst_epilog = '.. |x| replace:: y'\n"
        "extlinks = {'bug': ('https://a.example/%s', 'bug %s')}\nrst_prolog = f'{os}'\n"
    )
    assert page(tmp_path, "|x| :bug:`7`\n") == ("y [bug 7](https://a.example/7)\n", [])
    assert SourceTree.around(tmp_path / "a" / "b.rst").root == tmp_path.resolve()


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("'change %s'", "[change 7](https://a.example/7%20)"),
        ("'100%% of %s'", "[100% of 7](https://a.example/7%20)"),
        ("'#'", "[#7](https://a.example/7%20)"),
        ("''", "[7](https://a.example/7%20)"),
        ("None", "<https://a.example/7%20>"),
    ],
)
def test_a_short_link_has_the_caption_of_the_configuration(tmp_path: Path, caption: str, expected: str) -> None:
    (tmp_path / "conf.py").write_text(f"extlinks: dict = {{'cr': ('https://a.example/%s%%20', {caption})}}\n")
    text = f"{expected} [own](https://a.example/8%20)\n"
    assert page(tmp_path, ":cr:`7` :cr:`own <8>`\n") == (text, [])


def test_what_sphinx_knows_on_all_pages_comes_from_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text("version = '2.*'\nrelease = f'{version}' + ''\nauthor = print\n")
    assert page(tmp_path, "Acme |version|\n==============\n\n|release|\n") == ("# Acme 2.\\*\n\n2.\\*\n", [])
    own = "|version|\n\n.. |version| replace:: mine\n"
    assert page(tmp_path, own) == ("mine\n", [])
    assert page(tmp_path, "|today|\n")[1] == ["1: the substitution |today| is defined nowhere: it is kept as a comment"]


OPTIONS = {
    ".. image:: https://a.example/b.png\n   :scale: 50\n   :align: center\n": "image:: has the options scale, align",
    ".. figure:: https://a.example/b.png\n   :align: left\n": "figure:: has the option align",
    "|x|\n\n.. |x| image:: https://a.example/b.png\n   :scale: 50\n": "image:: has the option scale",
    ".. csv-table::\n   :widths: 1, 2\n   :header: a, b\n\n   1, 2\n": "csv-table:: has the option widths",
    ".. list-table::\n   :stub-columns: 1\n\n   * - 1\n     - 2\n": "list-table:: has the option stub-columns",
    ".. tabs::\n\n   .. tab:: One\n      :novel: x\n\n      y\n": "tab:: has the option novel",
    ".. code-block:: php\n   :novel:\n\n   1\n": "code-block:: has the option novel",
    ".. math:: a\n   :label: b\n": "math:: has the option label",
    ".. contents::\n   :depth: 1\n": "contents:: has the option depth",
}


@pytest.mark.parametrize("text", OPTIONS)
def test_an_option_that_nothing_is_made_of_is_told(tmp_path: Path, text: str) -> None:
    made, doubts = page(tmp_path, text)
    assert [OPTIONS[text] in doubt for doubt in doubts] == [True]
    assert "<!--" not in made


@pytest.mark.parametrize(
    "text", [".. image:: https://a.example/b.png\n   :class: x\n", ".. list-table::\n   :widths: auto\n\n   * - 1\n"]
)
def test_an_option_that_a_reader_sees_nothing_of_is_not_told(tmp_path: Path, text: str) -> None:
    assert page(tmp_path, text)[1] == []


def test_a_part_of_a_file_stays_a_comment_and_its_numbers_come_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a\nb\n")
    shown, none = page(tmp_path, ".. literalinclude:: a.txt\n   :emphasize-lines: 2\n")
    assert (shown, none) == ('```{ .text hl_lines="2" }\na\nb\n```\n', [])
    kept, doubts = page(tmp_path, ".. literalinclude:: a.txt\n   :lines: 1\n")
    assert kept.startswith("<!--")
    assert doubts == ["1: literalinclude:: has the options lines: it is kept as a comment"]


def test_a_page_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.rst"
    file.write_bytes(b"\xff")
    made = read_pages([file], tree=SourceTree(tmp_path), shown=lambda each: each.name, progress=lambda _: None)
    assert made.refused == ("a.rst was left alone: found the byte 0xff, which is not UTF-8",)


@pytest.mark.slow
@given(st.text("ab1 *_`[]()<>&#+-.!|\\{}~=:;'\"/", min_size=1, max_size=40))
def test_any_text_reads_the_same_in_markdown(text: str) -> None:
    shown = " ".join(text.split())
    html = markdown(typed_lines(typed(shown)), extensions=EXTENSIONS)
    assert " ".join(BeautifulSoup(html, "html.parser").get_text().split()) == shown


@given(st.text("ab `", min_size=1, max_size=12).filter(str.strip))
def test_any_code_reads_the_same_in_markdown(text: str) -> None:
    html = markdown(f"a {code_span(text)} b")
    assert BeautifulSoup(html, "html.parser").code.get_text().strip() == text.strip()  # type: ignore[union-attr]


def test_a_box_in_a_cell_keeps_its_title(tmp_path: Path) -> None:
    text, doubts = page(
        tmp_path, ".. list-table::\n\n   * - a\n\n       .. admonition:: Mind\n\n          This.\n     - b\n"
    )
    assert "| a<br>**Mind:**<br>This. | b |" in text
    assert doubts == ["1: a cell of the table has a block of code or a box: it is text now"]


def test_a_label_above_an_item_leads_to_the_item(tmp_path: Path) -> None:
    text, doubts = page(
        tmp_path,
        "A\n=\n\n- a\n\n  .. _here:\n\n- b, see :ref:`it <here>`\n\n.. _there:\n\nTerm\n   Means :ref:`c <there>`.\n",
    )
    assert '-   <a id="here"></a>b, see [it](#here)' in text
    assert '<a id="there"></a>\n\n-   **Term**' in text
    assert doubts == []
