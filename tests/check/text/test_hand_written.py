"""What the rules find in manuals that somebody typed by hand: brackets, words, pictures and text read wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.check.text.characters import broken_encodings
from mkdocs_paycore.check.text.pictures import pictures_without_words
from mkdocs_paycore.check.text.variables import stray_variables
from mkdocs_paycore.check.text.words import repeated_words
from tests.support.checked import checked_texts, found_by

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

VALUES = {"custom.company_name": "Acme Pay", "custom.dashboard_base_url": "https://dash.acme.example/"}
_ALONE = "stray-brackets expected {{custom.company_name}} alone"
FOUND = [
    (stray_variables, "By {{{{custom.company_name}}.", [f"1:4 {_ALONE}"]),
    (stray_variables, "By {{{custom.company_name}}}.", [f"1:4 {_ALONE}"]),
    (stray_variables, "By {{{{custom.company_name}}}}.", [f"1:4 {_ALONE}"]),
    (stray_variables, "By <<<custom.company_name>>>.", ["1:4 stray-brackets expected <<custom.company_name>> alone"]),
    (repeated_words, "!!! note\n\n    The key is is here.", ["3:16 repeated-word expected is once"]),
    (repeated_words, '!!! note "Keep the the key"\n    x', ["1:20 repeated-word expected the once"]),
    (repeated_words, "* One\n    * Go to to it.", ["2:13 repeated-word expected to once"]),
    (repeated_words, "| a |\n|---|\n| in in the form |", ["3:6 repeated-word expected in once"]),
    (repeated_words, "> Keep the\n> the key.", ["2:3 repeated-word expected the once"]),
    (repeated_words, "> is\n\nFill in the **the** form.", ["3:15 repeated-word expected the once"]),
    (repeated_words, "The API API key, and Login login.", ["1:9 repeated-word", "1:28 repeated-word"]),
    (repeated_words, "That that is, is; all it is is this. What they do do, and how it was was seen.", []),
    (repeated_words, "Bora Bora, had had, *That* that, **Save** save, `is` is, it was. Was it?", []),
    (repeated_words, "a > that is\n\nis\n\n!!! note note\n    x\n\n| the | the |\n|---|---|\n| is | is |", []),
    (broken_encodings, "It shows `â€™` instead.\n\n```\ncafÃ©\n```\n\n<code>Ã©</code> \\\n", []),
    (broken_encodings, 'It looks like "cafÃ©" where the encoding is wrong.', []),
    (broken_encodings, "The “cafÃ©” `â€™` key.", ["1:9 broken-encoding expected 'é'"]),
    (broken_encodings, "Text that appears as it should: cafÃ© today.", ["1:36 broken-encoding expected 'é'"]),
    *(
        (pictures_without_words, f"![{words}](images/{target})", ["1:1 picture-without-words"])
        for words, target in (
            ("Screenshot_2021-03-14 at 12.03.55.png", "a.png"),
            ("Screenshot 2021-03-14 at 12.03.55 PM", "a.png"),
            ("Screen Shot 2021-03-14", "a.png"),
            ("IMG 2034", "a.png"),
            ("IMG_20210314_120355", "a.png"),
            ("image (3)", "a.png"),
            ("image-copy-2", "a.png"),
            ("Снимок экрана 2021-03-14 в 12.03.55.png", "a.png"),
            ("my form.JPEG", "a.png"),
            ("connection_form", "connection_form.png"),
            ("h2h-account", "h2h-account.png?w=70"),
            ("form 2", "form%202.png"),
        )
    ),
    (pictures_without_words, "![Skrill](skrill.svg) ![API key](api-key.png) ![Image of the form](a.png)", []),
    (
        pictures_without_words,
        "![The file keys.json](a.png) ![Picture at the top](b.png) ![Screen 2 of the form](c.png)",
        [],
    ),
    (stray_variables, "\\{{{custom.company_name}} ${{{custom.company_name}} <b><<custom.company_name>></b>", []),
]


@pytest.mark.parametrize(("look", "text", "expected"), FOUND)
def test_a_rule_finds_a_mistake_where_it_stands(look: Look[CheckedTexts], text: str, expected: list[str]) -> None:
    brands = [Brand("acme", {name.partition(".")[2]: value for name, value in VALUES.items()})]
    found = found_by(look, replace(checked_texts(text, values=VALUES), brands=brands))
    assert len(found) == len(expected)
    assert all(each.startswith(wanted) for each, wanted in zip(found, expected, strict=True)), found
