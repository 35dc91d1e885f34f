"""The input formats of a case, one per file."""
