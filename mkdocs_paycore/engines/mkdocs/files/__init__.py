"""The files and the navigation that a build is about."""
