"""Payment provider manuals for MkDocs: variables, credential forms and any number of brands from one source."""
