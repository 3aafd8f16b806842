"""Manuals of other habits than the templates': one file each, other headings, terms; and what is wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.check.text.credentials.chosen_options import unknown_options
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.links.dashboard_links import wrong_dashboard_links
from mkdocs_paycore.check.text.links.insecure_links import insecure_links
from mkdocs_paycore.check.text.markup.meta_keys import misspelt_keys
from mkdocs_paycore.check.text.markup.pictures import pictures_without_words
from mkdocs_paycore.check.text.outline.sections import same_titles
from mkdocs_paycore.check.text.providers.copied_sentences import copied_sentences
from mkdocs_paycore.check.text.providers.of_pages import code_of, known_codes
from mkdocs_paycore.check.text.words.characters import broken_encodings
from mkdocs_paycore.check.text.words.placeholders import leftover_placeholders
from mkdocs_paycore.check.text_rules import text_problems
from mkdocs_paycore.leak.typed_brand import typed_brands
from tests.support.checked import checked_pages_at

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

DASHBOARD = "<<custom.dashboard_base_url>>connect-directory/payment-providers/"
PINE = f"""# Pine

Pine is a wallet. See [their site](https://pine.example/) for prices.

## What to do at Pine

Write to the Pine support; they send the **Wallet ID**, the **Wallet password** and a **Callback key**.

## What to do here: Provider account

Find Pine [in the dashboard]({DASHBOARD}pine/general), press **Connect** and choose **Provider account**.

Enter **Wallet ID**, **Wallet password** and **Callback key** as **Secret key**.
"""
QUILL = f"""# Quill

**Website:** [quill.example](https://quill.example/)

## Registration

Register and wait for the letter. It holds your Client number and a password.

## Connecting Quill: Provider account

Open [Quill]({DASHBOARD}quill/general), press **Connect** and choose **Provider account**.

Client number
:   as given in the letter

Password
:   as sent by mail; change it first

## Connecting Quill: Merchant account

Choose **Merchant account** there.

Client number
:   as given in the letter

Password
:   as above

Descriptor
:   up to 22 letters
"""
SAME = "Choose **Merchant account** there.\n\n"
RIVERLY = f"""# Riverly

## Get access

1. **Ask for it.** Write to the Riverly support: it opens the account within a day.
2. **Copy the keys.** The page *Keys* shows a Public code and a Shop token.

## Connect

Find Riverly [in the dashboard]({DASHBOARD}riverly/general), press **Connect** and choose **Provider account**.

Enter **Public code** and **Shop token**.
"""
TABLES = f"""# Slate

## Set up account

Save the letter: it has `slateId` and `slateSecret`.

## Connect Slate

Open [the overview]({DASHBOARD}slate/general) and press **Connect**, then **Provider account**.

=== "Provider account"

    | In the letter | In the form |
    |---|---|
    | slateId | Account |
    | slateSecret | Key |

=== "Merchant account"

    | In the letter | In the form |
    |---|---|
    | slateId | Account |
    | slateSecret | Key |
    | Terminal code | Terminal |
"""
SITE = {
    "docs/connectors/index.md": f"# Connectors\n\n- [Pine](pine.md)\n\nAll providers are [here]({DASHBOARD}).\n",
    "docs/connectors/faq.md": f"# FAQ\n\n## How do I connect one?\n\nOpen [Pine]({DASHBOARD}pine/general).\n",
    "docs/connectors/pine.md": PINE,
    "docs/connectors/quill.md": QUILL,
    "docs/connectors/riverly/index.md": RIVERLY,
    "docs/connectors/slate/index.md": TABLES,
}


def _with(path: str, old: str, new: str) -> CheckedTexts:
    text = SITE[f"docs/{path}"]
    assert old in text
    return checked_pages_at({**SITE, f"docs/{path}": text.replace(old, new, 1)})


def test_right_manuals_of_other_habits_are_left_alone() -> None:
    found = text_problems(checked_pages_at(SITE))
    assert [str(problem) for problem in found if problem.rule not in {"missing-file", "missing-page"}] == []


def test_a_manual_may_be_one_file_that_is_called_as_its_provider() -> None:
    checked = checked_pages_at({**SITE, "docs/connectors/images/a.md": "# A\n"})
    codes = {page.uri.removeprefix("connectors/"): code_of(page, checked) for page in checked.manuscripts}
    assert (codes["pine.md"], codes["quill.md"], codes["riverly/index.md"]) == ("pine", "quill", "riverly")
    assert codes["index.md"] is codes["faq.md"] is None
    assert known_codes(checked) >= {"pine", "quill", "riverly", "slate"}


@pytest.mark.parametrize(
    ("look", "path", "old", "new", "line"),
    [
        (wrong_dashboard_links, "connectors/pine.md", "providers/pine", "providers/quill", 11),
        (wrong_dashboard_links, "connectors/quill.md", "payment-providers/", "payments-providers/", 11),
        (differing_credentials, "connectors/riverly/index.md", "Enter **Public code", "Enter **Private code", 12),
        (differing_credentials, "connectors/quill.md", f"{SAME}Client", f"{SAME}Customer", 23),
        (copied_sentences, "connectors/pine.md", "Find Pine", "Find Quill", 11),
        (copied_sentences, "connectors/quill.md", "Open [Quill]", "Open [Pine]", 11),
        (copied_sentences, "connectors/riverly/index.md", "to the Riverly support", "to the Pine support", 5),
        (unknown_options, "connectors/slate/index.md", "then **Provider account**", "then **Private account**", 9),
        (insecure_links, "connectors/quill.md", "https://quill", "http://quill", 3),
        (insecure_links, "connectors/pine.md", "https://pine", "http://www.pine", 3),
        (leftover_placeholders, "connectors/pine.md", "providers/pine", "providers/{code}", 11),
    ],
)  # fmt: skip
def test_a_mistake_in_them_is_found(look: Look[CheckedTexts], path: str, old: str, new: str, line: int) -> None:
    found = [problem for problem in look(_with(path, old, new)) if problem.path == f"docs/{path}"]
    assert [problem.line for problem in found if not problem.follows] == [line]


def test_what_a_form_alone_asks_for_is_no_mistake() -> None:
    text = QUILL.replace("Descriptor\n", "Signing key\n")
    assert list(differing_credentials(checked_pages_at({**SITE, "docs/connectors/quill.md": text}))) == []


def test_a_manual_may_speak_of_another_provider() -> None:
    told = "Pine belongs to Quill: ask Quill for the contract. Quill opens the wallet at once."
    assert list(copied_sentences(_with("connectors/pine.md", "Pine is a wallet.", told))) == []


def test_of_two_pages_of_one_title_the_one_is_reported_that_is_called_otherwise() -> None:
    pages = {"docs/guides/fees.md": "# Limits\n", "docs/guides/limits.md": "# Limits\n"}
    assert [found.path for found in same_titles(checked_pages_at(pages))] == ["docs/guides/fees.md"]


def test_a_key_is_misspelt_that_is_one_of_other_pages_but_for_a_letter() -> None:
    pages = {f"docs/{name}.md": "---\nicon: a\n---\n\n# A\n" for name in "abc"}
    checked = checked_pages_at({**pages, "docs/d.md": "---\nicom: a\n---\n\n# A\n"})
    assert [found.path for found in misspelt_keys(checked)] == ["docs/d.md"]
    assert list(misspelt_keys(checked_pages_at({"docs/d.md": "---\ndata: a\n---\n\n# A\n"}))) == []


def test_one_logo_of_many_without_words_is_no_decoration() -> None:
    logo = '<img src="https://static.example/payment_providers/{}/logo.svg" alt="{}">\n'
    pages = {f"docs/{name}.md": logo.format(name, name.upper()) for name in "abcde"}
    checked = checked_pages_at({**pages, "docs/f.md": logo.format("f", "")})
    assert [found.path for found in pictures_without_words(checked)] == ["docs/f.md"]
    checked = checked_pages_at({f"docs/{name}.md": logo.format(name, "") for name in "abcdef"})
    assert list(pictures_without_words(checked)) == []


def test_placeholders_in_front_matter_are_found_on_all_pages() -> None:
    pages = {"docs/a.md": "---\ntitle: A\ndescription: Pay with PROVIDER_NAME.\n---\n\n# A\n"}
    assert [found.line for found in leftover_placeholders(checked_pages_at(pages))] == [3]
    pages = {"docs/a.md": "---\ntitle: 'A'\ndescription: \"NAME: how to connect\"\n---\n\n# A\n"}
    assert [(found.line, found.column) for found in leftover_placeholders(checked_pages_at(pages))] == [(3, 15)]


def test_what_readers_see_of_a_configuration_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    lines = "site_name: Acme Pay help\ncopyright: \"Â© Acme\"\nextra: {custom: {company_name: Acme Pay, sign: 'Â©'}}\n"
    lines += "plugins: [paycore]\n"
    (tmp_path / "mkdocs.yml").write_text(lines, encoding="utf-8")
    checked = checked_pages_at({"docs/index.md": "# A\n"}, root=tmp_path)
    assert [(found.path, found.line) for found in broken_encodings(checked)] == [("mkdocs.yml", 2)]
    brand = Brand(name="", custom={"company_name": "Acme Pay"})
    checked = type(checked)(site=checked.site, project=checked.project, manuscripts=(), brands=[brand])
    assert [(found.path, found.line) for found in typed_brands(checked)] == [("mkdocs.yml", 1)]
