"""Builds over several processes: the same site and the same words, in the same order, as those of one process."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from markdown import Markdown

from mkdocs_paycore.engines.mkdocs import build as build_module
from mkdocs_paycore.engines.mkdocs.cores import ahead, drawing, pages
from mkdocs_paycore.project import dependencies
from tests.engines.mkdocs.cores.conftest import Patient
from tests.support.cases import crossed, first_of_each
from tests.support.site import MAIN_TEMPLATE, configuration

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.site import Site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
COUNT = 24
TIMED = ("Building documentation to", "Documentation built in")
"""How notes begin that name a folder for the time being, or how long it took."""
PROVIDER = """\
code: acme
name: Acme
status: ready
website: https://acme.example/
features: [payments]
connections:
  - kind: provider_account
    fields:
      - {key: api_key, label: API key, type: secret, required: true}
"""
PROBLEMS = {
    "docs/page-05.md": "# Five\n\n<<custom.compny_name>> and [nowhere](nowhere.md)\n",
    "docs/page-06.md": "# Six\n\n<<no_such_component()>> [anchor](page-07.md#nowhere)\n",
    "docs/page-16.md": "# Sixteen\n\n<<custom.compny_name>> and [nowhere](nowhere.md)\n\n<<provider_table(oops=1)>>\n",
    "docs/page-17.md": "---\ntitle: {{custom.company_name}}\n---\n\nNo heading. [old](page-18.md#ask-blue)\n",
    "docs/page-18.md": "## Ask <<custom.company_name>>\n\nRed is another brand.\n",
    "docs/page-19.md": '# Nineteen\n\n<<brand_only("blue")>>\n\nFor blue.\n',
}
SOURCES = {
    **{
        f"docs/page-{number:02}.md": f"# Page {number}\n\n## Of <<custom.company_name>>\n\n"
        f'[next](page-{(number + 1) % COUNT:02}.md#of-company-name)\n\n--8<-- "note.md"\n'
        for number in range(COUNT)
    },
    "docs/index.md": "# Home\n\n<<provider_table()>>\n",
    "docs/page-20.md": "# 20\n\n## Of <<custom.company_name>>\n\n<<brand_only('blue')>>\n\nBlue.\n\n<<brand_end()>>\n",
    "docs/connectors/acme/provider.yml": PROVIDER,
    "docs/connectors/acme/index.md": "<<credentials('provider_account')>>\n\n<<connection_form('provider_account')>>\n",
    "snippets/note.md": "A note for <<custom.company_name>>.\n",
    "brands/blue.yml": "name: blue\nsite_name: Blue\nsite_url: https://blue.example/\ncustom: {company_name: Blue}\n",
    "brands/red.yml": "name: red\nsite_name: Red\nsite_url: https://red.example/\ncustom: {company_name: Red}\n",
}
SETTINGS: dict[str, Any] = {
    "plugins": ["search", {"paycore": {"brand": "blue", "markdown_pages": True}}],
    "extra": ...,
    "validation": {"links": {"anchors": "warn"}},
    "markdown_extensions": [{"pymdownx.snippets": {"base_path": ["snippets"]}}, "attr_list", "md_in_html", "tables"],
}


def built(site: Site, cores: int, **asked: Any) -> tuple[dict[str, bytes], list[str], list[str]]:
    """Return the files of a build over so many processes, its warnings, and what else it said."""
    newest = max(path.stat().st_ctime_ns for path in site.root.rglob("*"))
    while time.time_ns() < newest + 2 * dependencies.TICK:
        time.sleep(0.005)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAYCORE_CORES", str(cores))
        site.build(**asked)
    return site.files(), site.reported, [note for note in site.notes if not note.startswith(TIMED)]


@pytest.fixture
def site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site that is built in its folder, where its snippets are."""
    monkeypatch.chdir(site.root)
    return site


