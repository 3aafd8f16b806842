"""What a check tells without a render, and that a render adds only what nothing else can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.engines.mkdocs.check import SiteCheck
from mkdocs_paycore.source.rule import Stage
from tests.check.test_samples import SITE
from tests.support.cases import first_of_each
from tests.support.site import CUSTOM, MAIN_TEMPLATE, NOT_FOUND_TEMPLATE, configuration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.source.problem import Problem
    from tests.support.site import Site

PROVIDER = """\
code: acme
name: Acme
status: not_ready
connections:
  - kind: account
    fields:
      - {key: api_key, label: API key, type: secret, required: true, anchor: get-the-key}
"""
SAMPLES = {
    name: rule.sample
    for name, rule in registry().rules.items()
    if rule.sample and rule.stage in {Stage.PAGES, Stage.TEXT} and rule.sample.file.endswith(".md")
}


def check(
    site: Site, files: dict[str, str | bytes], *, is_short: bool = True, ignored: Sequence[str] = (), **config: Any
) -> SiteCheck:
    """Return a check of a site with some files; a path without a folder of its own is one of docs/."""
    site.write({"docs/index.md": "# Start\n", "mkdocs.yml": configuration(**config), **files})
    return SiteCheck(site.root / "mkdocs.yml", ignored=["unused-value", *["empty-section"] * is_short, *ignored])


def subject(name: str) -> str:
    """Return what a rule is about: the first word of its name. `check/test_samples.py` has each find its sample."""
    return name.partition("-")[0]


def told(problems: list[Problem]) -> list[str]:
    return [f"{each.path.removeprefix('docs/')}:{each.line}:{each.column} {each.rule}" for each in problems]


@pytest.mark.slow
@pytest.mark.parametrize("name", first_of_each(SAMPLES, subject))
def test_mistakes_of_pages_are_found_without_a_render_and_told_once(site: Site, name: str) -> None:
    file, wrong, _ = SAMPLES[name]
    brand = "name: acme\ncustom: {company_name: Acme Pay}\n"
    files: dict[str, str | bytes] = {
        "theme/main.html": MAIN_TEMPLATE,
        "theme/404.html": NOT_FOUND_TEMPLATE,
        "docs/list.md": "# List\n",
        "brands/acme.yml": brand,
        **{path: text for path, text in SITE.items() if path.endswith("/provider.yml")},
        file: wrong,
    }
    site.write(
        {"docs/index.md": "# Start\n", "docs/connectors/example/provider.yml": PROVIDER.replace("acme", "example")}
    )
    found = check(site, files, is_short=False, extra=..., site_name="Acme", plugins=[{"paycore": {"brand": "acme"}}])
    sources = found.sources()
    assert name in {each.rule for each in sources if each.path == file}
    assert told(found.rendered()) == told(sources)


RIGHT: dict[str, str | bytes] = {
    "docs/index.md": """\
# Start

