"""The Jinja2 templates of the components."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("mkdocs_paycore.components"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, /, **context: object) -> str:
    """Return the template `name` of `components/templates`, filled with `context` and escaped for HTML.

    The result is one block without blank lines, so that Markdown takes it as one piece of raw HTML.
    """
    html = _environment().get_template(name).render(context)
    return "\n".join(line for line in html.split("\n") if line.strip())
