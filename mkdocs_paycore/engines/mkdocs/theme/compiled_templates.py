"""The templates of themes, compiled once for all builds of a process.

To compile Material's takes half of the time of a small site's build. Each shape of brands is a build of its own, and so
is each change while a site is served.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache
from jinja2.defaults import DEFAULT_POLICIES

from mkdocs_paycore.engines.mkdocs.other_plugins.computations import WATCHED
from mkdocs_paycore.engines.mkdocs.other_plugins.heard_joins import hears_joins
from mkdocs_paycore.markdown.templates import keep_compiled
from mkdocs_paycore.project.dependencies import digest_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket

_MOST = 1000
"""So many are kept: Material has about 100."""
_SYNTAX = (
    *(f"{kind}_{end}_string" for kind in ("block", "variable", "comment") for end in ("start", "end")),
    *("line_statement_prefix", "line_comment_prefix", "newline_sequence"),
    *("trim_blocks", "lstrip_blocks", "keep_trailing_newline", "optimized", "is_async", "undefined", "autoescape"),
)


def keep_compiled_templates(environment: Environment) -> None:
    """Have a build keep the templates that it compiles, and take those that an earlier one kept.

    Args:
        environment: Jinja's environment of the build; changed in place. One that keeps them elsewhere is left alone.
    """
    if environment.bytecode_cache is None:
        environment.bytecode_cache = _COMPILED


def known_templates() -> dict[str, CodeType]:
    """Return the templates that are compiled, by all that they depend on but the versions of packages."""
    return dict(_COMPILED.known)


def know_templates(compiled: Mapping[str, CodeType]) -> None:
    """Take templates that another process has `compiled`, with the same packages; those that are known stay.

    Those of components are kept with them from now on.
    """
    keep_compiled(_COMPILED)
    for key, code in compiled.items():
        _COMPILED.known.setdefault(key, code)


class _Compiled(BytecodeCache):
    """Compiled templates by all that they depend on: name, text, and the settings of the environment."""

    def __init__(self) -> None:
        self.known: OrderedDict[str, CodeType] = OrderedDict()

    def load_bytecode(self, bucket: Bucket) -> None:
        settings = _settings(bucket.environment)
        bucket.code = self.known.get(_key(bucket, settings)) if settings else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        settings = _settings(bucket.environment)
        if settings and bucket.code:
            self.known[_key(bucket, settings)] = bucket.code
            while len(self.known) > _MOST:
                self.known.popitem(last=False)


def _key(bucket: Bucket, settings: Hashable) -> str:
    return f"{bucket.key} {bucket.checksum} {digest_of(repr(settings).encode())}"


_COMPILED = _Compiled()


def _settings(environment: Environment) -> Hashable | None:
    """Return what decides how an environment compiles a template; None where that cannot be told.

    What a filter makes of a text that never changes is a part of the compiled template: a filter that is no function of
    a module, but one of this build alone, may make something else of it the next time.
    """
    functions = [*environment.filters.items(), *environment.tests.items()]
    places = tuple((name, _place(function)) for name, function in functions)
    extensions = tuple(f"{type(each).__module__}.{name}" for name, each in environment.extensions.items())
    is_known = (
        all(place for _, place in places)
        and all(each.startswith("jinja2.") for each in extensions)
        and environment.finalize is None
        and isinstance(environment.autoescape, bool)
        and environment.policies == DEFAULT_POLICIES
    )
    return (
        (*(getattr(environment, name) for name in _SYNTAX), hears_joins(environment), places, extensions)
        if is_known
        else None
    )


def _place(function: Any) -> str:  # noqa: ANN401 - whatever a plugin takes for a filter
    """Return the module and the name of a function; nothing for one that cannot be found there."""
    own = getattr(function, WATCHED, function)
    module, name = getattr(own, "__module__", ""), getattr(own, "__name__", "")
    return f"{module}.{name}" if getattr(sys.modules.get(module), name, None) is own else ""
