"""A second build of a site: what it takes of an earlier one, and that nobody can tell from the site."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.structure.pages import Page

from mkdocs_paycore.engines.mkdocs.warm import page_memory, resting_pages
from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
from mkdocs_paycore.project.kept_files import KEPT_BESIDE
from tests.support.cases import first_of_each
from tests.support.edited_site import (
    BRAND,
    EDITS,
    SETTINGS,
    SOURCES,
    Settled,
    built,
    built_anew,
    edit_brand,
    edit_nav,
    edit_page,
    edit_provider,
    edit_snippet,
    edit_style,
    edit_template,
    edit_title,
    manner,
)
from tests.support.site import MAIN_TEMPLATE, Site, configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEPT = "No source has changed"
PLUGIN = """\
{imports}

def on_page_markdown(markdown, **_):
    {statement}
    return markdown
"""


EXTENSION = """\
from markdown.extensions import Extension


class Ours(Extension):
    def extendMarkdown(self, md):
        pass


def makeExtension(**_):
    return Ours()
"""


@pytest.fixture
def site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose builds keep what they render."""
    monkeypatch.delenv("PAYCORE_NO_CACHE")
    monkeypatch.chdir(site.root)
    settled = Settled(site.root)
    settled.write({**SOURCES, "mkdocs.yml": configuration(**SETTINGS)})
    return settled


def is_kept(site: Site) -> bool:
    return any(KEPT in note for note in site.notes)


@pytest.mark.slow
def test_a_build_of_the_same_sources_renders_nothing_and_comes_to_the_same(site: Site) -> None:
    first = built(site)
    assert not is_kept(site)
    assert built(site) == first
    assert is_kept(site)
    assert built_anew(site) == first


