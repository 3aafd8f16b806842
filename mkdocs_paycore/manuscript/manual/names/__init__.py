"""The names of a credential: what a line or the object of a sentence calls it, once or on two sides."""
