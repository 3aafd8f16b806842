"""What a site has and does not use: pictures, snippets, values; and keys of front matter that nothing reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand, brand_of_custom
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.check.text.files.unused import unused
from mkdocs_paycore.check.text.markup.meta_keys import misspelt_keys
from mkdocs_paycore.project.snippets import SnippetPaths
from tests.support.checked import checked_pages_at, checked_texts, found_by

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts


def site(root: Path, files: dict[str, str]) -> CheckedTexts:
    """Return a site of some files below a root; those in `docs` that end in `.md` are its pages."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    pages = {path: text for path, text in files.items() if path.startswith("docs/") and path.endswith(".md")}
    return checked_pages_at(pages, root=root)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"docs/index.md": "# A\n\n![The form](a.png)\n", "docs/a.png": ""}, []),
        ({"docs/index.md": "# A\n", "docs/a.png": ""}, ["docs/a.png"]),
        ({"docs/x/index.md": "![Keys](images/api-acces.png)\n", "docs/x/images/api-access.png": ""}, []),
        ({"docs/x/index.md": "![Keys](images/keys.png)\n", "docs/x/images/form.png": ""}, ["docs/x/images/form.png"]),
        ({"docs/x/index.md": "![The form](images/a%20b.png)\n", "docs/x/images/a b.png": ""}, []),
        ({"docs/x/index.md": "![The form](<a b.png>)\n", "docs/x/a b.png": ""}, []),
        ({"docs/x/page.md": '<img src="../a.png">\n', "docs/x/a.png": "", "docs/a.png": ""}, None),
        ({"docs/x/index.md": "![Step](a.png)\n", "docs/x/a.png": "", "docs/y/a.png": ""}, ["docs/y/a.png"]),
        ({"docs/index.md": "![The form](/images/a.png)\n", "docs/images/a.png": ""}, []),
        (
            {"docs/index.md": "# A\n", "docs/a.css": "b { background: url('images/a.svg') }", "docs/images/a.svg": ""},
            [],
        ),
        ({"docs/index.md": "# A\n", "mkdocs.yml": "theme: {logo: assets/a.svg}", "docs/assets/a.svg": ""}, []),
        ({"docs/index.md": "# A\n<!-- ![Old](a.png) -->", "docs/a.png": ""}, []),
        ({"docs/index.md": "# A\n", "docs/connectors/zuki/logo.svg": ""}, []),
        ({"docs/index.md": "# A\n", "docs/.cache/a.png": "", "docs/favicon.ico": ""}, []),
        ({"docs/index.md": "---\nimage: a.png\n---\n# A\n", "docs/a.png": ""}, []),
        ({"docs/index.md": "[![The form](b.png)](a.png)\n", "docs/a.png": "", "docs/b.png": ""}, []),
    ],
)
def test_a_picture_is_used_if_a_text_names_it(
    tmp_path: Path, files: dict[str, str], expected: list[str] | None
) -> None:
    found = [problem.path for problem in unused(site(tmp_path, files))]
    assert found == ([] if expected is None else expected)


@pytest.mark.parametrize(("link", "left"), [("acme-keys.png", []), ("seal.png", ["docs/images/amc-keys.png"])])
def test_a_picture_that_a_dead_link_is_told_to_mean_is_used(tmp_path: Path, link: str, left: list[str]) -> None:
    found = unused(site(tmp_path, {"docs/index.md": f"![Keys](images/{link})\n", "docs/images/amc-keys.png": ""}))
    assert [problem.path for problem in found] == left


def test_a_snippet_is_used_if_a_page_shows_it(tmp_path: Path) -> None:
    files = {"docs/index.md": "# A\n", "snippets/used.md": "x", "snippets/left.md": "x", "snippets/notes.bak": "x"}
    checked = site(tmp_path, files)
    snippets = SnippetPaths(bases=(tmp_path / "snippets",))
    shown = replace(checked.manuscripts[0], path="snippets/used.md", uri="", is_page=False)
    project = replace(checked.project, snippets=snippets)
    checked = replace(checked, project=project, manuscripts=[*checked.manuscripts, shown])
    assert [problem.path for problem in unused(checked)] == ["snippets/left.md"]


