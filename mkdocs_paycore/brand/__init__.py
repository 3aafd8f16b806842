"""Who the site is for: a brand's profile, the slots in a rendered tree, and their stamping.

No catalog, no Markdown, no MkDocs.
"""
