"""The services as type checkers see them: a name that is not here is an error to them."""

from verifykit.services.cache import Cache as Cache
from verifykit.services.http import HttpClient as HttpClient
from verifykit.services.http import NetworkError as NetworkError
from verifykit.services.http import OfflineError as OfflineError
from verifykit.services.privacy import PrivacyError as PrivacyError
from verifykit.services.recordings import Response as Response
from verifykit.services.services import Progress as Progress
from verifykit.services.services import Services as Services

__all__ = [
    "Cache",
    "HttpClient",
    "NetworkError",
    "OfflineError",
    "PrivacyError",
    "Progress",
    "Response",
    "Services",
]
