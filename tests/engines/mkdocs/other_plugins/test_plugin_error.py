"""What another plugin, a hook or a package raises reaches a person as a sentence that names it."""

from __future__ import annotations

import logging
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING

import pymdownx.details  # type: ignore[import-untyped] # it has no types
import pytest
from click.testing import CliRunner
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.plugin import PaycorePlugin
from tests.engines.mkdocs.site.test_site_folder import install
from tests.support.plugin_matrix import PROVIDER
from tests.support.site import configuration

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from tests.support.site import Site

HOOK = "def on_{event}(*args, **kwargs):\n    raise {error}\n"
CASES = {
    "config": ("mkdocs.yml", "the hook 'hook.py' (in on_config) failed: ValueError: x y"),
    "files": ("mkdocs.yml", "the hook 'hook.py' (in on_files) failed: ValueError: x y"),
    "page_markdown": ("docs/index.md", "the hook 'hook.py' (in on_page_markdown) failed: ValueError: x y"),
    "post_page": ("docs/index.md", "the hook 'hook.py' (in on_post_page) failed: ValueError: x y"),
    "post_build": ("mkdocs.yml", "the hook 'hook.py' (in on_post_build) failed: ValueError: x y"),
}
BESIDE_BUILDS = {
    "startup": ("mkdocs.yml", "the hook 'hook.py' (in on_startup) failed: ValueError: x y"),
    "shutdown": ("mkdocs.yml", "the hook 'hook.py' (in on_shutdown) failed: ValueError: x y"),
}
SAID = "(--verbose shows the traceback)"


class Broken(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # MkDocs types its class hook not
    """Raises what has no words."""

    def on_env(self, env: object, *, config: MkDocsConfig, files: object) -> None:  # noqa: ARG002 - MkDocs' own signature
        raise KeyError


def fail(*_arguments: object, **_options: object) -> None:
    1 // 0  # noqa: B018 - it has to raise without a name of another module


def with_hook(site: Site, event: str, error: str = "ValueError('x\\ny')") -> None:
    site.write({"docs/index.md": "x", "hook.py": HOOK.format(event=event, error=error)})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"])})


@pytest.mark.parametrize("event", CASES)
def test_a_build_of_mkdocs_says_who_failed_and_where(site: Site, event: str) -> None:
    with_hook(site, event)
    path, words = CASES[event]
    with pytest.raises(PluginError) as caught:
        site.build()
    assert str(caught.value) == f"{path}: {words} {SAID}"


@pytest.mark.parametrize("event", CASES | BESIDE_BUILDS)
def test_our_commands_say_the_same(site: Site, event: str) -> None:
    with_hook(site, event)
    path, words = (CASES | BESIDE_BUILDS)[event]
    config = str(site.root / "mkdocs.yml")
    checked = CliRunner().invoke(main, ["check", "--ignore", "unused-value", "-f", config])
    assert checked.exit_code == 1
    assert checked.stdout.splitlines() == [f"{path}: error: {words} {SAID} [mkdocs]", "1 error, 0 warnings"]
    built = CliRunner().invoke(main, ["build", "-f", config, "--site-dir", str(site.root / "out")])
    assert built.exit_code == 2
    assert built.stderr.splitlines()[-1] == f"paycore: {path}: {words} {SAID}"
    assert "Traceback" not in built.output + checked.output


def test_a_plugin_is_named_as_the_configuration_names_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, broken=Broken)
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration(plugins=["paycore", "broken"])})
    with pytest.raises(PluginError, match=r"^mkdocs\.yml: the plugin 'broken' \(in on_env\) failed: KeyError \("):
        site.build()


READS = "def on_files(files, config):\n    open(config.docs_dir + '/' + files.get_file_from_path('{path}').src_uri)\n"
MADE = {
    "connectors/acme/index.md": "write that page, or take that plugin out",
    "assets/paycore/paycore.css": "take that plugin out",
}


