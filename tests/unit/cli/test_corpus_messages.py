"""Lines that stay take the place of the progress on a terminal, and are plain elsewhere."""

import io
import sys

import pytest

from verifykit.cli.corpora.messages import print_line, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_takes_the_place_of_the_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    progress(stream)("scoring", 1.0)
    print_line("3 values")
    assert stream.getvalue() == "\r\033[Kscoring 100%\r\033[K3 values\n"


def test_elsewhere_there_is_no_progress_to_replace(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    progress(stream)("scoring", 1.0)
    print_line("3 values")
    assert stream.getvalue() == "3 values\n"
