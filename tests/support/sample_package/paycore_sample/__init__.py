"""A package of somebody else that adds to mkdocs-paycore."""
