"""What a manual page shows of a provider's spec: models in, one block of HTML out."""
