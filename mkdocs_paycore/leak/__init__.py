"""The leak gate: words of one brand in the site of another, and names that are written in by hand."""
