"""YAML for the tests, read and written by libyaml where it is there, which takes a tenth of the time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def cases_of(test: str, name: str) -> Any:
    """Return the data of a file of cases, by its name, beside the file of a `test`."""
    return yaml.load(Path(test).with_name(name).read_text("utf-8"), Loader)  # noqa: S506 - a safe one


def written(data: Any, **options: Any) -> str:
    """Return data as YAML; the options are those of `yaml.dump`."""
    text: str = yaml.dump(data, Dumper=Dumper, allow_unicode=True, **options)
    return text
