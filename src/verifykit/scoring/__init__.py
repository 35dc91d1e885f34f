"""The formula: evidence to log-odds, verdict, confidence and explanation."""