@pytest.mark.parametrize("path", MADE)
def test_a_plugin_that_reads_made_files_in_the_docs_folder_is_named_with_a_way_out(site: Site, path: str) -> None:
    site.write({"docs/connectors/acme/provider.yml": PROVIDER.format(code="acme", name="Acme"), "docs/index.md": "x"})
    site.write({"hook.py": READS.format(path=path), "mkdocs.yml": configuration(hooks=["hook.py"])})
    with pytest.raises(PluginError) as caught:
        site.build()
    words = f"it reads only what lies in the docs folder, and paycore makes {path} ({MADE[path]})"
    assert str(caught.value).endswith(f"{SAID}; {words}")


def test_values_are_named_and_no_slot_is_shown(site: Site) -> None:
    with_hook(site, "config", "ValueError(args[0].site_name)")
    with pytest.raises(PluginError, match=r"ValueError: <<custom\.company_name>> Docs"):
        site.build()


def test_verbose_shows_the_traceback(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    with_hook(site, "files")
    with pytest.raises(SystemExit):
        main(["check", "--verbose", "-f", str(site.root / "mkdocs.yml")])
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert str(Path("hook.py")) in shown


@pytest.mark.slow
def test_a_markdown_extension_is_named_by_its_package(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pymdownx.details.DetailsProcessor.test", FunctionType(fail.__code__, vars(pymdownx.details)))
    extensions = ["pymdownx.details"]
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration(markdown_extensions=extensions)})
    with pytest.raises(
        PluginError, match=r"^docs/index\.md: the package 'pymdown-extensions' failed: ZeroDivisionError"
    ):
        site.build()


def test_a_plugin_that_cannot_be_loaded_is_no_traceback(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    class Unloadable(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # as above
        def __init__(self) -> None:
            super().__init__()
            message = "no module named x"
            raise ImportError(message)

    install(monkeypatch, unloadable=Unloadable)
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration(plugins=["unloadable", "paycore"])})
    checked = CliRunner().invoke(main, ["check", "-f", str(site.root / "mkdocs.yml")])
    assert checked.exit_code == 2
    said = "the plugin 'unloadable' cannot be loaded: ImportError: no module named x (--verbose"
    assert f"mkdocs.yml cannot be used: {said}" in checked.stderr


BROKEN = {
    "missing": ("import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
    "raising": ("raise OSError('broken\\ntoday')\n", "OSError: broken today"),
    "wrong": ("def x(:\n", "SyntaxError: invalid syntax"),
    "ending": ("raise SystemExit('needs more')\n", "SystemExit: needs more"),
}
"""What a module holds that cannot be loaded, and what is said of it."""
NAMING: dict[str, tuple[str, dict[str, object]]] = {
    "hook": ("hook.py", {"hooks": ["hook.py"]}),
    "Markdown extension": ("broken_extension", {"markdown_extensions": ["broken_extension"]}),
    "theme": ("broken_theme", {"theme": {"name": "broken_theme"}}),
}
"""By what is loaded, its name and the keys of mkdocs.yml that name it."""


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("kind", NAMING)
@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_what_a_site_names_and_cannot_be_loaded_is_named(
    site: Site, monkeypatch: pytest.MonkeyPatch, command: str, kind: str, what: str
) -> None:
    (name, keys), (code, words) = NAMING[kind], BROKEN[what]
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration(**keys)})
    site.write({f"{name.removesuffix('.py')}.py": code})
    entry = EntryPoint(name, name, "mkdocs.themes")
    monkeypatch.setattr("mkdocs.utils.get_themes", lambda: {name: entry})
    monkeypatch.syspath_prepend(site.root)
    monkeypatch.delitem(sys.modules, name, raising=False)
    done = CliRunner().invoke(main, [command, "-f", str(site.root / "mkdocs.yml")])
    assert done.exit_code == 2
    said = f"mkdocs.yml cannot be used: the {kind} {name!r} cannot be loaded: {words}"
    assert said in done.stderr.splitlines()[-1]
    assert done.stderr.endswith(f"{SAID}\n")


