"""What Zensical says where it fails is told without its tracebacks, and with what of the site is at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from tests.support.brand_site import BrandSite

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def said(site: BrandSite, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PYTHONPATH", str(site.root))
    monkeypatch.syspath_prepend(site.root)
    arguments = ["build", "--engine", "zensical", "--brand", "nova", "-f", str(site.config_file)]
    done = CliRunner().invoke(main, [*arguments, "--site-dir", str(site.out)])
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr
    assert 'File "' not in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("def makeExtension(**options):\n    raise ValueError('not today')\n", "ValueError: not today"),
    ],
)
def test_an_extension_that_cannot_be_loaded_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    extensions = ["tables", "broken_beside"]
    site = BrandSite.made(tmp_path, theme={"name": "material", "font": False}, markdown_extensions=extensions)
    site.write({"broken_beside.py": code})
    expected = f"{words} (the Markdown extension 'broken_beside' cannot be loaded)\n"
    assert said(site, monkeypatch).endswith(expected)


def test_a_theme_that_zensical_does_not_have_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = BrandSite.made(tmp_path, theme={"name": "mkdocs"})
    assert said(site, monkeypatch).endswith("(the theme is 'mkdocs'; Zensical draws 'material', and what extends it)\n")


def test_a_folder_of_templates_that_is_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = BrandSite.made(tmp_path, theme={"name": "material", "font": False, "custom_dir": "nowhere"})
    assert f"there is no folder {site.root / 'nowhere'}, the 'custom_dir' of its theme" in said(site, monkeypatch)
