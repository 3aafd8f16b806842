"""Whoever computes on a brand's value, which is filled in later, is reported with the place of the code."""

from __future__ import annotations

import copy
import json
import pickle
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_paycore.stamping.slot import variable_slot
from mkdocs_paycore.stamping.slot_text import SlotText
from tests.support.brand_site import brand
from tests.support.site import MAIN_TEMPLATE

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

VALUE = "config.extra.custom.company_name"
COMPUTED = {
    f'{{% if {VALUE} == "gold" %}}x{{% endif %}}': "compared",
    f'{{% if "gold" != {VALUE} %}}x{{% endif %}}': "compared",
    f'{{% if {VALUE} in ["gold", "silver"] %}}x{{% endif %}}': "compared",
    f'{{% if {VALUE} is eq "gold" %}}x{{% endif %}}': "compared",
    f'{{% if {VALUE} < "gold" %}}x{{% endif %}}': "compared",
    f'{{{{ {{"gold": 1}}[{VALUE}] }}}}': "compared",
    f'{{{{ {VALUE}.startswith("A") }}}}': "compared",
    f'{{% if "Pay" in {VALUE} %}}x{{% endif %}}': "searched",
    f'{{{{ {VALUE}.find("A") }}}}': "searched",
    f"{{{{ {VALUE}[0] }}}}": "cut",
    f"{{{{ {VALUE}[:3] }}}}": "cut",
    f"{{{{ {VALUE}|first }}}}": "cut",
    f"{{{{ {VALUE}|truncate(10) }}}}": "cut",
    f"{{{{ {VALUE}.split()|join }}}}": "cut",
    f"{{% for letter in {VALUE} %}}x{{% endfor %}}": "cut",
    f"{{{{ {VALUE}|length }}}}": "measured",
    f"{{{{ {VALUE}|wordcount }}}}": "measured",
    f"{{{{ {VALUE}|lower }}}}": "changed",
    f"{{{{ {VALUE}|upper }}}}": "changed",
    f"{{{{ {VALUE}|title }}}}": "changed",
    f"{{{{ {VALUE}.upper() }}}}": "changed",
    f'{{{{ {VALUE}|replace("Acme", "x") }}}}': "changed",
    f"{{{{ {VALUE}|int }}}}": "changed",
    f'{{{{ ("The " ~ {VALUE})|upper }}}}': "changed",
}

OTHER_TEXTS = {
    '{% if page.title == "x" %}x{% endif %}': "compared",
    '{% if page.title.startswith("A") %}x{% endif %}': "compared",
    '{% if "Pay" in page.title %}x{% endif %}': "searched",
    "{{ page.title|upper }}": "changed",
    "{{ page.title|length }}": "measured",
    "{{ page.title[:4] }}": "cut",
    "{{ (page.title ~ '!')[:4] }}": "cut",
    '{% if page.meta.note == "x" %}x{% endif %}': "compared",
    '{% if page.meta.notes[0] == "x" %}x{% endif %}': "compared",
    '{% if config.site_name == "x" %}x{% endif %}': "compared",
    '{% if config.copyright|trim == "x" %}x{% endif %}': "compared",
    "{% for item in nav %}{{ item.title|lower }}{% endfor %}": "changed",
    f'{{% if ({VALUE} ~ "!") == "gold!" %}}x{{% endif %}}': "compared",
    f'{{% if "a" ~ {VALUE} ~ "b" in ["ab"] %}}x{{% endif %}}': "compared",
    f'{{% if {VALUE} + "!" == "gold!" %}}x{{% endif %}}': "compared",
    f'{{% if "The " + {VALUE} == "x" %}}x{{% endif %}}': "compared",
    f'{{% if {VALUE}.strip() == "x" %}}x{{% endif %}}': "compared",
    f'{{% set plan = {VALUE} ~ "" %}}{{{{ plan[0] }}}}': "cut",
}
"""What is done with texts that hold values, and with what is made of one."""


@pytest.mark.parametrize(("line", "what"), COMPUTED.items())
@pytest.mark.slow
def test_a_template_that_computes_on_a_value_is_reported(build: Build, line: str, what: str) -> None:
    template = MAIN_TEMPLATE.replace("<main>", f"\n{line}\n<main>")
    number = template.splitlines().index(line) + 1
    site = build({"index.md": "x", "theme/main.html": template}, check_reported=False)
    expected = f"theme/main.html:{number}: error: custom.company_name is {what}, but its value is filled in later"
    assert [text for text in site.reported if "computed-value" in text and expected in text]


@pytest.mark.parametrize(("line", "what"), OTHER_TEXTS.items())
@pytest.mark.slow
def test_a_template_that_computes_on_a_text_with_a_value_is_reported(build: Build, line: str, what: str) -> None:
    template = MAIN_TEMPLATE.replace("<main>", f"\n{line}\n<main>")
    number = template.splitlines().index(line) + 1
    meta = '---\nnote: <<custom.company_name>> a\nnotes: ["<<custom.company_name>> b"]\n---\n'
    page = f"{meta}# At <<custom.company_name>>\n"
    site = build(
        {"index.md": page, "theme/main.html": template},
        copyright="© <<custom.company_name>>",
        check_reported=False,
    )
    expected = rf"theme/main\.html:{number}: error: (custom\.company_name|site\.name) is {what}, but its value is"
    assert [text for text in site.reported if re.search(expected, text)], site.reported


