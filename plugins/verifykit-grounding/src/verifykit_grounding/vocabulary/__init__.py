"""The English words that sentences are read by, in lower case, by what they tell."""
