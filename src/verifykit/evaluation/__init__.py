"""Do the scores mean anything: gold labels to figures, and parameters fitted to them.

Needs numpy, which comes with the extra `evaluate`.
"""
