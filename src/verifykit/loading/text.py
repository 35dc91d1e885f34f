"""From a path to bytes and from bytes to text, within bounds."""

from __future__ import annotations

from verifykit.files import MAX_BYTES, read_regular
from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules import EMPTY, NOT_UTF8, TOO_LARGE, UNREADABLE, UNUSABLE_CHARACTER

_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def read_bytes(path: str, data: bytes | None = None) -> bytes:
    """Return what a file holds, or `data` that stands for it; raise Refusal."""
    if data is None:
        try:
            data = read_regular(path)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise Refusal(finding_at(UNREADABLE, f"cannot read {path}: {reason}", path)) from error
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024**2} MB"
        raise Refusal(finding_at(TOO_LARGE, message, path, 1, 1))
    return data


def read_text(path: str, data: bytes | None = None) -> str:
    """Return the text of a UTF-8 file, a byte order mark left out; raise Refusal."""
    return decode(read_bytes(path, data), path)


def decode(data: bytes, path: str) -> str:
    """Return UTF-8 bytes as text; raise Refusal for other encodings, NUL and nothing."""
    for mark, encoding in _OTHER_MARKS.items():
        if data.startswith(mark):
            message = f"the file is {encoding}; save it as UTF-8"
            raise Refusal(finding_at(NOT_UTF8, message, path, 1, 1))
    body = data.removeprefix(_UTF8_MARK)
    nul = body.find(b"\0")
    if nul >= 0:
        message = "there is a NUL character: the file is binary, damaged, or UTF-16"
        before = body[:nul].decode("utf-8", "replace")
        raise Refusal(finding_at(UNUSABLE_CHARACTER, message, path, *line_and_column(before)))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8", "replace")
        message = f"byte 0x{body[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise Refusal(finding_at(NOT_UTF8, message, path, *line_and_column(before))) from error
    if not text or text.isspace():
        raise Refusal(finding_at(EMPTY, "the file is empty", path, 1, 1))
    return text


def line_and_column(before: str) -> tuple[int, int]:
    """Return the 1-based place right after a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
