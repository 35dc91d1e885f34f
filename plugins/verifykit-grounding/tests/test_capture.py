"""Captures: from a server on this machine, from files without a network; into a case."""

import gzip
import json
import socket
import threading
import zipfile
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import pytest

import verifykit
from verifykit_grounding.capturing.page import page_of

PAGE = """\
<!doctype html><html><head><title>Bridge closed | The Norbury Gazette</title>
<link rel="canonical" href="/news/bridge">
<meta property="og:site_name" content="The Norbury Gazette">
<meta property="article:published_time" content="2020-05-04T08:00:00Z">
</head><body><article><p>The bridge was closed on Monday.</p></article></body></html>
"""


class _Server(BaseHTTPRequestHandler):
    def do_GET(self):
        there = self.path.startswith("/a") or self.path.startswith("/secret")
        robots = self.path == "/robots.txt"
        body = b"User-agent: *\nDisallow: /secret\n" if robots else PAGE.encode()
        self.send_response(200 if there or robots else 404)
        self.send_header("Content-Type", "text/plain" if robots else "text/html; charset=utf-8")
        self.send_header("Set-Cookie", "session=tell-nobody")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture
def case(write):
    return write(
        "case.yaml",
        "verifykit: 1\nsources:\n  - {id: gazette, name: Norbury Gazette}  # graded later\n"
        "claims:\n  - {id: closed, text: The bridge was closed.}\n",
    )


def test_a_page_of_the_web_becomes_a_document_with_digest_date_and_source(
    server, case, run_verifykit
):
    done = run_verifykit("capture", f"{server}/a", "--into", case, "--online")
    assert done.exit_code == 0, done.stderr
    loaded = verifykit.load(case)
    (document,) = loaded.documents
    # The publisher that the page names is the source that the case has.
    assert document.source == "gazette"
    assert document.url == f"{server}/news/bridge"
    assert document.published == "2020-05-04"
    captured = (case.parent / document.capture.path).read_bytes()
    assert captured == PAGE.encode()
    assert document.capture.sha256 == sha256(captured).hexdigest()
    assert document.capture.at.endswith("Z")
    assert "# graded later" in case.read_text(encoding="utf-8")
    (archive,) = (case.parent / "captures").glob("*.warc.gz")
    from warcio.archiveiterator import ArchiveIterator

    with archive.open("rb") as file:
        record = next(iter(ArchiveIterator(file)))
        assert record.content_stream().read() == captured
        assert "tell-nobody" not in str(record.http_headers)
    again = run_verifykit("capture", document.url.replace("news/bridge", "a"), "--into", case)
    assert again.exit_code == 4


@pytest.mark.long
def test_a_picture_of_the_page_is_taken_where_a_browser_is(server, case, run_verifykit):
    pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
    done = run_verifykit("capture", f"{server}/a", "--into", case, "--online", "--screenshot")
    if "no picture" in done.stderr:
        pytest.skip("no Chromium found: install it, or name it in VERIFYKIT_CHROMIUM")
    assert done.exit_code == 0, done.stderr
    (picture,) = (case.parent / "captures").glob("*.png")
    head = picture.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20))
    assert width == 1280
    assert height >= 900


@pytest.mark.long
def test_a_picture_without_a_browser_is_refused_and_nothing_is_written(server, case, run_verifykit):
    pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
    before = case.read_text(encoding="utf-8")
    arguments = ("capture", f"{server}/a", "--into", case, "--online", "--screenshot")
    named = {"VERIFYKIT_CHROMIUM": str(case.parent / "no-browser")}
    done = run_verifykit(*arguments, environ=named)
    assert done.exit_code != 0
    assert "no picture" in done.stderr
    assert case.read_text(encoding="utf-8") == before


def test_nothing_is_fetched_unless_it_is_allowed(server, case, run_verifykit):
    before = case.read_bytes()
    done = run_verifykit("capture", f"{server}/a", "--into", case)
    assert done.exit_code == 4
    assert "--online" in done.stderr
    assert case.read_bytes() == before


@pytest.mark.parametrize(("path", "told"), [("/gone", "404"), ("/secret", "robots.txt")])
def test_what_is_no_page_or_forbidden_is_said(server, case, run_verifykit, path, told):
    before = case.read_bytes()
    done = run_verifykit("capture", server + path, "--into", case, "--online")
    assert done.exit_code == 4
    assert told in done.stderr
    assert case.read_bytes() == before


def _warc(*pages):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, body, kind in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=BytesIO(body), http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


@pytest.fixture
def blocked(monkeypatch):
    def refuse(*arguments):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_archives_saved_pages_and_documents_need_no_network(tmp_path, case, run_verifykit, blocked):
    folder = tmp_path / "held"
    folder.mkdir()
    listed = '{"format": "json-pages-1.0"}\n{"url": "https://star.example/a"}\n'
    with zipfile.ZipFile(folder / "site.wacz", "w") as packed:
        packed.writestr("pages/pages.jsonl", listed)
        packed.writestr(
            "archive/data.warc.gz",
            _warc(
                ("https://star.example/a", b"<html><title>Star</title><p>Open.</p>", "text/html"),
                ("https://star.example/style.css", b"p {}", "text/css"),
                ("https://star.example/b", b"<html><title>Not listed</title>", "text/html"),
            ),
        )
    saved = f"<html><!--\n Page saved with SingleFile \n url: https://times.example/a \n-->{PAGE}"
    (folder / "saved.html").write_text(
        saved.replace('<link rel="canonical" href="/news/bridge">', "")
    )
    (folder / "report.pdf").write_bytes(b"%PDF-1.4 not much of one")
    (folder / "notes.xyz").write_text("nothing of ours")
    done = run_verifykit("capture", folder, "--into", case)
    assert done.exit_code == 0, done.stderr
    found = {one.title: one for one in verifykit.load(case).documents}
    assert set(found) == {"Star", "report", "Bridge closed | The Norbury Gazette"}
    assert found["Star"].url == "https://star.example/a"
    assert found["Bridge closed | The Norbury Gazette"].url == "https://times.example/a"
    assert found["report"].capture.path.endswith(".pdf")
    again = run_verifykit("capture", folder, "--into", case)
    assert "3 were there already" in again.stdout