@pytest.mark.parametrize("is_verbose", [False, True])
@pytest.mark.parametrize("where", ["__init__", "on_startup"])
def test_mkdocs_own_commands_end_in_a_sentence_when_ours_is_loaded(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], where: str, *, is_verbose: bool
) -> None:
    def failing(*_arguments: object, **_options: object) -> None:
        message = "no module named x"
        raise ImportError(message)

    failing_plugin = type("Failing", (BasePlugin,), {where: failing})
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    PaycorePlugin()  # MkDocs may have kept one
    monkeypatch.setattr(logging.getLogger("mkdocs"), "level", logging.DEBUG if is_verbose else logging.INFO)
    logging.getLogger("mkdocs").manager._clear_cache()  # type: ignore[attr-defined]  # noqa: SLF001 - as setLevel does
    install(monkeypatch, failing=failing_plugin)
    site.write({"docs/index.md": "x", "mkdocs.yml": configuration(plugins=["paycore", "failing"])})
    with pytest.raises(ImportError) as caught:
        site.build()
    sys.excepthook(caught.type, caught.value, caught.tb)
    said = capsys.readouterr().err
    what = "cannot be loaded" if where == "__init__" else "(in on_startup) failed"
    assert said.splitlines()[-1] == f"Error: the plugin 'failing' {what}: ImportError: no module named x {SAID}"
    assert ("Traceback" in said) == is_verbose


def test_what_is_no_fault_of_a_plugin_ends_as_before(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    PaycorePlugin()
    sys.excepthook(ValueError, ValueError("x"), None)
    assert capsys.readouterr().err == "ValueError: x\n"


MISSING, UNKNOWN = "[x](missing.md)", "<<custom.company_nme>>"


@pytest.mark.slow
@pytest.mark.parametrize(("page", "code"), [(MISSING, 1), (UNKNOWN, 1), (f"{MISSING} {UNKNOWN}", 1), ("x", 0)])
def test_a_quiet_strict_build_fails_whoever_warned(site: Site, page: str, code: int) -> None:
    site.write({"docs/index.md": page, "mkdocs.yml": configuration()})
    words = ["-m", "mkdocs", "build", "--quiet", "--strict"]
    done = subprocess.run([sys.executable, *words], cwd=site.root, check=False, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert ("Aborted with" in done.stdout + done.stderr) == bool(code)
    assert "WARNING" not in done.stdout + done.stderr
    assert site.folder.exists() != bool(code)


@pytest.mark.parametrize(("name", "hint"), [("man.html", " (did you mean 'main.html'?)"), ("no-such.html", "")])
def test_a_template_that_is_not_there_is_told_at_its_page(site: Site, name: str, hint: str) -> None:
    site.write({"docs/index.md": f"---\ntitle: x\ntemplate: {name}\n---\n# x\n", "mkdocs.yml": configuration()})
    expected = f"docs/index.md:3: template: there is no template {name!r}{hint}"
    with pytest.raises(PluginError) as raised:
        site.build()
    assert str(raised.value) == expected
    checked = CliRunner().invoke(main, ["check", "-f", str(site.root / "mkdocs.yml")])
    assert f"docs/index.md:3: error: template: there is no template {name!r}{hint}" in checked.stdout


HOEM = "icon: there is no icon 'material/hoem' (did you mean 'material/home'?)"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "logo", "told"),
    [
        ("---\ntitle: x\nicon: material/hoem\n---\n# x\n", "material/home", f"docs/other.md:3: {HOEM}"),
        ("# x\n", "material/hoem", f"mkdocs.yml:8: {HOEM}"),
    ],
)
def test_an_icon_that_is_not_there_is_told_where_it_is_named(site: Site, page: str, logo: str, told: str) -> None:
    theme = {"name": "material", "font": False, "icon": {"logo": logo}}
    config = configuration(theme=theme)
    line = next(number for number, text in enumerate(config.splitlines(), 1) if logo in text)
    site.write({"docs/index.md": "# Start\n", "docs/other.md": page, "mkdocs.yml": config})
    with pytest.raises(PluginError) as raised:
        site.build()
    assert str(raised.value) == told.replace("mkdocs.yml:8", f"mkdocs.yml:{line}")


def test_a_template_without_a_name_is_told_and_left_out(site: Site) -> None:
    site.write({"docs/index.md": "---\ntemplate:\n---\n# x\n", "mkdocs.yml": configuration()})
    site.build()
    assert any("docs/index.md:2" in line and "template: found nothing" in line for line in site.reported)
