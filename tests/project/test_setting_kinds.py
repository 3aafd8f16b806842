"""A setting of a wrong kind is told at its line, in one sentence, and never ends in a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.project.setting_kinds import SETTING_KINDS, refuse_wrong_settings
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

NOT_WRITTEN = {"config_file_path", "pages", "google_analytics", "mdx_configs"}
"""What MkDocs sets itself, and what it no longer knows."""
WRONG: dict[str, Any] = {
    "a number": 5,
    "a negative number": -1,
    "a huge number": 10**400,
    "a fraction": 1.5,
    "nothing": None,
    "true": True,
    "a text": "x",
    "an empty text": "",
    "NUL": "a\0b",
    "half a character": "\ud800",
    "a long text": "x" * 70_000,
    "a list of numbers": [5],
    "a list of nothing": [None],
    "a list of NUL": ["a\0b"],
    "a list of lists": [["x"]],
    "a list of mappings": [{"a": "b"}],
    "a mapping": {"a": 1},
    "a mapping by number": {5: 5},
    "a mapping of lists": {"x": ["y"]},
    "a mapping of mappings": {"x": {"y": {"z": [1]}}},
    "deep": [[[[[[[[[[[[[[[[[[[["x"]]]]]]]]]]]]]]]]]]]],
}
KEYS = [name for name, _ in MkDocsConfig._schema if name not in NOT_WRITTEN]  # noqa: SLF001 - MkDocs' own list
OPTIONS = ["brand", "brands", "connectors", "stale_after_days", "rules", "markdown_pages", "cores", "same_for_brands"]
PLACES = [
    *((key,) for key in (*KEYS, "INHERIT")),
    *(("plugins", "paycore", option) for option in OPTIONS),
    *(("theme", key) for key in ("name", "custom_dir", "locale", "static_templates")),
    *(("extra", key) for key in ("custom", "social", "alternate")),
    ("extra", "custom", "company_name"),
    ("validation", "links"),
]


def with_value(place: tuple[str, ...], value: Any) -> str:
    """Return a configuration that has a value at a place."""
    settings: dict[str, Any] = {"site_name": "x", "theme": {"name": "mkdocs"}, "plugins": {"search": {}, "paycore": {}}}
    below = settings
    for key in place[:-1]:
        below = below.setdefault(key, {})
    below[place[-1]] = value
    return yaml.safe_dump(settings, width=1_000_000)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "mkdocs.yml"


SHARES = 3
CASES = [(place, (number + more) % SHARES) for more in range(SHARES) for number, place in enumerate(PLACES)]
"""Places, and which share of the wrong values each is given: neighbours have another one first."""


def kind_of(case: tuple[tuple[str, ...], int]) -> str:
    """Return what a setting is a case of: of MkDocs' own, those with the same kind of value are one."""
    place, _ = case
    return repr(SETTING_KINDS[place[0]]) if len(place) == 1 else ".".join(place)


def ided(part: tuple[str, ...] | int) -> str:
    """Return what a part of a case is called."""
    return ".".join(part) if isinstance(part, tuple) else str(part)


@pytest.mark.slow
@pytest.mark.parametrize(("place", "share"), first_of_each(CASES, kind_of), ids=ided)
def test_no_wrong_kind_of_any_setting_ends_in_a_traceback(config: Path, place: tuple[str, ...], share: int) -> None:
    (config.parent / "docs").mkdir()
    (config.parent / "docs/index.md").write_text("# Hello\n", "utf-8")
    for name, value in [*WRONG.items()][share::SHARES]:
        config.write_text(with_value(place, value), "utf-8")
        for command in (["check", "--no-cache"], ["prepare", "--expand", str(config.parent / "prepared")]):
            done = CliRunner().invoke(main, [*command, "-f", str(config)])
            assert done.exception is None or isinstance(done.exception, SystemExit), (command, name)
            assert done.exit_code in {0, 1, 2}
            assert "Traceback" not in done.output


@pytest.mark.parametrize("key", KEYS)
def test_every_setting_of_mkdocs_has_a_kind(key: str) -> None:
    assert key in SETTING_KINDS


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("extra_css: [5]", 1, "extra_css: found a number, expected a text"),
        ("site_name: x\nextra_css: x.css", 2, "extra_css: found a text, expected a list of texts"),
        ("extra_javascript:\n  - a.js\n  - path: [b.js]", 3, "extra_javascript.path: found a list, expected a text"),
        ("extra_templates: [{a: b}]", 1, "extra_templates: found a mapping, expected a text"),
        (
            "theme:\n  static_templates: true",
            2,
            "static_templates: found true or false, expected a list of texts",
        ),
        ('INHERIT: "a\\0b"', 1, "INHERIT: found the character U+0000, which no name and no page can have"),
        ('extra:\n  "a\\ud800": x', 2, "found the character U+D800"),
        ('extra: {x: [y, {z: "\\0"}]}', 1, "extra.x.z: found the character U+0000"),
    ],
)
def test_a_wrong_kind_is_told_at_its_line(config: Path, text: str, line: int, words: str) -> None:
    config.write_text(text, "utf-8")
    with pytest.raises(UnusableSiteError) as caught:
        refuse_wrong_settings(config)
    assert (caught.value.path, caught.value.line) == ("mkdocs.yml", line)
    assert words in caught.value.reason


def test_a_wrong_kind_is_told_in_the_file_that_is_inherited(config: Path) -> None:
    config.write_text("INHERIT: base.yml\nsite_name: x", "utf-8")
    (config.parent / "base.yml").write_text("site_name: x\nextra_css: 5\n", "utf-8")
    with pytest.raises(UnusableSiteError, match=r"^base\.yml:2: extra_css: found a number"):
        refuse_wrong_settings(config)


@pytest.mark.parametrize(
    "text",
    [
        "site_name: !ENV [NAME, x]\nextra_css: !ENV CSS\ntheme: !!python/name:x.y",
        "extra_javascript: [a.js, {path: b.js, async: true}]\ntheme: material",
        "plugins: {search: {}, paycore: }\nmarkdown_extensions: [toc: {permalink: true}, admonition]",
        "site_url:\nextra_css:\nnav: [{A: a.md}, b.md, {C: [d.md]}]\nextra: {x: 1, 5: [6]}",
        "x: &x {static_templates: [a.html]}\ntheme: {<<: *x, name: mkdocs}",
        "a: [",
        "- x",
        "",
    ],
)
def test_a_right_kind_is_left_alone(config: Path, text: str) -> None:
    config.write_text(text, "utf-8")
    refuse_wrong_settings(config)
