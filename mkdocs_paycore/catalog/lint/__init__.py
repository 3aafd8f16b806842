"""What a model cannot say about a spec: rules over several keys of a field or a connection."""
