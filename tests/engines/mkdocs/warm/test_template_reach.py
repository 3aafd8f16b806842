"""What templates show of other pages: what a navigation shows of them, or more."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from mkdocs_paycore.engines.mkdocs.warm.template_reach import show_more_of_others

OTHERS = {
    "item.html": "{% macro item(each) %}{{ each.title }}{% endmacro %}",
    "body.html": "{% macro body(each) %}{{ each.content }}{% endmacro %}",
}
LITTLE = [
    "{{ page.content }}{{ page.toc }}{{ page.file.src_uri }}",
    "{% for each in nav.pages %}<a href='{{ each.url }}'>{{ each.title }} {{ each.meta.tags }}</a>{% endfor %}",
    "{{ page.next_page.title }}{{ page.toc }}",
    "{% for each in page.ancestors %}{{ each.title }}{{ each.children[0].url }}{{ each.children[-1].url }}{% endfor %}",
    "{% import 'item.html' as own %}{{ own.item(nav.homepage) }}{{ lang.t('toc') }}",
    "{{ nav.items | map(attribute='title') | join(', ') }}",
]
MORE = [
    "{% for each in nav.pages %}{{ each.content }}{% endfor %}",
    "{{ page.next_page.toc }}",
    "{{ page.next_page['markdown'] }}",
    "{% set page = page.next_page %}{% include 'item.html' %}",
    "{% for page in nav.pages %}{{ page.title }}{% endfor %}",
    "{{ pages[0].content_string }}",
    "{{ nav.pages | map(attribute='content') | join }}",
    "{{ nav.pages | sort(attribute='file.content_string') }}",
    "{{ nav.homepage | attr('con' ~ 'tent') }}",
    "{{ nav.homepage[name] }}",
    "{% import 'body.html' as own %}{{ own.body(nav.homepage) }}",
    "{% import name as own %}{{ own.body(nav.homepage) }}",
    "{% include 'missing.html' %}{{ nav }}",
    "{{ config.plugins.search }}",
    "{{ nav",
]


@pytest.mark.parametrize("text", LITTLE)
def test_what_a_navigation_shows_is_little(text: str) -> None:
    assert not show_more_of_others([text], Environment(loader=DictLoader(OTHERS)))  # noqa: S701 - nothing is drawn


@pytest.mark.parametrize("text", MORE)
def test_whatever_may_be_more_is_more(text: str) -> None:
    assert show_more_of_others([text], Environment(loader=DictLoader(OTHERS)))  # noqa: S701 - nothing is drawn


def test_two_templates_are_looked_at_together() -> None:
    texts = ["{% macro body(each) %}{{ each.content }}{% endmacro %}", "{{ nav.homepage.title }}"]
    env = Environment(loader=DictLoader({}))  # noqa: S701 - nothing is drawn
    assert show_more_of_others(texts, env)
    assert not any(show_more_of_others([text], env) for text in texts)
