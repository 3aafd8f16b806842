"""Whether entered values satisfy a connection form: the verdict, its rules, and its JSON Schema."""
