"""The case and everything in it, as immutable values."""
