"""Who a site is for: a brand, its values, and the file it is read from. No Markdown, no catalog."""
