"""What stands where on the page of a manual: its blocks, its headings and the sections below them."""
