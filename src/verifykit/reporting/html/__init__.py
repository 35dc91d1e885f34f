"""The HTML report: one self-contained file that tells the story of a case to people."""
