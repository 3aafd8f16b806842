"""Rules about variables as they are typed, and the values that pages ask for."""
