"""What changed for a merchant between two states of a catalog."""
