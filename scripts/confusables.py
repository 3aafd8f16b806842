"""Make the table of look-alike letters from Unicode's confusables.txt (Unicode Technical Standard 39).

    python -m scripts.confusables path/to/confusables.txt

The file is at https://www.unicode.org/Public/security/, and in the sources of ICU (source/data/unidata).
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).parent.parent / "mkdocs_paycore" / "source" / "confusables.json"

_LINE = re.compile(r"^([0-9A-F]+) ;\t([0-9A-F ]+) ;", re.MULTILINE)
_KINDS = ("Lu", "Ll", "Lo", "Nd", "Nl", "No", "Mc", "Po", "Sm", "So")
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_NAMED = re.compile(r"LATIN LETTER SMALL CAPITAL ([A-Z])|LATIN SMALL LETTER DOTLESS (J)")


def table(text: str) -> dict[str, Any]:
    """Return the table: what passes for each letter of the English alphabet, a character each.

    `alike` holds what Unicode takes for the letter itself. Unicode takes a capital I for an l; here the letters among
    those are with `I`. `near` holds Latin letters that Unicode takes for the letter with a mark (a combining one in its
    place), the small capitals and the dotless j.

    Left out are letters that are written from right to left, marks, and what has the letter as its compatibility form
    (NFKD), such as full width, but for the forms of the capital I.

    Args:
        text: of confusables.txt.
    """
    pairs = sorted(_pairs(text))
    alike = {(char, _letter(char, like)) for char, like in pairs if len(like) == 1}
    near = {(char, _letter(char, like[0])) for char, like in pairs if len(like) > 1 and _is_marked(char, like)}
    near |= set(_named()) - alike
    alike -= {
        (char, letter)
        for char, letter in alike
        if letter != "I" and _form(char) != char and (_form(char), letter) in alike
    }
    return {
        "source": "Unicode confusables.txt (Unicode Technical Standard 39), reduced by scripts/confusables.py",
        "version": re.findall(r"^# Version: (\S+)", text, re.MULTILINE)[0],
        "copyright": f"{re.findall('^# (© .*)', text, re.MULTILINE)[0]} https://www.unicode.org/license.txt",
        "alike": _by_letter(alike),
        "near": _by_letter(near),
    }


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield characters outside ASCII, and the English letter, with more or without, that each passes for."""
    for source, target in _LINE.findall(text):
        char, like = chr(int(source, 16)), "".join(chr(int(code, 16)) for code in target.split())
        is_letter = re.match("[A-Za-z]", like) and unicodedata.category(char) in _KINDS
        is_own_form = re.match("[A-Za-z]", _form(char)) and (like != "l" or _form(char) == like)
        if is_letter and not (char.isascii() or is_own_form or unicodedata.bidirectional(char) in _RIGHT_TO_LEFT):
            yield char, like


def _letter(char: str, like: str) -> str:
    return "I" if like == "l" and unicodedata.category(char) in ("Lu", "Lo", "Nl") else like


def _is_marked(char: str, like: str) -> bool:
    is_one = _form(char) == char and unicodedata.name(char, "").startswith("LATIN ")
    return is_one and all(unicodedata.combining(mark) for mark in like[1:])


def _named() -> Iterator[tuple[str, str]]:
    for char in map(chr, range(0x80, sys.maxunicode)):
        if found := _NAMED.fullmatch(unicodedata.name(char, "")):
            yield char, (found[1] or found[2]).lower()


def _form(char: str) -> str:
    return unicodedata.normalize("NFKD", char)


def _by_letter(pairs: set[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for letter, char in sorted((letter, char) for char, letter in pairs):
        found[letter] = found.get(letter, "") + char
    return found


def main(path: str) -> None:
    """Write the table."""
    text = Path(path).read_text("utf-8-sig")
    TABLE.write_text(json.dumps(table(text), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
