"""From bytes to a raw document with positions to a Case, and back; one format per file."""
