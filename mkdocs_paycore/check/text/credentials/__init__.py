"""Rules about the credentials that a manual lists: among themselves, and against the connection form."""