@pytest.mark.slow
def test_a_build_of_the_same_sources_loads_nothing_that_reads_them(site: Site) -> None:
    code = "from mkdocs.__main__ import cli\nimport sys\ntry: cli(['build'])\nfinally: print(*sys.modules)"
    first, again = (
        subprocess.run([sys.executable, "-c", code], cwd=site.root, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert KEPT in again.stderr
    parts = {f"mkdocs_paycore.{name}" for name in ("brand", "catalog.catalog", "check.run", "components", "leak")}
    loaded = {"pydantic", *parts}
    assert loaded <= set(first.stdout.split())
    assert loaded & set(again.stdout.split()) == set()


@pytest.mark.slow
@pytest.mark.parametrize("site_dir", ["site", "build/deep/site"])
def test_a_site_that_is_not_below_the_folder_for_temporary_files_is_kept_as_well(
    site: Site, site_dir: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    site.write({"mkdocs.yml": configuration(**{**SETTINGS, "site_dir": site_dir})})
    site.build()
    site.build()
    assert is_kept(site)


def test_what_was_said_of_the_sources_is_said_again(site: Site) -> None:
    site.write({"docs/other.md": "# Other\n\n<<custom.compny_name>> and [nowhere](nowhere.md)\n"})
    first = built(site)
    assert len(first[1]) > 1
    assert built(site) == first
    assert is_kept(site)


def test_a_strict_build_of_kept_warnings_fails_as_the_first_did(site: Site) -> None:
    site.write({"docs/other.md": "# Other\n\n[nowhere](nowhere.md)\n"})
    for _ in range(2):
        with pytest.raises(Exception, match="strict"):
            site.build(strict=True)
        assert not site.folder.exists()


def test_a_folder_that_somebody_wrote_files_to_is_not_replaced_by_what_is_kept(site: Site) -> None:
    site.build()
    shutil.rmtree(site.folder)
    site.write({"site/mine.txt": "mine"})
    with pytest.raises(Exception, match="BuildError"):
        site.build()
    assert site.files() == {"mine.txt": b"mine"}


@pytest.mark.slow
@pytest.mark.parametrize("edit", first_of_each(EDITS, kind=manner), ids=[edit.__name__ for edit in EDITS])
def test_a_build_after_an_edit_is_that_of_a_clean_one(site: Site, edit: Callable[[Site, random.Random], None]) -> None:
    site.build()
    edit(site, random.Random(1))  # noqa: S311 - nothing secret
    after = built(site)
    assert after == built_anew(site)
    assert built(site) == after


@pytest.mark.slow
@pytest.mark.parametrize("seed", first_of_each(range(4)))
def test_builds_after_any_edits_are_those_of_clean_ones(site: Site, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - as above
    for _ in range(5):
        for _ in range(chance.randint(0, 2)):
            chance.choice(EDITS)(site, chance)
        assert built(site) == built_anew(site)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("imports", "statement"),
    [
        ("import time", "time.time()"),
        ("from datetime import datetime", "datetime.now()"),
        ("import os, random", "random.random()"),
        ("import os", "os.path.getmtime('mkdocs.yml')"),
        ("import subprocess", "subprocess.run(['git', '--version'], check=True, capture_output=True)"),
        ("import socket", "socket.getaddrinfo('127.0.0.1', 1)"),
        ("from pathlib import Path", "Path('written.txt').write_text('by a hook')"),
    ],
)
def test_a_build_is_not_kept_where_nobody_can_know_what_it_depends_on(site: Site, imports: str, statement: str) -> None:
    hook = PLUGIN.format(imports=imports, statement=statement)
    site.write({"hook.py": hook, "mkdocs.yml": configuration(**SETTINGS, hooks=["hook.py"])})
    for _ in range(2):
        site.build()
        assert not is_kept(site)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "change"),
    [
        ("markdown += Path('facts.txt').read_text()", {"facts.txt": "changed"}),
        ("markdown += str(sorted(p.name for p in Path('facts').iterdir()))", {"facts/b.txt": "new"}),
        ("markdown += str(Path('facts/missing.txt').exists())", {"facts/missing.txt": "there"}),
    ],
)
def test_what_a_hook_reads_is_known_without_a_word_from_it(site: Site, statement: str, change: dict[str, str]) -> None:
    hook = PLUGIN.format(imports="from pathlib import Path", statement=statement)
    site.write({"facts.txt": "fact", "facts/a.txt": "a"})
    site.write({"hook.py": hook, "mkdocs.yml": configuration(**SETTINGS, hooks=["hook.py"])})
    first = built(site)
    assert built(site) == first
    assert is_kept(site)
    site.write(change)
    second = built(site)
    assert not is_kept(site)
    assert second == built_anew(site) != first


@pytest.mark.slow
def test_a_variable_that_a_hook_asks_for_is_known(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = PLUGIN.format(imports="import os", statement="markdown += os.environ.get('MY_WORDS', '')")
    site.write({"hook.py": hook, "mkdocs.yml": configuration(**SETTINGS, hooks=["hook.py"])})
    site.build()
    monkeypatch.setenv("MY_WORDS", "from outside")
    site.build()
    assert "from outside" in site.text("index.html")


@pytest.mark.slow
def test_nothing_is_kept_where_the_site_says_so(site: Site) -> None:
    plugins = ["search", {"paycore": {"brand": "blue", "cache": False}}]
    site.write({"mkdocs.yml": configuration(**{**SETTINGS, "plugins": plugins})})
    site.build()
    assert not (site.root / KEPT_BESIDE).exists()


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["packs", "notes"])
def test_what_is_damaged_or_half_gone_counts_as_not_kept(site: Site, damage: str) -> None:
    first = built(site)
    for number, path in enumerate(sorted((site.root / KEPT_BESIDE / damage).rglob("*"))):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: number % 50]) if number % 2 else path.unlink()
    shutil.rmtree(site.folder)
    assert built(site) == first
    assert not is_kept(site)
    assert built(site) == first
    assert is_kept(site)


@pytest.mark.slow
def test_a_template_that_shows_when_it_was_built_is_drawn_each_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({"theme/main.html": f"{MAIN_TEMPLATE}{{{{ build_date_utc }}}}"})
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    for _ in range(2):
        site.build()
        assert not is_kept(site)


def test_git_is_told_to_ignore_what_is_kept(site: Site) -> None:
    site.build()
    assert (site.root / KEPT_BESIDE / ".gitignore").read_text() == "*\n"


def test_the_configuration_is_given_back_as_it_was(site: Site) -> None:
    site.build()
    site.build()
    assert is_kept(site)
    assert site.config is not None
    assert site.config.site_dir == str(site.folder)
    assert site.config.docs_dir == str(site.root / "docs")
    assert site.beside() == []


def test_a_site_that_is_in_its_place_is_not_written_again(site: Site) -> None:
    first = built(site)
    page = site.folder / "index.html"
    before = page.stat()
    assert built(site) == first
    assert page.stat() == before
    assert site.beside() == []


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["index.html", "other/index.html", "style.css"])
def test_what_somebody_changed_in_the_built_site_is_written_again(site: Site, harm: str) -> None:
    first = built(site)
    (site.folder / harm).write_bytes(first[0][harm][:-1] + b"?")
    assert built(site) == first
    assert is_kept(site)
    (site.folder / harm).unlink()
    assert built(site) == first
    (site.folder / "more.html").write_text("by hand")
    assert built(site) == first


