"""The models of `provider.yml`: what a provider is and what its connection forms ask for."""
