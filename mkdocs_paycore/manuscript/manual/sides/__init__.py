"""Which name of a credential is the provider's, and which the form's."""
