"""In company: templates, hooks and navigations of others that read or write what the plugin fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.site import CUSTOM, MAIN_TEMPLATE, configuration, one

if TYPE_CHECKING:
    from tests.support.site import Site
    from tests.support.site_fixtures import Build


def with_banner(template: str) -> dict[str, str]:
    return {"theme/main.html": MAIN_TEMPLATE.replace("<main>", f'<div id="banner">{template}</div><main>')}


def test_templates_meet_lists_truth_values_and_empty_texts_as_they_are(build: Build) -> None:
    template = (
        "{% for tongue in config.extra.custom.tongues %}<i>{{ tongue }}</i>{% endfor %}"
        "{% for link in config.extra.custom.links %}<a href='{{ link.url }}'>{{ link.name }}</a>{% endfor %}"
        "{% if config.extra.custom.chat %}CHAT{% endif %}{% if not config.extra.custom.shown %}HIDDEN{% endif %}"
        "{% if config.extra.custom.count > 3 %}MANY{% endif %}"
    )
    custom = {
        **CUSTOM,
        "tongues": ["en", "ru"],
        "links": [{"url": "https://a.example/", "name": "A & B"}],
        "chat": "",
        "shown": False,
        "count": 5,
    }
    site = build(
        {
            "index.md": "# Home\n\n<<custom.tongues>> <<custom.tongues.1>> <<custom.links.0.name>>\n",
            **with_banner(template),
        },
        extra={"custom": custom},
    )
    banner = one(site.page(), "#banner")
    assert [found.text for found in banner.select("i")] == ["en", "ru"]
    assert [(link["href"], link.text) for link in banner.select("a")] == [("https://a.example/", "A & B")]
    assert banner.text == "enruA & BHIDDENMANY"
    assert site.main().get_text(strip=True) == "Homeen, ru ru A & B"


def test_filters_of_templates_do_not_lose_a_value(build: Build) -> None:
    template = (
        "<b>{{ config.site_name|title }}</b><u>{{ config.site_name|lower }}</u>"
        '<a href="https://share.example/?u={{ page.canonical_url|urlencode }}">s</a>'
    )
    files = {"index.md": "# Home\n", **with_banner(template)}
    site = build(files, site_url="https://docs.acme.example/help/", reported=["custom.company_name is changed"])
    banner = one(site.page(), "#banner")
    assert one(banner, "b").text == "Acme Pay Docs"
    assert one(banner, "a")["href"] == "https://share.example/?u=https%3A//docs.acme.example/help/"
    assert "qzpay" not in site.text("index.html").casefold()


def test_navigation_of_another_plugin_is_filled_and_its_faults_are_reported(site: Site, build: Build) -> None:
    hook = """
def on_nav(nav, config, files):
    nav.items[0].title = "{{custom.company_name}} start"
    nav.items[1].url = "<<custom.dashboard_base_url>>x"
    nav.items[1].title = "<<custom.company_nam>>"
    return nav
"""
    site.write({"docs/SUMMARY.md": "* [x](index.md)\n* [<<custom.company_nam>>](y)\n", "hook.py": hook})
    built = build(
        {"index.md": "# Home\n"},
        reported=["docs/SUMMARY.md:2:4: error: unknown variable custom.company_nam"],
        hooks=["hook.py"],
        nav=[{"Home": "index.md"}, {"Out": "https://x.example/"}],
    )
    links = one(built.page(), "nav").select("a")
    assert [link.text for link in links] == ["Acme Pay start", "<<custom.company_nam>>"]
    assert links[1]["href"] == "https://dashboard.acme.example/x"


def test_values_that_a_hook_sets_are_known(site: Site, build: Build) -> None:
    hook = """
def on_config(config):
    config.extra["custom"]["year"] = "2026 & on"
    config.extra["custom"]["company_name"] = "Other Pay"
    return config
"""
    site.write({"hook.py": hook})
    built = build(
        {"index.md": "# Home\n\n<<custom.year>> <<custom.company_name>>\n"},
        hooks=["hook.py"],
        copyright="<<custom.year>>",
    )
    assert built.main().get_text(strip=True) == "Home2026 & on Other Pay"
    assert one(built.page(), "footer").text == "2026 & on"


def test_other_plugins_read_pages_and_settings_with_slots(site: Site, build: Build) -> None:
    hook = """
from pathlib import Path
def on_config(config):
    config.extra["seen"] = config.site_name
    return config
def on_page_markdown(markdown, page, config, files):
    page.meta["abstract"] = markdown.splitlines()[-1]
    return markdown
def on_post_build(config):
    Path(config.site_dir, "feed.xml").write_text(f"<t>{config.extra['seen']}</t>")
"""
    site.write({"hook.py": hook})
    template = "{{ page.meta.abstract }}"
    built = build({"index.md": "# Home\n\nAt <<custom.company_name>>\n", **with_banner(template)}, hooks=["hook.py"])
    assert one(built.page(), "#banner").text == "At Acme Pay"
    assert built.text("feed.xml") == "<t>Acme Pay Docs</t>"


def test_log_lines_show_variables_as_typed(site: Site) -> None:
    site.write({"mkdocs.yml": configuration(), "docs/index.md": "# A\n\n![x](img/<<custom.company_name>>.png)\n"})
    site.build()
    assert len(site.reported) == 1
    assert "img/<<custom.company_name>>.png" in site.reported[0]


def test_a_token_is_reported_once_for_each_place(build: Build) -> None:
    unknown = "<<custom.company_Forta>>"
    site = build(
        {"index.md": f"---\ntitle: '{unknown}'\ndescription: '{unknown}'\n---\n# Home\n"},
        reported=["docs/index.md:2:9", "docs/index.md:3:15", "mkdocs.yml:", "mkdocs.yml:"],
        site_description=unknown,
        copyright=f"{unknown} x",
    )
    places = {reported.partition(": error")[0] for reported in site.reported}
    assert len(places) == 4


def test_text_that_looks_like_a_slot_is_text(build: Build) -> None:
    site = build({"index.md": "# Home\n\nQZPAYHGZQ and `QZPAYABZQ`\n"})
    assert site.main().get_text(strip=True) == "HomeQZPAYHGZQ andQZPAYABZQ"