[a](integration/index.md) [b](integration/organisation.md#legal-name) [c](connectors/acme/index.md)
[d](integration/organisation/) [e](/integration/organisation/) [f](/integration/ips) [g](./integration/)
[h](images/form.png) ![The form](images/form.png) [i](connectors/acme/provider.json) [j](old/README.md)
[k](old/) [l](#start) [m](#) [n](#top) [o](connectors/acme/index.md#credential-account-api_key)
[r](integration/organisation.md?x=1#legal-name) [s](my%20page.md) [t](<my page.md>) [u](#given) [v](#anchor)

## Part { #given }

<a id="anchor"></a><a href="integration/organisation/">x</a> <img src="images/form.png" alt="The form">
""",
    "docs/my page.md": "# Mine\n",
    "docs/old/README.md": "# Old\n\n[up](../integration/index.md) [x](../index.md#part) \n".replace("#part", "#given"),
    "docs/integration/index.md": "# Integration\n\n[a](organisation.md) [b](../index.md) [c](ips.md#addresses)\n",
    "docs/integration/organisation.md": """\
# Organisation

[a](../images/form.png) <img src="../../images/form.png" alt="The form"> [b](../ips/) [c](ips.md)
<a href="../ips/#addresses">x</a>

## Legal name
""",
    "docs/integration/ips.md": "# Public\n\n## Addresses\n\n## Addresses\n\n[x](#addresses_1)\n",
    "docs/images/form.png": b"\x89PNG",
    "docs/connectors/acme/provider.yml": PROVIDER.replace(", anchor: get-the-key", ""),
}


def test_links_that_lead_somewhere_are_no_matter(site: Site) -> None:
    found = check(site, RIGHT, site_url="https://docs.acme.example/")
    assert [str(each) for each in found.sources()] == []


WRONG = [
    ("[x](integration/organization.md)", "missing-page", "did you mean 'integration/organisation.md'?"),
    ("[x](organisation.md)", "missing-page", "did you mean 'integration/organisation.md'?"),
    ("[x](/integration/ip/)", "missing-page", "did you mean 'integration/ips.md'?"),
    ("[x](../integration/ips.md)", "missing-page", "did you mean 'integration/ips.md'?"),
    ("[x](integration/ips.md#adresses)", "missing-anchor", "did you mean #addresses?"),
    ("[x](#strat)", "missing-anchor", "did you mean #start?"),
    (
        "[x](connectors/acme/index.md#credential-account-api_kee)",
        "missing-anchor",
        "did you mean #credential-account-api_key?",
    ),
    ("![The form](images/from.png)", "missing-file", "did you mean 'images/form.png'?"),
    ("![The form](Images/form.png)", "missing-file", "did you mean 'images/form.png'?"),
    ('<img src="../images/form.png" alt="The form">', "", ""),
    ('<img src="images/from.png" alt="The form">', "missing-file", "did you mean 'images/form.png'?"),
    ('<a href="integration/ips.md">x</a>', "missing-page", "did you mean 'integration/ips/'?"),
    ("[x][y]\n\n[y]: integration/ip.md", "missing-page", "did you mean 'integration/ips.md'?"),
    ("[x](connectors/acme/provider.yml)", "missing-file", "did you mean 'connectors/acme/provider.json'?"),
    ("[x](integration/<<custom.company_name>>.md)", "variable-in-path", ""),
    ("[x](connectors/{{custom.company_name}}/)", "variable-in-path", ""),
]


@pytest.mark.slow
@pytest.mark.parametrize(("line", "rule", "hint"), WRONG)
def test_a_dead_link_is_told_once_with_the_nearest_target(site: Site, line: str, rule: str, hint: str) -> None:
    files = RIGHT | {"docs/index.md": f"# Start\n\n{line}\n"}
    files["docs/old/README.md"] = "# Old\n"
    found = check(site, files, site_url="https://docs.acme.example/").rendered()
    assert [each.rule for each in found] == ([rule] if rule else [])
    assert [each.suggestion for each in found if hint] == ([hint] if hint else [])


def test_raw_html_is_counted_from_the_address_of_its_page(site: Site) -> None:
    page = '# Tips\n\n<img src="images/form.png" alt="The form">\n'
    (problem,) = check(site, {"docs/tips.md": page, "docs/images/form.png": b"\x89PNG"}).sources()
    assert (problem.rule, problem.suggestion) == ("missing-file", "did you mean '../images/form.png'?")


def test_a_site_below_a_path_knows_its_own_absolute_links(site: Site) -> None:
    page = "# Start\n\n[a](/docs/tips/) [b](/pricing/) [c](/docs/tip/)\n"
    files: dict[str, str | bytes] = {"docs/index.md": page, "docs/tips.md": "# Tips\n"}
    found = check(site, files, site_url="https://acme.example/docs/").sources()
    assert told(found) == ["index.md:3:37 missing-page"]


def test_anchors_made_by_a_brand_are_told_without_a_render(site: Site) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": "# Start\n\n[x](other.md#at-acme-pay) [y](other.md#at-company-name)\n",
        "docs/other.md": "# Other\n\n## At <<custom.company_name>>\n",
    }
    found = check(site, files, ignored=["typed-brand"])
    assert [(each.rule, each.column, each.suggestion) for each in found.sources()] == [
        ("brand-made-anchor", 13, "link to #at-company-name")
    ]
    assert told(found.rendered()) == told(found.sources())


def test_the_anchor_of_a_field_is_looked_for_without_a_render(site: Site) -> None:
    files: dict[str, str | bytes] = {"docs/connectors/acme/provider.yml": PROVIDER}
    manual, ignored = "docs/connectors/acme/index.md", ["manual-missing-connection"]
    assert told(check(site, {**files, manual: "# Acme\n\n## Get the key\n"}, ignored=ignored).sources()) == []
    found = check(site, {**files, manual: "# Acme\n\n## Get a key\n"}, ignored=ignored)
    assert told(found.sources()) == ["connectors/acme/provider.yml:7:78 field-anchor"]
    assert told(found.rendered()) == told(found.sources())


def test_a_snippets_mistakes_are_told_in_its_own_file(site: Site) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": '# Start\n\n--8<-- "note.txt"\n',
        "docs/other.md": '# Other\n\n--8<-- "note.txt"\n',
        "parts/note.txt": "By <<custom.company_nme>>, and [x](none.md).\n",
    }
    extensions = [{"pymdownx.snippets": {"base_path": [str(site.root / "parts")]}}]
    found = check(site, files, markdown_extensions=extensions)
    assert told(found.sources()) == ["parts/note.txt:1:4 unknown-variable", "parts/note.txt:1:36 missing-page"]
    assert told(found.rendered()) == told(found.sources())


def test_a_page_that_the_brand_hides_is_no_target(site: Site) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": "# Start\n\n[x](connectors/acme/index.md)\n",
        "docs/connectors/acme/provider.yml": PROVIDER.replace(", anchor: get-the-key", ""),
        "brands/north.yml": "name: north\nsite_url: https://north.example/\nproviders: {exclude: [acme]}\n",
    }
    config: dict[str, Any] = {"extra": ..., "site_name": "N", "plugins": [{"paycore": {"brand": "north"}}]}
    (problem,) = check(site, files, **config).rendered()
    assert (problem.rule, problem.line, problem.column) == ("missing-page", 3, 5)
    assert "brand_except" in problem.suggestion
    shown = '# Start\n\n<<brand_except("north")>>\n[x](connectors/acme/index.md)\n<<brand_end()>>\n'
    assert check(site, files | {"docs/index.md": shown}, **config).rendered() == []


def test_a_page_that_is_left_out_is_no_target(site: Site) -> None:
    files: dict[str, str | bytes] = {"docs/index.md": "# Start\n\n[x](draft.md)\n", "docs/draft.md": "# Draft\n"}
    (problem,) = check(site, files, exclude_docs="draft.md").sources()
    assert (problem.rule, "leaves out" in problem.message) == ("missing-page", True)


HOOK = """\
import logging

from mkdocs.structure.files import File

log = logging.getLogger("mkdocs.plugins.hook")


def on_files(files, config):
    files.append(File.generated(config, "made/page.md", content="# Made\\n\\n## By another\\n"))
    return files


def on_page_content(html, page, config, files):
    log.warning("a warning about %s", page.file.src_uri)
    return html
"""


def test_pages_of_other_plugins_are_known_and_what_they_log_takes_a_render(site: Site) -> None:
    links = "# Start\n\n[a](made/page.md) [b](made/page/) [c](made/page.md#by-another) [d](made/page.md#by-one)\n"
    found = check(site, {"docs/index.md": links, "hook.py": HOOK}, hooks=["hook.py"])
    assert "index.md:3:80 missing-anchor" in told(found.sources())
    assert not any("about index.md" in each.message for each in found.sources())
    assert any("about index.md" in each.message for each in found.rendered())
    assert [each.column for each in found.rendered() if each.rule == "missing-anchor"] == [80]


def test_what_mkdocs_says_of_the_navigation_takes_no_render(site: Site) -> None:
    found = check(site, {"docs/index.md": "# Start\n"}, nav=["index.md", "none.md"])
    assert any("none.md" in each.message for each in found.sources())
    assert told(found.rendered()) == told(found.sources())


def test_links_that_a_site_wants_to_hear_of_are_told_without_a_render(site: Site) -> None:
    files: dict[str, str | bytes] = {"docs/index.md": "# Start\n\n[x](/tips/) [y](tips/)\n", "docs/tips.md": "# Tips\n"}
    strict = {"links": {"absolute_links": "warn", "unrecognized_links": "warn"}}
    found = check(site, files, validation=strict, site_url="https://a.example/")
    assert told(found.sources()) == ["index.md:3:5 mkdocs", "index.md:3:17 mkdocs"]
    assert told(found.rendered()) == told(found.sources())


def test_a_silenced_link_is_not_told_by_mkdocs_instead(site: Site) -> None:
    page = "# Start\n\n<!-- paycore: ignore missing-page -->\n[x](none.md)\n"
    assert check(site, {"docs/index.md": page}).rendered() == []


def test_a_site_without_a_provider_file_and_without_brands(site: Site) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": "# Start\n\n[Acme](connectors/acme/) and {{custom.company_nme}}.\n",
        "docs/connectors/index.md": "# All\n\n| A |\n|---|\n| [Acme](acme/) |\n| [North](acme/) |\n| [South](south/) |",
        "docs/connectors/acme/index.md": "# Acme\n\n[North](../north/index.md)\n",
        "docs/connectors/north/index.md": "# North\n",
    }
    assert told(check(site, files, extra={"custom": CUSTOM}).sources()) == [
        "connectors/index.md:6:11 other-provider-link",
        "connectors/index.md:7:11 missing-page",
        "index.md:3:30 unknown-variable",
    ]


def test_a_page_that_cannot_be_read_ends_the_look_and_loses_no_text_rule(site: Site) -> None:
    files: dict[str, str | bytes] = {"docs/a.md": b"# A\n\nGr\xfc\xdfe\n", "docs/index.md": "# Start\n\n[x](none.md)\n"}
    assert told(check(site, files).sources()) == ["a.md:3:0 mkdocs", "index.md:3:5 missing-page"]


def test_a_dead_link_of_a_snippet_is_an_error(site: Site) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": '# Start\n\n--8<-- "note.txt"\n\n[x](feed.xml) [y](sitemap.xml)\n',
        "parts/note.txt": "See [x](none.md).\n",
    }
    extensions = [{"pymdownx.snippets": {"base_path": [str(site.root / "parts")]}}]
    found = check(site, files, markdown_extensions=extensions).sources()
    assert {(each.path, each.rule, str(each.severity), "none.md" in each.message) for each in found} == {
        ("parts/note.txt", "missing-page", "error", True),
        ("docs/index.md", "mkdocs", "warning", False),
    }


@pytest.mark.parametrize("checks_paths", [False, True])
def test_a_snippet_that_is_not_there_is_told_once_at_its_line(site: Site, *, checks_paths: bool) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": '# Start\n\n--8<-- "note.md"\n\n--8<--\nsuport.md:2:3\n; left-out.md\nnote.md:all\n--8<--\n',
        "docs/code.md": '# Code\n\n```\n;--8<-- "other.md"\n--8<-- "https://a.example/x.md"\n```\n',
        "parts/note.md": '# Note\n\n--8<-- "gone.md"\n',
        "parts/support.md": "Ask.\n",
    }
    options = {"base_path": [str(site.root / "parts")], "check_paths": checks_paths}
    looked = check(site, files, markdown_extensions=[{"pymdownx.snippets": options}])
    places = ["index.md:6:1 missing-snippet", "parts/note.md:3:9 missing-snippet"]
    found = looked.sources()
    assert told([each for each in found if each.rule != "unused-snippet"]) == places
    assert found[0].suggestion == "did you mean 'support.md'?"
    assert [each for each in looked.rendered() if not each.follows] == found


def test_what_names_a_snippet_is_text_where_nothing_draws_it(site: Site) -> None:
    assert check(site, {"docs/index.md": '# Start\n\n--8<-- "note.md"\n'}).sources() == []


def test_a_link_of_a_snippet_is_dead_where_no_page_that_shows_it_has_its_target(site: Site) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": '# Start\n\n--8<-- "outer.txt"\n',
        "docs/deep/page.md": '# Page\n\n--8<-- "inner.txt"\n',
        "docs/deep/tips.md": "# Tips\n",
        "parts/outer.txt": '--8<-- "inner.txt"\n',
        "parts/inner.txt": "[here](tips.md) [a](/deep/tips/) [b](/deep/tops/) [c](#somewhere) [d](tops.md)\n",
        "parts/nobody.txt": "[x](none.md)\n",
    }
    options = {"base_path": [str(site.root / "parts")]}
    found = check(site, files, markdown_extensions=[{"pymdownx.snippets": options}]).sources()
    assert [(each.path, each.line, each.column, each.rule) for each in found if each.rule == "missing-page"] == [
        ("parts/inner.txt", 1, 38, "missing-page"),
        ("parts/inner.txt", 1, 71, "missing-page"),
    ]


@pytest.mark.slow
def test_the_same_is_told_on_one_processor_and_on_several(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough pages for a second process, and anchors that only a page converted in it tells of."""
    text = "# Page {0}\n\n### Skipped\n\n[x](page-{1}.md#anchor-{0}) the the end.\n"
    files: dict[str, str | bytes] = {f"docs/page-{number}.md": text.format(number, number + 1) for number in range(45)}
    files["docs/page-7.md"] = (
        "# Page 7\n\n--8<-- \"part.md\"\n\n<<custom.compny_name>> and <<provider_logo('nobody')>>\n"
    )
    files["docs/page-45.md"] = "# Page 45\n\n<p markdown id='anchor-44'>*x*</p>\n"
    found = []
    for cores in ("1", "3"):
        monkeypatch.setenv("PAYCORE_CORES", cores)
        found.append(told(check(site, files, markdown_extensions=["md_in_html", "attr_list"]).sources()))
    assert found[0] == found[1]
    assert len([each for each in found[0] if "missing-anchor" in each]) == 43
