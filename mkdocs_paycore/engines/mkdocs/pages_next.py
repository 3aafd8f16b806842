"""The end of a build that nobody wants pages of."""


class PagesAreNext(Exception):  # noqa: N818 - no fault
    """A build ends here, as it was asked to: its files and navigation are there, and pages come next."""
