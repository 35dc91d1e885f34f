"""Tables as people write them: rows with their places, and what their columns mean."""
