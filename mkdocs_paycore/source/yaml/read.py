"""YAML 1.2 (core schema) as plain data, together with the place of each key and value.

Used for every YAML text a writer gives us: `provider.yml`, `brands/*.yml`, front matter. Faults are reported as
problems with line and column, never raised. What differs from PyYAML's own loaders:

- `yes`, `no`, `on`, `off` and dates are text; only `true` and `false` are booleans (YAML 1.2.2, 10.3.2);
- a key is always text, as it is written (`404: x` has the key "404"), and may stand once in a mapping;
- `<<: *anchor` merges a mapping, as YAML 1.1 has it; keys that stand in the mapping itself win;
- nesting, aliases and numbers have limits, so that no text can exhaust memory or stack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_paycore.source.document import Document
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import path_below, refuse_endless
from mkdocs_paycore.source.place import Place, place_in
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.yaml.faults import BRACES, explained, parsed, quoted_braces
from mkdocs_paycore.source.yaml.nodes import Builder, RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Fix

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_BYTES = 10_000_000
"""A larger file is not read: that would take minutes, and nobody writes one."""

# All but YAML 1.2.2, production [1] c-printable: that takes longer to compile, letter by letter. A byte order mark
# is allowed at the start of a text only.
_UNPRINTABLE = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def read_yaml_file(file: Path, *, root: Path, rule: str) -> Document:
    """Read a file; the path in the document and its problems is relative to `root` if the file is under it.

    Args:
        file: YAML in UTF-8.
        root: the folder that paths are shown from.
        rule: the rule name of all problems.

    Returns:
        The document; of a file that cannot be opened or is not UTF-8 one with a problem and no data.
    """
    path = path_below(file, root=root)
    try:
        refuse_endless(file)
        size = file.stat().st_size
        content = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        return _refused(path, rule, Place(0, 0), f"the file cannot be read: {reason_of(error)}")
    if size > MAX_BYTES:
        message = f"found a file of {size / 1_000_000:.1f} MB, expected at most {MAX_BYTES // 1_000_000} MB"
        return _refused(path, rule, Place(0, 0), message, "divide it, or take out what is no text")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(path, rule, Place(1, 1), "found UTF-16 text, expected UTF-8", "save the file as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", errors="replace")
        place = place_in(before, len(before))
        found = f"found the byte 0x{error.object[error.start]:02x}, which is not UTF-8"
        return _refused(path, rule, place, found, "save the file as UTF-8")
    return read_yaml(text, path=path, rule=rule)


def read_yaml(text: str, *, path: str, rule: str, first_line: int = 1) -> Document:
    """Read a text.

    Args:
        text: YAML; a byte order mark at its start is skipped.
        path: how the file is called in problems.
        rule: the rule name of all problems.
        first_line: the line of the file on which `text` starts (front matter starts on line 2).

    Returns:
        The document; faults are in its `problems`.
    """
    text = text.removeprefix("\ufeff")
    if unprintable := _UNPRINTABLE.search(text):
        place = place_in(text, unprintable.start(), first_line=first_line)
        message = f"found the character U+{ord(unprintable[0]):04X}, which no YAML file may hold"
        return _refused(path, rule, place, message, "remove it")
    builder = Builder(text, path=path, rule=rule, first_line=first_line)
    try:
        data = builder.data(parsed(text, Loader))
    except yaml.YAMLError as error:
        line, column, message, suggestion = explained(error, text, first_line)
        is_braces = (message, suggestion) == BRACES and first_line == 1
        fix = quoted_braces(text, (line, column)) if is_braces else ()
        return _refused(path, rule, Place(line, column), message, suggestion, fix=fix)
    except RefusedError as error:
        return Document(path, None, (error.problem,))
    return Document(path, data, tuple(builder.problems), text, builder.spans, first_line)


def _refused(path: str, rule: str, place: Place, message: str, suggestion: str = "", *, fix: Fix = ()) -> Document:
    return Document(path, None, (Problem(path, *place, rule, Severity.ERROR, message, suggestion, fix),))
