"""The verbs on a corpus, and what they begin with."""
