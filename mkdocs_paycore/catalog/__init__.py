"""What can be connected: providers, their connections and credential fields. No HTML, no MkDocs, no brand."""
