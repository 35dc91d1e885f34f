"""The pytest plug-in: fixtures for authors of checkers, in everyone's pytest, so it is tiny."""
