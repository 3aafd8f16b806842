"""Rules about words and letters."""
