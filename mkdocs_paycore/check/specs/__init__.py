"""Rules about what is written in YAML: providers, methods, brands, changes."""
