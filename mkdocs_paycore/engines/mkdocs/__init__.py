"""The site generator MkDocs, and those that take its place: its configuration with slots, its builds, its files."""

from mkdocs_paycore.engines.mkdocs_module import settle

AT_WORK = settle()
"""The generator that is at work: `mkdocs`, or one that answers `import mkdocs` in its place, such as `properdocs`."""
