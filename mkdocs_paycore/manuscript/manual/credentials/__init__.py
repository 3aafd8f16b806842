"""The credentials that a section asks for: in lists, tables and sentences."""
