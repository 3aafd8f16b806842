"""What a site may say to us in its configuration: the options of the plugin, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.evidence import STALE_AFTER_DAYS
from mkdocs_paycore.catalog.product.model import CONNECTORS
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a site.

    Attributes:
        brand: the brand to build, by name; the environment's PAYCORE_BRAND wins.
        brands: the folder of the brands' files, counted from the configuration's file.
        connectors: the folder of the providers' folders, counted from the docs folder.
        stale_after_days: how many days a check of a provider's facts is taken for new; its page says when it is older.
        rules: how much each rule weighs here: `error`, `warning` or `off`, by the rule's name.
        markdown_pages: whether the site has every page as Markdown, too, and a list of them in `llms.txt`.
        cache: whether builds keep what they render, and take what they kept.
        cores: how many processes convert and draw pages at once; 0: as many as there are processors; the environment's
            PAYCORE_CORES wins.
        same_for_brands: patterns of files that plugins make while the site is built and that show no value of a brand:
            `pdf/*.pdf`, counted from the site's folder.

    Raises:
        UnusableSiteError: a value cannot be meant.
    """

    brand: str = ""
    brands: str = "brands"
    connectors: str = CONNECTORS
    stale_after_days: int = STALE_AFTER_DAYS
    rules: Mapping[str, Any] = field(default_factory=dict)
    markdown_pages: bool = False
    cache: bool = True
    cores: int = 0
    same_for_brands: Sequence[str] = ()

    def __post_init__(self) -> None:
        for name, what in (("stale_after_days", "days"), ("cores", "processes")):
            if (given := getattr(self, name)) < 0:
                said = f"the option {name!r} of the plugin is {given}"
                raise UnusableSiteError(f"{said}, expected a number of {what}: 0 or more")

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Options:
        """Return the options as they are given in a configuration; those that it leaves out have their defaults.

        Raises:
            UnusableSiteError: a text holds a character that no name of a file can have.
        """
        for name, value in given.items():
            if isinstance(value, str) and "\0" in value:
                raise UnusableSiteError(f"the option {name!r} of the plugin holds the character \\0, expected a name")
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in given.items() if name in known and value is not None})
