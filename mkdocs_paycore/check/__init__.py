"""Rules over sources and built output, their registry, and the formats of a report. No MkDocs."""
