"""Finds the published schemas, validates raw data against them, and points at the line."""
