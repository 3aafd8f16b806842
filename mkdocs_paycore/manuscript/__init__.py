"""A page as its writer typed it: where headings, links, notes and lists stand, without rendering anything."""
