"""Text that is right stays without a word: habits of real sites, written down, against every rule about text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.check.text_rules import text_problems
from tests.support.checked import checked_texts

VALUES = {"custom.company_name": "Acme Pay", "custom.support_email": "help@acme.example"}
RIGHT = [
    pytest.param("Run `helm get values <name>` and `{{ .Values.name }}`.", id="templates of another language in code"),
    pytest.param("Write {{ keyword }} and ${{ secrets.TOKEN }} and {% if x %}.", id="foreign braces in prose"),
    pytest.param("```yaml\nname: {{ company_name }}\ncustom.company_name: x\n```", id="names in a fence"),
    pytest.param("<code>custom.company_name</code> is a name.", id="a name in raw HTML"),
    pytest.param("    custom.company_name\n\nText.", id="a name in indented code"),
    pytest.param("```sh\ncat <<EOF >> log\nTODO: NAME\nEOF\n```", id="a heredoc"),
    pytest.param(
        "He said that that was right, and she had had it. What it does does matter.", id="words that English repeats"
    ),
    pytest.param("New York New York, and Duran Duran.", id="names that repeat a word"),
    pytest.param("Set `the` the value.", id="a word in code and the same beside it"),
    pytest.param("The key `a` `a` is long.", id="equal code"),
    pytest.param("THE NAME OF THE ACCOUNT", id="a label in capitals"),
    pytest.param("Press **LOGIN** or *LOGO*.", id="a button in capitals"),
    pytest.param("Choose \"NAME\" in the list, or 'LOGO'.", id="a quoted label in capitals"),
    pytest.param("Привет, это Москва. Καλημέρα.", id="words of other alphabets"),
    pytest.param("Press ОК, then «Оставить заявку».", id="a word of look-alikes beside others of its language"),  # noqa: RUF001 - what it is about
    pytest.param("Länge, façade, naïve, Ångström, São Paulo.", id="accents"),
    pytest.param("“Quoted” — and ‘so’ … €5, 20 °C, ½", id="typography"),  # noqa: RUF001 - what it is about
    pytest.param("Âge, Île, Ã la carte.", id="accents that a wrong encoding has too"),
    pytest.param('!!! note "A title alone"\n\nText.', id="a box with a title only"),
    pytest.param('!!! info inline end "Title"\n    Text.', id="a box at the side"),
    pytest.param("!!! warning annotate\n    Text. (1)", id="a box with a class"),
    pytest.param("??? note\n\n    Text.\n\n    More.", id="a box that opens"),
    pytest.param('=== "One"\n\n    !!! tip\n        Text.', id="a box in a tab"),
    pytest.param("1. One\n\n    More.\n\n2. Two\n    - inner\n3. Three", id="steps with text"),
    pytest.param("1. One\n1. Two\n1. Three", id="steps numbered by Markdown"),
    pytest.param("- One\n- Two\n\n  More of two.", id="a bullet with text"),
    pytest.param("![The form](https://pay.example/form.png)", id="a picture with words"),
    pytest.param('<img src="https://pay.example/line.svg" alt="">', id="a decoration"),
    pytest.param("<!-- a remark, and TODO for us -->\nText.", id="a remark"),
    pytest.param("<!--email_off-->[Write](mailto:a@b.example)<!--/email_off-->", id="a mark of a service"),
    pytest.param("`<!--` opens a comment.", id="a comment's mark in code"),
    pytest.param("<!-- prettier-ignore -->\n| a | b |\n|---|---|", id="a mark for a formatter"),
    pytest.param("## Step 1\n\nDo it.\n\n## Step 2\n\nDo it.", id="steps"),
    pytest.param("## Step: one\n\nDo it.\n\n## Step: two\n\nDo it.", id="steps without numbers"),
    pytest.param("## A\n\n### `one`\n\n#### It\n\nx\n\n### `one(two)`\n\n#### It\n\nx", id="headings of code"),
    pytest.param("## The way of `one`\n\nx\n\n## The way of `two`\n\nx", id="headings that code tells apart"),
    pytest.param(
        "## Set `one`\n\nSee [it](#set-one), [two](#two).\n\n## `two`\n\n## `three`\n\nx", id="anchors of code"
    ),
    pytest.param('```json\n{"a": [1, 2, …],\n ...\n}\n```\n\n```js\n[1,]\n```', id="excerpts of JSON"),
    pytest.param("The property `calls.made` was removed. Read `calls.made` no more.", id="a name that is gone"),
    pytest.param("Text ==marked== here.\n\nTwo == 2\n\nTitle\n=====\n\nx", id="equals signs that are no tab"),
    pytest.param("## A\n\n### Step 1\n\nx\n\n## B\n\n### Step 1\n\nx", id="steps of two parts"),
    pytest.param("## A\n\n### B\n\nx\n\n## C\n\nx", id="headings that go up by more than one"),
    pytest.param("Text\n\nTitle\n=====\n\nText\n\nPart\n----\n\nText", id="headings with lines"),
    pytest.param(
        "[Open](https://dash.example/connect-directory/payment-providers) the list.", id="the list of providers"
    ),
    pytest.param("\\<<custom.company_name>> and \\{{custom.company_name}} are shown.", id="escaped variables"),
    pytest.param("Text of custom. Company names are long.", id="two sentences"),
    pytest.param("See custom.css and customers.", id="words that begin alike"),
    pytest.param("By <<custom.company_name>>, at {{ custom.support_email }}!", id="variables"),
    pytest.param("The acme of all, and each acmeist; north of it. Acmes pay.", id="words that are like a brand's"),
    pytest.param("At https://acme.example.org/ and acme.exampled.", id="hosts that begin as a brand's"),
    pytest.param(
        "Keys such as `sk_live_…`, `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx` and sk_test_4eC39.", id="made-up secrets"
    ),
    pytest.param("-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----", id="a key that is cut short"),
    pytest.param("## Connect account\n\nEnter credentials:\n\n* API key", id="a manual's part on a page of none"),
    pytest.param("You have connected your account! Contact support.", id="an account of nobody's name"),
    pytest.param("```\n    ```sh\n    a\n    ```\n```\n\nText.", id="a fence in a fence"),
    pytest.param("1. One\n2. Two\n\n## Then\n\n3. Three", id="steps that go on behind a heading"),
    pytest.param("## A\n\n### Step 1\n\nx\n\n## B\n\n### Step 2\n\nx", id="steps that go on in the next part"),
    pytest.param("/// caption\nCaption 1\n///", id="a block with a head"),
    pytest.param(
        "[dataclasses.dataclass](https://docs.python.org/3/) and [b.md](https://a.example/)", id="dotted names"
    ),
    pytest.param("[](){#here} and f(x)[0], see [1] (page 4).", id="brackets of other uses"),
    pytest.param("`!!! note` is a box, wow!! ??? what", id="marks of boxes in prose"),
    pytest.param("* *so* it is\n*very* so\n- a\n-5 of them", id="emphasis and numbers below an item"),
    pytest.param("Русский: ООО «Ромашка», категория «А, В». Її ім'я: Різне.", id="capitals of another alphabet"),  # noqa: RUF001 - what it is about
    pytest.param("CHÂTEAU, Â, Ångström and 5 Â/m.", id="a letter that is left over elsewhere"),
    pytest.param("R&amp;D and `&amp;nbsp;`", id="an entity"),
    pytest.param(
        "<!--\nKeep this list in the order of the alphabet, please, whatever happens to it.\n-->\nText.",
        id="a long remark",
    ),
    pytest.param("| Name | Text |\n|---|---|\n| NAME | the name |\n| LOGIN | a login |", id="names in a table"),
    pytest.param("Contact Visa support about cards.", id="a company that is no provider here"),
]
BRANDS = [
    Brand("acme", {"company_name": "Acme Pay", "support_email": "help@acme.example"}),
    Brand("north", {"company_name": "North Gate", "support_email": "help@north.example"}),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_has_no_problem(text: str) -> None:
    checked = replace(checked_texts(f"# Start\n\n{text}\n", values=VALUES), brands=BRANDS)
    assert [str(problem) for problem in text_problems(checked) if problem.rule != "unused-value"] == []
