"""What the rules find in manuals that somebody typed by hand: brackets, words, pictures and text read wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.check.text.links.cut_hosts import cut_hosts
from mkdocs_paycore.check.text.links.insecure_links import insecure_links
from mkdocs_paycore.check.text.links.link_texts import links_to_other_hosts
from mkdocs_paycore.check.text.markup.broken_lists import broken_lists
from mkdocs_paycore.check.text.markup.indentation import boxes, lists
from mkdocs_paycore.check.text.markup.pictures import pictures_without_words
from mkdocs_paycore.check.text.outline.heading_numbers import wrong_heading_numbers
from mkdocs_paycore.check.text.variables.brackets import stray_variables
from mkdocs_paycore.check.text.words.characters import broken_encodings
from mkdocs_paycore.check.text.words.repeated_words import repeated_words
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
    (repeated_words, "To one of the of the keys, in a in\na box.", ["1:15 repeated-word expected them once"]),
    (repeated_words, "It goes to the\nto the key.", ["2:1 repeated-word expected them once"]),
    (repeated_words, "Step by step by step, from `to the` to the end; of the, of the; in-on in on a-in.", []),
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
    (boxes, "!!! info\n\n    * **Key**\n* **Secret**", ["4:1 text-outside-box indent it by 4 columns"]),
    (boxes, "!!! info\n\n    * **Key**\n\n* **Secret**\n\n!!! info\n\n    * **Key**\n- **Secret**", []),
    (insecure_links, "Set `http://<<custom.host>>/a` and https://<<custom.host>>/b.", ["1:6 insecure-link"]),
    (insecure_links, "Set `http://<<custom.host>>/a`, https://<<custom.other>>/b.", []),
    (wrong_heading_numbers, "# A\n\n## 1. B\n\n## 2. C\n\n## 2. D\n\n## 3. E", ["7:4 heading-number expected '3. D'"]),
    (wrong_heading_numbers, "## 1) B\n\n## 3) C\n\n## 4) D", ["3:4 heading-number expected '2) C'"]),
    (wrong_heading_numbers, "## 1. B\n\n### 1.1 a\n\n### 1.3 c\n\n## 2. C", ["5:7 heading-number expected '1.2 c'"]),
    (wrong_heading_numbers, "## **1.** B\n\n## **3.** C", ["3:6 heading-number expected '**2.** C'"]),
    (wrong_heading_numbers, "## A\n\n### 1. a\n\n### 2. b\n\n## B\n\n### 1. a\n\n### 2. b", []),
    (
        wrong_heading_numbers,
        "## 3D Secure\n\n## 2023\n\n## 1.4.0\n\n## 1.3.2\n\n## 1.2 - May\n\n## 1 key\n\n## 3 keys",
        [],
    ),
    (wrong_heading_numbers, "## 3. A\n\n## 2. B\n\n## 1. C", []),
    (broken_lists, "1. a\n\n![p](p.png)\n\n2. b", ["3:1 broken-list indent it by 4 columns, as a part of step 1"]),
    (broken_lists, "1. a\n2. b\n\n!!! note\n    x\n\n3. c\n4. d", ["4:1 broken-list"]),
    (broken_lists, "1. a\n!!! note\n    x\n2. c", ["2:1 broken-list"]),
    (broken_lists, "1. a\n- x\n- y\n2. b", ["2:1 broken-list"]),
    (broken_lists, "1. a\n\nMore of it.\nIt is long.\n\n2. b", ["3:1 broken-list"]),
    (broken_lists, "1. a\n\n```\nx\n```\n\n2. b", ["3:1 broken-list"]),
    (broken_lists, '1. a\n\n<img src="p.png" alt="p">\n\n1. b\n\n![q](q.png)\n\n1. c', ["3:1 broken-list"]),
    (broken_lists, "1. a\n    1. b\n\n    ![p](p.png)\n\n    2. c", ["4:5 broken-list"]),
    (broken_lists, "1. a\n![p](p.png)\n2. b\n\n    ![p](p.png)\n\n3. c\n    - x\n\n4. d\nmore\n5. e", []),
    (broken_lists, "1. a\n\n## B\n\n2. b\n\n**Then**\n\n3. c\n\n---\n\n4. d\n\n<!-- x -->\n\n5. e", []),
    (broken_lists, "1. a\n2. b\n\nThen:\n\n1. c\n2. d\n\n1. e\n\n    ![p](p.png)\n\n1. f", []),
    (wrong_heading_numbers, "# 1.2.1\n\n## 1.2.0\n\n# 1.1\n\n## 1.1.3 (May)\n\n## 1.1.1", []),
    (lists, "1. a\n2. b\n\n   ![p](p.png)\n\nText.", ["4:4 text-outside-list"]),
    (lists, "1. a\n2. b\n\n   - c\n\n1. d\n   e\n\nText.\n\n  text", []),
    *(
        (links_to_other_hosts, f"[{text}]({target})", ["1:1 link-to-other-host"])
        for text, target in (
            ("merchant.example.com", "https://merchant.exam"),
            ("https://a-pay.com/docs/api", "https://a-pay.com/docs/ap"),
            ("a-pay.com", "https://a-pay.co/"),
            ("https://a-pay.c", "https://a-pay.com/"),
            ("my.a-pay.com", "https://docs.a-pay.com"),
            ("a-pay.com/login", "https://a-pay.com/log"),
        )
    ),
    (links_to_other_hosts, "[a-pay.com/docs](https://a-pay.com/docs/api) [a-pay.com](https://my.a-pay.com/x)", []),
    (links_to_other_hosts, "[merchant.example](https://merchant.example.com) [v1.2](https://v1.23.com)", []),
    (cut_hosts, "[a](https://my.a-pay.co/x) [b](https://my.a-pay.com)", ["1:13 cut-address expected my.a-pay.com"]),
    (cut_hosts, "[a](https://my.a-p/) [b](https://my.a-pay.com)", ["1:13 cut-address expected my.a-pay.com"]),
    (cut_hosts, "[a](https://a-pay.con)", ["1:13 cut-address expected a-pay.com"]),
    (cut_hosts, "[a](https://a-p…y.com)", ["1:16 cut-address"]),
    (cut_hosts, "[a](https://a-pay.com/.../x)", ["1:23 cut-address"]),
    (cut_hosts, "[a](https://a.de) [b](https://a.dev) [c](https://a.com.br) [d](https://a.com)", []),
    (cut_hosts, "[a](https://x.com/a/compare/v1...v2) [b](http://localhost:8000) [c](https://<<custom.host>>.con)", []),
    (stray_variables, "\\{{{custom.company_name}} ${{{custom.company_name}} <b><<custom.company_name>></b>", []),
]


@pytest.mark.parametrize(("look", "text", "expected"), FOUND)
def test_a_rule_finds_a_mistake_where_it_stands(look: Look[CheckedTexts], text: str, expected: list[str]) -> None:
    brands = [Brand("acme", {name.partition(".")[2]: value for name, value in VALUES.items()})]
    found = found_by(look, replace(checked_texts(text, values=VALUES), brands=brands))
    assert len(found) == len(expected)
    assert all(each.startswith(wanted) for each, wanted in zip(found, expected, strict=True)), found
