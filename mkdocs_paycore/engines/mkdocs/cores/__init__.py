"""Pages over all cores: forked processes that convert and draw, ahead of the build, what it comes to later."""
