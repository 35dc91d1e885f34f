"""Fitting the few parameters of the formula to labelled claims, and what verdicts may promise."""
