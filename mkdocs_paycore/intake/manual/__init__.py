"""A Markdown manual, read for what it says of a provider, and written anew with components."""
