"""The sentences of a manual: what they announce, join and ask for."""
