"""Rules about the text of pages, as it is typed."""
