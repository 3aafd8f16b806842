"""What a theme costs and gives: its files, templates, navigation and scripts."""
