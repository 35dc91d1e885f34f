"""Answers of servers as web archives (WARC, ISO 28500): kept once, read again."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from attrs import field

from verifykit.atomic import replacing
from verifykit.errors import UsageError
from verifykit.parts import frozen


@frozen(kw_only=True)
class Response:
    """An answer: where it came from in the end, its status, headers (lower case) and body.

    `recorded` says that it was read from a recording. `sha256` is that of the body.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    recorded: bool = False

    @property
    def ok(self) -> bool:
        """Whether the status says that all went well."""
        return 200 <= self.status < 300

    @property
    def text(self) -> str:
        """The body as text: in the charset that the server names, else UTF-8."""
        _, _, named = self.headers.get("content-type", "").partition("charset=")
        try:
            return self.body.decode(named.split(";")[0].strip(" \"'") or "utf-8", "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")

    @property
    def sha256(self) -> str:
        """The digest of the body, as the capture of a document states it."""
        from hashlib import sha256

        return sha256(self.body).hexdigest()


@frozen
class Recordings:
    """A folder with one web archive for each request; None where nothing is recorded.

    A request is what was asked (the method, the address, the body), without its headers: they may
    hold a password, which is never written.
    """

    folder: Path | None = None

    def find(self, method: str, url: str, body: bytes) -> Response | None:
        """Return the recorded answer to a request; None if there is none."""
        path = self.path(method, url, body)
        if path is None or not path.is_file():
            return None
        from warcio.archiveiterator import ArchiveIterator

        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response":
                    headers = record.http_headers
                    return Response(
                        url=record.rec_headers.get_header("WARC-Target-URI"),
                        status=int(headers.get_statuscode()),
                        headers={name.lower(): value for name, value in headers.headers},
                        body=record.content_stream().read(),
                        recorded=True,
                    )
        return None

    def keep(self, method: str, url: str, body: bytes, response: Response) -> None:
        """Write the answer to a request; raise UsageError where that cannot be done."""
        path = self.path(method, url, body)
        if path is None:
            return
        try:
            from warcio.statusandheaders import StatusAndHeaders
            from warcio.warcwriter import WARCWriter
        except ImportError as error:
            raise UsageError(
                "recordings are WARC files, which need warcio: install verifykit-core[warc]"
            ) from error
        path.parent.mkdir(parents=True, exist_ok=True)
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=True)
        # The body is what was read: unpacked, in one piece.
        headers = StatusAndHeaders(
            f"{response.status} ", list(_plain_headers(response)), protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            response.url, "response", payload=io.BytesIO(response.body), http_headers=headers
        )
        writer.write_record(record)
        # It may have been put into a temporary file on the way.
        record.raw_stream.close()
        with replacing(path) as stream:
            stream.write(out.getvalue())

    def path(self, method: str, url: str, body: bytes = b"") -> Path | None:
        """Return the file of a request, whether or not it is there; None without a folder."""
        if self.folder is None:
            return None
        asked = f"{method} {url}\n".encode() + body
        name = blake2b(asked, digest_size=16).hexdigest()
        return self.folder / f"{name}.warc.gz"


def _plain_headers(response: Response) -> Iterator[tuple[str, str]]:
    left_out = ("content-encoding", "transfer-encoding", "content-length", "set-cookie")
    for name, value in response.headers.items():
        if name not in left_out:
            yield name, value.replace(os.linesep, " ")
    yield "content-length", str(len(response.body))
