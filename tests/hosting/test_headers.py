"""What hosts say of files: types, encodings, and how long they are kept."""

from __future__ import annotations

import pytest

from mkdocs_paycore.hosting.headers import headers_of, holds_links
from mkdocs_paycore.hosting.protocols import PROTOCOLS

KEPT, SHORT, HOUR = "public, max-age=31536000, immutable", "public, max-age=60, must-revalidate", 3600


@pytest.mark.parametrize(
    ("path", "content_type", "cache"),
    [
        ("index.html", "text/html; charset=utf-8", SHORT),
        ("assets/javascripts/bundle.79ae519e.min.js", "text/javascript; charset=utf-8", KEPT),
        ("assets/stylesheets/main.484c7ddc.min.css", "text/css; charset=utf-8", KEPT),
        ("assets/stylesheets/main.484c7ddc.min.css.map", "application/json; charset=utf-8", KEPT),
        ("assets/paycore/validate.js", "text/javascript; charset=utf-8", SHORT),
        ("assets/module.mjs", "text/javascript; charset=utf-8", SHORT),
        ("assets/decorate.deadbeef.css", "text/css; charset=utf-8", SHORT),
        ("logo.20211231.png", "image/png", "public, max-age=3600, must-revalidate"),
        ("LOGO.PNG", "image/png", "public, max-age=3600, must-revalidate"),
        ("assets/font.woff2", "font/woff2", "public, max-age=3600, must-revalidate"),
        ("connectors/index.json", "application/json; charset=utf-8", SHORT),
        ("badges/acme.svg", "image/svg+xml; charset=utf-8", SHORT),
        ("sitemap.xml", "application/xml; charset=utf-8", SHORT),
        ("sitemap.xml.gz", "application/gzip", SHORT),
        ("sdk.tgz", "application/gzip", SHORT),
        ("plan.svgz", "application/gzip", SHORT),
        ("sdk.tbz2", "application/octet-stream", SHORT),
        ("site.webmanifest", "application/manifest+json; charset=utf-8", SHORT),
        ("guide.pdf", "application/pdf", SHORT),
        ("CNAME", "application/octet-stream", SHORT),
        ("data.unknown", "application/octet-stream", SHORT),
    ],
)
def test_a_file_has_the_type_and_the_time_of_its_kind(path: str, content_type: str, cache: str) -> None:
    headers = headers_of(path)
    assert (headers.content_type, headers.cache, headers.encoding) == (content_type, cache, "")


@pytest.mark.parametrize(
    ("path", "encoding"),
    [
        ("index.html", "gzip"),
        ("a.svg", "gzip"),
        ("a.json", "gzip"),
        ("a.png", ""),
        ("sitemap.xml.gz", ""),
        ("a.svgz", ""),
        ("b", ""),
    ],
)
def test_text_is_packed_where_that_is_asked_for(path: str, encoding: str) -> None:
    assert headers_of(path, compress=True).encoding == encoding


def test_pages_are_told_from_what_they_load() -> None:
    assert [path for path in ("a/index.html", "b.HTM", "c.js", "d") if holds_links(path)] == ["a/index.html", "b.HTM"]


def test_each_kind_of_host_gets_the_headers_by_its_own_names() -> None:
    headers = headers_of("index.html", compress=True)
    assert {name: protocol.headers(headers) for name, protocol in PROTOCOLS.items()} == {
        "file": {},
        "memory": {},
        "s3": {"ContentType": "text/html; charset=utf-8", "CacheControl": SHORT, "ContentEncoding": "gzip"},
        "gs": {
            "content_type": "text/html; charset=utf-8",
            "fixed_key_metadata": {"cache_control": SHORT, "content_encoding": "gzip"},
        },
        "az": {
            "content_settings": {
                "content_type": "text/html; charset=utf-8",
                "cache_control": SHORT,
                "content_encoding": "gzip",
            }
        },
    }
    assert all("ncoding" not in repr(each.headers(headers_of("a.html"))) for each in PROTOCOLS.values())
