"""The site that is in its place: which of its files are what they were, and are taken from there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.engines.mkdocs.warm.site_in_place import SiteInPlace
from mkdocs_paycore.project.kept_files import KeptFiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> SiteInPlace:
    """A site that was put there, as the next build finds it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.html").write_text("one")
    (tmp_path / "a.css").write_text("b {}")
    (tmp_path / "site/a.css").write_text("b {}")
    SiteInPlace(KeptFiles(tmp_path / "kept"), tmp_path / "site").note(
        "asked", {"a.html": "name"}, {"a.css": str(tmp_path / "a.css")}
    )
    return SiteInPlace(KeptFiles(tmp_path / "kept"), tmp_path / "site")


def write_at_the_same_moment(file: Path) -> None:
    before = file.stat()
    file.write_text("three")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def write_later(file: Path) -> None:
    before = file.stat()
    file.write_text("two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


def put_another_there(file: Path) -> None:
    before, other = file.stat(), file.with_name("other")
    other.write_text("two")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


def test_a_file_that_is_untouched_is_shared(place: SiteInPlace, tmp_path: Path) -> None:
    assert place.holds("asked")
    assert not place.holds("asked otherwise")
    assert place.has("a.html", "name")
    assert not place.has("a.html", "another name")
    assert place.share("a.html", str(tmp_path / "b.html"))
    assert (tmp_path / "b.html").samefile(tmp_path / "site/a.html")
    assert not place.share("nothing.html", str(tmp_path / "c.html"))


@pytest.mark.parametrize("touch", [write_at_the_same_moment, write_later, put_another_there])
def test_a_file_that_somebody_touched_is_not(place: SiteInPlace, tmp_path: Path, touch: Callable[[Path], None]) -> None:
    touch(tmp_path / "site/a.html")
    assert not place.share("a.html", str(tmp_path / "b.html"))
    assert not (tmp_path / "b.html").exists()
    assert not place.has("a.html", "name")
    assert not place.holds("asked")


@pytest.mark.parametrize("touched", ["a.css", "site/a.css"])
def test_a_copy_is_one_as_long_as_it_and_its_source_are_the_same(
    place: SiteInPlace, tmp_path: Path, touched: str
) -> None:
    source = str(tmp_path / "a.css")
    assert place.has_copy("a.css", source)
    assert not place.has_copy("a.css", str(tmp_path / "site/a.html"))
    write_later(tmp_path / touched)
    assert not place.has_copy("a.css", source)
