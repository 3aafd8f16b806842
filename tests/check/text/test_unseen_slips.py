"""What a blind set of mistakes showed to be missed, each kind in several shapes, and the right text that is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.credentials.manuals import Manual
from mkdocs_paycore.check.text.credentials.repeated_credentials import faulty_lists
from mkdocs_paycore.check.text.credentials.ticked_options import unknown_switches
from mkdocs_paycore.check.text.credentials.unavailable import unavailable_manuals
from mkdocs_paycore.check.text.links.dashboard_links import wrong_dashboard_links
from mkdocs_paycore.check.text.links.dashboard_paths import doubled_folders, misspelt_paths
from mkdocs_paycore.check.text.markup.pictures import pictures_without_words
from mkdocs_paycore.check.text.outline.footnotes import lost_footnotes
from mkdocs_paycore.check.text.outline.headings import skipped_levels
from mkdocs_paycore.check.text.providers.copied_sentences import copied_sentences
from mkdocs_paycore.check.text.providers.other_provider import other_names
from mkdocs_paycore.check.text.variables.in_code import variables_in_code
from mkdocs_paycore.check.text.words.characters import broken_encodings
from mkdocs_paycore.check.text.words.currency_codes import turned_currencies
from mkdocs_paycore.check.text.words.mode_sentences import keys_of_other_modes
from mkdocs_paycore.check.text.words.placeholders import leftover_placeholders
from mkdocs_paycore.manuscript.manuscript import Manuscript
from tests.support.checked import checked_pages_at, checked_texts, found_by

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

MANUAL = "docs/connectors/zuki/index.md"


def _lines(
    look: Look[CheckedTexts], text: str, *, path: str = "docs/index.md", catalog: Catalog | None = None
) -> list[int]:
    checked = checked_pages_at({path: text}, catalog=catalog or Catalog())
    return [found.line for found in look(checked)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("| Name | In the form |\n|---|---|\n| Secret | [credential name] |", [3]),
        ("Settlement\n:   [say what it is]", [2]),
        ("- [name of the field]", [1]),
        ("Tokens\n:   {{ definition }}", [2]),
        ("| Term | Meaning |\n|---|---|\n| Token | {{description}} |", [3]),
        ("| Fees | Format |\n|---|---|\n| Fees | TBD |", [3]),
        ("| Mark | Meaning |\n|---|---|\n| TBD | not decided |", []),
        ("| Variable | Meaning |\n|---|---|\n| {{ name }} | of the payer |", []),
        ("| Box | Link |\n|---|---|\n| [ ] | [the page][it] |\n\n[it]: https://a.example/", []),
        ("| Key | Kind |\n|---|---|\n| ids | [string] |", []),
        ("Write {{ definition }} in the template.", []),
        ("- [x] done\n- [ ] not done\n- [the site](https://a.example/)", []),
    ],
)
def test_what_stands_for_a_text(text: str, lines: list[int]) -> None:
    assert _lines(leftover_placeholders, text) == lines


@pytest.mark.parametrize(
    ("name", "is_sample"),
    [
        ("provider-logo-sample.svg", True),
        ("sample-logo.png", True),
        ("logo_placeholder.png", True),
        ("your-logo.svg", True),
        ("logo.svg", False),
        ("samplepay-logo.svg", False),
        ("sample-form.png", False),
        ("logo-white.svg", False),
    ],
)
def test_a_sample_in_place_of_a_logo(name: str, *, is_sample: bool) -> None:
    text = f'# Zuki\n\n<img src="../images/{name}" alt="Logo of Zuki">\n'
    assert bool(_lines(leftover_placeholders, text, path=MANUAL)) == is_sample


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Languages: Óêðà¿íñüêà.", "Українська"),
        ("Press Ïðîäîëæèòü.", "Продолжить"),
        ("The bank ÏÐÈÂÀÒÁÀÍÊ.", "ПРИВАТБАНК"),
        ("Åre, Ærø, Łódź, São Paulo, naïve, œuvre.", ""),
        ("The letters ÀÁÂÃÄÅ are letters.", ""),
        ("ÄÖÜ and äöüß, éèê.", ""),
        ("5 \u00d7 4 ÷ 2 ± 1 °C", ""),
    ],
)
def test_windows_1251_read_as_latin(text: str, right: str) -> None:
    found = list(broken_encodings(checked_texts(f"# Start\n\n{text}\n")))
    assert [each.suggestion for each in found] == ([f"expected {right!r}"] if right else [])


@pytest.mark.parametrize(("text", "column"), [("Stra\ufffde", 5), ("Grö\ufffde", 4), ("Größ\ufffd", 5)])
def test_a_character_that_could_not_be_read_is_told_where_it_stands(text: str, column: int) -> None:
    found = [each for each in broken_encodings(checked_texts(f"# Start\n\n{text}\n")) if not each.fix]
    assert [(each.line, each.column) for each in found] == [(3, column)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("| Sum | 0.01 \x96 10,000.00 |", ["expected '\N{EN DASH}'"]),
        ("Сумма: от 1 \x97 до 2", ["expected '—'"]),
        ("It\x92s \x85 so.", ["expected '\u2019'", "expected '…'"]),
        ("Nothing\x81 there.", ["remove it"]),
        ("The provider\u00e2\x80\x99s page.", ["expected '\u2019'"]),
        ("A dash read wrongly, in another encoding: `\x96`.", []),
    ],
)
def test_control_characters_are_of_another_encoding(text: str, told: list[str]) -> None:
    found = list(broken_encodings(checked_texts(f"# Start\n\n{text}\n")))
    assert [each.suggestion for each in found] == told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A\n\n## B\n\nx\n\n<h4>C</h4>\n\nx\n", [7]),
        ('# A\n\n<h3 id="c">C</h3>\n\nx\n', [3]),
        ("# A\n\n## B\n\nx\n\n<h3>C</h3>\n\nx\n\n#### D\n\nx\n", []),
        ("# A\n\n<div>\n<h4>Card</h4>\n</div>\n", []),
        ("# A\n\nWrite `<h4>` so:\n\n```html\n\n<h4>C</h4>\n```\n", []),
        ("# A\n\n  <h4>In a box</h4>\n", []),
    ],
)
def test_headings_of_html_have_levels(text: str, lines: list[int]) -> None:
    assert _lines(skipped_levels, text) == lines


@pytest.mark.parametrize(
    ("sentence", "is_found"),
    [
        ("Send Kuna our addresses, please.", True),
        ("Give Kuna the address of the shop.", True),
        ("Ask Kuna for the keys of the shop.", True),
        ("Payouts by Kuna have a manual of their own.", False),
        ("Send Zuki our addresses, please.", False),
        ("Kuna owns Zuki. Send Kuna our addresses, please.", False),
    ],
)
def test_a_sentence_that_turns_to_another_provider(sentence: str, *, is_found: bool) -> None:
    pages = {
        MANUAL: f"# Zuki\n\n## Set up account\n\n{sentence}\n",
        "docs/connectors/kuna/index.md": "# Kuna\n\n## Set up account\n\nWrite to the manager.\n",
    }
    assert bool(found_by(copied_sentences, checked_pages_at(pages, catalog=Catalog()))) == is_found


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("Kuna answers only known addresses. Forward the list.", [5]),
        ("Kuna answers only known addresses, as Zuki does.", []),
        ("Zuki answers only known addresses. Forward the list.", []),
        ("[Kuna](../kuna/index.md) answers only known addresses.", []),
    ],
)
def test_a_manual_that_leads_to_another_one_is_no_reason_for_the_next(sentence: str, lines: list[int]) -> None:
    pages = {
        MANUAL: f"# Zuki\n\n## Set up account\n\n{sentence}\n",
        "docs/connectors/group/index.md": "# Orbit\n\nKuna has [a manual of its own](../kuna/index.md).\n",
        "docs/connectors/kuna/index.md": "# Kuna\n\n## Set up account\n\nWrite to the manager.\n",
    }
    found = copied_sentences(checked_pages_at(pages, catalog=Catalog()))
    assert [each.line for each in found if each.path == MANUAL] == lines


@pytest.mark.parametrize(
    "heading",
    [
        "Connect to <<custom.company_name>>",
        "At <<custom.company_name>>",
        "In the <<custom.company_name>> Dashboard",
        "Step III \u2014 connect",
        "3. Connect",
        "Connect Zuki",
    ],
)
def test_headings_that_open_the_part_about_connecting(heading: str) -> None:
    text = f"# Zuki acquiring\n\n## At Zuki\n\nAsk.\n\n## {heading}\n\nEnter the *API key*.\n\n## Currencies\n\nEUR.\n"
    manual = Manual(Manuscript(text, MANUAL), "zuki")
    assert [part.heading.title for part in manual.connects] == [heading]


@pytest.mark.parametrize("heading", ["Connected shops", "At Zuki", "Step III \u2014 save", "Connect the terminal"])
def test_headings_that_do_not(heading: str) -> None:
    text = f"# Zuki\n\n## Keys\n\nAsk.\n\n## {heading}\n\nEnter the *API key*.\n"
    assert Manual(Manuscript(text, MANUAL), "zuki").connects == ()


def _configured(root: Path, text: str, options: str) -> CheckedTexts:
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(f"site_name: A\nmarkdown_extensions:\n  - {options}\n")
    (root / "docs/index.md").write_text(text)
    return checked_pages_at({"docs/index.md": text}, root=root)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In three days[^day].\n\n[^days]: Of the week.\n", ["1:14 lost-reference did you mean 'days'?"]),
        ("See[^1].\n", ["1:4 lost-reference write [^1]: and its text"]),
        ("See[^1] and[^note].\n\n[^1]: One.\n[^note]:\n    Two.\n", []),
        ("A class of characters, `[^abc]`, and \\[^a].\n", []),
    ],
)
def test_footnotes_that_stand_nowhere(tmp_path: Path, text: str, found: list[str]) -> None:
    assert found_by(lost_footnotes, _configured(tmp_path, text, "footnotes")) == found


def test_without_footnotes_the_mark_is_text(tmp_path: Path) -> None:
    assert found_by(lost_footnotes, _configured(tmp_path, "Match [^abc] there.\n", "tables")) == []


BASE = "<<custom.dashboard_base_url>>connect-directory"


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("payment-provders", ["3:54 dashboard-link did you mean 'payment-providers'?"]),
        ("payment-porviders", ["3:54 dashboard-link did you mean 'payment-providers'?"]),
        ("payment-providers", []),
        ("payout-providers", []),
        ("payments", []),
        ("?q=payment-provders", []),
    ],
)
def test_slips_in_paths_of_the_dashboard(folder: str, found: list[str]) -> None:
    usual = {f"docs/{number}.md": f"# A\n\n[It]({BASE}/payment-providers).\n" for number in range(3)}
    checked = checked_pages_at({**usual, "docs/list.md": f"# List\n\n[All]({BASE}/{folder}).\n"}, catalog=Catalog())
    assert found_by(misspelt_paths, checked) == found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("connect-directory/connect-directory/payment-providers", ["1:52 dashboard-link leave one of them out"]),
        ("payment-providers/acme/general/general", ["1:65 dashboard-link leave one of them out"]),
        ("connect-directory/payment-providers", []),
        ("a/b?next=b/b", []),
        ("pay/payments", []),
    ],
)
def test_a_folder_of_the_dashboard_stands_once_in_a_path(path: str, found: list[str]) -> None:
    checked = checked_texts(f"[It](<<custom.dashboard_base_url>>{path}).\n")
    assert found_by(doubled_folders, checked) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("```sh\ncurl <<api_base_url>>payments\n```", 1),
        ("Call `<<api_base_url>>payments`.", 1),
        ("```sh\ncurl <<custom.api_base_url>>payments\n```", 0),
        ("```cpp\ncout << api_base_url << end;\n```", 0),
        ("```sh\ncat <<api_base_url\n```", 0),
        ("```yaml\nname: {{ api_base_url }}\n```", 0),
        ("```java\nList<List<api_base_url>> all;\n```", 0),
    ],
)
def test_a_variable_without_its_root_in_code(text: str, count: int) -> None:
    checked = checked_texts(f"# A\n\n{text}\n", values={"custom.api_base_url": "https://api.example/"})
    assert len(list(variables_in_code(checked))) == count


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("| Land | Code |\n|---|---|\n| A | EUR |\n| B | SKE |\n| C | PLN |", ["SEK"]),
        ("Currencies: EUR, USD, GPB.", ["GBP"]),
        ("Takes `EUR`, `UHA` and `USD`.", ["UAH"]),
        ("Coins: BTC, ETH, EUR, USD, LTC.", []),
        ("Formats: CSV, PDF, XML, CPU.", []),
        ("| Land | Code |\n|---|---|\n| EUR | NOR |\n| USD | Norway |", []),
        ("The CPU takes EUR and USD.", []),
        ("`EUR`, `PKG/USD` and PHP, GBP.", []),
    ],
)
def test_codes_of_no_currency(text: str, hints: list[str]) -> None:
    found = turned_currencies(checked_texts(f"# A\n\n{text}\n"))
    assert [each.suggestion for each in found] == [f"did you mean {hint!r}?" for hint in hints]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Switch the portal to *Sandbox*, take the live keys and turn on *Test mode* in the form.", True),
        ("Turn on *Test mode* and enter the production credentials.", True),
        ("Turn on *Live mode* and paste the sandbox keys.", True),
        ("Turn on *Test mode* and enter the test keys.", False),
        ("Turn on *Test mode*; do not enter the live keys.", False),
        ("Turn on *Test mode*. For payments, take the live keys.", False),
        ("Turn off *Test mode* and enter the live keys.", False),
        ("Turn on *Test mode* when you take the test keys, and enter the live keys later.", False),
    ],
)
def test_keys_of_one_mode_in_a_sentence_on_the_other(text: str, *, is_found: bool) -> None:
    assert bool(list(keys_of_other_modes(checked_texts(f"# A\n\nSandbox and live keys.\n\n{text}\n")))) == is_found


@pytest.mark.parametrize(
    ("sentence", "is_found"),
    [
        ("Tick *Use network tokens* if your contract includes it.", True),
        ("Then enable **Network tokens**.", True),
        ("Turn on *Use 3D Secure*.", False),
        ("Tick *3D Secure* if your contract includes it.", False),
        ("In the panel of Zuki tick *Network tokens*.", False),
        ("Enable *Network tokens* at Zuki.", False),
        ("Open **Settings \u2192 API** and enable *Callbacks*.", False),
    ],
)
def test_boxes_that_the_form_lacks(sentence: str, *, is_found: bool) -> None:
    fields = [
        {"key": "api_key", "label": "API key", "type": "secret"},
        {"key": "use_3ds", "label": "Use 3D Secure", "type": "toggle"},
    ]
    connections = [{"kind": "merchant_account", "fields": fields}]
    zuki = Provider.model_validate({"code": "zuki", "name": "Zuki", "status": "ready", "connections": connections})
    text = f"# Zuki\n\n## Connect account\n\nEnter credentials:\n\n* API key\n\n{sentence}\n"
    assert bool(_lines(unknown_switches, text, path=MANUAL, catalog=Catalog(providers={"zuki": zuki}))) == is_found


CONNECT = "## Connect account\n\nOpen the [form](https://dash.example/) and enter the *API key*.\n"


@pytest.mark.parametrize(
    ("head", "part", "lines"),
    [
        ('!!! failure "Not available yet"\n    We are testing.', CONNECT, [6]),
        ("**Coming soon.**", CONNECT, [5]),
        ("> In development", CONNECT, [5]),
        ('!!! failure "Not available yet"\n    We are testing.', "## When\n\nWrite to us.\n", []),
        ('!!! note "Payouts"\n    Payouts are not available yet.', CONNECT, []),
        (
            '!!! failure "Not available yet"\n    Soon.',
            "## Connect account\n\nOnce it is, open the form and enter it.\n",
            [],
        ),
    ],
)
def test_steps_to_connect_what_is_not_available(head: str, part: str, lines: list[int]) -> None:
    assert _lines(unavailable_manuals, f"# Zuki\n\n{head}\n\n{part}", path=MANUAL) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('!!! quote ""\n    <Short slogan of the provider>', [2]),
        ("**Website**: <address of the site>", [1]),
        ("Press <insert the name here>.", [1]),
        ("<details open>\n<summary>For the shop</summary>\n</details>", []),
        ("Send `<number of the shop>`.", []),
        ('<div class="for the shop">x</div>', []),
        ("# A\n\n### Step 1: Step title\n\n### 2. Section name\n\n### Step title", [3, 5, 7]),
        ("# A\n\n### The step title\n\n### Step 2: Section name of the form", []),
    ],
)
def test_words_in_angle_brackets_that_no_reader_sees(text: str, lines: list[int]) -> None:
    assert _lines(leftover_placeholders, text, path=MANUAL) == lines


@pytest.mark.parametrize(
    "words", ["Alt text here", "alt text", "Image description", "Insert alt text here", "caption goes here"]
)
def test_an_alternative_that_says_what_belongs_there(words: str) -> None:
    assert _lines(pictures_without_words, f"![{words}](bulk.png)") == [1]
    assert _lines(pictures_without_words, f"![{words} of the form for payouts](bulk.png)") == []


def test_a_provider_whose_name_is_within_another_ones() -> None:
    """Its own name is no mention of the other one; and a link's words name what the link leads to."""
    path = f"{BASE}/payment-providers"
    links = {
        "harbor": f"See the [Harbor Cash Provider Overview]({path}/harbor-cash/general).",
        "harbor-cash": f"[*Harbor Cash Provider Overview*]({path}/harbor/general).",
        "north": f"[*Harbor Provider Overview*]({path}/north/general).",
    }
    titles = {"harbor": "Harbor", "harbor-cash": "Harbor Cash", "north": "North"}
    pages = {f"docs/connectors/{code}/index.md": f"# {titles[code]}\n\n{link}\n" for code, link in links.items()}
    checked = checked_pages_at(pages)
    assert [each.path for each in wrong_dashboard_links(checked)] == ["docs/connectors/harbor-cash/index.md"]
    assert [each.path for each in other_names(checked)] == ["docs/connectors/north/index.md"]


def test_a_definition_says_more_of_a_credential_of_the_list_above() -> None:
    manual = "# Zuki\n\n## Set up account\n\nCopy the credentials:\n\n* Login\n* PIN\n\nPIN\n:   Asked for once.\n"
    manual += "\n## Connect account\n\nEnter credentials:\n\n* Login\n* PIN{}\n"
    assert _lines(faulty_lists, manual.format(""), path=MANUAL) == []
    assert _lines(faulty_lists, manual.format("\n* PIN"), path=MANUAL) == [19]
