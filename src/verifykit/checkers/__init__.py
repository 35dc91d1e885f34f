"""The built-in checkers; they come in through the same door as everybody else's."""
