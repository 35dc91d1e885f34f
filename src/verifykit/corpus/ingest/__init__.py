"""From files to conflict sets: reading, checking rows, encoding, cutting into blocks."""
