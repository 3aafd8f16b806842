"""The grammar of variables and calls: golden cases, and what must hold for any text."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.markdown.known_names import Absence
from mkdocs_paycore.markdown.syntax import Finding, substitute
from mkdocs_paycore.stamping.slot import MARK, SLOT, SlotKind, decode, plain_text, text_slot, variable_slot
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_paycore.markdown.macros import Macros

CASES = cases_of(__file__, "syntax_cases.yml")
CUSTOM = frozenset(["company_name", "dashboard_base_url", "support_email", "nested.deep_one", "with-dash", "2nd"])
PROVIDER = {"name": "Interkassa", "code": "interkassa", "website": "https://www.interkassa.com/"}


@dataclass
class Words:
    """A small vocabulary."""

    components: Collection[str] = field(
        default_factory=lambda: ["credentials", "connection_form", "provider_table", "status_badge", "provider_logo"]
    )
    has_provider: bool = True
    macros: Macros | None = None

    def example(self, component: str) -> str:
        return f'{component}("…")'

    def roots(self) -> Collection[str]:
        return ("custom", "provider")

    def names(self, root: str) -> Collection[str] | None:
        if root == "custom":
            return CUSTOM
        return [*PROVIDER, "connect_url"] if self.has_provider else None

    def absence(self, root: str) -> Absence:
        return Absence(f"no {root} here", "name one")

    def slot(self, root: str, name: str) -> str:
        if root == "custom":
            return variable_slot(f"custom.{name}")
        if name == "connect_url":
            base = variable_slot("custom.dashboard_base_url")
            return f"{base}connect-directory/payment-providers/interkassa/general"
        return text_slot(PROVIDER[name])


def scan(text: str, words: Words | None = None) -> tuple[str, list[Finding]]:
    found: list[Finding] = []
    return substitute(text, words or Words(), report=found.append), found


def readable(text: str) -> str:
    def shown(letters: str) -> str:
        slot = decode(letters)
        forms = {SlotKind.VARIABLE: "⟦{}⟧", SlotKind.TEXT: "⟦'{}'⟧", SlotKind.CALL: "⟦({})⟧"}
        return forms[slot.kind].format(slot.payload)

    return SLOT.sub(lambda match: shown(match[1]), text)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["in"]) for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    result, found = scan(case["in"], Words(has_provider=case.get("page") != "none"))
    assert readable(result) == case.get("out", case["in"])
    reported = case.get("reported", [])
    assert [(finding.rule.name, case["in"][finding.start : finding.end]) for finding in found] == [
        (rule, typed) for rule, typed, _ in reported
    ]
    for finding, (_, _, parts) in zip(found, reported, strict=True):
        for part in parts:
            assert part in f"{finding.message} ({finding.suggestion})"


def test_offsets_are_those_of_the_token() -> None:
    text = "<<custom.nope>> é漢\N{WAVING HAND SIGN}\n  <<custom.nope>>\n"
    _, found = scan(text)
    assert [finding.start for finding in found] == [0, text.rindex("<<")]
    assert found[1].end == text.rindex(">>") + 2


def test_a_text_without_variables_is_the_same_object() -> None:
    text = "a < b > c { d }"
    assert scan(text)[0] is text


PIECES = [
    *["<<", ">>", "{{", "}}", "<", ">", "{", "}", "\\", "$", " ", "\n", ".", "(", ")", '"', "'", "|", "[", "]", "`"],
    *["```", "~~~\n", "custom", "provider", "company_name", "credentials", "EOF", "x", "1", "é", "-", "="],
    *["<<custom.company_name>>", "{{ provider.name }}", '<<credentials("x")>>'],
]


def test_any_text_comes_through() -> None:
    """What is not taken stays; what is reported has its place; nothing raises, and the text can be read back."""
    random = Random(11)  # noqa: S311 - the same texts in every run, nothing secret
    for _ in range(4000):
        text = "".join(random.choice(PIECES) for _ in range(random.randint(1, 14)))
        result, found = scan(text)
        assert all(0 <= finding.start < finding.end <= len(text) for finding in found)
        assert all(finding.message and finding.rule for finding in found)
        literals = SLOT.split(result)[::2]
        at = 0
        for literal in literals:
            at = text.find(literal, at)
            assert at >= 0, (text, result)
            at += len(literal)
        assert MARK not in "".join(literals)


LONG = [
    # a text that a grammar which looks back would take minutes for, and how often it is reported
    ("<<" * 20_000, 0),
    ("{{" * 20_000, 0),
    ("<<custom." * 8_000, 8_000),
    ("<<custom" + ".a" * 20_000, 1),
    ("\\" * 40_000 + "<<custom.x", 1),
    ('<<credentials("' * 4_000, 4_000),
    ('<<credentials("' + "\\" * 40_000, 1),
    ("<<credentials(" + "'x'," * 15_000, 1),
    ("{{ custom" + " " * 40_000, 0),
    ("`" * 30_000 + "<<custom.x", 1),
    ("```\n<<custom.x\n" * 3_000, 1_500),
    ("<<custom." + "a" * 40_000 + ">>", 1),
]


@pytest.mark.parametrize(("text", "count"), LONG, ids=[text[:20].replace("\n", " ") for text, _ in LONG])
def test_long_texts_end(text: str, count: int) -> None:
    """Each is read to its end: what is wrong in it is reported, once, and nothing of it is lost."""
    result, found = scan(text)
    assert len(found) == len({finding.start for finding in found}) == count
    assert plain_text(result, {}) == text
