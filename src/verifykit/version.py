"""The version of verifykit, below everything that says which one it is."""

__version__ = "0.1.0"
