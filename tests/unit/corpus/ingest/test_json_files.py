"""JSON Lines say the same whoever reads them, and wherever they are cut."""

import json
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifykit.corpus.ingest import json_files, lines
from verifykit.corpus.ingest.json_files import json_batches

_PIECES = (
    *('{"a":', '"b":', '"a":', '"c":', '"x"', '"x"', '"é"', '"{"', '"\\ud800"', '"\\u0000"', "{}"),
    *(
        "1",
        "1.0",
        "-0",
        "2.50",
        "1e400",
        "1e-400",
        "9007199254740993",
        "null",
        "true",
        "NaN",
        "Inf",
        "-Infinity",
        "01",
        "[]",
        ",",
        ",",
        "}",
        "}",
        " ",
    ),
    *("\n", "\n", "\r\n", "\r", "\t", "\0", "\x0b"),
)
_BODIES = st.lists(st.sampled_from([*(piece.encode() for piece in _PIECES), b'"\xff"'])).map(
    b"".join
)
_VALUES = st.one_of(
    st.none(), st.text(max_size=4), st.integers(), st.floats(), st.lists(st.text(max_size=2))
)
_ROWS = st.lists(st.dictionaries(st.sampled_from("abc"), _VALUES))


def _rows(data: bytes, unseen: set[str] | None = None) -> list[tuple[object, ...]]:
    found = json_batches(BytesIO(data), {"first": "a", "second": "b"}, unseen or set())
    return [tuple(row.values()) for batch in found for row in batch.to_pylist()]


@given(_BODIES)
@example(b'{"a":"x","a":"y"}\n')
@example(b'{"c":Inf,"a":"x"}\n{"c":NaN}\n')
@example(b'{"a":"x"}{"a":"y"}\n\n')
@example(b'{"a":"\xff"}\n{"c":"\xff"}\n{"\xff":1}\n')
@example(b'{"a":"x"\n}\n{"a":"\\ud800"}')
@example(b'{"c":1' + b"0" * 5000 + b"}\n")
@example(b'{"c":1e999,"a":"x"}\n')
@example(b'{"a":9007199254740993}\n{"a":5.0}\n')
@example(b"null\n")
@example(b'null{"a":"x"}\n{}null\n')
@example(b'{"a":NaN,"b":1}\n{"a":-Infinity,"b":0.1}\n')
@example(b'{"a":1e-400}\n{"a":1}\n')
def test_arrow_reads_what_the_standard_library_does(body: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        at_once = _rows(body)
        patch.setattr(json_files, "_at_once", lambda *_: None)
        assert at_once == _rows(body)


@given(_ROWS, st.integers(1, 9))
def test_it_does_not_matter_where_rows_are_cut(rows: list[dict[str, object]], block: int) -> None:
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    at_once = _rows(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_BLOCK", block)
        assert at_once == _rows(data)


def test_flat_rows_of_texts_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_files, "batches", None)  # whoever reads row by row needs it
    data = '{"a": "x", "c": 3}\n{"b": "é", "a": null}\r\n'.encode()
    assert _rows(data) == [(1, None, "x", None), (2, None, None, "é")]


def test_a_column_of_numbers_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_files, "batches", None)
    data = b'{"a": "x", "b": 5.0}\n{"b": 0.10}\n{"b": -0}\n{"b": 1e3}\n'
    assert [row[3] for row in _rows(data)] == ["5", "0.1", "0", "1000"]


def test_a_bad_row_costs_its_block_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_BLOCK", 12)
    found = _rows(b'{"a": "p"}\n{"a": "q"}\n{"a": 1}\n[]\n{"b": "r"}\n')
    assert found == [
        (1, None, "p", None),
        (2, None, "q", None),
        (3, None, "1", None),
        (4, "not a JSON object", None, None),
        (5, None, None, "r"),
    ]


def test_a_key_that_there_must_be_is_looked_for_until_it_is_seen() -> None:
    unseen = {"b", "d"}
    assert len(_rows(b'{"a": "x"}\n{"b": null}\n', unseen)) == 2
    assert unseen == {"d"}
