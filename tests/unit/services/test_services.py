"""What plug-ins are given: a cache that may vanish, and a network that is off, polite, recorded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from attrs import define, field

from verifykit import Settings
from verifykit.loading import from_data
from verifykit.model.case import Case
from verifykit.services import (
    NetworkError,
    OfflineError,
    PrivacyError,
    Services,
    http,
)


@define
class Server:
    """A server on this machine, and what it was asked."""

    url: str
    answers: dict[str, list[tuple[int, dict[str, str], bytes]]] = field(factory=dict)
    asked: list[str] = field(factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            one.asked.append(f"{self.command} {self.path}")
            length = int(self.headers.get("content-length") or 0)
            self.rfile.read(length)
            left = one.answers.get(self.path, [(404, {}, b"")])
            status, headers, body = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815  # likewise

        def log_message(self, *parts: object) -> None:
            pass

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    one = Server(f"http://127.0.0.1:{listening.server_port}")
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield one
    listening.shutdown()
    listening.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What is waited for, without waiting."""
    found: list[float] = []
    monkeypatch.setattr(http.time, "sleep", found.append)
    http._asked_at.clear()
    return found


def services(case: Case | None = None, **settings: object) -> Services:
    return Services(plugin="odd", version="1", settings=Settings(**settings), case=case)


def test_the_network_is_off_until_somebody_turns_it_on(server: Server) -> None:
    server.answers["/a"] = [(200, {}, b"yes")]
    off = services()
    assert off.offline
    with pytest.raises(OfflineError, match="--online"):
        off.http.get(f"{server.url}/a")
    assert server.asked == []
    on = services(online=True)
    assert not on.offline
    assert on.http.get(f"{server.url}/a").body == b"yes"


def test_an_answer_is_recorded_as_a_capture_and_read_again_without_network(
    server: Server, tmp_path: Path
) -> None:
    page = "<html><p>Größe.</p></html>".encode("latin-1")
    server.answers["/a"] = [(200, {"content-type": "text/html; charset=latin-1"}, page)]
    first = services(online=True, recordings=tmp_path).http.get(f"{server.url}/a")
    asked = list(server.asked)
    again = services(recordings=tmp_path).http.get(f"{server.url}/a")
    assert (again.body, again.status, again.url) == (first.body, 200, first.url)
    assert again.text == first.text == "<html><p>Größe.</p></html>"
    assert again.recorded
    assert not first.recorded
    assert server.asked == asked
    [archive] = tmp_path.iterdir()
    case = from_data(
        {
            "sources": [{"id": "s", "name": "S"}],
            "documents": [{"id": "d", "source": "s", "capture": {"path": archive.name}}],
            "claims": [],
        },
        folder=str(tmp_path),
    )
    assert services().read_capture(case, case.documents[0]).main.strip() == "Größe."


def test_a_request_is_known_by_its_body_too(server: Server, tmp_path: Path) -> None:
    server.answers["/a"] = [(200, {}, b"first"), (200, {}, b"second")]
    client = services(online=True, recordings=tmp_path).http
    assert client.post(f"{server.url}/a", b"1").body == b"first"
    assert client.post(f"{server.url}/a", b"2").body == b"second"
    assert client.post(f"{server.url}/a", b"1").body == b"first"
    assert server.asked.count("POST /a") == 2


def test_robots_are_heeded(server: Server) -> None:
    server.answers["/robots.txt"] = [(200, {}, b"User-agent: *\nDisallow: /private\n")]
    server.answers["/private/a"] = server.answers["/b"] = [(200, {}, b"yes")]
    client = services(online=True).http
    with pytest.raises(NetworkError, match=r"robots\.txt"):
        client.get(f"{server.url}/private/a")
    assert client.get(f"{server.url}/b").ok
    assert "GET /private/a" not in server.asked


def test_a_host_is_not_asked_faster_than_it_should_be(server: Server, waits: list[float]) -> None:
    server.answers["/a"] = [(200, {}, b"yes")]
    services(online=True).http.get(f"{server.url}/a")
    services(online=True).http.get(f"{server.url}/a")
    assert any(0.5 < one <= 1.0 for one in waits)


