"""Captures from the web: the page, its WARC record, a picture of it. Only where that is allowed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from attrs import evolve

from verifykit import InputError
from verifykit.services import NetworkError, OfflineError, PrivacyError, Response, Services
from verifykit_grounding.capturing.page import CapturedPage, page_of

TOOL = "verifykit capture"
_MILLISECONDS = 30_000
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def captured_from_web(url: str, services: Services, *, screenshot: bool) -> CapturedPage:
    """Return the page at an address, with its WARC record (where warcio is) beside it.

    Raise InputError where the network is off, the server gives no page, or a picture is wanted and
    there is no browser.
    """
    try:
        response = services.http.get(url)
    except OfflineError as error:
        raise InputError(f"{url}: the network is off; --online turns it on") from error
    except (NetworkError, PrivacyError) as error:
        raise InputError(str(error)) from error
    if not response.ok:
        raise InputError(f"{url}: the server answers {response.status}, which is no page")
    media_type = response.headers.get("content-type")
    page = page_of(response.body, tool=TOOL, url=response.url, media_type=media_type)
    beside = [*_record(response)]
    if screenshot:
        beside.append((".png", _picture(response.url)))
    return evolve(page, beside=tuple(beside))


def _record(response: Response) -> Iterator[tuple[str, bytes]]:
    """The answer as a web archive (WARC, ISO 28500), where warcio is installed."""
    try:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    except ImportError:
        return
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    # The body is what was read, unpacked and in one piece; who logged in is nobody's business.
    left_out = ("content-encoding", "transfer-encoding", "content-length", "set-cookie")
    headers = [(name, value) for name, value in response.headers.items() if name not in left_out]
    headers.append(("content-length", str(len(response.body))))
    record = writer.create_warc_record(
        response.url,
        "response",
        payload=BytesIO(response.body),
        http_headers=StatusAndHeaders(f"{response.status} ", headers, protocol="HTTP/1.1"),
    )
    writer.write_record(record)
    record.raw_stream.close()
    yield ".warc.gz", out.getvalue()


def _chromium(own: str) -> str:
    """The browser that VERIFYKIT_CHROMIUM names, playwright's own one, or one on the path."""
    named = os.environ.get("VERIFYKIT_CHROMIUM")
    if named or Path(own).exists():
        return named or own
    return next(filter(None, map(shutil.which, _BROWSERS)), own)


def _picture(url: str) -> bytes:
    """The whole page as a browser shows it (PNG), by playwright: in its own one, or in Chromium."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise InputError(
            "a picture needs a browser: install playwright and `playwright install chromium`"
        ) from error
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=_chromium(driver.chromium.executable_path)
            )
            try:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(url, timeout=_MILLISECONDS)
                return page.screenshot(full_page=True, timeout=_MILLISECONDS)
            finally:
                browser.close()
    except Error as error:
        raise InputError(f"{url}: no picture: {error.message.splitlines()[0]}") from error
