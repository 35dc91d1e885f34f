"""Check factual claims: who got it from whom, what contradicts what, and why the score is what it is."""

__version__ = "0.1.0"
