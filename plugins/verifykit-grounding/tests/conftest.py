"""Answers and captures that the tests share."""

import json
import socket

import pytest

STORY = (
    "BAMAKO (AP) — Gold exports rose by 12 percent in 2019, the ministry of mines said on Monday "
    "in a long statement that was read out to reporters in the capital. The president resigned on "
    "18 August 2020 after a mutiny of soldiers at a garrison near the city."
)
OWN = "In 2019 exports of gold grew 12%, a count of our own shows."


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """The whole suite runs without a network: only this machine itself can be reached."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test reaches for {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def page(address, publisher, text):
    return (
        f'<html><head><link rel="canonical" href="{address}">'
        f'<meta property="og:site_name" content="{publisher}"></head>'
        f"<body><article><p>{text}</p></article></body></html>"
    )


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "captures"
    folder.mkdir()
    for name, publisher, text in (
        ("gazette", "The Gazette", STORY),
        ("courier", "The Courier", STORY + " More at eleven."),
        ("herald", "The Herald", OWN),
    ):
        address = f"https://{name}.example/a"
        (folder / f"{name}.html").write_text(page(address, publisher, text), encoding="utf-8")
    return folder


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return path

    return write
