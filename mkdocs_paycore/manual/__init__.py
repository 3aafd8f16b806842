"""What a reader sees: variables and components in Markdown, their templates and assets. No MkDocs."""
