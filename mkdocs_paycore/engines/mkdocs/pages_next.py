"""The end of a build before its pages are done: nobody wants them, or somebody wants another one first."""


class BuildEndsEarly(Exception):  # noqa: N818 - no fault
    """A build ends before its pages are done, as it was asked to."""


class PagesAreNext(BuildEndsEarly):
    """A build ends here, as it was asked to: its files and navigation are there, and pages come next."""


class OtherPagesFirst(BuildEndsEarly):
    """A build ends here, while the site is served: somebody waits for a page that it would do later."""
