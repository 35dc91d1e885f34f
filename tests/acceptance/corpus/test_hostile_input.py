"""Files that are broken, or made to break what reads them: an answer or a sentence, never more."""

import csv
import gzip
import io
import json
import random
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verifykit.cli.main import main
from verifykit.config.profile_file import read_profile
from verifykit.corpus.ingest import lines
from verifykit.corpus.ingest.lines import LONGEST_LINE, open_lines
from verifykit.errors import ConfigError
from verifykit.tables.rows import numbered_rows

HEADER = "source,subject,value\n"
GOOD = "b,x,2\n"


def scored(path: Path) -> tuple[int, list[str]]:
    """The exit code, and why rows were rejected."""
    output = path.with_name("out.csv")
    code = main(["score", str(path), "-o", str(output)])
    rejects = path.with_name("out.csv.rejects.csv")
    if not rejects.exists():
        return int(code), []
    with rejects.open(encoding="utf-8", newline="") as stream:
        return int(code), [row["reason"] for row in csv.DictReader(stream)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('a,"x"y,1\n', "not CSV: ',' expected after"),
        ("a,x\ry,1\n", "2 fields where the header has 3"),
        (f"a,x,{'v' * 200_000}\n", "field larger than field limit"),
        (f"a,x,{'v' * (LONGEST_LINE + 5)}\n", "a line of more than 1,048,576 characters"),
    ],
)
def test_a_row_that_is_none(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "c.csv"
    path.write_text(HEADER + row + GOOD, encoding="utf-8", newline="")
    code, reasons = scored(path)
    assert code == 0
    assert reason in reasons[0]


def test_what_was_read_before_changes_nothing_about_how_long_a_cell_may_be(tmp_path: Path) -> None:
    longest = csv.field_size_limit()
    assert list(numbered_rows(f"a\n{'v' * 200_000}"))[1][1] == ["v" * 200_000]
    assert csv.field_size_limit() == longest
    path = tmp_path / "c.csv"
    path.write_text(HEADER + GOOD, encoding="utf-8")
    assert scored(path)[0] == 0
    assert csv.field_size_limit() == longest


def test_a_header_that_is_none(tmp_path: Path, capsys) -> None:
    path = tmp_path / "c.csv"
    path.write_text(f'source,subject,value,"{"h" * 140_000}"\n{GOOD}', encoding="utf-8")
    assert scored(path)[0] == 4
    assert "its header is not CSV: field larger than" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["v" * 3_000_000, [f"v{n}" for n in range(200_000)]])
def test_a_long_row_of_json_lines(tmp_path: Path, value: object) -> None:
    path = tmp_path / "c.jsonl"
    rows = ({"source": "a", "subject": "x", "value": v} for v in (value, "2"))
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert scored(path) == (0, ["a line of more than 1,048,576 characters"])


