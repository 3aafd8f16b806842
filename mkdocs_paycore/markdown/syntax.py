r"""The grammar of variables and component calls in a text, before Markdown sees it.

    <<custom.company_name>>   {{custom.company_name}}   {{ custom.company_name }}     a variable
    <<credentials("provider_account")>>                                                 a component call
    \<<custom.company_name>>                                                            the text itself

Only known roots and names are taken. Heredocs, shifts, generics, `{{ keyword }}` and `${{ … }}` of other languages
stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.code import code_ranges
from mkdocs_paycore.markdown.macros import template_ranges
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.source.suggestion import all_known, is_misspelt, nearest
from mkdocs_paycore.stamping.slot import call_slot, text_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from mkdocs_paycore.markdown.known_names import Vocabulary

_PAGE = "docs/index.md"
UNKNOWN = Rule(
    "unknown-variable",
    "A variable whose name the brand, or the page's provider, does not have.",
    stage=Stage.PAGES,
    sample=Sample(
        _PAGE,
        "# Start\n\nWrite to <<custom.company_nme>>.\n",
        "# Start\n\nWrite to <<custom.company_name>>.\n",
    ),
)
MALFORMED = Rule(
    "malformed-variable",
    "Text that begins as a variable or a component call and does not end as one.",
    stage=Stage.PAGES,
    sample=Sample(
        _PAGE,
        "# Start\n\nWrite to <<custom.company name>>.\n",
        "# Start\n\nWrite to <<custom.company_name>>.\n",
    ),
)
UNKNOWN_COMPONENT = Rule(
    "unknown-component",
    "A component call whose name is nearly that of a component.",
    stage=Stage.PAGES,
    sample=Sample(_PAGE, "# Start\n\n<<provider_tabel()>>\n", "# Start\n\n<<provider_table()>>\n"),
)

_NEAR_ROOT = 0.75
_OPENING = expression(r"(?P<open><<|\{\{(?<!\$\{\{))(?P<space>[ \t]*)(?P<root>[^\W\d][\w-]*)(?P<next>[.(\[|]?)")
_ANGLE_VARIABLE = expression(r"<<[ \t]*(?P<root>[^\W\d][\w-]*)\.(?P<name>[\w-]+(?:\.[\w-]+)*)[ \t]*>>")
_BRACE_VARIABLE = expression(r"\{\{[ \t]*(?P<root>[^\W\d][\w-]*)\.(?P<name>[\w-]+(?:\.[\w-]+)*)[ \t]*\}\}")
_NAME = expression(r"[\w-]+(?:\.[\w-]+)*")
_ARGUMENTS = r"\((?P<arguments>(?:[^\"'()\n]|\"(?:\\.|[^\"\\\n])*+\"|'(?:\\.|[^'\\\n])*+')*+)\)"
_ANGLE_CALL = expression(rf"<<[ \t]*(?P<root>[^\W\d][\w-]*){_ARGUMENTS}[ \t]*>>")
_BRACE_CALL = expression(rf"\{{\{{[ \t]*(?P<root>[^\W\d][\w-]*){_ARGUMENTS}[ \t]*\}}\}}")
_BROKEN = expression(r"(?:<<|\{\{)[ \t]*[^\W\d][\w-]*(?:[^<>{}\n]{0,300}?(?:>>|\}\}|\}|>)|[\w.\-]*)")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a text.

    Attributes:
        start: the offset of what is wrong.
        end: the offset behind it.
        rule: the rule that reports it.
        message: what was found and what was expected.
        suggestion: the nearest right thing, or an empty string.
        right: what should stand there instead, where that is certain.
        follows: what it follows from; see `Problem`.
    """

    start: int
    end: int
    rule: Rule
    message: str
    suggestion: str = ""
    right: str | None = None
    follows: str = ""


def has_variables(text: str) -> bool:
    """Return whether a text can hold a variable or a call at all; quick."""
    return "<<" in text or "{{" in text


def substitute(text: str, vocabulary: Vocabulary, *, report: Callable[[Finding], None]) -> str:
    """Return the text with every variable and call as a slot; what is wrong is reported and stays as it was typed."""
    if not has_variables(text):
        return text
    pieces: list[str] = []
    end = 0
    for start, stop, replacement in _Reader(text, vocabulary, report).replacements():
        pieces += [text[end:start], replacement]
        end = stop
    return "".join([*pieces, text[end:]])


