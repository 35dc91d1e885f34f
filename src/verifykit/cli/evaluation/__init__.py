"""Commands that compare scores with what is known to be true."""