def test_a_long_cell_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    values = ["v" * 5_000_000, "2"]
    pq.write_table(pa.table({"source": ["a", "b"], "subject": ["x", "x"], "value": values}), path)
    assert scored(path) == (0, ["value has more than 131,072 bytes"])


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_bomb_is_read_in_bounded_memory(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"c.{ending}.gz"
    begin = HEADER if ending == "csv" else '{"source": "'
    path.write_bytes(gzip.compress(begin.encode() + b"a" * 50_000_000, 1))
    with open_lines(path) as found:
        assert sum(map(len, found)) < 2 * LONGEST_LINE
    assert scored(path)[0] == 5


def test_zero_bytes_in_a_compressed_file(tmp_path: Path) -> None:
    path = tmp_path / "c.csv.gz"
    path.write_bytes(gzip.compress((HEADER + "a,x,1\n" + GOOD).encode() + b"\0" * 1000))
    assert scored(path) == (0, ["1 fields where the header has 3"])


def test_lines_end_as_they_do_in_any_file(tmp_path: Path, monkeypatch) -> None:
    text = "one\r\ntwo\rthree\n\nvery long indeed\rfive\r\nlast"
    path = tmp_path / "lines.txt"
    path.write_text(text, encoding="utf-8", newline="")
    for chunk in range(1, 20):
        monkeypatch.setattr(lines, "_CHUNK", chunk)
        with open_lines(path) as found:
            assert list(found) == text.splitlines(keepends=True)
        monkeypatch.setattr(lines, "LONGEST_LINE", 6)
        with open_lines(path) as found:
            cut = [line.rstrip("\r\n") for line in found]
            assert cut == ["one", "two", "three", "", "very l", "five", "last"]
            assert found.too_long == [5]
        monkeypatch.undo()


def test_parquet_with_flipped_bits(tmp_path: Path) -> None:
    whole = tmp_path / "whole.parquet"
    names = [f"s{n // 2}" for n in range(400)]
    values = [f"v{n % 7}" for n in range(400)]
    pq.write_table(pa.table({"source": ["a", "b"] * 200, "subject": names, "value": values}), whole)
    data = whole.read_bytes()
    dice = random.Random(7)
    codes = set()
    for _ in range(40):
        broken = bytearray(data)
        for _ in range(dice.choice((1, 3, 20))):
            broken[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        path = tmp_path / "broken.parquet"
        path.write_bytes(bytes(broken))
        codes.add(scored(path)[0])
    assert codes <= {0, 4, 5}
    assert 4 in codes


def test_parquet_whose_footer_lies(tmp_path: Path) -> None:
    """Of rows that are not there, of other columns, and with names that are not UTF-8."""
    whole = tmp_path / "whole.parquet"
    pq.write_table(pa.table({"source": ["a"], "subject": ["x"], "value": ["1"]}), whole)
    data = whole.read_bytes()
    footer = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    lies = {}
    for place in range(footer, len(data) - 8):
        broken = data[:place] + b"\x7e" + data[place + 1 :]
        with suppress(pa.ArrowException, OSError, UnicodeDecodeError):
            found = pq.read_metadata(io.BytesIO(broken))
            told = (found.num_rows, found.num_columns, found.num_row_groups)
            lies.setdefault(told, broken)
    del lies[1, 3, 1]
    assert lies
    names = data[:footer] + data[footer:].replace(b"subject", b"\xff\xfe\xffject")
    for broken in (*lies.values(), names):
        (tmp_path / "broken.parquet").write_bytes(broken)
        assert scored(tmp_path / "broken.parquet")[0] in (0, 4, 5)


def test_parquet_that_points_beyond_its_dictionary(tmp_path: Path, capsys, monkeypatch) -> None:
    path = tmp_path / "c.parquet"
    pq.write_table(
        pa.table({"source": ["a", "b"], "subject": ["x", "x"], "value": ["1", "2"]}), path
    )
    beyond = pa.DictionaryArray.from_arrays(
        pa.array([0, 9], pa.int32()), pa.array(["1"]), safe=False
    )
    read = pq.ParquetFile.iter_batches

    def damaged(*given, **named):
        for batch in read(*given, **named):
            place = batch.schema.get_field_index("value")
            yield batch.drop_columns("value").add_column(place, "value", beyond)

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", damaged)
    assert scored(path)[0] == 4
    assert "ends too early or is damaged" in capsys.readouterr().err


def test_no_cell_of_the_scores_runs_as_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(HEADER + "a,=cmd|x,-5\nb,=cmd|x,@SUM(1)\nc,-y,'=1\n", encoding="utf-8")
    assert scored(path)[0] == 0
    with path.with_name("out.csv").open(encoding="utf-8", newline="") as stream:
        cells = {(row["subject"], row["value"]) for row in csv.DictReader(stream)}
    assert cells == {("'=cmd|x", "-5"), ("'=cmd|x", "'@SUM(1)"), ("'-y", "''=1")}


def test_a_profile_that_cannot_be(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    record = {"source": "a", "right": 13, "judged": 12, "reliability": 0.9, "low": 0.8, "high": 1}
    path.write_text(json.dumps({"verifykit": 1, "base_rate": 0.5, "records": [record]}))
    with pytest.raises(ConfigError, match="'a' has 13 right of 12"):
        read_profile(path)
    path.write_text(json.dumps({"verifykit": 1, "origin": 5, "base_rate": 0.5, "records": []}))
    with pytest.raises(ConfigError, match="origin"):
        read_profile(path)
