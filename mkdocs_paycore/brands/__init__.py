"""Many brands of one site: which share a render, and building them all."""
