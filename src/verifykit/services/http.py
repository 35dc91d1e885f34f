"""The one way to the network: off unless it is allowed, slow, polite, and recorded."""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.robotparser import RobotFileParser

from attrs import define, field

from verifykit.errors import VerifykitError
from verifykit.services.privacy import Guard
from verifykit.services.recordings import Recordings, Response
from verifykit.version import __version__

LARGEST = 64 * 1024 * 1024
"""An answer with more bytes than this is refused."""
_AGENT = f"verifykit/{__version__}"
_AGAIN = frozenset((429, 500, 502, 503, 504))
_LONGEST_WAIT = 60.0
_asked_at: dict[str, float] = {}
"""When each host was asked last, by whomever in this process."""


class NetworkError(VerifykitError):
    """A request failed: no connection, no answer in time, or one that is too large."""


class OfflineError(NetworkError):
    """The network is off, and no recording has the answer."""


@define(kw_only=True)
class HttpClient:
    """Asks servers over HTTP on behalf of a plug-in.

    Off unless `online`: then only what was recorded is answered. It keeps to `robots.txt`, waits
    `pause` seconds between two requests to one host, tries again (`tries` times in all) where a
    server is busy or the connection fails, and records every answer as a capture (WARC) if there
    is a folder for it. Nothing that the case marks as private is sent, unless that is allowed.
    """

    online: bool = False
    recordings: Recordings
    guard: Guard
    pause: float = 1.0
    tries: int = 3
    seconds: float = 30.0
    _robots: dict[str, RobotFileParser | bool] = field(factory=dict, init=False)

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Response:
        """Return the answer to a GET request.

        Raise OfflineError where the network is off and nothing is recorded, PrivacyError where
        something private would be sent, and NetworkError for an address that is not http or https,
        that `robots.txt` forbids, or that gives no answer. A status such as 404 is an answer.
        """
        return self._ask(Request(url, headers=dict(headers or {})))

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str] | None = None) -> Response:
        """Return the answer to a POST request; raise as `get` does."""
        return self._ask(Request(url, data=body, headers=dict(headers or {}), method="POST"))

    def _ask(self, request: Request) -> Response:
        parts = urlsplit(request.full_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NetworkError(f"{request.full_url!r} is no address of the web")
        body = request.data if isinstance(request.data, bytes) else b""
        kept = self.recordings.find(request.get_method(), request.full_url, body)
        if kept is not None:
            return kept
        if not self.online:
            raise OfflineError(
                f"{request.full_url} was not asked for: the network is off; --online turns it on"
            )
        self.guard.check((request.full_url, body, *request.headers.values()), parts.hostname)
        request.headers.setdefault("User-agent", _AGENT)
        if not self._may_be_asked(request):
            raise NetworkError(f"{request.full_url}: the server's robots.txt forbids it")
        response = self._patiently(request, parts.netloc)
        self.recordings.keep(request.get_method(), request.full_url, body, response)
        return response

    def _patiently(self, request: Request, host: str) -> Response:
        """Ask, and ask again where that may help."""
        for attempt in range(1, self.tries + 1):
            self._wait(host)
            try:
                response = self._once(request)
            except (URLError, HTTPException, OSError, TimeoutError) as error:
                reason = getattr(error, "reason", None) or error
                if attempt == self.tries:
                    raise NetworkError(f"{request.full_url}: no answer: {reason}") from error
                time.sleep(min(2.0**attempt * self.pause, _LONGEST_WAIT))
                continue
            if response.status not in _AGAIN or attempt == self.tries:
                return response
            time.sleep(_asked_to_wait(response, 2.0**attempt * self.pause))
        raise AssertionError("the last attempt answers or raises")

    def _once(self, request: Request) -> Response:
        try:
            with build_opener(_Web(self.guard)).open(request, timeout=self.seconds) as answer:
                return _response(answer)
        except HTTPError as error:
            with error:
                return _response(error)

    def _wait(self, host: str) -> None:
        last = _asked_at.get(host)
        if last is not None:
            time.sleep(max(0.0, last + self.pause - time.monotonic()))
        _asked_at[host] = time.monotonic()

    def _may_be_asked(self, request: Request) -> bool:
        """Whether the server's robots.txt (RFC 9309) allows it; one that is not there does."""
        parts = urlsplit(request.full_url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._rules_of(root)
        rules = self._robots[root]
        agent = request.get_header("User-agent") or _AGENT
        return rules if isinstance(rules, bool) else rules.can_fetch(agent, request.full_url)

    def _rules_of(self, root: str) -> RobotFileParser | bool:
        """The rules of a server, or whether everything is allowed."""
        try:
            found = self._once(Request(f"{root}/robots.txt", headers={"User-agent": _AGENT}))
        except (URLError, HTTPException, OSError, NetworkError):
            return True
        if not found.ok:
            # 4xx: there are no rules. 5xx: nobody knows them, so nothing is allowed.
            return found.status < 500
        rules = RobotFileParser()
        rules.parse(found.text.splitlines())
        return rules


class _Web(HTTPRedirectHandler):
    """Follows a redirection only to another address of the web."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        """Return the request that follows a redirection; raise NetworkError off the web."""
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise NetworkError(f"{req.full_url} leads to {newurl}, which is no address of the web")
        self._guard.check((newurl,), urlsplit(newurl).hostname or newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _response(answer: Any) -> Response:
    body = answer.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise NetworkError(f"{answer.url}: the answer has more than {LARGEST // 1024**2} MB")
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Response(url=answer.url, status=answer.status, headers=headers, body=body)


def _asked_to_wait(response: Response, otherwise: float) -> float:
    """The seconds that a busy server asks to wait, by number or date, a minute at most."""
    asked = response.headers.get("retry-after", "")
    wait = otherwise
    if asked.isdigit():
        wait = float(asked)
    elif asked:
        try:
            wait = parsedate_to_datetime(asked).timestamp() - time.time()
        except ValueError:
            wait = otherwise
    return min(max(wait, 0.0), _LONGEST_WAIT)
