"""Colours and widths, and the lines of inputs."""

import io

import pytest

from verifykit.cli.cases.inputs import CaseInputs
from verifykit.cli.terminal import columns, style


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("choice", "stream", "environment", "color"),
    [
        ("auto", Terminal(), {}, True),
        ("auto", Terminal(), {"TERM": "dumb"}, False),
        ("auto", Terminal(), {"NO_COLOR": "1"}, False),
        ("auto", Terminal(), {"NO_COLOR": ""}, True),
        ("auto", io.StringIO(), {}, False),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1"}, True),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", io.StringIO(), {"NO_COLOR": "1"}, True),
        ("never", Terminal(), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_unless_somebody_decides(choice, stream, environment, color):
    assert style(choice, stream, environment).color is color


def test_text_is_as_wide_as_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "57")
    assert columns(Terminal()) == 57
    assert columns(io.StringIO()) == 120


def test_lines_are_counted_as_editors_do(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n\x0cfour\xe2\x80\xa8still four")
    lines = CaseInputs((str(path),)).lines(str(path))
    assert list(lines) == ["one", "two", "three", "\x0cfour\u2028still four"]


def test_what_is_no_text_has_no_lines(tmp_path):
    path = tmp_path / "case.xlsx"
    path.write_bytes(b"PK\x03\x04\0\0")
    assert list(CaseInputs((str(path),)).lines(str(path))) == []
    assert list(CaseInputs(()).lines(str(tmp_path / "gone"))) == []