def test_a_document_that_is_there_gets_its_capture(tmp_path, run_verifykit, write):
    case = write(
        "case.json",
        {
            "verifykit": 1,
            "sources": [{"id": "s", "name": "Somebody"}],
            "documents": [{"id": "d", "source": "s", "url": "https://times.example/a/"}],
        },
    )
    page = write("page.html", '<html><link rel="canonical" href="https://times.example/a"><p>Yes.')
    assert run_verifykit("capture", page, "--into", case).exit_code == 0
    (document,) = json.loads(case.read_text(encoding="utf-8"))["documents"]
    assert document["capture"]["path"] == "captures/d.html"
    other = write("page.html", '<html><link rel="canonical" href="https://times.example/a"><p>No.')
    before = case.read_bytes()
    done = run_verifykit("capture", other, "--into", case)
    assert (done.exit_code, case.read_bytes()) == (4, before)
    assert "has a capture already" in done.stderr


def test_a_case_that_is_not_there_is_begun(tmp_path, run_verifykit, write):
    page = write("page.html", PAGE)
    case = tmp_path / "new" / "case.yaml"
    assert run_verifykit("capture", page, "--into", case).exit_code == 0
    assert [one.name for one in verifykit.load(case).sources] == ["The Norbury Gazette"]


def zipped(name, content, *, encrypted=False):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    data = bytearray(packed.getvalue())
    if encrypted:
        for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(sign) + flag] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.wacz", b"PK\x03\x04 no zip"),
        ("a.warc.gz", b"\x1f\x8b\x08 no"),
        ("a.wacz", zipped("pages/pages.jsonl", b"[" * 100_000)),
        ("a.wacz", zipped("archive/a.warc", b"", encrypted=True)),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 9\r\n")),
        ("a.exe", b"MZ"),
        ("a", b""),
    ],
    ids=["no zip", "no gzip", "deep lines", "encrypted", "cut off", "a program", "nothing"],
)
def test_what_is_no_capture_is_refused_in_words(name, data, case, tmp_path, run_verifykit):
    (tmp_path / name).write_bytes(data)
    done = run_verifykit("capture", tmp_path / name, "--into", case)
    assert done.exit_code in (0, 4)
    assert "Traceback" not in done.stderr
    assert not verifykit.load(case).documents


def test_a_page_that_names_no_date_has_none():
    page = page_of(b"<html><p>On 4 May 2020 the bridge was closed.</p></html>", tool="test")
    assert page.published is None
    assert page.publisher is None


def test_a_page_that_names_the_address_of_another_house_is_not_that_houses():
    body = b'<html><link rel="canonical" href="https://www.example.org/a"><p>The bridge is open.'
    assert page_of(body, tool="t", url="https://copies.example/1").url == "https://copies.example/1"
    assert page_of(body, tool="t", url="https://m.example.org/a").url == "https://www.example.org/a"
    assert page_of(body, tool="t").url == "https://www.example.org/a"


def test_a_saved_reprint_is_not_entered_as_its_originals(case, write, run_verifykit):
    """Nothing but the page says where it is, and it names the page that it was copied from."""
    head = '<link rel="canonical" href="https://times.example/mayor"><title>The mayor</title>'
    reprint = write("reprint.html", f"<html>{head}<p>The mayor took the money.")
    done = run_verifykit("capture", reprint, "--into", case)
    assert "is https://times.example/mayor, and a reprint may name its original: is it?" in (
        done.stdout
    )
    found = verifykit.load(case)
    [document] = found.documents
    assert (document.url, found.source_name(document.source)) == (
        None,
        f"the publisher of {document.id}",
    )
    assert "https://times.example/mayor" in document.notes
    assert not any("times" in one.name for one in found.sources)


def test_where_it_was_found_tells_whose_it_is(case, write, run_verifykit):
    saved = "<!-- Page saved with SingleFile\n url: https://times.example/mayor \n-->"
    page = write("page.html", f"<html>{saved}<title>The mayor</title><p>He took the money.")
    assert "reprint" not in run_verifykit("capture", page, "--into", case).stdout
    [document] = verifykit.load(case).documents
    assert document.url == "https://times.example/mayor"
    assert document.notes is None


def test_one_story_in_several_papers_is_as_many_documents(tmp_path, run_verifykit):
    folder = tmp_path / "saved"
    folder.mkdir()
    for paper in ("Gazette", "Courier", "Herald"):
        (folder / f"{paper}.html").write_text(
            "<html><head><title>Commissioner cleared</title>"
            f'<meta property="og:site_name" content="The {paper}"></head>'
            f"<body><p>Alan Roe was cleared on Friday. More in the {paper}.</p></body></html>",
            encoding="utf-8",
        )
    path = tmp_path / "case.yaml"
    done = run_verifykit("capture", folder, "--into", path)
    assert done.exit_code == 0, done.stderr
    assert "3 were there already" in run_verifykit("capture", folder, "--into", path).stdout
    made = verifykit.load(path)
    assert len({one.id for one in made.documents}) == 3
    sources = {one.id: one.name for one in made.sources}
    for one in made.documents:
        text = (tmp_path / one.capture.path).read_text(encoding="utf-8")
        assert f"More in the {sources[one.source].removeprefix('The ')}." in text
