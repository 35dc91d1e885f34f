"""A feed that means another thing by a column up to a date: answered for itself, and told."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verifykit.cli import main
from verifykit.corpus import Inputs, Summary, learn, score

BETTER, FEED = 6, 8
DAYS, FLIGHTS = 3, 30
PREDICATES = ("departure", "arrival", "gate", "type")
Row = tuple[str, str, str, str]
Scored = tuple[Summary, dict[tuple[str, str], str], bytes]


def statements(changes: bool) -> list[Row]:
    """Flights of three days. On the first day `FEED` sources take departures from a feed whose
    value (ground) is not the true one (gate); later, if it `changes`, it is.
    """
    random = np.random.default_rng(5)
    right = np.where(np.arange(BETTER + FEED) < BETTER, 0.9, 0.75)
    rows = []
    for day in range(DAYS):
        for flight in range(FLIGHTS):
            for predicate in PREDICATES:
                fed = predicate == "departure" and (day == 0 or not changes)
                for source, rate in enumerate(right.tolist()):
                    exact = random.random() < rate
                    value = "ground" if fed and source >= BETTER else "gate"
                    said = value if exact else f"slip{random.integers(9)}"
                    name = f"{'own' if source < BETTER else 'fed'}{source}"
                    subject = f"2011-12-0{day + 4} {flight:02d}"
                    rows.append((name, subject, predicate, f"{said} {flight}"))
    return rows


def scored(rows: list[Row], folder: Path) -> Scored:
    """What a run says of itself, the best values, and the bytes."""
    folder.mkdir()
    path, output = folder / "c.parquet", folder / "o.parquet"
    columns = (list(column) for column in zip(*rows, strict=True))
    pq.write_table(
        pa.table(dict(zip(("source", "subject", "predicate", "value"), columns, strict=True))), path
    )
    summary = score(Inputs(corpus=(path,)), output, work=folder / "work")
    best = {
        (row["subject"], row["predicate"]): row["value"]
        for row in pq.read_table(output).to_pylist()
        if row["rank"] == 1
    }
    return summary, best, output.read_bytes()


def rightness(best: dict[tuple[str, str], str]) -> float:
    return float(np.mean([value.startswith("gate") for value in best.values()]))


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    return scored(statements(changes=True), tmp_path_factory.mktemp("corpora") / "changing")


def test_every_day_is_answered_for_itself(changing: Scored) -> None:
    assert rightness(changing[1]) > 0.98


def test_it_is_told_from_when_to_when_and_of_whom(changing: Scored) -> None:
    (regime,) = changing[0].regimes
    assert regime.predicate == "departure"
    ((first, last),) = regime.spans
    assert first == "2011-12-04 00"
    assert last in ("2011-12-04 28", "2011-12-04 29", "2011-12-05 00"), "as exact as the bins are"
    assert {name[:3] for name in regime.worse} == {"fed"}
    assert not regime.better


def test_the_order_of_the_rows_changes_nothing(changing: Scored, tmp_path: Path) -> None:
    assert scored(statements(changes=True)[::-1], tmp_path / "back")[2] == changing[2]


def test_copies_turn_as_often_and_change_no_answer(changing: Scored, tmp_path: Path) -> None:
    copies = [(s, f"{n} {o}", p, v) for n in range(3) for s, o, p, v in statements(changes=True)]
    summary, best, _ = scored(copies, tmp_path / "copies")
    (regime,) = summary.regimes
    ends = [last for _, last in regime.spans]
    assert [end[:9] for end in ends] == [f"{n} 2011-12" for n in range(3)]
    assert all(end[9:12] in ("-04", "-05") for end in ends)
    alone = changing[1]
    same = [value == alone[subject[2:], predicate] for (subject, predicate), value in best.items()]
    assert np.mean(same) > 0.98


def test_who_never_changes_has_no_regimes(tmp_path: Path) -> None:
    summary, best, _ = scored(statements(changes=False), tmp_path / "constant")
    assert not summary.regimes
    assert rightness(best) > 0.95, "six better ones are believed against a feed of eight"


def test_the_command_line_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scored(statements(changes=True), tmp_path / "c")
    path = tmp_path / "c" / "c.parquet"
    assert main(["score", str(path), "-o", str(tmp_path / "o.csv")]) == 0
    told = capsys.readouterr().err
    assert "departure: 2011-12-04 00 to 2011-12-0" in told
    assert "learned apart; taken for right more often there: nobody; less often: fed" in told


def test_a_profile_has_one_record_of_all_regimes(tmp_path: Path) -> None:
    scored(statements(changes=True), tmp_path / "c")
    found = learn(Inputs(corpus=(tmp_path / "c" / "c.parquet",)), work=tmp_path / "work")
    for source in ("own0", "fed6"):
        own = [record for record in found.records if record.source == source]
        whole, *parts = sorted(own, key=lambda record: record.predicate or "")
        assert whole.predicate is None
        assert [record.predicate for record in parts] == sorted(PREDICATES)
        assert whole.judged == pytest.approx(sum(record.judged for record in parts))
