"""The text of captures: plain text, HTML with and without trafilatura, WARC, and what is none."""

import gzip
import os
import sys
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from verifykit import Capture, Case, Document
from verifykit.captures import CapturedText, UnreadableCapture, read_capture
from verifykit.captures.capture import LARGEST

STORY = (
    "The harbour master closed the northern basin on Monday morning. He said that two of the "
    "three cranes had failed their yearly inspection and that repairs would take a month. Fishing "
    "boats were sent to the old quay, where there is room for a dozen of them at most."
)
PAGE = f"""<!doctype html>
<html><head><title>News</title><script>var hidden = "script text";</script></head>
<body><header>The Daily, your paper</header>
<nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav>
<article><h1>Basin closed</h1><p>{STORY}</p>
<p>The <b>ma</b>ster gave no date<br>for the opening &amp; left it at that, to the surprise of the
many traders who had come to hear him.</p></article>
<footer>Imprint and privacy</footer></body></html>"""


def read(folder: Path, name: str, data: bytes, url: str | None = None) -> CapturedText:
    (folder / name).write_bytes(data)
    document = Document(id="piece", source="daily", url=url, capture=Capture(path=name))
    return read_capture(Case(folder=str(folder)), document)


@pytest.fixture(params=["trafilatura", "plain"])
def extractor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "plain":
        monkeypatch.setitem(sys.modules, "trafilatura", None)
    else:
        pytest.importorskip("trafilatura")
    return request.param


def test_plain_text_is_taken_as_it_is(tmp_path: Path) -> None:
    text = read(tmp_path, "a.txt", "Zwei Kräne fielen aus.\r\n".encode())
    assert text.main == text.whole == "Zwei Kräne fielen aus.\r\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("déjà".encode("utf-8-sig"), "déjà"),
        ("déjà".encode("utf-16"), "déjà"),
        ("déjà – “oui”".encode("windows-1252"), "déjà – “oui”"),
    ],
)
def test_encodings_without_a_declaration(tmp_path: Path, data: bytes, expected: str) -> None:
    assert read(tmp_path, "a.txt", data).whole == expected


def test_the_encoding_of_a_meta_tag_counts(tmp_path: Path) -> None:
    page = "<html><meta charset='windows-1251'><p>Порт закрыт"
    assert read(tmp_path, "a.html", page.encode("windows-1251")).whole == "Порт закрыт"


def test_the_main_text_is_without_menus_and_footers(tmp_path: Path, extractor: str) -> None:
    text = read(tmp_path, "a.html", PAGE.encode())
    assert STORY in text.main
    assert "Sport" not in text.main
    assert "Imprint" not in text.main


def test_the_whole_text_has_everything_visible_and_nothing_else(tmp_path: Path) -> None:
    whole = read(tmp_path, "a.html", PAGE.encode()).whole
    assert "Front page Sport" in whole
    assert "Imprint and privacy" in whole
    assert "The master gave no date\nfor the opening & left it at that" in whole
    assert "script text" not in whole


def test_a_page_without_structure_is_still_read(tmp_path: Path, extractor: str) -> None:
    assert "Closed." in read(tmp_path, "a.html", b"<div><div>Closed.</span></p>").main


def test_html_is_recognised_without_its_ending(tmp_path: Path) -> None:
    assert "<" not in read(tmp_path, "capture", PAGE.encode()).whole


def test_deeply_nested_pages_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    page = "<div>" * 10_000 + "deep" + "</section>" * 10_000
    assert read(tmp_path, "a.html", page.encode()).whole == "deep"


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableCapture, match="not text"):
        read(tmp_path, "a.bin", data)


def test_captures_outside_of_the_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "link.txt").symlink_to(tmp_path / "secret.txt")
    for name in ("../secret.txt", "link.txt", str(tmp_path / "secret.txt")):
        document = Document(id="piece", source="daily", capture=Capture(path=name))
        with pytest.raises(UnreadableCapture, match="outside"):
            read_capture(Case(folder=str(tmp_path / "case")), document)


