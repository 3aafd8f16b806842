"""What of a brand is found where somebody typed it, and what `--fix` writes instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.leak.typed_brand import typed_brands
from mkdocs_paycore.leak.typed_words import named_by_domain
from mkdocs_paycore.source.problem import Severity
from tests.support.checked import checked_pages_at, checked_texts

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts

ACME = Brand(
    "acme",
    {
        "company_name": "Acme Pay",
        "dashboard_base_url": "https://dashboard.acme.example/",
        "website_url": "https://www.acme.example",
        "support_email": "help@acme.example",
    },
)
NORTH = Brand("north", {"company_name": "North Gate", "dashboard_base_url": "https://my.north.example/"})
ALONE = Brand("", {"company_name": "PayCore", "dashboard_base_url": "https://dashboard.paycore.io/"})
NAME, BASE, MAIL = "<<custom.company_name>>", "<<custom.dashboard_base_url>>", "<<custom.support_email>>"


def checked(text: str, *brands: Brand) -> CheckedTexts:
    """Return a page of a site with some brands."""
    return replace(checked_texts(text), brands=brands or (ACME, NORTH))


def fixed(text: str, *brands: Brand) -> str:
    """Return a page with what is certain put right."""
    edits = sorted((edit for problem in typed_brands(checked(text, *brands)) for edit in problem.fix), reverse=True)
    for edit in edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Ask Acme Pay.", f"Ask {NAME}."),
        ("Ask ACME PAY, AcmePay, Acme-Pay and Acme® Pay.", f"Ask {NAME}, {NAME}, {NAME} and {NAME}."),
        ("Ask Acme-pay.", f"Ask {NAME}."),
        ("Ask Acme<sup>®</sup> Pay.", f"Ask {NAME}."),
        ("Ask Аcme Pay.", f"Ask {NAME}."),  # noqa: RUF001 - a Cyrillic letter
        ("![Acme Pay form](form.png)", f"![{NAME} form](form.png)"),
        ("[Acme Pay](https://dashboard.acme.example/x?y=1)", f"[{NAME}]({BASE}x?y=1)"),
        ("[Open](http://dashboard.acme.example)", f"[Open]({BASE})"),
        ('<a href="https://dashboard.acme.example/register">x</a>', f'<a href="{BASE}register">x</a>'),
        ("See https://www.acme.example/docs.", "See <<custom.website_url>>/docs."),
        ("<help@acme.example>, [m](mailto:help@acme.example)", f"<{MAIL}>, [m](mailto:{MAIL})"),
        ("`curl https://dashboard.acme.example/v1`", f"`curl {BASE}v1`"),
        ("```\nAcme Pay: https://dashboard.acme.example/\n```", f"```\n{NAME}: {BASE}\n```"),
        ("---\ntitle: Acme Pay guide\n---\n\n# A", f"---\ntitle: {NAME} guide\n---\n\n# A"),
        ("# At Acme Pay\n\n[x](#at-acme-pay)", f"# At {NAME}\n\n[x](#at-company-name)"),
        (f"# At {NAME}\n\n[x](#at-acme-pay)", f"# At {NAME}\n\n[x](#at-company-name)"),
    ],
)
def test_what_is_certain_becomes_a_variable(text: str, right: str) -> None:
    assert fixed(text) == right
    assert fixed(right) == right


@pytest.mark.parametrize(
    ("text", "found", "hint"),
    [
        ("<https://docs.acme.example/a>", "https://docs.acme.example", "as <<custom.website_url>> is"),
        ("at dashboard.acme.example.", "dashboard.acme.example", f"as {BASE} is"),
        ("https://dashboard.acme.example:8443/", "https://dashboard.acme.example", f"as {BASE} is"),
        ("sales@acme.example", "sales@acme.example", "write a variable for it"),
        ("![x](images/acme-pay.png)", "acme-pay", "without the brand"),
        ("`acme_pay = 1`", "acme_pay", "without the brand"),
        ("# A { #acme-pay }\n\nx", "acme-pay", "company-name"),
        ("[x](other.md#acme-pay)", "acme-pay", "company-name"),
        ("<!-- Acme Pay -->", "Acme Pay", NAME),
        ("the Acme dashboard", "Acme", "write a variable"),
    ],
)
def test_what_is_not_certain_is_reported_only(text: str, found: str, hint: str) -> None:
    (problem,) = typed_brands(checked(text))
    assert f"found {found!r}, " in problem.message
    assert hint in problem.suggestion
    assert problem.fix == ()


@pytest.mark.parametrize(
    "text",
    [
        f"By {NAME} at {BASE}x, {{{{ custom.support_email }}}}.",
        "<!-- paycore: allow-brand acme -->\n\nAcme Pay at https://dashboard.acme.example/",
        "Acme Pay <!-- paycore: allow-brand acme -->",
        '<<brand_only("acme")>>\nAcme Pay\n<<brand_end()>>',
        '<<brand_except("north")>>\nAcme Pay\n<<brand_end()>>',
        "Go north of the gate. North of it, acme is a word.",
        "Macme pays; acmepaying, and https://acme.example.org/ is another's.",
        "Acme. Pay later.",
        "Welcome to the help of the dashboard, the payment gateway and www.example.com.",
    ],
)
def test_what_is_meant_or_is_another_word_is_no_mistake(text: str) -> None:
    assert list(map(str, typed_brands(checked(text)))) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("Ask Pay Core.", True), ("Ask Pay-core.", True), ("Pay core fees first.", False), ("pay-core fees", False)],
)
def test_a_name_of_two_words_in_one_is_one_where_its_capitals_or_a_hyphen_say_so(text: str, is_found: bool) -> None:  # noqa: FBT001 - a case's value
    assert bool([*typed_brands(checked(text, ALONE))]) == is_found


def test_a_block_of_one_brand_names_no_other() -> None:
    text = '<<brand_only("acme")>>\nNorth Gate\n<<brand_end()>>'
    assert fixed(text) == text.replace("North Gate", NAME)


def test_a_site_without_brands_and_values_may_name_itself() -> None:
    page = "Install starlight.\n\n```\nimport starlight\n```\n\nSee https://starlight.example/ and Starlight's code.\n"
    brand = Brand("", {}, site_url="https://starlight.example/")
    assert list(typed_brands(checked(page, brand))) == []
    assert list(typed_brands(checked(page, replace(brand, custom={"company_name": "Starlight"})))) != []


def test_values_of_a_site_without_brands_are_looked_for() -> None:
    text = "PayСore, Paycore and [x](https://dashboard.paycore.io/a), `mkdocs-paycore`, `paycore check`, pay core"  # noqa: RUF001 - a Cyrillic letter
    right = f"{NAME}, {NAME} and [x]({BASE}a), `mkdocs-paycore`, `paycore check`, pay core"
    assert fixed(text, ALONE) == right


@pytest.mark.parametrize(("brands", "severity"), [((ALONE,), Severity.WARNING), ((ACME, NORTH), Severity.ERROR)])
def test_it_is_an_error_where_another_brand_shows_it(brands: tuple[Brand, ...], severity: Severity) -> None:
    found = typed_brands(checked("PayCore and Acme Pay", *brands))
    assert [problem.severity for problem in found] == [severity]


def test_what_all_brands_have_is_no_brands_own() -> None:
    desk = {"desk_url": "https://desk.shared.io/"}
    assert list(typed_brands(checked("https://desk.shared.io/", Brand("a", desk), Brand("b", desk)))) == []


def test_a_domain_says_a_former_name() -> None:
    brand = Brand("", {"company_name": "Zuki", "dashboard_base_url": "https://dashboard.paycore.io/"})
    found = typed_brands(checked("PayCore and the Paycore form, paycore; PayСore. Checkout.", brand))  # noqa: RUF001 - a Cyrillic letter
    assert [problem.column for problem in found] == [1, 17, 40]


def test_a_value_of_two_variables_is_not_certain() -> None:
    brand = Brand("", {"company_name": "Acme Pay", "product_name": "Acme Pay"})
    assert fixed("Acme Pay", brand) == "Acme Pay"


def test_a_name_of_a_provider_is_no_brands() -> None:
    catalog = Catalog({"acme": Provider.model_validate({"code": "acme", "name": "Acme Pay", "status": "ready"})})
    found = typed_brands(replace(checked_texts("Acme Pay", catalog=catalog), brands=(ACME, NORTH)))
    assert list(found) == []


def test_a_hyphen_may_stand_within_a_name_of_one_word() -> None:
    brand = Brand("", {"company_name": "Tallyhub"})
    texts = ["Ask Tally-hub.", "Ask Tаlly-Hub.", "Ask tally-hub."]  # noqa: RUF001 - a Cyrillic letter
    assert [len(list(typed_brands(checked(text, brand)))) for text in texts] == [1, 1, 0]


LISTED = "Add all of the [{} list](/integration/ips/).\n"


def test_a_name_in_the_place_of_the_variable_is_the_platform_s() -> None:
    names = ["<<custom.company_name>> IP", "<<custom.company_name>> IP", "<<custom.company_name>> IP", "Corefy IP"]
    texts = {f"docs/connectors/{at}/index.md": f"# A{at}\n\n{LISTED.format(name)}" for at, name in enumerate(names)}
    alone = {path: text for path, text in texts.items() if "Corefy" in text}
    found = [
        [each.path for each in typed_brands(replace(checked_pages_at(pages), brands=(ACME,)))]
        for pages in (texts, alone)
    ]
    assert found == [["docs/connectors/3/index.md"], []]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Corefy", "Corefy IP"), ["Corefy", "Corefy", "Corefy"]),
        (("Corefy", "Full"), []),
        (("Zuki", "Zuki"), []),
        (("Public", "Public IP"), []),
        (("Reserved", "Reserved"), []),
        (("<<custom.company_name>>", "Full"), []),
    ],
    ids=["a former name", "one page", "a provider", "an adjective", "a word of the pages", "no name"],
)
def test_what_pages_call_the_platform_is_a_name_of_it(names: tuple[str, str], expected: list[str]) -> None:
    texts = {
        "docs/connectors/a/index.md": f"# Acme\n\n{LISTED.format(names[0])}",
        "docs/connectors/b/index.md": f"# North\n\n{LISTED.format(names[1])}",
        "docs/connectors/zuki/index.md": "# Zuki\n\nAsk Corefy. Some are reserved, at corefy.com.\n",
    }
    pages = replace(checked_pages_at(texts), brands=[Brand("", {"company_name": "Tallyhub"})])
    assert [problem.message.split("'")[1] for problem in typed_brands(pages)] == expected


@pytest.mark.parametrize(
    ("domain", "words"), [("paycore.example", ["paycore.example", "paycore"]), ("ab.example", ["ab.example"])]
)
def test_a_domain_is_looked_for_by_its_name_as_well_where_that_is_long(domain: str, words: list[str]) -> None:
    assert [each.shown for each in named_by_domain(domain)] == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The host `old.paycore.io` was switched off in May.", 0),
        ("The sites `a.paycore.io` and `b.paycore.io`, unused since May, were retired.", 0),
        ("Write to help@paycore.io, which is no longer read.", 0),
        ("Payhub is now PayCore.", 0),
        ("PayCore was called Payhub until May.", 0),
        ("The host `old.paycore.io` will be switched off.", 1),
        ("Payhub was bought by PayCore.", 1),
    ],
)
def test_the_only_brand_may_tell_of_its_past(text: str, count: int) -> None:
    assert len(list(typed_brands(checked(text, ALONE)))) == count
    other = text.replace("paycore.io", "acme.example").replace("PayCore", "Acme Pay")
    assert list(typed_brands(checked(other)))


def test_a_name_within_a_host_is_no_second_mistake() -> None:
    steps = "### Step 1: Connect at the Payhub Dashboard\n\n[Open](https://dashboard.payhub.example/{}zuki/general)\n"
    text = f"# Zuki\n\n{steps.format('connect-directory/payment-providers/')}"
    paths = {f"docs/connectors/zuki{number}/index.md": text for number in range(3)}
    found = list(typed_brands(replace(checked_pages_at(paths), brands=(ALONE,))))
    assert len({(each.path, each.line) for each in found}) == len(found) > 0


def test_a_link_whose_text_is_its_target_is_one_mistake() -> None:
    text = "[help@acme.example](mailto:help@acme.example) or help@acme.example"
    assert [each.column for each in typed_brands(checked(text))] == [2, 50]
    assert fixed(text) == f"[{MAIL}](mailto:{MAIL}) or {MAIL}"
