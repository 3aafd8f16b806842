"""Rules about the files of a site: those that its navigation names, and those that nothing uses."""
