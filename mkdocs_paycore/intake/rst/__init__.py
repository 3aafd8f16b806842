"""Pages in reStructuredText, read with docutils and written anew as Markdown."""