class _Reader:
    def __init__(self, text: str, vocabulary: Vocabulary, report: Callable[[Finding], None]) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.roots = frozenset(vocabulary.roots())
        self.report = report
        self._code: list[tuple[int, int]] | None = None

    def replacements(self) -> Iterator[tuple[int, int, str]]:
        end = 0
        others = list(template_ranges(self.text)) if self.vocabulary.macros is not None else []
        for opening in _OPENING.finditer(self.text):
            start = opening.start("open")
            if start < end or any(first <= start < last for first, last in others):
                continue
            found = self._variable(opening) or self._call(opening) or self._broken(opening)
            if found is None:
                continue
            end, replacement, finding = found
            if self._is_escaped(start):
                yield start - 1, end, text_slot(self.text[start:end])
                continue
            if finding is not None:
                self.report(finding)
            yield start, end, replacement

    def _is_escaped(self, start: int) -> bool:
        """Return whether an odd number of backslashes stands before a place."""
        first = start
        while first and self.text[first - 1] == "\\":
            first -= 1
        return (start - first) % 2 == 1

    def _variable(self, opening: re.Match[str]) -> tuple[int, str, Finding | None] | None:
        pattern = _ANGLE_VARIABLE if opening["open"] == "<<" else _BRACE_VARIABLE
        variable = pattern.match(self.text, opening.start("open"))
        if variable is None:
            return None
        root, name = variable["root"], variable["name"]
        if root not in self.roots:
            return self._near_root(opening, variable)
        names = self.vocabulary.names(root)
        if names is None and opening["open"] == "{{":
            return None
        if names is not None and name in names:
            return variable.end(), self.vocabulary.slot(root, name), None
        return self._unknown(opening, variable, names or ())

    def _unknown(
        self, opening: re.Match[str], variable: re.Match[str], names: Collection[str]
    ) -> tuple[int, str, Finding | None] | None:
        root, name = variable["root"], variable["name"]
        message = f"unknown variable {root}.{name}"
        if not names:
            reason, suggestion, follows = self.vocabulary.absence(root)
            return self._reported(variable, UNKNOWN, f"{message}: {reason}", suggestion, follows=follows)
        near = nearest(name, names)
        if opening["open"] == "<<" and opening["space"] and near is None:
            return None
        hint = f"did you mean {root}.{near}?" if near else all_known(names)
        right = _respelt(variable, near) if near and is_misspelt(name, near, names) else None
        return self._reported(variable, UNKNOWN, message, hint, right=right, follows=f"{root}.{name}")

    def _near_root(self, opening: re.Match[str], variable: re.Match[str]) -> tuple[int, str, Finding | None] | None:
        """Report `<<cutsom.company_name>>`, which Markdown would show as `<>`; leave what is another language's."""
        start = opening.start("open")
        is_glued = start > 0 and (self.text[start - 1].isalnum() or self.text[start - 1] == "_")
        near = nearest(variable["root"], self.roots, cutoff=_NEAR_ROOT)
        names = self.vocabulary.names(near) if near else None
        if opening["open"] != "<<" or is_glued or near is None or variable["name"] not in (names or ()):
            return None
        message = f"unknown variable {variable['root']}.{variable['name']}"
        right = f"<<{near}.{variable['name']}>>"
        return self._reported(variable, UNKNOWN, message, f"did you mean {near}.{variable['name']}?", right=right)

    def _call(self, opening: re.Match[str]) -> tuple[int, str, Finding | None] | None:
        if opening["next"] != "(" or (self.vocabulary.macros is not None and opening["open"] == "{{"):
            return None
        pattern = _ANGLE_CALL if opening["open"] == "<<" else _BRACE_CALL
        call = pattern.match(self.text, opening.start("open"))
        if call is None:
            return None
        name = call["root"]
        if name in self.vocabulary.components:
            return call.end(), call_slot(call[0]), None
        near = nearest(name, self.vocabulary.components, cutoff=_NEAR_ROOT)
        if near is None or opening["open"] != "<<":
            return None
        right = call[0].replace(name, near, 1) if is_misspelt(name, near, self.vocabulary.components) else None
        return self._reported(
            call, UNKNOWN_COMPONENT, f"unknown component {name}", f"did you mean {near}?", right=right
        )

    def _broken(self, opening: re.Match[str]) -> tuple[int, str, Finding | None] | None:
        """Report what begins as a variable of ours and does not end as one."""
        is_ours = opening["root"] in self.roots and opening["next"] in {".", "[", "|"}
        is_foreign = self.vocabulary.macros is not None and opening["open"] == "{{"
        is_call = opening["root"] in self.vocabulary.components and not is_foreign
        if opening["root"] in self.roots and self.vocabulary.names(opening["root"]) is None and opening["open"] == "{{":
            return None
        broken = _BROKEN.match(self.text, opening.start("open"))
        if broken is None or not (
            is_ours or (is_call and opening["next"] == "(") or self._is_bare_name(opening, broken)
        ):
            return None
        is_closed = broken[0].endswith((">", "}"))
        is_other_language = opening["space"] and opening["open"] == "<<"
        if not is_closed and (is_other_language or self._is_code(broken.start())):
            return None
        if is_other_language and (not broken[0].endswith(">>") or _ANGLE_VARIABLE.match(broken[0])):
            return None
        kind = "component call" if is_call else "variable"
        typed = broken[0].strip()
        call = f"<<{self.vocabulary.example(opening['root'])}>>" if is_call else ""
        expected = call or self._expected(opening["root"], typed)
        message = f"{typed} is no well-formed {kind}"
        right = call if call.endswith("()>>") and broken[0] == f"<<{opening['root']}>>" else None
        if not is_call and self._is_spelt(opening["root"], typed):
            right = expected
        return self._reported(broken, MALFORMED, message, f"expected {expected}", right=right)

    def _is_bare_name(self, opening: re.Match[str], broken: re.Match[str]) -> bool:
        start = opening.start("open")
        is_glued = start > 0 and not self.text[start - 1].isspace()
        is_known = opening["root"] in self.roots or opening["root"] in self.vocabulary.components
        return is_known and broken[0] == f"<<{opening['root']}>>" and not is_glued

    def _is_spelt(self, root: str, typed: str) -> bool:
        """Return whether a name in whole brackets is a known one but for what stands between its words."""
        name = re.fullmatch(rf"(?:<<|\{{\{{)\s*{re.escape(root)}\.([\w\s-]+)(?:>>|\}}\}})", typed)
        return name is not None and re.sub(r"\W+", "_", name[1].strip()) in (self.vocabulary.names(root) or ())

    def _expected(self, root: str, typed: str) -> str:
        """Return what is well-formed; of a name that is known but cannot be written, what a name consists of."""
        names = self.vocabulary.names(root) or ()
        written = typed.partition(root)[2].partition("|")[0]
        if (known := written.strip(".>} ")) in names and not _NAME.fullmatch(known):
            return f"a name of letters, digits, '_' and '-': give the value {known!r} another one"
        near = nearest(re.sub(r"\W+", "_", written).strip("_"), filter(_NAME.fullmatch, names))
        return f"<<{root}.{near or 'name'}>>"

    def _reported(
        self,
        match: re.Match[str],
        rule: Rule,
        message: str,
        suggestion: str,
        *,
        right: str | None = None,
        follows: str = "",
    ) -> tuple[int, str, Finding]:
        finding = Finding(match.start(), match.end(), rule, message, suggestion, right, follows)
        return match.end(), text_slot(match[0]), finding

    def _is_code(self, offset: int) -> bool:
        if self._code is None:
            self._code = sorted(code_ranges(self.text))
        at = bisect_right(self._code, (offset, len(self.text))) - 1
        return at >= 0 and self._code[at][0] <= offset < self._code[at][1]


def _respelt(variable: re.Match[str], name: str) -> str:
    """Return a variable as it was typed, with another name."""
    start, end = (place - variable.start() for place in variable.span("name"))
    return f"{variable[0][:start]}{name}{variable[0][end:]}"
