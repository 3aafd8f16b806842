"""The site generator MkDocs: its configuration with slots, its builds, its files."""
