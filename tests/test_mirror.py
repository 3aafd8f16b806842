"""The folders of the tests are those of the package, and a few more."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "mkdocs_paycore"
BESIDE = {
    "browser": "pages in a real browser, whatever parts they are made of",
    "js": "scripts under node --test",
    "support": "builders of sample sites and packages, for all tests",
}


def test_each_folder_of_tests_is_one_of_the_package() -> None:
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("*.py")}
    stray = {
        folder.as_posix()
        for folder in folders
        if folder.parts and folder.parts[0] not in BESIDE and not (PACKAGE / folder).is_dir()
    }
    assert stray == set()


def test_each_folder_of_the_package_has_tests() -> None:
    folders = {path.parent.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE}
    assert {folder for folder in folders if not list((TESTS / folder).rglob("test_*.py"))} == set()
