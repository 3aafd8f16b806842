"""What another plugin makes of pages before a brand's values are there, and cannot be stamped, ends the build."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from mkdocs_paycore.engines.mkdocs.check import site_problems
from tests.support.brand_site import BrandSite

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site import Site
    from tests.support.site_fixtures import Build

PAGE = "# Welcome to <<custom.company_name>>\n\nHello.\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR drawn"
HOOK = """\
import base64, gzip, io, os, zipfile, zlib
from pathlib import Path

def _write(config, text):
    path = Path(config.site_dir, {path!r})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes({content})

def {event}
"""
EVENTS = {
    "post_page": "on_post_page(output, page, config):\n    _write(config, output)\n    return output",
    "page_content": "on_page_content(html, page, config, files):\n    _write(config, html)\n    return html",
    "env": "on_env(env, config, files):\n    _write(config, config.site_name)\n    return env",
    "post_build": "on_post_build(config):\n    _write(config, config.site_name)",
}
ARCHIVE = "(lambda f: (zipfile.ZipFile(f, 'w').writestr('a.xml', text), f)[1])(io.BytesIO()).getvalue()"
MADE: dict[str, tuple[str, str]] = {
    "a PDF with a stream": (
        "pdf/document.pdf",
        r"b'%PDF-1.7\n%\xe2\xe3\n1 0 obj<<>>stream\n' + zlib.compress(text.encode()) + b'\nendstream'",
    ),
    "a document": ("manual.docx", ARCHIVE),
    "a book without an ending that is known": ("manual.book", ARCHIVE),
    "a text in UTF-16": ("manual.txt", "text.encode('utf-16')"),
    "a database": ("search.db", r"b'SQLite format 3\0' + text.encode()"),
    "a packed index": ("pagefind/en.pf_meta", "gzip.compress(text.encode())"),
    "a picture in base64": (
        "page.svg",
        "b'<svg><image href=\"data:image/svg+xml;base64,' + base64.b64encode(text.encode()) + b'\"/></svg>'",
    ),
}
HIDDEN = "holds the variable custom.company_name, where that cannot be filled"
NO_COPY = "is no copy of a file"


def hook(path: str, content: str, event: str = "post_build") -> str:
    return HOOK.format(path=path, content=content, event=EVENTS[event])


@pytest.mark.parametrize(("path", "content"), MADE.values(), ids=MADE)
def test_a_file_with_a_slot_that_cannot_be_filled_ends_the_build(
    site: Site, build: Build, path: str, content: str
) -> None:
    build(PAGE)
    before = site.files()
    with pytest.raises(Abort):
        build({"index.md": PAGE + "More.\n", "./hook.py": hook(path, content)}, hooks=["hook.py"])
    assert any(f"{path}: error: found a file that was made by the hook 'hook.py'" in line for line in site.reported)
    assert any(HIDDEN in line and "take that plugin out" in line for line in site.reported)
    assert site.files() == before
    assert site.beside() == []


@pytest.mark.slow
@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("path", ["cards/index.png", "a.webp", "voice.mp3", "index.pdf", "unknown", "index.html.br"])
def test_a_file_that_is_made_of_no_other_ends_the_build(site: Site, build: Build, event: str, path: str) -> None:
    with pytest.raises(Abort):
        build({"index.md": PAGE, "./hook.py": hook(path, repr(PNG), event)}, hooks=["hook.py"])
    assert any(f"{path}: error: found a file that was made by the hook 'hook.py'" in line for line in site.reported)
    assert any(NO_COPY in line and "'same_for_brands'" in line for line in site.reported)
    assert not site.folder.exists()


def test_a_file_that_is_the_same_for_every_brand_is_accepted_by_its_name(build: Build) -> None:
    files = {"index.md": PAGE, "./hook.py": hook("codes/site.png", repr(PNG))}
    site = build(files, hooks=["hook.py"], plugins=[{"paycore": {"same_for_brands": ["codes/*.png"]}}])
    assert site.files()["codes/site.png"] == PNG


def test_no_name_excuses_a_slot(site: Site, build: Build) -> None:
    files = {"index.md": PAGE, "./hook.py": hook("a.pdf", "b'%PDF-1.7\\0' + text.encode()")}
    with pytest.raises(Abort):
        build(files, hooks=["hook.py"], plugins=[{"paycore": {"same_for_brands": ["*"]}}])
    assert any(HIDDEN in line for line in site.reported)


def archive(content: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("a.txt", content)
    return target.getvalue()


GIVEN = f"""\
from mkdocs.structure.files import File
def on_files(files, config):
    files.append(File.generated(config, "a.png", content={PNG!r}))
    return files
