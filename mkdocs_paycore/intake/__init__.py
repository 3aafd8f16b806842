"""What comes in from outside: logos from a server, providers from open data."""
