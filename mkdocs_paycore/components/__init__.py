"""What a component call draws: models in, one block of HTML out; with the templates and assets of all of them.

To add a component:

1. Write `components/<name>.py` with a function of that name, decorated with `@component(block=…, example=…)`: what is
   known on the page and the call's arguments in, HTML out. The first line of its docstring says what it returns.
2. Put its template into `components/templates/<name>.html.j2`, and what a reader reads in it into
   `catalog/words/en.toml`.
3. Name it in `pyproject.toml`, under the entry points `mkdocs_paycore.components`, and install anew (`make venv`).
4. Its styles are a part in `assets/styles/`, named in `asset.py`. (Another package gives `assets=` to the decorator.)
5. Show it in `docs/writing/components.md`, and try in `tests/components/` what it draws and what it refuses.
"""
