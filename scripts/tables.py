"""Write what is said in several places from the table that says it once: `make tables`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.messages import script_messages
from mkdocs_paycore.catalog.form.problem import ValueRule
from mkdocs_paycore.catalog.form.table import LOOKALIKES, TABLE
from mkdocs_paycore.catalog.model.field import TEXT_TYPES, Field, FieldType
from mkdocs_paycore.catalog.model.use import uses
from mkdocs_paycore.catalog.words.language import DEFAULT
from mkdocs_paycore.source.attribute_docs import attribute_docs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ROOT = Path(__file__).parent.parent
TABLE_MODULE = ROOT / "mkdocs_paycore" / "components" / "assets" / "verdict-table.js"
GUIDE = ROOT / "docs" / "writing" / "index.md"
_WIDTH = 120
_SHORT_KEY = 4
"""Behind a key of no more letters Biome breaks no line."""
_PERHAPS_TEXT = "string | undefined"
"""What a key that may not be there has, as TypeScript writes it."""


def constants() -> str:
    """Return the constants of `verdict-table.js`."""
    endings = "|".join(TABLE["archive_endings"])
    unseen = "".join("-".join(rf"\u{code}" for code in pair.split("-")) for pair in TABLE["unseen"])
    lines = [
        f"/** @typedef {{{' | '.join(map(_string, FieldType))}}} FieldType */",
        _object("FORMATS", TABLE["formats"], _string, type_=_PERHAPS_TEXT),
        f"export const BASE64 = {_string(TABLE['base64'])};",
        f"export const CHOSEN_TYPES = {_list(type_ for type_ in FieldType if type_ not in TEXT_TYPES)};",
        _object("BEGINNINGS", TABLE["beginnings"], _regex, type_="RegExp"),
        rf"export const ARCHIVE_ENDING = /\.(?:{endings})$/;",
        _object("KIND_WORDS", TABLE["kind_words"], _string, type_=_PERHAPS_TEXT),
        rf"export const UNSEEN = /[\s{unseen}]/;",
        _object("STARTS", TABLE["starts"], _regex, type_="RegExp | undefined"),
        f"export const DATA = {_regex(TABLE['lines']['data'])};",
        f"export const WORDS = {_regex(TABLE['lines']['words'])};",
        f"export const BLOCK = {_regex(TABLE['lines']['block'])}g;",
        f"export const WHOLE = {_regex(TABLE['lines']['whole'])};",
        _object("CONTENTS", TABLE["contents"], _regex, type_="RegExp"),
        f"export const LOCKED = {_regex(TABLE['locked'])};",
        f"export const DASHES = /[{TABLE['dashes']}]/g;",
        f"export const QUOTES = {_list(TABLE['quotes'])};",
        f"export const LOOKALIKES = {_string(''.join(LOOKALIKES))};",
        f"export const LATIN = {_string(''.join(LOOKALIKES.values()))};",
        _lines("export const REMARKS = ", "[", [*map(_string, TABLE["remarks"])], "]"),
        _object("MESSAGES", script_messages(DEFAULT), _string, type_="string"),
    ]
    return "\n".join(lines)


def between(text: str, name: str, block: str) -> str:
    """Return a text with a block between the marks `begin generated: name` and `end generated`.

    Raises:
        ValueError: the text has no such marks, or has them more than once.
    """
    marks = re.compile(rf"(^.*begin generated: {name}\b.*\n)[\s\S]*?(^.*end generated.*$)", re.MULTILINE)
    found, count = marks.subn(lambda mark: f"{mark[1]}{block}\n{mark[2]}", text)
    if count != 1:
        raise ValueError(f"found {count} blocks {name!r}, expected one")
    return found


def field_keys() -> str:
    """Return the table of the keys of a field, for those who write specs."""
    used, docs = uses(Field), attribute_docs(Field)
    rows = []
    for key, info in Field.model_fields.items():
        holds = docs.get(key, "").split("\n\n")
        words = " ".join(" ".join(part.split()) for part in (holds[:1] if key == "visible_when" else holds))
        of = used[key].types if key in used else None
        rows.append((f"`{key}`", _types(of or frozenset(FieldType)), f"{'**Required.** ' * info.is_required()}{words}"))
    return _markdown(("Key", "Types", "What it holds"), rows)


def rules_of_a_verdict() -> str:
    """Return the table of the rules that are no remarks."""
    weights = {ValueRule.PATTERN: "`severity`"}
    rows = [(f"`{rule}`", rule.broken_when, weights.get(rule, "block")) for rule in ValueRule if not _is_remark(rule)]
    return _markdown(("Rule", "Broken when", "Weight"), rows)


def remarks_of_a_verdict() -> str:
    """Return the table of the remarks."""
    return _markdown(
        ("Remark", "Shown when"), [(f"`{rule}`", rule.broken_when) for rule in ValueRule if _is_remark(rule)]
    )


BLOCKS = (
    (TABLE_MODULE, "constants", constants),
    (GUIDE, "field keys", field_keys),
    (GUIDE, "rules of a verdict", rules_of_a_verdict),
    (GUIDE, "remarks of a verdict", remarks_of_a_verdict),
)
"""Where a block stands, its name, and what makes it."""


def tables() -> dict[Path, str]:
    """Return each file that holds blocks, and its text with the blocks as they must be."""
    texts = {path: path.read_text("utf-8") for path, _, _ in BLOCKS}
    for path, name, make in BLOCKS:
        texts[path] = between(texts[path], name, make())
    return texts


def _is_remark(rule: ValueRule) -> bool:
    return rule in (*TABLE["remarks"], ValueRule.OTHER_FIELD)


def _types(types: frozenset[str]) -> str:
    """Return types in words: those there are, or those there are not if they are fewer."""
    fit, unfit = ([f"`{type_}`" for type_ in FieldType if (type_ in types) is is_in] for is_in in (True, False))
    if not unfit:
        return "all"
    return ", ".join(fit) if len(fit) <= len(unfit) else f"all but {', '.join(unfit)}"


def _markdown(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(["", *(f"| {' | '.join(cells)} |" for cells in lines), ""])


def _object(name: str, items: Mapping[str, str], written: Callable[[str], str], *, type_: str) -> str:
    entries = [f"{key}: {written(value)}" for key, value in items.items()]
    return f"/** @type {{Record<string, {type_}>}} */\n{_lines(f'export const {name} = ', '{ ', entries, ' }')}"


def _lines(head: str, opening: str, entries: Sequence[str], closing: str) -> str:
    """Return a statement in one line if it fits, else with a line for each entry, as Biome writes it."""
    line = f"{head}{opening}{', '.join(entries)}{closing};"
    if len(line) <= _WIDTH:
        return line
    return "\n".join([head + opening.strip(), *map(_entry, entries), f"{closing.strip()};"])


def _entry(entry: str) -> str:
    line = f"  {entry},"
    is_short = len(entry.partition(":")[0]) <= _SHORT_KEY
    return line if is_short or len(line) <= _WIDTH else line.replace(": ", ":\n    ", 1)


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(map(_string, items))}]"


def _string(text: str) -> str:
    if '"' in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _regex(pattern: str) -> str:
    return f"/{pattern}/"


if __name__ == "__main__":
    for path, text in tables().items():
        path.write_text(text, "utf-8")