@pytest.mark.parametrize("capture", [None, Capture(path="gone.txt"), Capture(path="nul\0l")])
def test_a_capture_that_is_not_there(tmp_path: Path, capture: Capture | None) -> None:
    document = Document(id="piece", source="daily", capture=capture)
    with pytest.raises(UnreadableCapture):
        read_capture(Case(folder=str(tmp_path)), document)
    with pytest.raises(UnreadableCapture):
        read_capture(Case(), document)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", b"one").main == "one"
    assert read(tmp_path, "a.txt", b"three").main == "three"


def warc(*pages: tuple[str, str, str, bytes], compress: bool = True) -> bytes:
    """A WARC file by hand, since warcio's writer leaves temporary files open."""
    pytest.importorskip("warcio")
    records = [_record(*page) for page in pages]
    return b"".join(gzip.compress(record) if compress else record for record in records)


def _record(url: str, status: str, kind: str, body: bytes) -> bytes:
    packed = gzip.compress(body)
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\n"
        f"Content-Length: {len(packed)}\r\n\r\n"
    ).encode() + packed
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-05-02T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


REDIRECT = ("http://daily.example/", "302 Found", "text/html", b"Moved")
PICTURE = ("https://daily.example/a.png", "200 OK", "image/png", b"\x89PNG\0")
OTHER = ("https://daily.example/other", "200 OK", "text/html", b"<html><p>Another story")
BASIN = (
    "https://daily.example/basin",
    "200 OK",
    "text/html; charset=iso-8859-1",
    b"<html>d\xe9j\xe0",
)


@pytest.mark.parametrize("compress", [True, False])
def test_the_page_of_a_warc_file_at_the_url(tmp_path: Path, compress: bool) -> None:
    data = warc(REDIRECT, PICTURE, OTHER, BASIN, compress=compress)
    text = read(tmp_path, "a.warc", data, url="http://daily.example/basin/#top")
    assert text.whole == "déjà"


def test_the_first_page_of_a_warc_file_without_url(tmp_path: Path) -> None:
    data = warc(REDIRECT, PICTURE, OTHER, BASIN)
    assert read(tmp_path, "a.warc.gz", data).whole == "Another story"


def test_a_warc_file_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCapture, match="no page"):
        read(tmp_path, "a.warc.gz", warc(REDIRECT, PICTURE))


def test_a_damaged_warc_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCapture):
        read(tmp_path, "a.warc", b"WARC/1.0\r\nnonsense")


def test_without_warcio_the_reader_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(UnreadableCapture, match="needs warcio"):
        read(tmp_path, "a.warc", b"WARC/1.0\r\n")


def marks(count: int) -> dict[str, str]:
    """Pages on which a parser that looks back at each mark would take hours."""
    return {
        "opening brackets": "<html>" + "<" * count,
        "declarations": "<html>" + "<!" * count,
        "comments that never end": "<html>" + "<!--" * count,
        "instructions that never end": "<html>" + "<?x " * count,
        "attributes": "<html><a " + " ".join(f"a{number}=1" for number in range(count // 10)),
        "open tags": "<html>" + "<b><div></i></section>" * count,
        "deep and closed": "<html>" + "<div>" * count + "x" + "</div>" * count,
        "comments before nothing": "<!---->" * count + "x",
        "a marked section": "<![<![",
        "another marked section": "<html><p>a</p><![x",
    }


@pytest.mark.parametrize("name", marks(1))
def test_a_hostile_page_is_read_or_refused_in_linear_time(tmp_path: Path, name: str) -> None:
    page = marks(200_000)[name].encode()
    began = process_time()
    with suppress(UnreadableCapture):
        read(tmp_path, "a.html", page)
    # Fifty times what the dearest takes: this is about what never ends, not about speed.
    assert process_time() - began < 20


DISTINCT = " ".join(f"a{number}" for number in range(21_000))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 30_000, "more than 20,000 tags open at once"),
        ("<div>" * 19_000 + "</p>" * 40_000, "of them open at once: too many"),
        ("x<br>" * 401_000, "more than 400,000 tags"),
        ("<select>" + "<option>x" * 21_000, "more than 20,000 options to choose from"),
        (f"<a {DISTINCT}>x", "more than 20,000 attributes"),
        (f"<a b='>' {DISTINCT}>x", "more than 20,000 attributes"),
        (f"<p {DISTINCT[: len(DISTINCT) * 3 // 4]}>" * 2, "more than 20,000 attributes"),
    ],
    ids=[
        "open",
        "open and many",
        "tags",
        "options",
        "attributes",
        "behind a quoted end",
        "in two tags",
    ],
)
def test_what_no_page_has_so_many_of_is_refused_with_its_limit(
    tmp_path: Path, page: str, reason: str
) -> None:
    with pytest.raises(UnreadableCapture, match=reason):
        read(tmp_path, "a.html", f"<html>{page}".encode())


