"""Built sites put where they are served from: folders and object storage."""
