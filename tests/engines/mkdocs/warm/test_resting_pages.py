"""Pages that rest while others are drawn: which ones, that others miss nothing of them, and that they can be woken."""

from __future__ import annotations

import itertools
import logging
import os
import random
import shutil
from contextlib import suppress
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Template
from mkdocs.contrib.search.search_index import SearchIndex
from mkdocs.structure.pages import Page
from mkdocs.utils import _get_norm_url

from mkdocs_paycore.catalog.export import provider_json
from mkdocs_paycore.engines.mkdocs.pages_next import OtherPagesFirst
from mkdocs_paycore.engines.mkdocs.warm import steps
from mkdocs_paycore.engines.mkdocs.warm.resting_files import RestingFiles
from mkdocs_paycore.engines.mkdocs.warm.spare_site import SpareSite
from mkdocs_paycore.project import published_data
from mkdocs_paycore.project.kept_files import KEPT_BESIDE
from tests.support.cases import covering, crossed, first_of_each
from tests.support.edited_site import (
    BRAND,
    EDITS,
    PROVIDER,
    SETTINGS,
    SOURCES,
    Settled,
    add_template,
    built,
    built_anew,
    edit_brand,
    edit_other_brand,
    edit_page,
    edit_provider,
    edit_snippet,
    edit_style,
    edit_title,
    manner,
)
from tests.support.site import Site, configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_paycore.catalog.model.provider import Provider

    Edit = Callable[[Site, random.Random], None]

APART = """\
<!doctype html><html lang="en"><head><title>{{ page.title }} - {{ config.site_name }}</title></head>
<body>{% for item in page.toc %}<a href="{{ item.url }}">{{ item.title }}</a>{% endfor %}
<main>{{ page.content }}</main></body></html>
"""
"""A template in which a page shows nothing of others."""
LINKS = "# Links\n\n[there](other.md#part), [old](other.md#ask-blue), [new](other.md#ask-company-name)\n"
COUNTING = """\
COUNT = []

def on_config(config):
    COUNT.clear()

def on_page_content(html, page, **_):
    COUNT.append(page.url)
    return f"{html}<p>{len(COUNT)}</p>"
"""
AT_THE_END = """\
from pathlib import Path

def on_post_build(config):
    names = sorted(path.name for path in Path(config.site_dir).rglob("*.html"))
    Path(config.site_dir, "names.txt").write_text(" ".join(names))
"""
ALLOWED = "<!-- paycore: allow-brand red -->"
EVERY = {"index.md", "other.md", "links.md", "connectors/acme/index.md"}


@pytest.fixture
def site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose builds keep what they render, and whose pages show nothing of each other."""
    monkeypatch.delenv("PAYCORE_NO_CACHE")
    monkeypatch.chdir(site.root)
    settled = Settled(site.root)
    settled.write(
        {**SOURCES, "docs/links.md": LINKS, "theme/main.html": APART, "mkdocs.yml": configuration(**SETTINGS)}
    )
    return settled


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The pages that were read, as far as they are written by hand."""
    found: set[str] = set()
    own = Page.read_source

    def noted(page: Page, *given: Any) -> None:
        found.add(page.file.src_uri)
        own(page, *given)

    monkeypatch.setattr(Page, "read_source", noted)
    return found


def rename_page(site: Site, chance: random.Random) -> None:
    found = sorted((site.root / "docs").glob("new-*.md"))
    if found:
        found[0].rename(found[0].with_name(f"new-{chance.randint(4, 9)}.md"))


def edit_meta(site: Site, chance: random.Random) -> None:
    """A date comes out of YAML as no JSON has it; a description stands in the list of pages for programs."""
    meta = chance.choice(
        ["date: 2026-01-02", "description: Words", f"hide: [toc, {chance.random()}]", "search: {exclude: true}"]
    )
    site.write({"docs/links.md": f"---\n{meta}\n---\n\n{LINKS}"})


def edit_heading(site: Site, chance: random.Random) -> None:
    """The id of a heading with a value is the same for all brands; a link to that of one brand is reported."""
    heading = chance.choice(["Part", "Ask <<custom.company_name>>", "Ask"])
    site.write({"docs/other.md": f"# Other\n\n## {heading}\n\n<<provider_table()>>\n"})


def misspell(site: Site, chance: random.Random) -> None:
    site.write({"docs/links.md": LINKS + chance.choice(["<<custom.compny_name>>\n", "[nowhere](nowhere.md)\n"])})


