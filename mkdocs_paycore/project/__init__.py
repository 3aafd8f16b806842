"""A site on disk, without a site generator: its folders and options, its brand, and what is added to its pages."""
