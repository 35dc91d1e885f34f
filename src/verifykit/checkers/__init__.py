"""The built-in checkers: source count, corroboration, contradiction."""
