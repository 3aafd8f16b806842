"""The folder of a site: what is made into it, and how it takes the place of the last good one."""