def test_what_a_template_puts_together_is_as_it_was(build: Build) -> None:
    line = """{% set label = ' title="' ~ page.title|e ~ '"' %}<i{{ label }} id="{{ 1 ~ 'a' ~ none }}"></i>"""
    site = build({"index.md": "# A & B", "theme/main.html": MAIN_TEMPLATE.replace("<main>", f"{line}<main>")})
    assert '<i title="A &amp;amp; B" id="1aNone"></i>' in site.text("index.html")


@pytest.mark.slow
def test_a_theme_may_compute_on_titles(build: Build) -> None:
    """Material strips tags of titles and compares them, which comes out as it should."""
    page = "# At <<custom.company_name>>\n\n## Of <<custom.company_name>>\n"
    build({"index.md": page, "other.md": page}, theme={"name": "material", "font": False})


RIGHT = [
    f"{{% if {VALUE} %}}{{{{ {VALUE} }}}}{{% endif %}}",
    f'{{% if {VALUE} != "" and {VALUE} is not none %}}{{{{ {VALUE}|e }}}}{{% endif %}}',
    f'{{{{ {VALUE}|default("x", true) }}}} {{{{ "%s!"|format({VALUE}) }}}} {{{{ {VALUE} ~ "!" }}}}',
    f'<a href="{{{{ {VALUE}|url }}}}" title="{{{{ {VALUE}|trim|safe }}}}">x</a>{{{{ {VALUE}|tojson }}}}',
    "{% if config.extra.custom.empty == '' %}x{% endif %}{{ config.extra.custom|length }}",
    '{{ "abc"|upper }}{{ page.content|length }}{{ page.content|replace("<h1>", "<h1 >") }}',
    "{% for name, value in config.extra.custom.items() %}{{ name|upper }}{{ value }}{% endfor %}",
    "{% if page.title %}{{ page.title|striptags }} - {{ config.site_name ~ '!' }}{{ 'a' ~ 1 ~ page.title }}{% endif %}",
    '{{ page.content ~ "" | length }}{% if page.title != "" and page.meta.note is none %}x{% endif %}',
]


@pytest.mark.parametrize("line", RIGHT)
def test_a_template_that_prints_a_value_or_asks_whether_it_is_empty_is_not(build: Build, line: str) -> None:
    template = MAIN_TEMPLATE.replace("<main>", f"\n{line}\n<main>")
    build({"index.md": "# <<custom.company_name>>\n", "theme/main.html": template})


def test_values_of_a_brands_file_are_heard_of(build: Build) -> None:
    template = MAIN_TEMPLATE.replace("<main>", '{% if config.extra.custom.support_email == "y" %}{% endif %}<main>')
    files = {"index.md": "x", "theme/main.html": template, "brands/acme.yml": brand("acme", "Acme", "acme.example")}
    build(
        files,
        plugins=[{"paycore": {"brand": "acme"}}],
        reported=["main.html:9: error: custom.support_email is compared"],
    )


def test_a_hook_of_the_site_that_computes_on_a_value_is_reported(build: Build) -> None:
    hook = "def on_env(env, config, files):\n    config.extra['custom']['company_name'].lower()\n    return env\n"
    build({"index.md": "x", "./hook.py": hook}, hooks=["hook.py"], reported=["hook.py:2: error: custom.company_name"])


MACROS = """\
from jinja2 import Environment
from mkdocs.plugins import get_plugin_logger

def on_page_markdown(markdown, page, config, files):
    return Environment().from_string(markdown).render(config.extra)
"""


def test_a_page_that_another_plugin_takes_for_a_template_is_reported(build: Build) -> None:
    page = '---\ntitle: x\n---\n# A\n\n{% if custom.company_name == "gold" %}GOLD{% endif %}\n'
    build(
        {"index.md": page, "./hook.py": MACROS},
        hooks=["hook.py"],
        reported=["docs/index.md:6: error: custom.company_name is compared"],
    )


def test_a_comment_in_a_template_silences_its_place(build: Build) -> None:
    line = f"{{# paycore: ignore computed-value #}}\n{{{{ {VALUE}|lower }}}}"
    build({"index.md": "x", "theme/main.html": MAIN_TEMPLATE.replace("<main>", f"{line}<main>")})


def test_a_text_is_written_and_copied_as_any_other() -> None:
    heard: list[str] = []
    text = SlotText(variable_slot("custom.a"), lambda _, what: heard.append(what))
    plain = str(text)
    assert type(plain) is str
    assert json.loads(json.dumps({"a": text})) == {"a": plain}
    assert yaml.safe_load(yaml.safe_dump({"a": text})) == yaml.safe_load(yaml.dump({"a": text})) == {"a": plain}
    assert type(pickle.loads(pickle.dumps(text))) is str  # noqa: S301 - ours
    assert copy.deepcopy({"a": text})["a"] is text
    assert "x" + text == f"x{plain}"
    assert isinstance(text + "x", SlotText)
    assert heard == []
    assert "".join([text, f"{text}", text + "x"]) == f"{plain}{plain}{plain}x"
    assert heard == []
