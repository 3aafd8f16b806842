"""The Python-Markdown extension: variables, calls and blocks in pages, with their places. No site generator."""