"""
COPIED = """\
import shutil, material
from pathlib import Path
def on_post_build(config):
    shutil.copy(Path(material.__path__[0], "templates/assets/images/favicon.png"), config.site_dir)
"""
COPIES: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a file of the docs": ({"a.png": PNG}, ""),
    "a file of the docs that was made smaller": ({"a.png": PNG}, hook("a.png", "b'\\x89PNG\\0less'")),
    "a file of the docs in another format": ({"a.png": PNG}, hook("a.webp", "b'RIFF\\0\\0'")),
    "a copy of a file of the docs": ({"a.png": PNG}, hook("copies/b.png", repr(PNG))),
    "a copy of a file of the project": ({"./pictures/a.png": PNG}, hook("copies/b.png", repr(PNG))),
    "a file of the theme": ({"theme/fonts/a.png": PNG}, ""),
    "a font": ({}, hook("a.woff2", r"b'wOF2\0\1\0\0 subset'")),
    "a packed text": ({}, hook("a.txt.gz", "gzip.compress(b'text')")),
    "an archive of texts": ({}, hook("a.zip", repr(archive("text")))),
    "an inventory": ({}, hook("objects.inv", r"b'# Project: x\n# zlib\n' + zlib.compress(b'a b 1 c -')")),
    "a copy that was given before any page": ({"./pictures/a.png": PNG}, GIVEN),
    "a text that was given before any page": ({}, GIVEN.replace(repr(PNG), "b'text'")),
    "a file of a package": (
        {},
        COPIED,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("files", "hooked"), COPIES.values(), ids=COPIES)
def test_what_is_made_of_no_page_is_let_alone(build: Build, files: dict[str, str | bytes], hooked: str) -> None:
    build({"index.md": PAGE, "./hook.py": hooked or "x = 1\n", **files}, hooks=["hook.py"])


@pytest.mark.parametrize("accepted", [[], ["a.png"]])
def test_a_picture_that_was_drawn_before_any_page_is_told(site: Site, build: Build, accepted: list[str]) -> None:
    options = {"same_for_brands": accepted}
    files = {"index.md": PAGE, "./hook.py": GIVEN}
    build(files, check_reported=False, hooks=["hook.py"], plugins=[{"paycore": options}])
    assert site.files()["a.png"] == PNG
    drawn = [line for line in site.reported if "a.png: warning: found a file that was made by" in line]
    assert len(drawn) == (0 if accepted else 1), site.reported
    assert accepted or ("the hook 'hook.py'" in drawn[0] and "'same_for_brands'" in drawn[0])


def test_a_copy_of_the_last_site_or_of_a_cache_is_no_copy_of_a_source(site: Site, build: Build) -> None:
    for folder in (".cache", "site", "out/acme"):
        site.write({f"{folder}/cards/a.png": PNG, f"{folder}/sitemap.xml.gz": gzip.compress(b"")})
    with pytest.raises(Abort):
        build({"index.md": PAGE, "./hook.py": hook("cards/a.png", repr(PNG))}, hooks=["hook.py"])


@pytest.mark.slow
def test_a_site_that_shows_no_value_may_draw_what_it_likes(build: Build) -> None:
    files = {"index.md": "# Start\n", "./hook.py": hook("a.png", repr(PNG))}
    theme = {"name": "material", "font": False}
    build(files, hooks=["hook.py"], theme=theme, site_name="Docs", extra=...)


def test_an_inventory_with_a_name_in_its_head_is_stamped(build: Build) -> None:
    content = r"b'# Sphinx inventory version 2\n# Project: ' + text.encode() + b'\n# zlib.\n' + zlib.compress(b'a')"
    site = build({"index.md": PAGE, "./hook.py": hook("objects.inv", content)}, hooks=["hook.py"])
    assert site.files()["objects.inv"].startswith(b"# Sphinx inventory version 2\n# Project: Acme Pay Docs\n")


PACKED = {
    "the body, when Markdown is done": "on_page_content(html, page, config, files):\n    return 'U2FsdGVkX1'",
    "the body, before its template": (
        "on_page_context(context, page, config, nav):\n    page.content = 'U2FsdGVkX1'\n    return context"
    ),
    "the body, under its title": (
        "on_page_context(context, page, config, nav):\n"
        "    page.content = f'<h1>{page.title}</h1>' + 'U2FsdGVkX1' * 20\n    return context"
    ),
    "the whole page": "on_post_page(output, page, config):\n    return '<script>decrypt(\"U2FsdGVkX1\")</script>'",
}


@pytest.mark.parametrize("event", PACKED.values(), ids=PACKED)
def test_a_page_that_a_plugin_encrypts_ends_the_build(site: Site, build: Build, event: str) -> None:
    """As encryptcontent does with pages that have a password."""
    with pytest.raises(Abort):
        build({"index.md": PAGE, "./hook.py": f"def {event}\n"}, hooks=["hook.py"])
    reported = [line for line in site.reported if "index.html: error: found a page that lost its variables" in line]
    assert reported
    assert "it was packed or encrypted by the hook 'hook.py' before" in reported[0]
    assert not site.folder.exists()


def test_a_page_without_variables_may_be_encrypted(build: Build) -> None:
    event = PACKED["the body, when Markdown is done"]
    site = build({"index.md": "Plain.\n", "./hook.py": f"def {event}\n"}, hooks=["hook.py"])
    assert site.main().get_text() == "U2FsdGVkX1"


def test_a_template_need_not_show_the_body_of_its_page(build: Build) -> None:
    home = "<!doctype html><html><head><title>{{ config.site_name }}</title></head><body>x</body></html>"
    build({"index.md": f"---\ntemplate: home.html\n---\n{PAGE}", "theme/home.html": home})


def test_the_plugin_is_named_that_made_a_file_at_the_end(site: Site, build: Build) -> None:
    quiet = "def on_post_build(config):\n    pass\ndef on_post_page(output, page, config):\n    return output\n"
    files = {"index.md": PAGE, "./a.py": quiet, "./b.py": hook("a.png", repr(PNG)), "./c.py": quiet}
    with pytest.raises(Abort):
        build(files, hooks=["a.py", "b.py", "c.py"])
    assert any("was made by the hook 'b.py' before" in line for line in site.reported)


def test_those_are_named_that_can_have_made_a_file_while_pages_were_rendered(site: Site, build: Build) -> None:
    files = {
        "index.md": PAGE,
        "./a.py": hook("a.png", repr(PNG), "post_page"),
        "./b.py": hook("b.png", repr(PNG), "env"),
    }
    with pytest.raises(Abort):
        build(files, hooks=["a.py", "b.py"])
    assert any("was made by the hook 'a.py' or the hook 'b.py' before" in line for line in site.reported)


@pytest.mark.slow
def test_the_check_reports_each_file_and_brands_keep_their_last_sites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = BrandSite.made(tmp_path / "project")
    assert site.build() == []
    before = {name: site.files(name) for name in site.brands().names()}
    settings = site.config_file.read_text("utf-8")
    site.write({"mkdocs.yml": f"{settings}hooks: [hook.py]\n", "hook.py": hook("a.png", repr(PNG))})
    assert sorted(site.build()) == sorted(before)
    assert any("a.png: error: found a file that was made" in line for line in site.said), site.said
    assert {name: site.files(name) for name in before} == before
    monkeypatch.setenv("PAYCORE_BRAND", "nova")
    problems = site_problems(site.config_file, ignored=["provider-evidence"])
    assert [(each.path, each.rule) for each in problems] == [("a.png", "unstampable-file")]
