"""Corpora in data frames: a model in the manner of scikit-learn."""