def test_a_busy_server_is_asked_again_when_it_says(server: Server, waits: list[float]) -> None:
    server.answers["/a"] = [(503, {"retry-after": "7"}, b""), (200, {}, b"yes")]
    assert services(online=True).http.get(f"{server.url}/a").body == b"yes"
    assert 7.0 in waits
    server.answers["/b"] = [(503, {}, b"")]
    assert services(online=True).http.get(f"{server.url}/b").status == 503
    assert server.asked.count("GET /b") == 3


def test_no_answer_is_an_error_with_the_address() -> None:
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1:9/a: no answer"):
        services(online=True).http.get("http://127.0.0.1:9/a")


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/a", "http://", "a"])
def test_only_the_web_is_asked(url: str) -> None:
    with pytest.raises((NetworkError, ValueError)):
        services(online=True).http.get(url)


def test_a_redirection_leads_to_the_web_alone(server: Server) -> None:
    server.answers["/a"] = [(302, {"location": "ftp://example.org/a"}, b"")]
    server.answers["/d"] = [(302, {"location": "file:///etc/hostname"}, b"moved")]
    server.answers["/b"] = [(302, {"location": "/c"}, b"")]
    server.answers["/c"] = [(200, {}, b"here")]
    client = services(online=True).http
    assert client.get(f"{server.url}/b").url == f"{server.url}/c"
    assert client.get(f"{server.url}/d").body == b"moved"
    with pytest.raises(NetworkError):
        client.get(f"{server.url}/a")


PRIVATE = {
    "sources": [
        {"id": "witness-7", "kind": "person", "name": "Ana Müller",
         "x-private": True},
        {"id": "paper", "name": "The Paper"},
    ],
    "documents": [
        {"id": "letter", "source": "witness-7", "url": "https://example.org/secret-page"},
        {"id": "page", "source": "paper"},
    ],
    "claims": [{"id": "c", "text": "C."}],
    "evidence": [
        {"id": "e", "claim": "c", "document": "letter", "stance": "supports",
         "quote": {"exact": "I saw the two trucks"}},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    "sent",
    [
        "q=Ana+M%C3%BCller",
        "q=ana%20muller",
        '{"q": "Ana M\\u00fcller"}',
        "q=Ana M&uuml;ller",
        "i saw  the two TRUCKS",
        "https%3A%2F%2Fexample.org%2Fsecret-page",
        "about=witness-7",
        "https://example.org/tag/mueller",
    ],
)
def test_what_is_private_does_not_leave_the_machine(server: Server, sent: str) -> None:
    server.answers["/a"] = [(200, {}, b"yes")]
    case = from_data(PRIVATE)
    client = services(case, online=True).http
    with pytest.raises(PrivacyError, match="marks as private"):
        client.post(f"{server.url}/a", sent.encode())
    with pytest.raises(PrivacyError):
        client.get(f"{server.url}/a", headers={"x-about": sent})
    assert server.asked == []
    assert client.post(f"{server.url}/a", b"q=The Paper").ok
    allowed = services(case, online=True, share_private=True)
    assert allowed.http.post(f"{server.url}/a", sent.encode()).ok


def test_the_cache_keeps_what_one_version_of_one_plugin_put_there(tmp_path: Path) -> None:
    cache = services(cache=tmp_path).cache
    assert cache.get("model a, text b") is None
    cache.put("model a, text b", b"x")
    cache.put_json("data", {"p": [0.5, None]})
    again = services(cache=tmp_path).cache
    assert again.get("model a, text b") == b"x"
    assert again.get_json("data") == {"p": [0.5, None]}
    other = Services(plugin="even", version="1", settings=Settings(cache=tmp_path)).cache
    newer = Services(plugin="odd", version="2", settings=Settings(cache=tmp_path)).cache
    assert other.get("model a, text b") is newer.get("model a, text b") is None


def test_a_cache_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "odd").write_text("no folder")
    cache = services(cache=tmp_path).cache
    cache.put("a", b"x")
    assert cache.get("a") is None
    broken = services(cache=tmp_path / "other").cache
    broken.put("a", b"{")
    assert broken.get_json("a") is None


def test_progress_reaches_whoever_waits() -> None:
    told: list[tuple[str, float]] = []
    given = Services(plugin="odd", told=lambda what, share: told.append((what, share)))
    given.progress("reading", 0.5)
    services().progress("reading", 0.5)
    assert told == [("reading", 0.5)]
