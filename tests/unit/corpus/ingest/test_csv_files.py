"""A CSV file says the same whoever reads it, and wherever it is cut."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifykit.corpus.ingest import csv_files, lines
from verifykit.corpus.ingest.csv_files import csv_batches

_PIECES = ("a", "é", "b c", ",", ",", ",", '"', '""', ',"', '",', "\n", "\n", "\r\n", "\r", "\0")
_BODIES = st.lists(st.sampled_from([*(piece.encode() for piece in _PIECES), b"\xff"])).map(b"".join)
_ORDERLY = 'one,two,three\nx,"y, ""z""",\r\n"",é,"a\0b"\n'.encode()


def _rows(data: bytes) -> list[tuple[object, ...]]:
    def both(header: list[str]) -> dict[str, str]:
        return {"second": header[min(1, len(header) - 1)], "first": header[0]} if header else {}

    return [
        tuple(row.values())
        for batch in csv_batches(BytesIO(data), both)
        for row in batch.to_pylist()
    ]


@given(_BODIES)
@example(b'""x,y\n')
@example(b'"a"b,c\n')
@example(b'a,b\n\n,\nx,"y\nz"\nc,d')
@example(b"a,b\n\xff,b\nc,d\n")
def test_arrow_reads_what_the_standard_library_does(body: bytes) -> None:
    data = b"one,two\n" + body
    with pytest.MonkeyPatch.context() as patch:
        at_once = _rows(data)
        patch.setattr(csv_files._Table, "at_once", lambda *_: None)
        assert at_once == _rows(data)
        # Nothing is in order: the whole file is read as one.
        patch.setattr(csv_files, "_in_order", lambda _: False)
        assert at_once == _rows(data)


@given(
    st.lists(st.lists(st.text('ab",\n é', max_size=5), min_size=2, max_size=2)), st.integers(1, 9)
)
def test_what_was_written_is_read_wherever_it_is_cut(rows: list[list[str]], block: int) -> None:
    written = StringIO(newline="")
    csv.writer(written).writerows([["one", "two"], *rows])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_BLOCK", block)
        found = _rows(written.getvalue().encode())
    assert [(first, second) for _, _, second, first in found] == [tuple(row) for row in rows]


def test_quotes_in_order_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_files, "batches", None)  # whoever reads row by row needs it
    assert _rows(_ORDERLY) == [(2, None, 'y, "z"', "x"), (3, None, "é", "")]


def test_a_bad_row_costs_its_block_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_BLOCK", 8)
    assert _rows(b"one,two\na,b\nc,d\ne\nf,g\nh,i\n") == [
        (2, None, "b", "a"),
        (3, None, "d", "c"),
        (4, "1 fields where the header has 2", None, None),
        (5, None, "g", "f"),
        (6, None, "i", "h"),
    ]
