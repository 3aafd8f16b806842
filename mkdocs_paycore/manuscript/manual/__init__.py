"""A provider's manual as it is typed: its parts, and the credentials that they name."""