def edit_hook(site: Site, chance: random.Random) -> None:
    hook = chance.choice([COUNTING, AT_THE_END, ""])
    site.write({"hook.py": hook, "mkdocs.yml": configuration(**SETTINGS, **({"hooks": ["hook.py"]} if hook else {}))})


def edit_apart(site: Site, chance: random.Random) -> None:
    site.write({"theme/main.html": APART.replace("<main>", f"<main id='m{chance.randint(1, 9)}'>")})


def edit_extension(site: Site, chance: random.Random) -> None:
    extensions = [*SETTINGS["markdown_extensions"], *chance.sample(["admonition", "def_list", "footnotes"], 1)]
    site.write({"mkdocs.yml": configuration(**{**SETTINGS, "markdown_extensions": extensions})})


def rename_provider(site: Site, chance: random.Random) -> None:
    site.write(
        {"docs/connectors/acme/provider.yml": PROVIDER.replace("name: Acme", f"name: Acme {chance.randint(1, 9)}")}
    )


def hide_provider(site: Site, _: random.Random) -> None:
    site.write({"brands/blue.yml": f"{BRAND}providers: {{exclude: [acme]}}\n"})


def edit_excuse(site: Site, chance: random.Random) -> None:
    allowed = chance.choice(["", ALLOWED])
    site.write({"docs/index.md": SOURCES["docs/index.md"].replace("Home", f"Red Docs{chance.randint(1, 9)} {allowed}")})


def lose_files(site: Site, chance: random.Random) -> None:
    """Somebody removes the site, changes a file of it, or empties the cache."""
    what = chance.randint(1, 3)
    if what == 1:
        shutil.rmtree(site.folder, ignore_errors=True)
    elif what == 2 and (site.folder / "links/index.html").exists():
        (site.folder / "links/index.html").write_text("by hand")
    else:
        shutil.rmtree(site.root / KEPT_BESIDE / "packs", ignore_errors=True)


MORE: tuple[Edit, ...] = (
    *(rename_page, edit_meta, edit_heading, misspell, edit_hook, edit_apart, edit_extension, rename_provider),
    *(hide_provider, lose_files, edit_excuse),
)
OWN: tuple[Edit, ...] = (*(edit for edit in EDITS if "template" not in edit.__name__), *MORE)
SEEN: tuple[Edit, ...] = (
    *(edit_page, edit_snippet, edit_provider, edit_brand, edit_other_brand, edit_style, edit_apart, edit_extension),
    *(rename_provider, hide_provider),
)
"""Those that change nothing that a page shows of others which are not built yet, as their titles."""

TOUCHED: dict[str, tuple[Edit, set[str]]] = {
    "a page": (edit_page, {"index.md"}),
    "a snippet": (edit_snippet, {"index.md"}),
    "a provider": (edit_provider, {"other.md", "connectors/acme/index.md"}),
    "a style sheet": (edit_style, set()),
    "a title, which a navigation shows": (edit_title, EVERY),
    "a value of the brand, which all files may hold": (edit_brand, EVERY),
}


@pytest.mark.slow
@pytest.mark.parametrize(("edit", "touched"), TOUCHED.values(), ids=TOUCHED)
def test_pages_rest_that_do_not_depend_on_an_edit(site: Site, edit: Edit, touched: set[str], read: set[str]) -> None:
    site.build()
    read.clear()
    edit(site, random.Random(2))  # noqa: S311 - nothing secret
    warm = built(site)
    assert read & EVERY == touched
    assert warm == built_anew(site)


@pytest.mark.slow
def test_a_copy_that_rested_in_one_build_is_seen_to_change_by_the_next(site: Site) -> None:
    site.build()
    edit_page(site, random.Random(1))  # noqa: S311 - nothing secret
    site.build()
    edit_style(site, random.Random(2))  # noqa: S311 - as above
    assert built(site) == built_anew(site)


EDITS_MEANWHILE = """\
from pathlib import Path

def on_pre_template(template, *, template_name, config):
    Path(config.docs_dir, "style.css").write_text("b { color: tan }\\n")
    return template
"""
"""A hook that hears of no page, and edits what was copied already."""


