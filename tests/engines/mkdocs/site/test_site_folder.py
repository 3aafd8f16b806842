"""The folder of the site: who does not build sees the true one, and what others write there is not lost."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_paycore.stamping.slot import MARK
from tests.support.brand_site import BrandSite
from tests.support.site import configuration

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import Files

    from tests.support.site import Site
    from tests.support.site_fixtures import Build

ORDERS = [["writer", "paycore"], ["paycore", "writer"]]
SLOT = "{config.site_name}"
STAMPED = "Acme Pay Docs"


class Writer(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # MkDocs types its class hook not
    """A plugin that reads `site_dir` in on_config and writes there in the end."""

    def on_config(self, config: MkDocsConfig) -> None:
        self.remember(config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        path = self.place()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(config.site_name, "utf-8")

    def remember(self, config: MkDocsConfig) -> None:
        """Keep the folder in some way."""
        self.folder = config.site_dir

    def place(self) -> Path:
        """Return what is written."""
        return Path(self.folder, "extra/page.html")


class WithPath(Writer):  # type: ignore[no-untyped-call] # as above
    def remember(self, config: MkDocsConfig) -> None:
        self.at = [{"place": Path(config.site_dir, "extra/page.html")}]

    def place(self) -> Path:
        return self.at[0]["place"]


class WithFile(Writer):  # type: ignore[no-untyped-call] # as above
    """As print-site does."""

    def remember(self, config: MkDocsConfig) -> None:
        file = File("extra/page.md", "", config.site_dir, use_directory_urls=False)
        assert file.abs_dest_path.startswith(config.site_dir)
        self.page = Page("Print", file, config)

    def place(self) -> Path:
        return Path(self.page.file.abs_dest_path)


class WithClosure(Writer):  # type: ignore[no-untyped-call] # as above
    """Nobody else can see what it remembers."""

    def remember(self, config: MkDocsConfig) -> None:
        folder = config.site_dir
        self.place = lambda: Path(folder, "extra/page.html")  # type: ignore[method-assign] # that is the point


class WithFiles(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # as above
    """Copies a file of its own to the folder that it saw in on_config."""

    def on_config(self, config: MkDocsConfig) -> None:
        Path(config.docs_dir, "../extra").mkdir(exist_ok=True)
        Path(config.docs_dir, "../extra/page.html").write_text(config.site_name, "utf-8")
        folder, source = config.site_dir, str(Path(config.docs_dir, ".."))
        self.made: Callable[[], File] = lambda: File("extra/page.html", source, folder, use_directory_urls=False)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002 - MkDocs' own signature
        files.append(self.made())
        return files


KINDS = [Writer, WithPath, WithFile, WithClosure, WithFiles]


def install(monkeypatch: pytest.MonkeyPatch, **plugins: type) -> None:
    """Have MkDocs know plugins by name for a test."""
    installed = vars(MkDocsConfig)["plugins"].installed_plugins
    for name, plugin in plugins.items():
        monkeypatch.setitem(installed, name, SimpleNamespace(name=name, load=lambda plugin=plugin: plugin))


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_to_the_folder_of_on_config_reaches_the_site(
    build: Build, monkeypatch: pytest.MonkeyPatch, kind: type, order: list[str]
) -> None:
    install(monkeypatch, writer=kind)
    site = build("x", plugins=order)
    for _ in range(2):
        assert site.text("extra/page.html") == STAMPED
        assert site.main().get_text() == "x"
        assert site.beside() == []
        site.build()
        assert site.reported == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_build_that_fails_takes_back_what_others_wrote(
    build: Build, monkeypatch: pytest.MonkeyPatch, kind: type
) -> None:
    install(monkeypatch, writer=kind)
    site = build("x", plugins=ORDERS[0])
    before = site.files()
    site.write({"docs/index.md": "[x](missing.md)"})
    with pytest.raises(Abort):
        site.build(strict=True)
    assert site.files() == before
    assert site.beside() == []


def test_a_first_build_that_fails_leaves_no_folder(build: Build, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, writer=WithClosure)
    with pytest.raises(Abort):
        build("[x](missing.md)", plugins=ORDERS[0], overrides={"strict": True})
    assert not site.folder.exists()
    assert site.beside() == []


def test_a_page_of_the_build_that_another_plugin_writes_over_stays(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read to be written over belongs to the last build: nobody can know what would be lost."""
    install(monkeypatch, writer=WithClosure)
    site = build(
        {"index.md": "x", "docs/extra/page.md": "mine"},
        plugins=ORDERS[0],
        use_directory_urls=False,
        reported=["'site_dir'"],
    )
    assert site.main("extra/page.html").get_text() == "mine"


