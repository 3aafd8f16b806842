"""A second build is warm: what was rendered is kept, with all that it depended on."""
