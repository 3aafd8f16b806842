"""What a writer is told: rules over sources and built output, and the formats of a report. No MkDocs."""
