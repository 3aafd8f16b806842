"""Drawings of the dashboard: of the site's own data, with a text alternative and the brand's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import exports
from tests.support.site import one

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

PROVIDER = """\
code: acme
name: Acme <Bank>
status: ready
features: [payments]
payment_methods: [payment_card]
connections:
  - kind: provider_account
    fields:
      - {key: login, label: Login & more, type: text, required: true}
      - {key: key_file, label: Key, type: file}
      - {key: test_mode, label: Test mode, type: toggle}
      - {key: currency, label: Currency, type: select}
  - kind: h2h_merchant_account
    fields: [{key: token, label: Token, type: secret}]
"""
OTHER = "code: other\nname: Other\nstatus: not_ready\n"


def drawn(build: Build, call: str) -> list[str]:
    """Return the text alternative of a drawing, and the texts in it."""
    site = build(
        {
            "docs/connectors/acme/provider.yml": PROVIDER,
            "docs/connectors/other/provider.yml": OTHER,
            "index.md": f"---\nprovider: acme\n---\n# A\n\n<<{call}>>\n",
        }
    )
    svg = one(site.main(), "figure.paycore-shot > svg")
    assert svg["role"] == "img"
    assert svg.select("script, image, use, style") == []
    return [str(svg["aria-label"]), *(text.get_text().strip() for text in svg.select("text"))]


@pytest.mark.parametrize(
    ("call", "alternative", "texts"),
    [
        ('dashboard_picture("directory")', "such as Acme <Bank>, Other.",
         ["Acme Pay", "New connection", "Connected accounts", "Acme <Bank>", "Ready", "Other", "Not ready"]),
        ('dashboard_picture("overview")', "overview page of Acme <Bank>: logo, name, the code acme",
         ["Acme Pay", "Acme <Bank>", "acme", "+ Connect", "true", "Payments", "Payouts"]),
        ('dashboard_picture("form")', "It asks for: Login & more, Key, Test mode, Currency.",
         ["Acme Pay", "Acme <Bank>: Account connection", "Login & more * Key Test mode Currency", "Save"]),
        ('dashboard_picture("form", kind="h2h_merchant_account")', "It asks for: Token.", ["H2H Merchant account"]),
        ('dashboard_picture("connected")', "Acme <Bank>, Provider account, is connected.", ["Connected accounts"]),
    ],
)  # fmt: skip
def test_a_part_of_the_dashboard_is_drawn_and_said(build: Build, call: str, alternative: str, texts: list[str]) -> None:
    said, *shown = drawn(build, call)
    assert said.startswith("Acme Pay Dashboard")
    assert alternative in said
    assert [text for text in texts if text not in shown] == []


@pytest.mark.parametrize(
    ("call", "reported"),
    [
        ('dashboard_picture("form", provider="acne")', "there is no provider 'acne' (did you mean 'acme'?)"),
        ('dashboard_picture("card")', "there is no picture 'card'"),
        ('dashboard_picture("form", kind="account")', "acme has no connection 'account'"),
    ],
)
def test_what_cannot_be_drawn_is_reported(build: Build, call: str, reported: str) -> None:
    build(
        {"docs/connectors/acme/provider.yml": PROVIDER, "index.md": f"---\nprovider: acme\n---\n# A\n\n<<{call}>>\n"},
        reported=[reported],
    )


def test_a_page_of_no_provider_shows_the_first_that_is_ready(build: Build) -> None:
    site = build({"docs/connectors/acme/provider.yml": PROVIDER, "index.md": '# A\n\n<<dashboard_picture("form")>>\n'})
    assert "It asks for: Login & more" in str(one(site.main(), "svg")["aria-label"])


@pytest.mark.slow
def test_a_drawing_is_as_high_as_what_it_shows_and_says_what_has_ended(build: Build) -> None:
    calls = '<<dashboard_picture("directory")>>\n\n<<dashboard_picture("overview", provider="kontor")>>\n'
    site = build({**exports.FILES, "docs/all.md": f"# A\n\n{calls}"})
    directory, overview = site.page("all/index.html").select("svg[role=img]")
    tops = [float(str(each["y"])) + float(str(each["height"])) for each in directory.select("rect[rx='5']")]
    assert len(tops) == 5
    assert float(str(directory["viewbox"]).split()[3]) >= max(tops)
    assert "Ended" in [each.text for each in directory.select("text")]
    badges = [float(str(each["y"])) for each in overview.select("rect[rx='11']")]
    assert (badges, str(overview["viewbox"]).split()[3]) == ([136.0] * 3, "174")
