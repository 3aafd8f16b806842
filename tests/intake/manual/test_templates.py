"""Manuals in both templates, in varied words: names and sides come out right, whichever way arrows stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.intake.manual.read import read_manual
from tests.support.manuals import Asked, Form, Sample, manual_text

if TYPE_CHECKING:
    from random import Random

NAMES = (
    Asked("Shop ID", "Merchant ID"),
    Asked("account_id", "Account ID"),
    Asked("Sign key", "Secret key"),
    Asked("API token", "API token"),
    Asked("clientCodeName", "Client name"),
    Asked("Terminal password", "Password"),
    Asked("Bearer <access-token>", "Access token"),
    Asked("merchant.key", "Certificate key", is_file=True),
    Asked("PKCS key", "PKCS key", is_file=True),
    Asked("Wallet ID", "Terminal code", note="one wallet holds one balance"),
    Asked("Login", "Login"),
    Asked("Public key", "Public key"),
    Asked("Merchant number (merNo)", "Merchant number (merNo)"),
    Asked("Account No.", "Account No."),
)
FORMS = st.builds(
    Form,
    kind=st.just("account"),
    asked=st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True).map(tuple),
    test_mode=st.booleans(),
    currency=st.booleans(),
    features=st.sampled_from([None, ("only_3ds",), ("only_3ds", "p2p")]),
)
KINDS = st.sampled_from(
    [
        ("provider_account",),
        ("account",),
        ("provider_account", "h2h_merchant_account"),
        ("merchant_account", "provider_account"),
    ]
)


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    forms = [draw(FORMS) for _ in draw(st.shared(KINDS, key="kinds"))]
    kinds = draw(st.shared(KINDS, key="kinds"))
    named = tuple(Form(kind, *_rest(form)) for kind, form in zip(kinds, forms, strict=True))
    return Sample(
        "acme",
        "Acme Pay",
        "https://acme.example/",
        "https://acme.example/login",
        named,
        draw(st.sampled_from(["", "Pay."])),
    )


def _rest(form: Form) -> tuple[tuple[Asked, ...], bool, bool, tuple[str, ...] | None]:
    return form.asked, form.test_mode, form.currency, form.features


@given(samples(), st.randoms(use_true_random=False), st.booleans())
@pytest.mark.slow
def test_a_manual_comes_out_right(sample: Sample, random: Random, is_reversed: bool) -> None:  # noqa: FBT001 - drawn
    text = manual_text(sample, random, is_reversed=is_reversed)
    draft = read_manual(Path("acme/index.md"), text.encode(), path="index.md")
    assert draft.kinds == [form.kind for form in sample.forms]
    for form, connection in zip(sample.forms, draft.provider["connections"], strict=True):
        found = {(each["label"], each.get("provider_label", each["label"])) for each in connection["fields"]}
        labels = {label for label, _ in found}
        assert {(each.form, each.provider) for each in form.asked} <= found, text
        assert ("Test mode" in labels, "Features" in labels) == (form.test_mode, form.features is not None), text
        assert bool(labels & {"Currency", "Currencies"}) == form.currency, text
    assert not [each for each in draft.doubts if each.message.startswith("provider.yml")]


@given(samples(), st.randoms(use_true_random=False))
@pytest.mark.slow
def test_the_manual_keeps_all_lines_but_those_that_components_show(sample: Sample, random: Random) -> None:
    text = manual_text(sample, random)
    draft = read_manual(Path("acme/index.md"), text.encode(), path="index.md")
    assert draft.manual is not None
    made = draft.manual.decode()
    for form in sample.forms:
        assert f'<<credentials("{form.kind}")>>' in made
        assert f'<<connection_form("{form.kind}")>>' in made
    kept = [
        line
        for line in text.splitlines()
        if line.startswith(("## ", "### ", "#### ", "!!! ", "Press", "Upload", "Choose"))
    ]
    lines = [line.replace("<<provider.connect_url>>", "") for line in made.splitlines()]
    address = "{{custom.dashboard_base_url}}connect-directory/payment-providers/acme/general"
    assert [line.replace(address, "") for line in kept if line.replace(address, "") not in lines] == []


@pytest.mark.slow
@given(st.text(alphabet="#*-> <!_`'\"()[]{}|:.,\nEnterUploadAPI keyConnect account=→&\t\r", max_size=300))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    head = "# Acme\n\n**Website**: https://acme.example/\n\n## Connect account\n\nEnter credentials:\n\n"
    draft = read_manual(Path("acme/index.md"), f"{head}{text}".encode(), path="index.md")
    assert not [each for each in draft.doubts if each.message.startswith("provider.yml")], draft.text


@given(st.binary(max_size=200))
def test_no_bytes_end_in_a_traceback(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_manual(Path("acme/index.md"), content, path="index.md")