def test_words_behind_a_tag_are_no_attributes(tmp_path: Path) -> None:
    assert DISTINCT[-7:] in read(tmp_path, "a.html", f"<html><p '>{DISTINCT}".encode()).whole


@pytest.mark.parametrize("charset", ["idna", "undefined", "punycode", "unicode_escape", "no-such"])
def test_an_encoding_that_no_page_has_is_passed_over(tmp_path: Path, charset: str) -> None:
    page = f"<html><meta charset={charset}><p>".encode() + b"caf\xe9"
    assert read(tmp_path, "a.html", page).whole == "café"


def record(url: str, page: bytes, length: int | str | None = None) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    size = "" if length == "" else f"Content-Length: {len(body) if length is None else length}\r\n"
    head = f"WARC/1.0\r\nWARC-Type: response\r\n{target}{size}"
    return f"{head}Content-Type: application/http; msgtype=response\r\n\r\n".encode() + body


@pytest.mark.parametrize(
    "archive",
    [
        record("", b"<p>no target"),
        record("http://a.example/", b"<p>odd length", "-7"),
        record("http://a.example/", b"<p>odd length", "many"),
        record("http://a.example/", b"<html><p>no length", ""),
        b"WARC/1.0\r\nA: " + b"x" * 3_000_000,
        b"WARC/1.0\r\n" + b"A: x\r\n" * 100_000,
    ],
    ids=["no target", "negative", "no number", "no length", "a long line", "many headers"],
)
def test_a_damaged_archive_is_read_or_refused(tmp_path: Path, archive: bytes) -> None:
    pytest.importorskip("warcio")
    with suppress(UnreadableCapture):
        assert read(tmp_path, "a.warc", archive).whole == "no length"


def test_an_archive_that_unpacks_to_more_than_a_page_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    bomb = gzip.compress(record("http://a.example/", b"<html>" + b"a" * (LARGEST + 1)), 1)
    with pytest.raises(UnreadableCapture, match="unpacks to more than 12,000,000 bytes"):
        read(tmp_path, "a.warc.gz", bomb)


def test_an_archive_of_chunks_of_one_byte_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    archive = record("http://a.example/", b"1\r\nx\r\n" * 250_001)
    with pytest.raises(UnreadableCapture, match="more than 500,000 lines or chunks"):
        read(tmp_path, "a.warc", archive)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    document = Document(id="piece", source="daily", capture=Capture(path="large.txt"))
    with pytest.raises(UnreadableCapture, match="12,000,001 bytes; at most 12,000,000 are read"):
        read_capture(Case(folder=str(tmp_path)), document)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    document = Document(id="piece", source="daily", capture=Capture(path="pipe.txt"))
    with pytest.raises(UnreadableCapture, match="no regular file"):
        read_capture(Case(folder=str(tmp_path)), document)
