"""What checkers see of a corpus: conflict sets as cases, or blocks in columns."""
