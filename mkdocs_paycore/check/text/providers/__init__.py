"""Rules about whose manual a page is, and whose name stands in it."""
