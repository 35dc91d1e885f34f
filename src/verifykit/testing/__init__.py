"""The public kit for authors of plug-ins."""
