"""Zensical as an engine: a prepared folder, its build in a process of its own, and what it says."""
