"""All that knows a site generator, a folder for each."""
