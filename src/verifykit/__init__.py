"""Check factual claims: who got it from whom, what contradicts what, and why it scores so."""

__version__ = "0.1.0"
