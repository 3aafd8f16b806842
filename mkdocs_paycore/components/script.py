"""Modules as the classic scripts that a page loads: a browser fetches no ES module from a file (`file://`).

HTML Standard, "fetch a single module script": modules are fetched with CORS, which an address of a file never passes.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, product, zip_longest
from string import ascii_letters
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_JSDOC = expression(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n\n?|/\*\* @type [^*\n]*\*/ ", re.MULTILINE | re.DOTALL)
_LINE_COMMENT = expression(r"^[ \t]*//[^\n]*\n", re.MULTILINE)
_IMPORT = expression(r'^import \{(?![^}]*\bas\b)[\w,\s]+\} from "\./(?P<module>[^"\n]+)";\n', re.MULTILINE)
_EXPORT = expression(
    r"^export (?:(?=(?:async function|function|const|let|class)\b)|\{(?![^}]*\bas\b)[\w\s,]+\};\n)", re.MULTILINE
)
_DECLARED = expression(r"^(?:async )?(?:function\*?|const|let|class) (?P<name>[\w$]+|[\[{].*)", re.MULTILINE)
_INDENTATION = expression(r"^\s+", re.MULTILINE)
_TEXT = expression(
    r"""("(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | `(?:[^`\\]|\\.)*`
        | (?: (?<=[=(:,?&|>]\ ) | (?<=[(\[!\n]) ) / (?: [^/\\\[\n] | \\. | \[(?:[^\]\\\n]|\\.)*\] )+ / [a-z]*)""",
    re.VERBOSE,
)
"""A string, a template without another in it, or a regular expression where one may begin; lines are not indented."""
_NO_CODE = expression(r"""["'`]|(?<! )/|/(?! )""")
"""What would be a text that was not found; divisions have space around them."""
_LOOSE = expression(r" ?([{}()\[\],;:?=&|<>]) ?")
"""Space beside marks that no word and no other mark runs into."""
_IDLE = expression(r"(?<=[;{},(\[=>&|?:])\n|,?\n?(?=[\])])(?<!\[,)|[,;]?\n?(?=\})| (?=!==)")
"""A line break that ends no statement, a mark behind the last of a list or a block, and space before a comparison.

Behind these marks a statement goes on, or a block has ended; these brackets end a statement themselves.
"""
_ALONE = expression(r"(?<=[=(,:\[>])\(([\w.]+)\)(?=[;,)\]])")
"""A name in brackets of its own, as a comment with its type leaves it."""
_CONST = expression(r"\bconst\b ?")
"""What `let` says in fewer bytes, once it was checked that nothing is set twice."""
_NAME = expression(r"(?<![\w$.])[A-Za-z_$][\w$]*|(?<=\.\.\.)[A-Za-z_$][\w$]*")
"""A word of tight code that is no property: behind three points it is a list that is spread."""
_NAMED = expression(r"\b(?:let|class|function) ([\w$]+)")
_ARGUMENTS = expression(r"\(([\w$,]+)\)=>|\bfunction [\w$]+\(([\w$,]+)\)")
"""What a function takes, where it is nothing but names."""
_BRACKET_OR_WORD = expression(r"[()\[\]{}]|[\w$]+")
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_METHOD = expression(r"\([^()]*\)\{")
"""What stands behind the name of a method."""
_PUBLIC = {"validate"}
"""What has its name in a bundle, too, for those who look at what a page hands to the validator."""
_ONLY_IN_MODULES = expression(r"(?<!@)\bimport\b|\bexport\b|^(?!.*\basync\b)\S.*\bawait\b", re.MULTILINE)
"""What a classic script cannot say: `import` and `export` in any form, and `await` outside of a function."""


def without_comments(script: str) -> str:
    """Return a script without its comments on lines of their own, and without the types before expressions."""
    return _LINE_COMMENT.sub("", _JSDOC.sub("", script))


def bundled(entry: str, modules: Mapping[str, str]) -> str:
    """Return a classic script that does what a module does, with the modules that it imports, each once.

    They stand one behind the other, in one function: that takes fewer bytes than a scope for each. Space that says
    nothing is left out.

    Args:
        entry: the file name of the module.
        modules: the texts by file name. They import as in `import { a, b } from "./c.js";`, export functions, classes
            and constants where these are declared, and no two of them declare the same name.

    Raises:
        ValueError: the modules are not of that kind, or import each other.
    """
    owners: dict[str, str] = {}
    scripts: list[str] = []
    for name in _in_order(entry, modules, above=()):
        script = _EXPORT.sub("", _IMPORT.sub("", modules[name]))
        if wrong := _ONLY_IN_MODULES.search(script):
            raise ValueError(f"{name} cannot be bundled: found {wrong[0]!r}")
        for found in _DECLARED.finditer(script):
            if not found["name"].isidentifier() or owners.setdefault(found["name"], name) != name:
                raise ValueError(f"{name} cannot be bundled: found {found[0]!r}, expected a name of its own")
        scripts.append(_checked(_INDENTATION.sub("", script), name))
    return _function(_tight("".join(scripts)).rstrip("\n"))


def joined(entry: str, modules: Mapping[str, str]) -> str:
    """Return an ES module that does and exports what a module does, and imports nothing.

    Args:
        entry: the file name of the module.
        modules: the texts by file name, as for `bundled`.

    Raises:
        ValueError: the modules import each other.
    """
    *others, own = (_IMPORT.sub("", modules[name]) for name in _in_order(entry, modules, above=()))
    return "".join([*(_EXPORT.sub("", text) for text in others), own])


def classic(module: str) -> str | None:
    """Return a module that imports nothing as a classic script; None for one that has to stay a module."""
    script = _EXPORT.sub("", module)
    return None if _ONLY_IN_MODULES.search(script) else _function(script.rstrip("\n"))


def _function(body: str) -> str:
    """Return a script that runs a text as a module runs: strict, and with names of its own."""
    return f'(function () {{\n"use strict";\n{body}\n}})();\n'


def _checked(script: str, name: str) -> str:
    if wrong := next(filter(None, map(_NO_CODE.search, _TEXT.split(script)[::2])), None):
        raise ValueError(f"{name} cannot be bundled: found {wrong[0]!r} outside of a text")
    return script


def _tight(script: str) -> str:
    """Return a script without space that says nothing, and with short names.

    Most line breaks stay, for some of them end a statement. Lines lost their indentation, so none may be within a text.
    """
    code, texts = (_TEXT.split(script)[start::2] for start in (0, 1))
    tight = [_ALONE.sub(r"\1", _CONST.sub("let ", _IDLE.sub("", _LOOSE.sub(r"\1", part)))) for part in code]
    short = _short_names("\n".join(tight), "\n".join(text for text in texts if text[0] == "`"))
    named = (_NAME.sub(lambda found: short.get(found[0], found[0]), part) for part in tight)
    return "".join(part for pair in zip_longest(named, texts, fillvalue="") for part in pair)


def _short_names(code: str, templates: str) -> dict[str, str]:
    """Return short names for what tight code declares, where that is nothing but a variable.

    A name gets the same short one wherever it stands, so it does not matter whether scopes share it. The shortest are
    for those that are used most.

    Args:
        code: the code without its texts.
        templates: the templates, which may hold code.
    """
    count = Counter(_NAME.findall(code))
    taken = {*_NAME.findall(templates), *_keys(code), *_PUBLIC}
    used = taken | {*count} | {"do", "if", "in"}
    free = (name for pair in product(["", *ascii_letters], ascii_letters) if (name := "".join(pair)) not in used)
    arguments = ((found[1] or found[2]).split(",") for found in _ARGUMENTS.finditer(code))
    names = dict.fromkeys(name for name in chain(_NAMED.findall(code), *arguments) if name not in taken)
    return dict(zip(sorted(names, key=lambda name: -count[name]), free, strict=False))


def _keys(code: str) -> Iterator[str]:
    """Yield the words of tight code that are, or may be, keys: properties, methods and what stands between braces.

    The innermost bracket tells: `{a,b}` may be keys, `(a,b)` and `[a,b]` are variables, and so is `(a?b:c)`.
    """
    inside = [""]
    for found in _BRACKET_OR_WORD.finditer(code):
        word, (start, end) = found[0], found.span()
        if word in _CLOSES:
            inside.append(word)
        elif word in _CLOSES.values():
            inside.pop()
        else:
            before, behind = code[max(0, start - 3) : start], code[end : end + 1]
            is_property = before.endswith(".") and before != "..."
            is_in_braces = inside[-1] == "{" and (behind == ":" or (before[-1:] in "{," and behind in ",}="))
            is_method = before[-1:] in ";{}\n" and _METHOD.match(code, end)
            if is_property or is_in_braces or is_method:
                yield word


def _in_order(name: str, modules: Mapping[str, str], *, above: tuple[str, ...]) -> Iterator[str]:
    """Yield a module behind those that it imports, each once."""
    if name in above:
        raise ValueError(f"{name} imports itself, by way of {', '.join(above)}")
    seen = set[str]()
    for found in _IMPORT.finditer(modules[name]):
        for each in _in_order(found["module"], modules, above=(*above, name)):
            if each not in seen:
                seen.add(each)
                yield each
    yield name