def write(site: Site, more: Mapping[str, str] = {}, **changes: Any) -> None:
    site.write({**SOURCES, "mkdocs.yml": configuration(**{**SETTINGS, **changes}), **more})


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that this process converts."""
    texts: list[str] = []
    convert = Markdown.convert

    def noted(self: Markdown, source: str) -> str:
        texts.append(source)
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", noted)
    return texts


@pytest.mark.slow
@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(("more", "cores"), crossed([{}, PROBLEMS], [2, 3]))
def test_a_build_over_processes_comes_to_the_same_and_says_the_same(
    site: Site, converted: list[str], more: dict[str, str], cores: int
) -> None:
    write(site, more)
    alone = built(site, 1)
    number = len(converted)
    converted.clear()
    assert built(site, cores) == alone
    assert len(converted) < number / 2
    assert bool(alone[1]) == bool(more)


@pytest.mark.slow
@pytest.mark.usefixtures("patient")
def test_what_is_kept_of_a_build_over_processes_is_what_one_keeps(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAYCORE_NO_CACHE")
    write(site)
    first = built(site, 3)
    assert built(site, 1)[:2] == first[:2]
    assert any("No source has changed" in note for note in site.notes)
    site.write({"docs/page-03.md": "# Three\n", "snippets/note.md": "Another note.\n"})
    warm = built(site, 3)
    monkeypatch.setenv("PAYCORE_NO_CACHE", "1")
    assert built(site, 1)[:2] == warm[:2]
    assert b"Another note." in warm[0]["page-07/index.html"]


@pytest.mark.slow
@pytest.mark.usefixtures("patient")
def test_a_strict_build_over_processes_fails_as_that_of_one_does(site: Site) -> None:
    write(site, PROBLEMS)
    said = []
    for cores in (1, 3):
        with pytest.raises(Exception, match="strict"):
            built(site, cores, strict=True)
        said.append(site.reported)
        assert not site.folder.exists()
    assert said[0] == said[1] != []


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("more", [{"docs/page-21.md": '# A\n\n--8<-- "gone.md"\n'}], ids=["a snippet that is gone"])
def test_a_fault_of_a_page_ends_the_build_with_the_same_words(site: Site, more: dict[str, str]) -> None:
    snippets = {"pymdownx.snippets": {"base_path": ["snippets"], "check_paths": True}}
    write(site, more, markdown_extensions=[snippets])
    said = []
    for cores in (1, 3):
        with pytest.raises(Exception, match="gone") as raised:
            built(site, cores)
        said.append((type(raised.value), str(raised.value), site.reported))
    assert said[0] == said[1]


def kill_yourself(*_given: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("owner", [pages.PagesAhead, drawing.DrawingAhead])
def test_a_process_that_dies_costs_nothing_of_the_site(
    site: Site, monkeypatch: pytest.MonkeyPatch, owner: type[Any]
) -> None:
    write(site, PROBLEMS)
    alone = built(site, 1)
    monkeypatch.setattr(owner, "_work", kill_yourself)
    assert built(site, 3) == alone


@pytest.mark.usefixtures("patient")
def test_a_build_that_is_refused_leaves_no_process(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    end = ahead.Forked.end

    def noted(self: ahead.Forked) -> None:
        end(self)
        ended.append(self.process)

    monkeypatch.setattr(ahead.Forked, "end", noted)
    write(site, {"theme/main.html": "{{ page.title.nothing.at.all }}"})
    with pytest.raises(Exception, match=r"main\.html"):
        built(site, 3)
    assert ended
    for process in ended:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


HOOK = "def on_{}({}, **_):\n    return {}\n"
EXTENSION = """\
from markdown.extensions import Extension


class Apart(Extension):
    def extendMarkdown(self, md):
        pass


def makeExtension(**_):
    return Apart()
