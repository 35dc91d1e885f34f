"""The words of each language that a diff of quotes weighs differently, and its numbers."""
