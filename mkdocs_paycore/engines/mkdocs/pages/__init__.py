"""The pages of a build, one by one, as MkDocs renders them."""
