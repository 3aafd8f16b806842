"""Patterns of connection specifications as a provider's file has them: of the whole value, and sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.field import TEXT_TYPES
from mkdocs_paycore.catalog.regex.known_faults import repetition_fault
from mkdocs_paycore.catalog.regex.matching import fault, matches
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.suggestion import cited

if TYPE_CHECKING:
    from mkdocs_paycore.intake.spec_file import SpecDoubts
    from mkdocs_paycore.source.document import Trail

_TOKEN = expression(r"\\.|[\s\S]")
_NEEDLESS = frozenset("-_@#%&'\":;,<>=!~` ")
"""What needs no escape, and may not have one under the flag `u`; but for `-` in a set."""
_SPECIAL = frozenset("()[{}/|")
"""What must be escaped in a set under the flag `v`."""
_ESCAPED = expression(r"\\.|\[(?:\\.|[^\]\\])*\]")

_ANYWHERE = r"[\s\S]*"
_MOST_SHOWN = 80
_OF_PYTHON = expression(r"\\(?P<end>[AZz])|\\.|\(\?P(?:<(?P<name>\w+)>|=(?P<again>\w+)\))", re.DOTALL)
_ANY_CASE = expression(r"(?P<before>\^?)\(\?i\)(?P<rest>[\x20-\x7e]+)")
_LETTERED = expression(r"\\[0-9cpPkux]|\(\?<(?![=!])")
"""What has letters or refers to others, so that it does not simply have two cases."""
_MEMBER = expression(r"\\.|(?P<first>[^\\])-(?P<last>[^\\\]])|(?P<one>[a-zA-Z])|[\s\S]")


def pattern_data(
    spec: dict[str, Any], trail: Trail, key: str, doubts: SpecDoubts, *, kind: str, shown: str = ""
) -> dict[str, str]:
    """Return the pattern of an input, its words and its weight, as a field has them; a pattern that none can have goes.

    Args:
        spec: the input, with `pattern` and perhaps `pattern_descriptor`.
        trail: where it stands in the specification.
        key: the key of its field, for the messages.
        doubts: takes what is not sure.
        kind: the type of its field.
        shown: an example of its value; empty where it has none.
    """
    words, typed = spec.get("pattern_descriptor"), spec.get("pattern")
    hint = " ".join(words.split()) if isinstance(words, str) else ""
    if not isinstance(typed, str) or not typed:
        return {"pattern_hint": hint}
    trail = (*trail, "pattern")
    pattern, is_same = whole_pattern(typed)
    if refusal := _refusal(typed, pattern, key, kind):
        doubts.add(trail, *refusal)
        return {"pattern_hint": hint}
    if not is_same:
        doubts.add(trail, f"the pattern of {key!r} may match anywhere, ours match the whole value", "check it")
    if not hint:
        hint = f"As in {shown}" if shown and matches(pattern, shown) else f"In the form {pattern}"
        doubts.add(trail, f"the pattern of {key!r} has no words: took {hint!r}", "write it in words")
    return {"pattern": pattern, "pattern_hint": hint, "severity": "block"}


def _refusal(typed: str, pattern: str, key: str, kind: str) -> tuple[str, str] | None:
    """Return why no field can have a pattern, and what to write in its place; None where one can."""
    left = f"left out the pattern {cited(typed, most=_MOST_SHOWN)} of {key!r}"
    if kind not in TEXT_TYPES:
        return f"{left}: a field of the type {kind} has none", ""
    if reason := fault(pattern):
        return f"{left}: {reason}", "write it anew, or say it in the help"
    if not repetition_fault(pattern):
        return None
    core = pattern.removeprefix(_ANYWHERE).removesuffix(_ANYWHERE)
    if core != pattern and not repetition_fault(core):
        repair = f"if the whole value is meant: pattern: {core}"
        return f"{left}: it may match anywhere, and with anything around it could keep a browser busy", repair
    return f"{left}: it can read one text in many ways, and could keep a browser busy", "write it anew"


def whole_pattern(pattern: str) -> tuple[str, bool]:
    """Return a pattern of JSON Schema, which may match anywhere, as one of the whole value, and if that is the same.

    Args:
        pattern: an ECMAScript pattern.
    """
    pattern = _portable(_in_both_cases(_OF_PYTHON.sub(_as_ecmascript, pattern)))
    bare = _without_groups(pattern)
    if "|" in bare:
        return pattern, all(each.startswith("^") and each.endswith("$") for each in bare.split("|"))
    starts, ends = pattern.startswith("^"), pattern.endswith("$") and not pattern.endswith("\\$")
    core = pattern[1 if starts else 0 : -1 if ends else len(pattern)]
    return f"{'' if starts else '[^]*'}{core}{'' if ends else '[^]*'}".replace("[^]*", _ANYWHERE), True


def _portable(pattern: str) -> str:
    """Return a pattern of the same meaning under the flags `u` and `v`: what they refuse is written otherwise."""
    pieces, in_set = [], False
    for found in _TOKEN.finditer(pattern):
        part = found[0]
        is_hyphen = part == "-" and _is_literal(pattern, found.start())
        if part == "[" and not in_set:
            in_set = True
        elif part == "]" and in_set:
            in_set = False
        elif part[0] == "\\" and part[1:] in _NEEDLESS and not (in_set and part[1:] == "-"):
            part = part[1:]
        elif in_set and (part in _SPECIAL or is_hyphen):
            part = f"\\{part}"
        pieces.append(part)
    return "".join(pieces)


def _is_literal(pattern: str, at: int) -> bool:
    """Return whether a hyphen in a set stands at its start or end, or behind a range, and so for itself."""
    before, after = pattern[:at], pattern[at + 1 :]
    return (
        before.endswith(("[", "[^"))
        or after.startswith("]")
        or bool(re.search(r"(?<!\\)[^\[\\]-[^\]\\]$|\\[wds]$", before))
    )


def _without_groups(pattern: str) -> str:
    text, before = _ESCAPED.sub("x", pattern), ""
    while text != before:
        text, before = re.sub(r"\([^()]*\)", "x", text), text
    return text


def _as_ecmascript(found: re.Match[str]) -> str:
    """Return an end of the text, the name of a group, or what refers to it, as ECMAScript writes it."""
    if found["end"]:
        return "^" if found["end"] == "A" else "$"
    if found["name"]:
        return f"(?<{found['name']}>"
    return f"\\k<{found['again']}>" if found["again"] else found[0]


def _in_both_cases(pattern: str) -> str:
    """Return a pattern for any case as one that names both cases; as it is, where that is not plain to see."""
    flagged = _ANY_CASE.fullmatch(pattern)
    if flagged is None or _LETTERED.search(pattern):
        return pattern
    pieces, at, rest = [flagged["before"]], 0, flagged["rest"]
    for found in _ESCAPED.finditer(rest):
        pieces += [_cased(rest[at : found.start()]), _cased_set(found[0])]
        at = found.end()
    return "".join([*pieces, _cased(rest[at:])])


def _cased(text: str) -> str:
    """Return what stands outside of sets and escapes with a set for each letter."""
    return "".join(f"[{each.lower()}{each.upper()}]" if each.isalpha() else each for each in text)


def _cased_set(part: str) -> str:
    """Return a set with both cases of its letters; an escape as it is."""
    return _MEMBER.sub(_cased_member, part) if part.startswith("[") else part


def _cased_member(found: re.Match[str]) -> str:
    if found["one"]:
        return f"{found['one'].lower()}{found['one'].upper()}"
    first, last = found["first"], found["last"]
    if first and first.isalpha() and last.isalpha() and first.islower() == last.islower():
        return f"{first.lower()}-{last.lower()}{first.upper()}-{last.upper()}"
    return found[0]
