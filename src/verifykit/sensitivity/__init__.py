"""What would have to be different for a verdict to be another one."""

from verifykit.sensitivity.change import Change
from verifykit.sensitivity.search import what_would_change

__all__ = ["Change", "what_would_change"]