class Late(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # as above
    """Writes after the stamping, to what it remembers."""

    def on_config(self, config: MkDocsConfig) -> None:
        self.folder = config.site_dir

    @event_priority(-101)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        assert self.folder == config.site_dir
        Path(self.folder, "late.txt").write_text(Path(self.folder, "index.html").read_text("utf-8"), "utf-8")


def test_after_the_stamping_others_remember_the_true_folder(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, late=Late)
    site = build("<<custom.company_name>>", plugins=["late", "paycore"])
    assert "Acme Pay" in site.text("late.txt")


@pytest.mark.parametrize("command", ["mike", "build"])
@pytest.mark.parametrize("is_built", [False, True])
def test_who_reads_the_configuration_sees_the_true_folder_and_leaves_nothing(
    build: Build, site: Site, command: Any, *, is_built: bool
) -> None:
    if is_built:
        build("x")
    else:
        site.write({"docs/index.md": "x", "mkdocs.yml": configuration()})
    before = sorted(site.root.rglob("*"))
    config = load_config(str(site.root / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_shutdown()
    assert config.site_dir == str(site.folder)
    assert sorted(site.root.rglob("*")) == before


@pytest.mark.parametrize("event", ["config", "pre_build", "files", "env", "post_build"])
@pytest.mark.parametrize("error", ["ValueError", "SystemExit", "KeyboardInterrupt"])
def test_the_true_folder_is_given_back_whatever_ends_a_build(build: Build, event: str, error: str) -> None:
    site = build("x")
    hook = f"def on_{event}(*args, **kwargs):\n    raise {error}('x')\n"
    site.write({"hook.py": hook, "mkdocs.yml": configuration(hooks=["hook.py"])})
    with pytest.raises((PluginError, SystemExit, KeyboardInterrupt)):
        site.build()
    assert site.config is not None
    assert site.config.site_dir == str(site.folder)
    assert site.beside() == []


def test_a_folder_that_another_plugin_chooses_is_the_folder_of_the_site(build: Build, tmp_path: Path) -> None:
    hook = f"def on_config(config):\n    config.site_dir = {str(tmp_path / 'chosen')!r}\n"
    site = build({"index.md": "x", "./hook.py": hook}, hooks=["hook.py"])
    assert (tmp_path / "chosen/index.html").is_file()
    assert not site.folder.exists()


REFUSED = {
    "the project": (".", "is the folder of"),
    "what holds the project": ("..", "holds"),
    "the brands": ("brands", "is the folder of"),
    "below the brands": ("brands/acme", "lies in"),
    "below the templates": ("theme/out", "lies in"),
    "what no build made": ("notes", "has files that no build made"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_was_written_is_never_replaced(site: Site, case: str) -> None:
    folder, words = REFUSED[case]
    site.write({"docs/index.md": "x", "brands/acme.yml": "x", "notes/a.txt": "x", "mkdocs.yml": configuration()})
    before = {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}
    config = load_config(str(site.root / "mkdocs.yml"))
    config.site_dir = str((site.root / folder).resolve())
    with pytest.raises(Abort) as caught:
        mkdocs_build(config)
    assert words in str(caught.value.__context__)
    assert {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["sitemap.xml", "404.html", ".nojekyll"])
def test_the_folder_of_another_build_is_replaced(site: Site, name: str) -> None:
    """Plain MkDocs makes a sitemap with every theme; hidden files stay in any case."""
    site.write({f"site/{name}": "x", "docs/index.md": "x", "mkdocs.yml": configuration()})
    site.build()
    assert site.main().get_text() == "x"


LATE = """\
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-5000)
def on_post_build(config):
    page = Path(config.site_dir, "index.html")
    Path(config.site_dir, "late.txt").write_text("Late of <<custom.company_name>>".replace("<<custom.company_name>>",
        config.extra["custom"]["company_name"]))
    page.write_text(page.read_text().replace("</main>", "<i>late</i></main>"))
"""


@pytest.mark.slow
@pytest.mark.parametrize("names", [["alpenglow"], ["alpenglow", "brightwater"]])
def test_what_a_hook_does_very_late_is_stamped_for_every_brand(tmp_path: Path, names: list[str]) -> None:
    made = BrandSite.made(tmp_path / "project", hooks=["hook.py"])
    made.write({"hook.py": LATE})
    assert made.build(names) == []
    for name in names:
        title = made.brands().read([name])[0].values()["custom.company_name"]
        assert made.files(name)["late.txt"].decode() == f"Late of {title}"
        assert b"<i>late</i></main>" in made.files(name)["index.html"]


NESTED = """\
from mkdocs.commands.build import build
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_post_build(config):
    build(config)
"""


@pytest.mark.parametrize("priority", [0, -1001])
def test_a_build_inside_a_build_without_an_end_is_refused(build: Build, priority: int) -> None:
    site = build("x")
    before = site.files()
    site.write({"hook.py": NESTED.format(priority=priority), "mkdocs.yml": configuration(hooks=["hook.py"])})
    with pytest.raises(Abort):
        site.build()
    assert any("builds the site again inside a build" in line for line in site.reported)
    assert site.files() == before
    assert site.beside() == []


AGAIN = """\
from pathlib import Path
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config import load_config

is_inner = False

def on_files(files, config):
    for file in files:
        if is_inner and file.is_documentation_page() and not config.site_dir.endswith("inner"):
            file.dest_uri = f"inner/{file.dest_uri}"
            file.url = f"inner/{file.url}"

def on_post_build(config):
    global is_inner
    if is_inner:
        return
    is_inner, clean = True, utils.clean_directory
    utils.clean_directory = lambda folder: None
    try:
        build(CONFIG)
    finally:
        is_inner, utils.clean_directory = False, clean
"""
INNER = {
    "the same configuration": "config",
    "one that is loaded again": "load_config(config.config_file_path)",
    "a folder below": 'load_config(config.config_file_path, site_dir=config.site_dir + "/inner")',
}
"""What a plugin may build inside a build."""


@pytest.mark.slow
@pytest.mark.parametrize("order", [["paycore"], []])
@pytest.mark.parametrize("brand", ["alpenglow", "brightwater"])
@pytest.mark.parametrize("kind", INNER)
def test_a_build_inside_a_build_shares_its_folder_and_its_brand(
    tmp_path: Path, kind: str, brand: str, order: list[str]
) -> None:
    """As mkdocs-static-i18n builds again for each language."""
    made = BrandSite.made(tmp_path / "project", hooks=["hook.py"], plugins=["search", *order] if order else ["paycore"])
    made.write({"hook.py": AGAIN.replace("CONFIG", INNER[kind])})
    assert made.build(["alpenglow", "brightwater"]) == []
    assert [str(problem) for problem in made.problems] == []
    files = made.files(brand)
    assert not [path for path, content in files.items() if MARK.encode() in content or b"<<custom" in content]
    title = made.brands().read([brand])[0].values()["custom.company_name"]
    outer = [path for path in files if path.endswith("index.html") and not path.startswith("inner/")]
    assert outer
    for path in outer:
        assert title in files[f"inner/{path}"].decode()
    assert title in files["index.html"].decode()
    assert sorted(path.name for path in made.out.iterdir()) == ["alpenglow", "brightwater"]
