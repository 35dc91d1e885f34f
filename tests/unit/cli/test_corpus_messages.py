"""Lines that stay take the place of the progress on a terminal, and are plain elsewhere."""

import io
import sys

import pytest

from verifykit.cli.corpora.messages import print_line
from verifykit.cli.progress import passing_progress, progress


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


def test_the_line_of_a_case_goes_again_and_holds_no_commands_of_a_terminal() -> None:
    stream = Terminal()
    with passing_progress(stream) as show:
        assert show is not None
        show("reading \x1b[2J\n" + "x" * 500, 1.0)
    begin, _, end = stream.getvalue().rpartition("\r\033[K")
    assert end == ""
    assert begin.startswith("\r\033[Kreading ")
    assert "\x1b[2J" not in begin
    assert "\n" not in begin
    assert len(begin) < 90


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_a_case_shows_nothing_where_nobody_looks(stream: io.StringIO | None) -> None:
    with passing_progress(stream) as show:
        assert show is None
    assert stream is None or stream.getvalue() == ""
