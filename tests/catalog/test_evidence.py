"""What `ready` wants, how a badge and a page tell it, and when a check is old."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from mkdocs_paycore.catalog.evidence import Standing, build_day, lacks, standing
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.model.terms import Lack
from mkdocs_paycore.check.specs.evidence import unearned_statuses
from mkdocs_paycore.components.provider_header import render_header
from mkdocs_paycore.components.status_badge import render_status
from mkdocs_paycore.markdown.vocabulary import Logo
from mkdocs_paycore.source.problem import Severity
from tests.support.checked import checked_sources

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = [{"kind": "account", "fields": [{"key": "a", "label": "A", "type": "text"}]}]
VERIFIED = {"on": "2021-07-12"}


def provider(**keys: Any) -> Provider:
    return Provider.model_validate({"code": "acme", "name": "Acme", "status": "ready", **keys})


@pytest.mark.parametrize(
    ("keys", "has_manual", "expected"),
    [
        ({"connections": FIELDS, "verified": VERIFIED}, False, ()),
        ({"connections": FIELDS, "verified": VERIFIED}, True, ()),
        ({"connections": FIELDS}, False, (Lack.VERIFIED,)),
        ({"verified": VERIFIED}, False, (Lack.FIELDS, Lack.MANUAL)),
        ({"verified": VERIFIED}, True, (Lack.FIELDS,)),
        ({"connections": [{"kind": "account"}], "verified": VERIFIED}, True, (Lack.FIELDS,)),
        ({}, False, (Lack.FIELDS, Lack.MANUAL, Lack.VERIFIED)),
        ({"status": "not_ready"}, False, ()),
    ],
)
def test_what_is_missing(keys: dict[str, Any], has_manual: bool, expected: tuple[Lack, ...]) -> None:  # noqa: FBT001 - a case's value
    assert lacks(provider(**keys), has_written_manual=has_manual) == expected


@pytest.mark.parametrize(
    ("today", "days", "is_stale"),
    [
        (date(2021, 7, 12), 0, False),
        (date(2021, 7, 13), 0, True),
        (date(2023, 7, 12), 730, False),
        (date(2023, 7, 13), 730, True),
        (date(2021, 7, 1), 0, False),
        (date.min, 730, False),
    ],
)
def test_a_check_grows_old(today: date, days: int, is_stale: bool) -> None:  # noqa: FBT001 - a case's value
    found = standing(provider(verified=VERIFIED), has_written_manual=False, today=today, stale_after_days=days)
    assert (found.checked_on, found.is_stale) == (date(2021, 7, 12), is_stale)


def test_what_was_never_checked_is_not_old() -> None:
    found = standing(provider(), has_written_manual=True, today=date.max, stale_after_days=1)
    assert (found.checked_on, found.is_stale) == (None, False)


def test_facts_may_be_taken_for_new_for_ever() -> None:
    found = standing(
        provider(verified=VERIFIED), has_written_manual=True, today=date.max, stale_after_days=9_999_999_999
    )
    assert not found.is_stale


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [("0", date(1970, 1, 1)), ("1626134399", date(2021, 7, 12)), ("1626134400", date(2021, 7, 13))],
)
def test_the_day_of_a_build(monkeypatch: pytest.MonkeyPatch, epoch: str, expected: date) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert build_day() == expected


@pytest.mark.parametrize("epoch", ["", "soon", "-1", "²", "9" * 14, "9" * 5000])
def test_the_day_of_a_build_without_an_epoch(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert build_day() > date(2026, 1, 1)


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ((), "Ready"),
        ((Lack.VERIFIED,), "Ready, not checked yet"),
        ((Lack.FIELDS,), "Ready, connection form not described yet"),
        ((Lack.FIELDS, Lack.MANUAL), "Ready, manual on request"),
        (tuple(Lack), "Ready, manual on request, not checked yet"),
    ],
)
def test_the_badge(missing: tuple[Lack, ...], words: str) -> None:
    badge = BeautifulSoup(render_status(provider(), lacks=missing), "html.parser").select_one(".paycore-badge")
    assert badge is not None
    assert (badge.get_text(), badge["data-status"]) == (words, "ready")


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (Standing(), None),
        (Standing(checked_on=date(2021, 7, 2)), "Last checked on 2 July 2021"),
        (
            Standing(checked_on=date(2021, 7, 2), is_stale=True),
            "Last checked on 2 July 2021. That is a while ago: what you see at A&B may look different now.",
        ),
    ],
)
def test_the_head_of_a_page(state: Standing, expected: str | None) -> None:
    html = render_header(
        provider(name="A&B"),
        inline=Markup,
        logo=Logo(),
        dashboard_url="https://x.example/",
        support_email="",
        standing=state,
    )
    found = BeautifulSoup(html, "html.parser").select_one(".paycore-head__checked")
    assert (found.get_text() if found else None) == expected
    time = found.select_one("time") if found else None
    assert time is None or time["datetime"] == "2021-07-02"


SAID = {"source": "https://n.example/a", "checked_on": "2026-11-27"}


def head(**given: object) -> BeautifulSoup:
    one = provider(name="A&B", **given)
    html = render_header(
        one,
        inline=Markup,
        logo=Logo(),
        dashboard_url="https://x.example/",
        support_email="help@x.example",
        standing=standing(one, has_written_manual=True, today=date(2026, 11, 27), stale_after_days=1),
    )
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("given", "notice", "badge", "action"),
    [
        ({}, None, "Ready, connection form not described yet, not checked yet", "Connect A&B"),
        (
            {"ended": {"on": "2023-08-01", **SAID}},
            "A&B has ended, on 1 August 2023. Nobody can connect it any more. Source, looked at on 27 November 2026.",
            "Ended",
            None,
        ),
        (
            {"ended": SAID},
            "A&B has ended. Nobody can connect it any more. Source, looked at on 27 November 2026.",
            "Ended",
            None,
        ),
        (
            {"renamed": {"to": "C&D", "website": "https://c.example/", **SAID}},
            "A&B is called C&D now. Source, looked at on 27 November 2026.",
            "Ready, connection form not described yet, not checked yet",
            "Connect A&B",
        ),
    ],
)
def test_a_head_says_what_became_of_a_provider(
    given: dict[str, object], notice: str | None, badge: str, action: str | None
) -> None:
    found = head(**given)
    said = found.select_one(".paycore-head__notice")
    assert (said.get_text() if said else None) == notice
    assert [link["href"] for link in said.select("a")][-1:] == ["https://n.example/a"] if said else True
    assert found.select_one(".paycore-badge[data-status]").get_text() == badge  # type: ignore[union-attr] # it is there
    button = found.select_one(".paycore-head__action a")
    assert (button.get_text() if button else None) == action


def test_a_head_says_when_formats_were_looked_up() -> None:
    field = {"key": "a", "label": "A", "type": "text", **SAID}
    fields = [field, {**field, "key": "b", "checked_on": "2026-01-02"}, {"key": "c", "label": "C", "type": "text"}]
    found = head(connections=[{"kind": "account", "fields": fields}])
    told = [line.get_text() for line in found.select(".paycore-head__checked")]
    assert told == ["Formats of 2 credentials looked up on 27 November 2026"]


def test_who_has_ended_is_not_ready() -> None:
    assert not provider(ended=SAID).is_ready


READY = "code: {}\nname: X\nstatus: ready\n"


def test_the_check_lists_what_is_missing(tmp_path: Path) -> None:
    for code in ("bare", "written"):
        (tmp_path / "docs" / code).mkdir(parents=True)
        (tmp_path / "docs" / code / "provider.yml").write_text(READY.format(code))
    (tmp_path / "docs/written/index.md").write_text("# X\n")
    (tmp_path / "docs/directory.yml").write_text("providers: {listed: {name: L}}\n")
    problems = list(unearned_statuses(checked_sources(catalog=load_catalog(tmp_path / "docs", root=tmp_path))))
    assert [(each.path, each.line, each.rule, each.severity, each.message) for each in problems] == [
        (f"docs/{code}/provider.yml", 3, "provider-evidence", Severity.WARNING, f"status: found ready without {words}")
        for code, words in (
            ("bare", "a connection with fields, a manual and a verified date"),
            ("written", "a connection with fields and a verified date"),
        )
    ]


@pytest.mark.parametrize(
    ("status", "required", "found"),
    [
        ("ready", ("", ""), [("docs/acme/provider.yml", 6, "provider-evidence")]),
        ("ready", ("", ", required: true"), []),
        ("not_ready", ("", ""), []),
    ],
)
def test_a_form_that_wants_nothing_filled_in_is_reported(
    tmp_path: Path, status: str, required: tuple[str, str], found: list[tuple[str, int, str]]
) -> None:
    """An import leaves open what must be filled in, and a page shows *Optional* beside each field then."""
    fields = "".join(
        f"      - {{key: {key}, label: {key}, type: text{more}}}\n" for key, more in zip("ab", required, strict=True)
    )
    text = f"code: acme\nname: Acme\nstatus: {status}\nverified: {{on: 2021-07-12}}\nconnections:\n"
    (tmp_path / "docs/acme").mkdir(parents=True)
    (tmp_path / "docs/acme/provider.yml").write_text(f"{text}  - kind: account\n    fields:\n{fields}", "utf-8")
    problems = unearned_statuses(checked_sources(catalog=load_catalog(tmp_path / "docs", root=tmp_path)))
    assert [(each.path, each.line, each.rule) for each in problems] == found
