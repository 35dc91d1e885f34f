"""How right the scores are, against gold labels, and how to fit the parameters."""
