"""Building: the last good site stays until the new one is whole, and what MkDocs' commands rely on."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from tests.support.cases import first_of_each
from tests.support.site import attributes, configuration, one

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site_fixtures import Build

RAISING_HOOK = """\
def on_{event}(*args, **kwargs):
    raise {error}("the hook failed")
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "event", ["config", "pre_build", "files", "nav", "env", "page_markdown", "page_content", "post_page", "post_build"]
)
@pytest.mark.parametrize("error", ["ValueError", "SystemExit", "KeyboardInterrupt"])
def test_a_build_that_fails_keeps_the_last_good_site(build: Build, event: str, error: str) -> None:
    site = build("good")
    before = site.files()
    site.write({"hook.py": RAISING_HOOK.format(event=event, error=error), "docs/index.md": "newer"})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"])})
    with pytest.raises((PluginError, SystemExit, KeyboardInterrupt)):
        site.build()
    assert site.files() == before
    site.write({"mkdocs.yml": configuration()})
    site.build()
    assert site.main().get_text() == "newer"
    assert site.beside() == []


def test_a_build_that_fails_leaves_nothing_beside(build: Build) -> None:
    site = build("good")
    site.write({"hook.py": RAISING_HOOK.format(event="page_content", error="ValueError")})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"])})
    with pytest.raises(PluginError, match="hook failed"):
        site.build()
    assert site.beside() == []


