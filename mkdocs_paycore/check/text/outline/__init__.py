"""Rules about headings, sections and steps."""
