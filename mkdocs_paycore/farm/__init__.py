"""Stamping and uploading the sites of many brands on many machines."""
