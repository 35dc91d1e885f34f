"""The output formats of a case, one per file."""
