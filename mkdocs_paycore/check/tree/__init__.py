"""Rules about rendered pages and the tree of a built site."""