TOUCHED: dict[str, tuple[Callable[[Site, random.Random], None], set[str]]] = {
    "a page": (edit_page, {"index.md"}),
    "a snippet": (edit_snippet, {"index.md"}),
    "a provider": (edit_provider, {"other.md", "connectors/acme/index.md"}),
    "front matter": (edit_title, {"other.md"}),
    "a value of the brand": (edit_brand, set()),
    "a style sheet": (edit_style, set()),
    "a template": (edit_template, set()),
    "the navigation": (edit_nav, set()),
}


@pytest.mark.slow
@pytest.mark.parametrize(("edit", "touched"), TOUCHED.values(), ids=TOUCHED)
def test_an_edit_has_only_those_pages_converted_that_depend_on_it(
    site: Site, edit: Callable[[Site, random.Random], None], touched: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    converted = []
    convert = Page.render

    def counted(page: Page, *given: Any) -> None:
        converted.append(page.file.src_uri)
        convert(page, *given)

    site.build()
    monkeypatch.setattr(page_memory, "RENDER", counted)
    monkeypatch.setattr(Page, "render", counted)
    edit(site, random.Random(2))  # noqa: S311 - nothing secret
    site.build()
    assert set(converted) == touched


@pytest.mark.slow
def test_what_another_version_kept_is_not_even_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> None:
        raise TypeError("it has other parts")

    first = built(site)
    monkeypatch.setattr(resting_pages, "PageNote", refuse)
    monkeypatch.setattr("mkdocs_paycore.project.surroundings._packages", lambda _: "another version")
    edit_page(site, random.Random(1))  # noqa: S311 - nothing secret
    assert built(site)[0].keys() == first[0].keys()


@pytest.mark.slow
def test_a_value_that_a_heading_shows_has_no_page_converted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    other = SOURCES["docs/other.md"].replace("## Part", "## Part\n\n### Ask <<custom.company_name>>")
    site.write({"docs/other.md": other, "docs/index.md": "# Home\n\n[Ask](other.md#ask-green)\n"})
    _, told = built(site)
    assert "ask-company-name" not in "".join(told)
    converted = []

    def counted(page: Page, *given: Any) -> None:
        converted.append(page.file.src_uri)
        convert(page, *given)

    convert = Page.render
    with monkeypatch.context() as patch:
        patch.setattr(page_memory, "RENDER", counted)
        patch.setattr(Page, "render", counted)
        site.write({"brands/blue.yml": BRAND.replace("name: Blue}", "name: Green}")})
        warm = built(site)
    assert converted == []
    assert "#ask-company-name" in "".join(warm[1])
    assert warm == built_anew(site)


@pytest.mark.slow
def test_with_material_an_edit_has_only_its_page_drawn(site: Site) -> None:
    settings = {**SETTINGS, "theme": {"name": "material", "custom_dir": "overrides", "font": False}}
    site.write({"overrides/main.html": "{% extends 'base.html' %}", "mkdocs.yml": configuration(**settings)})
    site.build()
    with pytest.MonkeyPatch.context() as patch:
        drawn = []
        keep = Memory.keep

        def noted(memory: Memory, about: str, *given: Any) -> None:
            drawn.append(about)
            keep(memory, about, *given)

        patch.setattr(Memory, "keep", noted)
        edit_page(site, random.Random(1))  # noqa: S311 - nothing secret
        warm = built(site)
    assert {about for about in drawn if about.startswith(("page", "template", "search"))} == {
        "page index.md",
        "template index.md",
        "search index.md",
    }
    assert warm == built_anew(site)


@pytest.mark.slow
def test_pages_are_converted_each_time_where_an_extension_of_others_takes_part(site: Site) -> None:
    site.write({"ours.py": EXTENSION})
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(site.root))
        site.write({"mkdocs.yml": configuration(**{**SETTINGS, "markdown_extensions": ["ours", "attr_list"]})})
        site.build()
        edit_page(site, random.Random(1))  # noqa: S311 - nothing secret
        kept = []
        patch.setattr(Memory, "find", lambda _, about, key: kept.append(about))  # noqa: ARG005 - as it is called
        site.build()
    assert not any(about.startswith("page") for about in kept)
