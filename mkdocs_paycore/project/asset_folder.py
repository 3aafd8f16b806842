"""Where our assets are in a built site."""

ASSETS = "assets/paycore"
"""The folder, below that of the site."""
