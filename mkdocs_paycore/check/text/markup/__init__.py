"""Rules about Markdown and HTML that a reader would see raw, or not at all."""