@pytest.mark.slow
def test_a_copy_whose_source_changes_in_the_build_is_made_again(site: Site) -> None:
    site.write({"hook.py": EDITS_MEANWHILE, "mkdocs.yml": configuration(**SETTINGS, hooks=["hook.py"])})
    site.build()
    edit_page(site, random.Random(1))  # noqa: S311 - nothing secret
    assert built(site)[0]["style.css"] == b"b { color: tan }\n"


WRITES_INTO_THE_SITE = """\
from pathlib import Path

def on_pre_template(template, *, template_name, config):
    Path(config.site_dir, "style.css").write_text("b { color: {} }\\n".replace("{}", "{color}"))
    return template
"""
"""A hook that hears of no page and writes over a copy, with as many letters as it has."""


@pytest.mark.slow
def test_what_a_hook_writes_over_a_copy_is_kept(site: Site) -> None:
    hook = WRITES_INTO_THE_SITE.replace("{color}", "tan")
    site.write({"hook.py": hook, "mkdocs.yml": configuration(**SETTINGS, hooks=["hook.py"])})
    for edit in (edit_page, edit_page, edit_style):
        edit(site, random.Random(1))  # noqa: S311 - nothing secret
        site.build()
        assert built(site)[0]["style.css"] == b"b { color: tan }\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "is_another"), [(edit_page, False), (edit_style, False), (edit_provider, True), (edit_brand, True)]
)
def test_data_of_providers_is_made_again_only_where_it_may_be_another(
    site: Site,
    edit: Edit,
    is_another: bool,  # noqa: FBT001 - a case
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    own = provider_json

    def noted(provider: Provider) -> dict[str, Any]:
        made.append(provider.code)
        return own(provider)

    monkeypatch.setattr(published_data, "provider_json", noted)
    site.build()
    assert made
    edit_page(site, random.Random(1))  # noqa: S311 - nothing secret
    site.build()  # what this one left as it was, the next one may leave as well
    made.clear()
    edit(site, random.Random(2))  # noqa: S311 - as above
    warm = built(site)
    assert bool(made) is is_another
    assert warm == built_anew(site)


@pytest.mark.slow
@pytest.mark.parametrize("hook", [COUNTING, AT_THE_END], ids=["of pages", "of the finished site"])
def test_no_page_rests_where_a_hook_hears(site: Site, hook: str, read: set[str]) -> None:
    site.write({"hook.py": hook, "mkdocs.yml": configuration(**SETTINGS, hooks=["hook.py"])})
    site.build()
    read.clear()
    edit_page(site, random.Random(2))  # noqa: S311 - nothing secret
    warm = built(site)
    assert read >= EVERY
    assert warm == built_anew(site)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shown", "template"), crossed(["title", "content"], ["theme/main.html", "theme/404.html", "docs/all.txt"])
)
def test_pages_rest_where_templates_show_no_more_of_others_than_a_navigation_does(
    site: Site, shown: str, read: set[str], template: str
) -> None:
    theme = f"{{% for each in nav.pages %}}{{{{ each.{shown} }}}}{{% endfor %}}"
    site.write(
        {
            "theme/main.html": APART,
            template: APART.replace("<main>", f"{theme}<main>") if template == "theme/main.html" else theme,
            "mkdocs.yml": configuration(**SETTINGS, extra_templates=["all.txt"] * (template == "docs/all.txt")),
        }
    )
    site.build()
    read.clear()
    edit_page(site, random.Random(2))  # noqa: S311 - nothing secret
    warm = built(site)
    assert read & EVERY == ({"index.md"} if shown == "title" else EVERY)
    assert warm == built_anew(site)


@pytest.mark.slow
def test_pages_rest_where_a_folder_is_named_by_its_place(site: Site, read: set[str]) -> None:
    settings = configuration(**SETTINGS).replace("- snippets\n", "- !relative $config_dir/snippets\n")
    assert "!relative" in settings
    site.write({"mkdocs.yml": settings})
    site.build()
    read.clear()
    edit_page(site, random.Random(2))  # noqa: S311 - nothing secret
    site.build()
    assert read & EVERY == {"index.md"}


@pytest.mark.slow
def test_a_page_that_something_is_wrong_with_is_read_each_time(site: Site, read: set[str]) -> None:
    misspell(site, random.Random(1))  # noqa: S311 - nothing secret
    site.build()
    read.clear()
    edit_page(site, random.Random(2))  # noqa: S311 - nothing secret
    warm = built(site)
    assert read & EVERY == {"index.md", "links.md"}
    assert warm[1]
    assert warm == built_anew(site)


