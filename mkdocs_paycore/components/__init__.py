"""What a component call draws: models in, one block of HTML out; with the templates and assets of all of them.

How to add one: CONTRIBUTING.md.
"""
