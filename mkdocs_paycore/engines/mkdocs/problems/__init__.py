"""What MkDocs and its plugins log and raise, as problems with a place."""