@pytest.mark.slow
@pytest.mark.parametrize("edit", first_of_each(MORE, kind=manner), ids=[edit.__name__ for edit in MORE])
def test_a_build_after_an_edit_is_that_of_a_clean_one(site: Site, edit: Edit) -> None:
    for number in range(3):
        edit(site, random.Random(number))  # noqa: S311 - nothing secret
        assert built(site) == built_anew(site)


@pytest.mark.slow
@pytest.mark.parametrize(("bases", "new"), [(["more", "snippets"], "more/note.md"), (None, "note.md")])
def test_a_snippet_that_is_there_now_is_seen(site: Site, bases: list[str] | None, new: str) -> None:
    """It takes the place of one of another folder, or there was none."""
    snippets = {"pymdownx.snippets": {"base_path": bases}} if bases else "pymdownx.snippets"
    extensions = [snippets, *SETTINGS["markdown_extensions"][1:]]
    site.write({"more/other.md": "", "mkdocs.yml": configuration(**{**SETTINGS, "markdown_extensions": extensions})})
    site.build()
    site.write({f"../{site.root.name}/{new}": "Another note.\n"})
    warm = built(site)
    assert "Another note." in site.text("index.html")
    assert warm == built_anew(site)


@pytest.mark.slow
@pytest.mark.parametrize("seed", first_of_each(range(5)))
def test_builds_after_any_edits_are_those_of_clean_ones(site: Site, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    for _ in range(5):
        for _ in range(chance.randint(1, 2)):
            chance.choice(OWN)(site, chance)
        assert built(site) == built_anew(site)


def served(
    site: Site, folder: str = "served", first: tuple[str, ...] = (), *, ends_at: int = 0
) -> tuple[dict[str, bytes], bool]:
    """Return the files of a site as a build while it is served leaves them, and whether it did all pages.

    Args:
        site: the site.
        folder: where it is built.
        first: the addresses of the pages that may be done alone.
        ends_at: before which page another one is asked for.
    """
    asked: dict[str, Any] = {"site_dir": str(site.root / folder), "site_url": "http://127.0.0.1:8000/"}
    plugin = site.config.plugins["paycore"] if site.config is not None else None
    if plugin is not None:
        plugin.first_pages = first  # type: ignore[attr-defined] # our plugin's
        pages = itertools.count(1)
        plugin.gives_way = lambda: next(pages) == ends_at  # type: ignore[attr-defined] # as above
    site.build(command="serve", **asked)
    assert site.config is not None
    found = Site(site.root / folder)
    files = {
        path.relative_to(found.root).as_posix(): path.read_bytes() for path in found.root.rglob("*.*") if path.is_file()
    }
    return files, bool(site.config.plugins["paycore"].has_all_pages)  # type: ignore[attr-defined] # our plugin's


SHOWN = ("", "links/", "other/", "connectors/acme/")


@pytest.mark.slow
@pytest.mark.parametrize(("edit", "few"), covering(product(SEEN, [0, 10]), lambda case: [manner(case[0]), case[1]]))
def test_a_page_that_somebody_looks_at_is_what_it_will_be_when_all_are_built(
    site: Site, monkeypatch: pytest.MonkeyPatch, edit: Edit, few: int
) -> None:
    """Also where it is known only late that the edit changes all pages."""
    monkeypatch.setattr(steps, "_FEW", few)
    served(site)
    for number, url in enumerate(SHOWN):
        edit(site, random.Random(number))  # noqa: S311 - nothing secret
        first = served(site, first=(url,))[0]
        whole, is_whole = served(site)
        assert is_whole
        assert first.get(f"{url}index.html") == whole.get(f"{url}index.html")


@pytest.mark.slow
@pytest.mark.parametrize("seed", first_of_each(range(4)))
def test_what_is_served_after_any_edits_is_what_a_clean_build_serves(site: Site, seed: int) -> None:
    """Also where the pages that somebody looks at come first, and where a build ends before them for their sake."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret

    served(site)
    for _ in range(5):
        chance.choice(OWN)(site, chance)
        first = ("links/",) if chance.random() < 0.5 else ()
        if chance.random() < 0.5:
            with suppress(OtherPagesFirst):
                served(site, ends_at=chance.randint(1, 6))
        warm, is_whole = served(site, first=first)
        if not is_whole:
            warm, _ = served(site)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PAYCORE_NO_CACHE", "1")
            assert warm == served(site, "anew")[0]


@pytest.mark.slow
def test_a_build_that_is_killed_at_any_moment_leaves_the_last_site_whole(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = built(site)
    edit_page(site, random.Random(2))  # noqa: S311 - nothing secret
    own, left = os.link, [0]

    def killed(*given: Any, **named: Any) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        own(*given, **named)

    monkeypatch.setattr(os, "link", killed)
    for left[0] in (1, 2, 3):
        with pytest.raises(KeyboardInterrupt):
            site.build()
        assert site.files() == last[0]
    assert built(site) == built_anew(site)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "moments"),
    crossed(["rename", "scandir", "unlink", "rmdir", "lstat"], [(1,), (2,), (3,), (1, 2, 3)]),
    ids=str,
)
def test_a_build_that_is_killed_while_it_takes_the_site_before_the_last_one_leaves_the_last_one_whole(
    site: Site, monkeypatch: pytest.MonkeyPatch, step: str, moments: tuple[int, ...]
) -> None:
    """By the how manieth step it is killed; and several times, one build after the other."""
    own, take, left = getattr(os, step), SpareSite.take, [0]

    def killed(*given: Any, **named: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return own(*given, **named)

    def watched(spare: SpareSite, folder: Path, files: set[str]) -> set[str]:
        with monkeypatch.context() as patch:
            patch.setattr(os, step, killed)
            return take(spare, folder, files)

    for at in moments:
        for number in (at, 0):
            edit_title(site, random.Random(number))  # noqa: S311 - nothing secret
            last = built(site)
        edit_page(site, random.Random(at))  # noqa: S311 - nothing secret
        left[0] = at
        with monkeypatch.context() as patch:
            patch.setattr(SpareSite, "take", watched)
            with pytest.raises(KeyboardInterrupt):
                site.build()
        assert site.files() == last[0]
    assert built(site) == built_anew(site)


@pytest.mark.slow
def test_who_cannot_link_files_copies_them(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise OSError

    site.build()
    edit_page(site, random.Random(2))  # noqa: S311 - nothing secret
    monkeypatch.setattr(os, "link", refused)
    assert built(site) == built_anew(site)


@pytest.mark.slow
def test_a_site_that_another_build_puts_there_meanwhile_is_not_taken_for_the_last_one(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = RestingFiles.fill

    def late(files: RestingFiles, folder: Path) -> Any:
        for path in ("links/index.html", "style.css"):
            new = site.folder / f"{path}.new"
            new.write_text("of another build")
            new.replace(site.folder / path)
        return own(files, folder)

    site.build()
    edit_page(site, random.Random(2))  # noqa: S311 - nothing secret
    with monkeypatch.context() as patch:
        patch.setattr(RestingFiles, "fill", late)
        warm = built(site)
    assert warm == built_anew(site)


@pytest.mark.slow
@pytest.mark.parametrize("page", ["docs/index.md", "docs/links.md"])
def test_a_word_of_another_brand_is_found_in_the_page_that_was_edited_and_stays_found(site: Site, page: str) -> None:
    assert built(site)[1] == []
    site.write({page: f"{(site.root / page).read_text('utf-8')}\nRed Docs.\n"})
    found = built(site)
    assert any("red" in line for line in found[1])
    assert found == built_anew(site)
    site.write({"docs/other.md": f"{SOURCES['docs/other.md']}\nWords.\n"})
    assert built(site) == built_anew(site)


FOOTER = {"copyright": "What the people of Red Docs say"}


@pytest.mark.slow
@pytest.mark.parametrize("path", ["docs/index.md", "snippets/note.md", "mkdocs.yml"])
def test_an_excuse_that_is_gone_excuses_nothing_that_rests(site: Site, path: str) -> None:
    """What a page takes from elsewhere is allowed there, and the page itself did not change."""
    excuse = "# paycore: allow-brand red\n" if path == "mkdocs.yml" else f"{ALLOWED}\n"
    sources = {
        "mkdocs.yml": configuration(**SETTINGS, **(FOOTER if path == "mkdocs.yml" else {})),
        "docs/index.md": SOURCES["docs/index.md"].replace("Home", "What the people of Red Docs say"),
        "snippets/note.md": "What the people of Red Docs say.\n",
    }
    shown = "{{ config.copyright or '' }}{{ nav }}"
    page = f'{SOURCES["docs/other.md"]}\n--8<-- "note.md"\n' if path == "snippets/note.md" else SOURCES["docs/other.md"]
    site.write({"docs/other.md": page, "theme/main.html": APART + shown, path: f"{sources[path]}\n{excuse}"})
    assert built(site)[1] == []
    site.write({path: sources[path]})
    warm = built(site)
    assert any("red" in line for line in warm[1])
    assert warm == built_anew(site)


@pytest.mark.slow
def test_an_edit_of_a_page_that_allows_a_brand_lets_others_rest(site: Site, read: set[str]) -> None:
    """What such a page says of brands counts for all pages; what else it says counts for itself alone."""
    allowing = f"{SOURCES['docs/index.md']}\nAsk the people of Red Docs for it. {ALLOWED}\n"
    site.write({"docs/index.md": allowing})
    assert built(site)[1] == []
    read.clear()
    site.write({"docs/index.md": allowing.replace("# Home\n", "# Home\n\nA word.\n")})
    warm = built(site)
    assert read & EVERY == {"index.md"}
    assert warm == built_anew(site)


@pytest.mark.slow
def test_what_a_template_says_of_a_page_is_said_again(site: Site) -> None:
    """MkDocs warns of an address with a backslash, which it meets in a template, once in a process."""
    site.write({"theme/main.html": APART.replace("item.url", "item.url|url"), "docs/links.md": "# Old {: #\\7.0}\n"})
    for number in range(3):
        _get_norm_url.cache_clear()
        warm = built(site)
        assert any("'#\\7.0'" in line for line in warm[1])
        _get_norm_url.cache_clear()
        assert warm == built_anew(site)
        edit_page(site, random.Random(number))  # noqa: S311 - nothing secret


@pytest.mark.slow
def test_what_a_search_says_of_a_page_is_said_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    read = SearchIndex.add_entry_from_context

    def loud(index: SearchIndex, page: Page) -> None:
        read(index, page)
        if page.file.src_uri == "links.md":
            logging.getLogger("mkdocs.search").warning("what is this?")

    monkeypatch.setattr(SearchIndex, "add_entry_from_context", loud)
    for number in range(3):
        warm = built(site)
        assert any("what is this?" in line for line in warm[1])
        assert warm == built_anew(site)
        edit_page(site, random.Random(number))  # noqa: S311 - nothing secret


@pytest.mark.slow
def test_a_site_that_was_kept_after_an_edit_is_put_elsewhere_whole(site: Site) -> None:
    """What was taken from the last site counts as kept, and is."""
    built(site)
    edit_page(site, random.Random(1))  # noqa: S311 - nothing secret
    wanted = built(site)
    shutil.rmtree(site.root / "site")
    assert built(site) == wanted


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "edit", "is_drawn"),
    [
        ("{% extends 'main.html' %}", edit_page, False),
        ("{% extends 'main.html' %}", edit_title, True),
        ("{% extends 'main.html' %}{# other #}", add_template, True),
        ("{% for file in pages %}{{ file.page.content }}{% endfor %}", edit_page, True),
    ],
    ids=["no word of it", "a title in the navigation", "the template", "what it shows of a page"],
)
def test_the_404_page_is_drawn_again_where_something_changed_that_it_shows(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    edit: Edit,
    is_drawn: bool,  # noqa: FBT001 - a case
) -> None:
    drawn: list[str] = []
    own = Template.render

    def noted(template: Template, *given: Any, **named: Any) -> str:
        drawn.append(str(template.name))
        return own(template, *given, **named)

    site.write({"theme/404.html": text})
    site.build()
    edit(site, random.Random(3))  # noqa: S311 - nothing secret
    with monkeypatch.context() as patch:
        patch.setattr(Template, "render", noted)
        warm = built(site)
    assert ("404.html" in drawn) == is_drawn
    assert warm == built_anew(site)


@pytest.mark.slow
def test_two_brands_that_take_turns_in_one_place_get_each_its_own_files(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last site of a brand is not the site that is in its place: that is the other's."""
    for number, brand in enumerate(("blue", "red", "blue", "red", "blue")):
        edit_page(site, random.Random(number))  # noqa: S311 - nothing secret
        monkeypatch.setenv("PAYCORE_BRAND", brand)
        warm = built(site)
    assert warm == built_anew(site)
