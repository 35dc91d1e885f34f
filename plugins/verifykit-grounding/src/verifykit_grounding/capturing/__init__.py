"""Captures of what a case cites: from the web where that is allowed, and from files."""
