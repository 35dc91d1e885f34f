"""Settings: what they are, where they are found, and how they are merged."""
