"""How right the verdicts, shares and scores are: one kind of figure per file."""
