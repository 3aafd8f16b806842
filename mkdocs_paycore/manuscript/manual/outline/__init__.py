"""The parts of a manual: where it sets up an account, and where it connects which kind, by headings or by the text."""
