"""YAML texts as data with places: reading, the nodes in between, faults in words, and writing scalars."""
