"""The site that another took the place of, and what the next one takes of it."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.engines.mkdocs.warm import spare_site
from mkdocs_paycore.engines.mkdocs.warm.site_in_place import SiteInPlace
from mkdocs_paycore.engines.mkdocs.warm.spare_site import SpareSite
from mkdocs_paycore.project.kept_files import SPARES, KeptFiles

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("a", "b", "c")


def write(folder: Path, texts: dict[str, str]) -> Path:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def held(folder: Path) -> dict[str, str | None]:
    """Return what is in a folder: the texts of files, and None for folders."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_text() for path in folder.rglob("*")
    }


def linked(site: Path, folder: Path, *paths: str) -> Path:
    """Have files of a site be in another folder as well."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(site / path, folder / path)
    return folder


def spare(tmp_path: Path) -> SpareSite:
    return SpareSite(SiteInPlace(KeptFiles(tmp_path / "kept"), tmp_path / "site"))


def is_of_one_way(path: str, other: str) -> bool:
    """Return whether two paths are one, or one of them lies in the other."""
    return f"{path}/".startswith(f"{other}/") or f"{other}/".startswith(f"{path}/")


def note(tmp_path: Path) -> None:
    """Have the site be noted as it is, as a build does at its end."""
    SiteInPlace(KeptFiles(tmp_path / "kept"), tmp_path / "site").note("", {}, {})


def test_files_that_are_those_of_the_last_site_stay_with_their_folders(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {"same/index.html": "same", "changed/index.html": "new", "away.html": "away"})
    old = linked(site, tmp_path / "old", "same/index.html", "away.html")
    write(old, {"changed/index.html": "old", "gone/deep/index.html": "gone"})
    number = (old / "same").stat().st_ino
    spare(tmp_path).put(old)
    note(tmp_path)
    made = write(tmp_path / "made", {"changed/index.html": "newest", "fresh/index.html": "fresh"})
    (made / "empty").mkdir()
    wanted = {"same/index.html", "other/index.html"}
    assert spare(tmp_path).take(made, wanted) == {"same/index.html"}
    assert held(made) == {
        "changed": None,
        "empty": None,
        "fresh": None,
        "same": None,
        "changed/index.html": "newest",
        "fresh/index.html": "fresh",
        "same/index.html": "same",
    }
    assert (made / "same").stat().st_ino == number
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "made", "site"]
    assert spare(tmp_path).take(made, wanted) == set()


@pytest.mark.parametrize("place", ["site", "spare"])
def test_a_file_that_somebody_changed_is_not_taken(tmp_path: Path, place: str) -> None:
    site = write(tmp_path / "site", {"a.html": "one"})
    spare(tmp_path).put(linked(site, tmp_path / "old", "a.html"))
    note(tmp_path)
    file = (site if place == "site" else spare(tmp_path).folder) / "a.html"
    before = file.stat()
    file.write_text("two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    made = write(tmp_path / "made", {})
    made.mkdir()
    assert spare(tmp_path).take(made, {"a.html"}) == set()
    assert held(made) == {}


def test_links_in_either_folder_are_files(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"kept.html": "kept"})
    old = write(tmp_path / "old", {"b/index.html": "old"})
    (old / "a").symlink_to(tmp_path / "elsewhere")
    spare(tmp_path).put(old)
    made = write(tmp_path / "made", {"a/index.html": "new"})
    (made / "b").symlink_to(tmp_path / "elsewhere")
    spare(tmp_path).take(made, set())
    assert (made / "a/index.html").read_text() == "new"
    assert (made / "b").is_symlink()
    assert held(tmp_path / "elsewhere") == {"kept.html": "kept"}


@pytest.mark.parametrize("seed", range(20))
def test_what_comes_of_it_is_what_comes_of_no_spare_site(tmp_path: Path, seed: int) -> None:
    """Files take the places of folders and the other way; whatever the spare site holds is not seen."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret

    def texts() -> dict[str, str]:
        found: dict[str, str] = {}
        for _ in range(chance.randint(0, 12)):
            path = "/".join(chance.choices(NAMES, k=chance.randint(1, 3)))
            if not any(is_of_one_way(path, other) for other in found):
                found[path] = str(chance.random())
        return found

    site = write(tmp_path / "site", {**texts(), "index.html": "index"})
    files = sorted(path for path, text in held(site).items() if text is not None)
    old = linked(site, write(tmp_path / "old", {}), *chance.sample(files, chance.randint(0, len(files))))
    old.mkdir(exist_ok=True)
    for path, text in texts().items():
        with_same = [old / path, *(old / path).parents]
        if not (old / path).exists() and not any(each.is_file() for each in with_same):
            write(old, {path: text})
    spare(tmp_path).put(old)
    note(tmp_path)
    new = texts()
    made = write(tmp_path / "made", new)
    made.mkdir(exist_ok=True)
    wanted = {
        path for path in files if not any(f"{path}/".startswith(f"{o}/") or o.startswith(f"{path}/") for o in new)
    }
    clean = shutil.copytree(made, tmp_path / "clean")
    there = spare(tmp_path).take(made, wanted)
    assert there <= wanted
    linked(site, made, *(wanted - there))
    assert held(made) == held(linked(site, clean, *wanted))


def test_two_are_kept_and_none_that_is_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = KeptFiles(tmp_path / "kept")
    for number in range(4):
        write(tmp_path / "old", {"a.html": str(number)})
        os.utime(tmp_path / "old", ns=(number, number))
        SpareSite(SiteInPlace(files, tmp_path / f"site-{number}")).put(tmp_path / "old")
        assert not (tmp_path / "old").exists()
    assert len(list((tmp_path / "kept" / SPARES).iterdir())) == 2
    monkeypatch.setattr(spare_site, "_MOST_BYTES", 3)
    spare(tmp_path).put(write(tmp_path / "old", {"b.html": "newest"}))
    assert not (tmp_path / "old").exists()
    assert not spare(tmp_path).folder.exists()


def test_of_one_that_shares_files_with_the_next_the_others_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spare_site, "_MOST_BYTES", 3)
    write(tmp_path / "site", {"a.html": "large", "b.html": "old"})
    for files in ({"a.html"}, set[str]()):
        note(tmp_path)
        taken = spare(tmp_path)
        made = write(tmp_path / "made", {"b.html": "new"})
        there = taken.take(made, files)
        linked(tmp_path / "site", made, *(files - there))
        old = (tmp_path / "site").rename(tmp_path / "old")
        made.rename(tmp_path / "site")
        taken.put(old)
        assert taken.folder.exists() == bool(files)


def test_what_is_kept_besides_is_looked_after_without_it(tmp_path: Path) -> None:
    files = KeptFiles(tmp_path / "kept", most_bytes=10)
    SpareSite(SiteInPlace(files, tmp_path / "site")).put(write(tmp_path / "old", {"a.html": "more than ten bytes"}))
    files.tidy()
    assert held(spare(tmp_path).folder) == {"a.html": "more than ten bytes"}
