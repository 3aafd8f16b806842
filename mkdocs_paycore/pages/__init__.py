"""Pages that nobody wrote: manuals and directories, generated as Markdown."""
