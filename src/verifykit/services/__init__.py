"""What verifykit does for a plug-in that it should not do itself: cache, network, progress.

All of it is switched in one place: without `--online` nothing leaves the machine. The parts are
imported when they are first used, since most runs need none of them; type checkers read them in
`__init__.pyi`.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Cache": "cache",
    "HttpClient": "http",
    "NetworkError": "http",
    "OfflineError": "http",
    "PrivacyError": "privacy",
    "Progress": "services",
    "Response": "recordings",
    "Services": "services",
}
"""Where the names are at home."""

__all__ = sorted(_HOMES)  # the stub says the same in full


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
