"""The command `paycore`, a file for each group of verbs."""