def test_a_configuration_that_is_loaded_and_not_built_names_the_site_and_leaves_nothing_beside(build: Build) -> None:
    """So does mike, which publishes versions, to learn where the site is."""
    site = build("good")
    config = load_config(str(site.root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins.on_config(config)
    config.plugins.on_shutdown()
    assert config.site_dir == str(site.root / "site")
    assert site.beside() == []


KILLING_HOOK = """\
import os, signal
from mkdocs_paycore.stamping import atomic_folder
from mkdocs_paycore.stamping import tree

def kill(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

def kill_at(owner, name, number, after=False):
    real, left = getattr(owner, name), [number]
    def counted(*args, **kwargs):
        left[0] -= 1
        if left[0] == 0 and not after:
            kill()
        result = real(*args, **kwargs)
        if left[0] == 0:
            kill()
        return result
    setattr(owner, name, counted)

{line}
"""
MOMENTS = {
    "before the exchange": "kill_at(atomic_folder, '_exchange', 1)",
    "after the configuration": "on_files = kill",
    "while pages are read": "on_page_markdown = kill",
    "while pages are rendered": "on_post_page = kill",
    "before stamping": "on_post_build = kill",
    "while stamping": "kill_at(tree, '_write', 2)",
    "after the exchange": "kill_at(atomic_folder, '_exchange', 1, after=True)",
    "between two renames": "atomic_folder._exchange = lambda one, other: False\n"
    "kill_at(atomic_folder.Path, 'rename', 2, after=True)",
}


def site_after(moment: str) -> str:
    """Return which site a build leaves that is killed then."""
    return {"between two renames": "none", "after the exchange": "the new one"}.get(moment, "the old one")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", first_of_each(MOMENTS, site_after))
@pytest.mark.slow
def test_a_build_that_is_killed_leaves_a_whole_site(build: Build, moment: str) -> None:
    site = build({"index.md": "good <<custom.company_name>>", "b.md": "good", "docs/.nojekyll": ""})
    site.write({"site/.git/HEAD": "ref"})
    good = site.files()
    site.write({"hook.py": KILLING_HOOK.format(line=MOMENTS[moment]), "docs/index.md": "newer", "docs/c.md": "newer"})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"])})
    killed = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=site.root, check=False, capture_output=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    if site_after(moment) == "none":
        assert not site.folder.exists()
    elif site_after(moment) == "the new one":
        assert one(site.page(), "main").get_text() == "newer"
        assert (site.folder / "c/index.html").exists()
    else:
        assert site.files() == good
    site.write({"docs/index.md": "newest", "mkdocs.yml": configuration()})
    site.build()
    assert site.main().get_text() == "newest"
    assert site.text(".git/HEAD") == "ref"
    assert site.beside() == []


@pytest.mark.slow
def test_a_failing_build_after_a_kill_brings_the_site_back(build: Build) -> None:
    site = build("good")
    good = site.files()
    site.write({"hook.py": KILLING_HOOK.format(line=MOMENTS["between two renames"])})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"])})
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=site.root, check=False, capture_output=True)
    assert not site.folder.exists()
    site.write({"hook.py": RAISING_HOOK.format(event="nav", error="ValueError")})
    with pytest.raises(PluginError, match="hook failed"):
        site.build()
    assert site.files() == good


def test_the_folder_is_given_back_for_gh_deploy(build: Build) -> None:
    site = build("x", command="gh-deploy")
    assert site.config is not None
    assert site.config.site_dir == str(site.folder)
    assert site.main().get_text() == "x"


def test_hooks_after_ours_see_the_stamped_site(build: Build) -> None:
    """A hook of the lowest priority runs after the stamping; `site_dir` is the real one again."""
    hook = (
        "from mkdocs.plugins import event_priority\n"
        "from pathlib import Path\n"
        "@event_priority(-101)\n"
        "def on_post_build(config):\n"
        "    Path(config.site_dir, 'seen.txt').write_text(Path(config.site_dir, 'index.html').read_text())\n"
    )
    site = build(
        {"index.md": "<<custom.company_name>>", "hook.py": hook, "docs/a.md": "x"} | {"./hook.py": hook},
        hooks=["hook.py"],
    )
    assert "Acme Pay" in site.text("seen.txt")


def test_files_that_other_plugins_write_at_the_end_are_stamped(build: Build) -> None:
    hook = (
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    Path(config.site_dir, 'llms.txt').write_text(config.site_name + ' ' + config.site_url)\n"
        "    Path(config.site_dir, 'x.json').write_text('\"%s\"' % config.site_url)\n"
    )
    site = build({"index.md": "x", "./hook.py": hook}, hooks=["hook.py"])
    assert site.text("llms.txt") == "Acme Pay Docs https://docs.acme.example/"
    assert site.text("x.json") == '"https://docs.acme.example/"'


def test_a_dirty_build_keeps_all_pages(build: Build) -> None:
    site = build({"index.md": "one", "b.md": "two"})
    site.write({"docs/index.md": "three"})
    site.build(dirty=True)
    assert one(site.page(), "main").get_text() == "three"
    assert one(site.page("b/index.html"), "main").get_text() == "two"


def test_serving_keeps_the_servers_address(build: Build, tmp_path: Path) -> None:
    served = tmp_path / "served"
    brand = {
        "name": "acme",
        "site_url": "https://docs.acme.example/x/",
        "site_name": "Acme",
        "custom": {"company_name": "Acme & Co"},
    }
    site = build(
        {"index.md": "Hi <<custom.company_name>>", "brands/acme.yml": yaml.safe_dump(brand)},
        plugins=[{"paycore": {"brand": "acme"}}],
        command="serve",
        overrides={"site_dir": str(served), "site_url": "http://127.0.0.1:8000/x/"},
    )
    assert site.config is not None
    assert site.config.site_url == "http://127.0.0.1:8000/x/"
    assert site.config.site_dir == str(served)
    assert not site.folder.exists()
    html = (served / "index.html").read_text()
    assert "Hi Acme &amp; Co" in html
    assert 'href="http://127.0.0.1:8000/x/"' in html
    assert "QZPAY" not in html + (served / "404.html").read_text()
    assert 'href="/x/' in (served / "404.html").read_text()


def test_serving_twice_with_one_configuration(build: Build, tmp_path: Path) -> None:
    """`mkdocs serve` loads the configuration anew for each build, with the same plugin."""
    overrides: dict[str, Any] = {"site_dir": str(tmp_path / "served"), "site_url": "http://127.0.0.1:8000/"}
    site = build("one", command="serve", overrides=overrides)
    for text in ("two", "three"):
        site.write({"docs/index.md": f"{text} <<custom.company_name>>"})
        site.build(command="serve", **overrides)
        assert f"{text} Acme Pay" in (tmp_path / "served/index.html").read_text()
    assert site.reported == []


def test_two_builds_are_the_same_bytes(build: Build) -> None:
    files = {"index.md": "# A <<custom.company_name>>", "b.md": "[x](<<custom.dashboard_base_url>>)"}
    site = build(files, plugins=["search", "paycore"])
    first = site.files()
    site.build()
    assert site.files() == first
    assert set(first) >= {"index.html", "sitemap.xml.gz", "search/search_index.json", "connectors/index.json"}


def test_other_builders_files_in_the_folder(build: Build) -> None:
    """As MkDocs does: hidden entries stay, everything else goes."""
    site = build("x")
    site.write({"site/.git/HEAD": "ref", "site/.nojekyll": "", "site/old/page.html": "old"})
    site.build()
    assert (site.text(".git/HEAD"), (site.folder / ".nojekyll").exists()) == ("ref", True)
    assert not (site.folder / "old").exists()


BRANDS = {
    f"brands/{name}.yml": (
        f"name: {name}\nsite_name: {name} docs\nsite_url: https://{name}.example/\n"
        f"custom: {{company_name: {name.title()}}}\n"
    )
    for name in ("acme", "forta")
}


@pytest.mark.parametrize(
    ("option", "environment", "shown"),
    [
        ("", "", "Extra"),
        ("acme", "", "Acme"),
        ("acme", "forta", "Forta"),
        ("", "forta", "Forta"),
        (None, "", "Extra"),
        (None, "acme", "Acme"),
    ],
)
def test_which_brand_is_built(
    build: Build, monkeypatch: pytest.MonkeyPatch, option: str | None, environment: str, shown: str
) -> None:
    monkeypatch.setenv("PAYCORE_BRAND", environment)
    site = build(
        {"index.md": "<<custom.company_name>>", **BRANDS},
        plugins=["paycore" if option is None else {"paycore": {"brand": option}}],
        extra={"custom": {"company_name": "Extra"}},
        site_name="Plain",
    )
    assert site.main().get_text() == shown
    host, name = ("docs.acme", "Plain") if shown == "Extra" else (shown.lower(), f"{shown.lower()} docs")
    assert attributes(site.page(), "link[rel=canonical]", "href") == [f"https://{host}.example/"]
    assert one(site.page(), "title").get_text() == name


def test_extra_gives_a_brand_no_values(build: Build) -> None:
    site = build(
        {"index.md": "<<custom.support_email>>", **BRANDS},
        plugins=[{"paycore": {"brand": "acme"}}],
        reported=["unknown variable custom.support_email"],
        site_name="x",
    )
    assert site.main().get_text() == "<<custom.support_email>>"


@pytest.mark.parametrize(
    ("option", "environment", "parts"),
    [
        ("acne", "", ["the option 'brand' of the plugin", "'acne'", "brands/acne.yml", "did you mean 'acme'?"]),
        ("", "frota", ["PAYCORE_BRAND", "'frota'", "did you mean 'forta'?"]),
        ("zzz", "", ["known: acme, forta"]),
        ("../acme", "", ["'../acme'"]),
    ],
)
def test_a_missing_brand(
    build: Build, monkeypatch: pytest.MonkeyPatch, option: str, environment: str, parts: list[str]
) -> None:
    site = build({"index.md": "x", **BRANDS})
    before = site.files()
    monkeypatch.setenv("PAYCORE_BRAND", environment)
    site.write({"mkdocs.yml": configuration(plugins=[{"paycore": {"brand": option}}])})
    with pytest.raises(Abort) as caught:
        site.build()
    reported = " ".join([str(caught.value), *site.reported])
    for part in parts:
        assert part in reported
    assert site.files() == before


def test_a_prebuilt_search_index_is_switched_off(build: Build) -> None:
    site = build("x", plugins=[{"search": {"prebuild_index": "python"}}, "paycore"], reported=["prebuild_index"])
    assert '"index"' not in site.text("search/search_index.json")


@pytest.mark.parametrize("order", [["search", "paycore"], ["paycore", "search"]])
def test_the_order_of_plugins_does_not_matter(build: Build, order: list[str]) -> None:
    site = build("# <<custom.company_name>>", plugins=order)
    assert "Acme Pay" in site.text("search/search_index.json")
    assert "QZPAY" not in site.text("search/search_index.json")


def test_the_extension_may_be_listed_as_well(build: Build) -> None:
    site = build("<<custom.company_name>>", markdown_extensions=["paycore"])
    assert site.main().get_text() == "Acme Pay"


def test_a_plugin_that_changes_the_text_before_us(build: Build) -> None:
    hook = (
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(150)\n"
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return '# Put in\\n\\nby a hook\\n\\n' + markdown.replace('OLD', 'NEW <<custom.nope>>')\n"
    )
    page = "---\ntitle: x\n---\nfirst\n\nOLD\n\n<<custom.other>> last\n"
    build(
        {"index.md": page, "./hook.py": hook},
        hooks=["hook.py"],
        reported=["custom.nope", "docs/index.md:8:1: error: unknown variable custom.other"],
    )
