"""Is the quoted sentence really in the captured page? A plug-in of verifykit."""

from verifykit_quotes.differences import Difference
from verifykit_quotes.located import Located
from verifykit_quotes.locating import locate

__all__ = ["Difference", "Located", "locate"]
