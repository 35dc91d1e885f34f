"""Nothing opens a connection without `--online`, whatever the inputs point at."""

import json
import multiprocessing
import os
import shutil
import socket
import subprocess
import sys
import warnings
from contextlib import suppress

import pytest
import yaml

from verifykit.cli import main

URL = "http://127.0.0.1:9/page.html"
EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname",
          "socket.sendto", "urllib.Request", "http.client.connect")  # fmt: skip


@pytest.fixture
def pointing(tmp_path):
    """A case and a capture that name addresses wherever one can stand."""
    page = f"""<!DOCTYPE html SYSTEM "{URL}"><html><head><link rel=stylesheet href="{URL}">
<base href="{URL}"><script src="{URL}"></script></head><body><p>It rained all day long here.</p>
<img src="{URL}"><iframe src="{URL}"></iframe></body></html>"""
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    data = {
        "verifykit": 1,
        "sources": [{"id": "s", "name": URL, "url": URL}],
        "documents": [
            {"id": "d", "source": "s", "url": URL, "title": URL, "capture": {"path": "page.html"}},
            {"id": "n", "source": "s", "url": URL},
        ],
        "claims": [{"id": "c", "text": f"It rained, says {URL}.", "x-$ref": URL}],
        "evidence": [
            {"id": "e", "claim": "c", "document": "d", "stance": "supports",
             "quote": {"exact": "It rained all day long here"}},
            {"id": "f", "claim": "c", "document": "n", "stance": "supports"},
        ],
    }  # fmt: skip
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    (tmp_path / "case.json").write_text(json.dumps({"$schema": URL, **data}), encoding="utf-8")
    (tmp_path / "answer.md").write_text(f"It rained all day [1]({URL}).\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text(f"source,subject,value\n{URL},x,1\nb,x,1\nd,x,2\n")
    return tmp_path


COMMANDS = [
    ["check", "case.yaml"],
    ["check", "case.json"],
    ["report", "case.yaml", "--redact", "-o", "r.html"],
    ["explain", "case.yaml", "c"],
    ["diff", "case.yaml", "case.yaml"],
    ["convert", "case.yaml", "out.json"],
    ["score", "c.csv", "-o", "out.csv"],
    ["ground", "answer.md"],
]


def _watched(folder, sending):
    """Run the commands with an ear on everything that may open a connection."""
    heard = []
    sys.addaudithook(lambda event, given: heard.append(event) if event in EVENTS else None)
    os.chdir(folder)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    codes = [int(main(command)) for command in COMMANDS]
    before = len(heard)
    with socket.socket() as one, suppress(OSError):
        one.connect(("127.0.0.1", 9))
    sending.send((heard[:before], heard[before:], codes))


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
def test_no_command_opens_a_connection(pointing):
    pytest.importorskip("duckdb")
    receiving, sending = multiprocessing.Pipe(duplex=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        process = multiprocessing.get_context("fork").Process(
            target=_watched, args=(pointing, sending)
        )
        process.start()
    sending.close()
    answered = receiving.poll(120)
    heard, of_the_test, codes = receiving.recv() if answered else ([], [], [])
    process.kill()
    process.join()
    assert answered, "it hangs"
    assert of_the_test == ["socket.connect"], "the ear hears nothing"
    assert heard == []
    assert set(codes) <= {0, 1, 2, 4}
    assert codes[:4].count(0) == 3  # `check` ends with 4 for an unknown `$schema`


# To bind is not to connect: urllib3, which trafilatura imports, tries so whether there is IPv6.
@pytest.mark.apart
@pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace here")
def test_the_system_sees_no_connection(pointing):
    traced = pointing / "traced"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=connect,sendto", "-o", str(traced),
         sys.executable, "-m", "verifykit", "check", "case.yaml"],
        cwd=pointing, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "sa_family=AF_INET" not in traced.read_text()
