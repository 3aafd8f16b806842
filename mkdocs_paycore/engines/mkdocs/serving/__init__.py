"""How a site is served while somebody writes it: all brands, the pages that are looked at first."""
