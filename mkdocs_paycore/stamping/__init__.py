"""Slots in rendered files and a brand's values in their place: escapes by sink, file kinds, trees, folders."""
