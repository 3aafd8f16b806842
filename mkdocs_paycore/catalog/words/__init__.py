"""The words that a reader of a built site sees: a file a language, and how the catalog's own terms are said in them."""