"""
FILTERS = "def on_env(env, **_):\n    env.filters['mine'] = lambda text: text\n    return env\n"
COUNTING = "{% set _ = config.extra.update({'seen': config.extra.get('seen', 0) + 1}) %}{{ config.extra.seen }}"
APART: dict[str, tuple[str, dict[str, str], dict[str, Any]]] = {
    "a hook of Markdown": ("pages", {"mine.py": HOOK.format("page_markdown", "markdown", "markdown")}, {}),
    "a hook of HTML": ("pages", {"mine.py": HOOK.format("page_content", "html", "html")}, {}),
    "a hook before pages": ("pages", {"mine.py": HOOK.format("pre_page", "page", "page")}, {}),
    "a hook of contexts": ("drawing", {"mine.py": HOOK.format("page_context", "context", "context")}, {}),
    "a hook of finished pages": ("drawing", {"mine.py": HOOK.format("post_page", "output", "output")}, {}),
    "a filter of the site": ("drawing", {"mine.py": FILTERS}, {}),
    "a template that counts": ("drawing", {"theme/main.html": f"{MAIN_TEMPLATE}{COUNTING}"}, {}),
    "an extension of the site": ("pages", {"apart_from_us.py": EXTENSION}, {"markdown_extensions": ["apart_from_us"]}),
}


@pytest.mark.slow
@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("case", first_of_each(APART, kind=lambda case: (case.split()[1], APART[case][0])))
def test_what_may_carry_something_from_page_to_page_is_done_by_one_process(
    site: Site, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.syspath_prepend(str(site.root))
    part, more, changes = APART[case]
    write(site, more, **({"hooks": ["mine.py"]} if "mine.py" in more else {}), **changes)
    alone = built(site, 1)
    begun: list[str] = []
    for module in (pages, drawing):
        name = module.__name__.rpartition(".")[2]

        def noted(*given: Any, _name: str = name, **named: Any) -> Patient:
            begun.append(_name)
            return Patient(*given, **named)

        monkeypatch.setattr(module, "Ahead", noted)
    assert built(site, 3) == alone
    assert set(begun) == {"pages", "drawing"} - {part}


SEEN = """\
def on_pre_template(template, config, **_):
    config.extra["seen"] = "what a hook has said"
    return template
"""


@pytest.mark.slow
@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(("hooks", "first"), [([], -1), (["mine.py"], pages.FEWEST - 1)], ids=["nobody", "a hook"])
def test_pages_are_drawn_while_static_files_are_copied_unless_somebody_hears_of_templates_before(
    site: Site, monkeypatch: pytest.MonkeyPatch, hooks: list[str], first: int
) -> None:
    shown = f"{MAIN_TEMPLATE}{{{{ config.extra.seen }}}}"
    write(site, {"mine.py": SEEN, "theme/main.html": shown, "theme/404.html": "Gone"}, hooks=hooks)
    alone = built(site, 1)
    begun: list[int] = []

    def noted(*given: Any, first: int, **named: Any) -> Patient:
        begun.append(first)
        return Patient(*given, first=first, **named)

    monkeypatch.setattr(drawing, "Ahead", noted)
    assert built(site, 3) == alone
    assert begun == [first]
    assert (b"what a hook has said" in alone[0]["page-07/index.html"]) == bool(hooks)


@pytest.mark.parametrize(("given", "option", "expected"), [("1", 3, 1), ("", 3, 3), ("4", 3, 4)])
def test_a_site_and_the_environment_say_how_many_processes_there_are(
    site: Site, monkeypatch: pytest.MonkeyPatch, given: str, option: int, expected: int
) -> None:
    counts: list[int] = []
    monkeypatch.setattr(build_module, "OverCores", counts.append)
    monkeypatch.setenv("PAYCORE_CORES", given)
    site.write({"docs/index.md": "# A\n", "mkdocs.yml": configuration(plugins=[{"paycore": {"cores": option}}])})
    with pytest.raises(Exception, match="not callable"):
        site.build()
    assert counts == [expected]


@pytest.mark.parametrize(
    ("given", "option", "said"),
    [("many", 0, "PAYCORE_CORES is 'many', expected a number"), ("", -1, "the option 'cores' of the plugin is -1")],
)
def test_what_is_no_number_of_processes_is_said(
    site: Site, monkeypatch: pytest.MonkeyPatch, given: str, option: int, said: str
) -> None:
    monkeypatch.setenv("PAYCORE_CORES", given)
    site.write({"docs/index.md": "# A\n", "mkdocs.yml": configuration(plugins=[{"paycore": {"cores": option}}])})
    with pytest.raises(Exception, match="BuildError"):
        site.build()
    assert said in site.reported[0]