@pytest.mark.parametrize(
    "use",
    [
        "<<custom.fax>>",
        "{{ custom.fax }}",
        "`<<custom.fax>>`",
        "[x](<<custom.fax>>a)",
        "{{custom,fax}}",
        "---\ntitle: <<custom.fax>>\n---",
    ],
)
def test_a_value_is_used_if_a_text_names_it(tmp_path: Path, use: str) -> None:
    brand = Brand("", {"fax": "555", "mail": "a@b.example"})
    checked = replace(site(tmp_path, {"docs/index.md": f"{use}\n"}), brands=[brand])
    assert [problem.message for problem in unused(checked)] == ["nothing of the site names the value custom.mail"]


def test_a_value_is_used_by_a_template(tmp_path: Path) -> None:
    files = {
        "docs/index.md": "# A\n",
        "theme/main.html": "{{ config.extra.custom['fax'] }}{{ config.extra.custom.a.b }}",
    }
    checked = site(tmp_path, files)
    checked = replace(checked, project=replace(checked.project, templates=(tmp_path / "theme",)))
    custom = {"fax": "1", "a": {"b": "2"}, "links": ["x", "y"]}
    found = list(unused(replace(checked, brands=[brand_of_custom(custom)])))
    assert [problem.message.rpartition(" ")[2] for problem in found] == ["custom.links"]


def test_an_unused_value_has_the_place_of_its_key(tmp_path: Path) -> None:
    files = {
        "docs/index.md": "# A\n",
        "mkdocs.yml": "extra:\n  custom:\n    fax: 5\n",
        "brands/acme.yml": "name: acme\ncustom:\n  fax: '555'\n",
    }
    checked = site(tmp_path, files)
    brand, _ = read_brand(tmp_path / "brands/acme.yml", root=tmp_path)
    assert brand is not None
    for brands, path in (([Brand("", {"fax": "5"})], "mkdocs.yml"), ([brand], "brands/acme.yml")):
        (problem,) = unused(replace(checked, brands=brands))
        assert (problem.path, problem.line) == (path, 3)


def test_an_unused_value_in_one_line_has_the_place_of_its_key(tmp_path: Path) -> None:
    files = {"docs/index.md": "# A\n", "mkdocs.yml": "extra: {fax: 1, custom: {links: {old: x, 'fax': 5}}}\n"}
    checked = site(tmp_path, files)
    found = unused(replace(checked, brands=[Brand("", {"links.old": "x", "links.fax": "5"})]))
    assert [(problem.path, problem.line, problem.column) for problem in found] == [
        ("mkdocs.yml", 1, 34),
        ("mkdocs.yml", 1, 42),
    ]


@pytest.mark.parametrize(
    ("key", "right"),
    [("titel", "title"), ("desciption", "description"), ("Title", "title"), ("icons", "icon"), ("templat", "template")],
)
def test_a_misspelt_key_is_found(key: str, right: str) -> None:
    checked = checked_texts(f"---\nhide: [toc]\n{key}: x\n---\n\n# A\n")
    assert found_by(misspelt_keys, checked) == [f"3:1 front-matter-key did you mean {right!r}?"]


@pytest.mark.parametrize("key", ["author", "keywords", "og_image", "weight", "version", "owner", "tag"])
def test_a_key_of_others_is_no_mistake(key: str) -> None:
    assert found_by(misspelt_keys, checked_texts(f"---\n{key}: x\n---\n\n# A\n")) == []


def test_a_key_that_a_template_reads_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("{{ page.meta.titles }}", "utf-8")
    checked = checked_texts("---\ntitles: x\n---\n\n# A\n")
    checked = replace(checked, project=replace(checked.project, templates=(tmp_path,)))
    assert found_by(misspelt_keys, checked) == []


def test_a_key_of_many_pages_is_no_mistake() -> None:
    text = "---\ntitles: x\n---\n\n# A\n"
    assert found_by(misspelt_keys, checked_texts(text, text, text)) == []
