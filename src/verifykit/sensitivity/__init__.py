"""What would have to be different for a verdict to be another one."""

from verifykit.sensitivity.change import Change, Edit
from verifykit.sensitivity.search import what_would_change

__all__ = ["Change", "Edit", "what_would_change"]
