"""A build that is stopped: the last good site stays, and the next build starts from nothing that is half there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brands import stamp
from mkdocs_paycore.engines.zensical import render
from mkdocs_paycore.engines.zensical.engine import ZensicalEngine
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.brand_site import BrandSite
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

REQUEST = RenderRequest("nova")
_KILLED = """\
import os, signal, subprocess, sys
from mkdocs_paycore.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it starts with `&` pass it over
run = subprocess.run
def killed(*arguments, **options):
    done = run(*arguments, **options)
    if "zensical" not in arguments[0]:
        return done
    os.kill(os.getpid(), signal.{signal})
    signal.pause()
subprocess.run = killed
main(sys.argv[1:])
"""


@pytest.fixture
def site(tmp_path: Path) -> BrandSite:
    site = BrandSite.made(tmp_path, theme={"name": "material", "font": False})
    ZensicalEngine().render(site.config_file, site.out, REQUEST)
    return site


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
@pytest.mark.parametrize("name", first_of_each(["SIGKILL", "SIGINT", "SIGTERM"], kind="SIGKILL".__eq__))
def test_a_build_that_is_stopped_leaves_the_last_good_site(site: BrandSite, name: str) -> None:
    before = contents(site.out)
    site.write({"docs/list.md": "# Another list\n"})
    arguments = ["build", "--engine", "zensical", "--brand", "nova", "--site-dir", "out"]
    code = _KILLED.format(signal=name)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=site.root, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert contents(site.out) == before
    assert (site.root / ".cache/paycore/zensical/nova/.paycore-unfinished").is_file()
    ZensicalEngine().render(site.config_file, site.out, REQUEST)
    assert b"Another list" in (site.out / "list/index.html").read_bytes()
    assert not list(site.root.glob(".cache/paycore/zensical/nova/.rendered*"))
    assert not (site.root / ".cache/paycore/zensical/nova/.paycore-unfinished").exists()


def test_what_a_stopped_build_kept_is_not_used(site: BrandSite) -> None:
    work = site.root / ".cache/paycore/zensical/nova"
    for file in (work / ".cache").iterdir():
        file.write_bytes(b"")
    (work / ".paycore-unfinished").touch()
    (work / "site").mkdir()
    (work / "site/stale.html").write_text("stale")
    before = contents(site.out)
    ZensicalEngine().render(site.config_file, site.out, REQUEST)
    assert contents(site.out) == before


def test_a_full_disk_leaves_the_last_good_site(site: BrandSite, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(site.out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "list/index.html")

    for module, name in ((stamp, "replace_folder"), (render, "new_folder")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, full)
            with pytest.raises(UnusableSiteError, match="no space left on device"):
                ZensicalEngine().render(site.config_file, site.out, REQUEST)
        assert contents(site.out) == before
    assert not list(site.root.glob(".out*"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(site: BrandSite) -> None:
    shutil.rmtree(site.root / ".cache")
    site.root.chmod(0o500)
    try:
        with pytest.raises(UnusableSiteError, match="cannot be written: permission denied"):
            ZensicalEngine().render(site.config_file, site.out, REQUEST)
    finally:
        site.root.chmod(0o700)


def test_a_file_in_the_place_of_the_cache_is_said(tmp_path: Path) -> None:
    site = BrandSite.made(tmp_path, theme={"name": "material", "font": False})
    site.write({".cache": "a file"})
    with pytest.raises(UnusableSiteError, match=r"\.cache/paycore/zensical cannot be written: not a directory"):
        ZensicalEngine().render(site.config_file, site.out, REQUEST)
