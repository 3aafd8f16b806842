"""A provider's manual as it is typed: its parts, and the credentials that they name.

Its folders are rooms with one direction of imports, which `tests/test_layers.py` holds: from top to bottom `sides`,
`credentials`, `sentences`, `names`, `page` and `wording`.
"""
