"""`verifykit score` and `learn` on corpora, from the outside."""

import csv
import gzip
import json
import os
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from generated_corpora import corpus
from verifykit.cli import main
from verifykit.corpus.output.tables import COLUMNS


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def named_rows(seed: int = 5, **world) -> list[dict[str, str]]:
    return [
        {
            "source": f"source {s}",
            "subject": f"subject {o}",
            "predicate": f"predicate {a}",
            "value": f"value {v}",
        }
        for s, o, v, a in corpus(seed, **world)
    ]


def write_csv(name: str, rows: list[dict[str, str]], opened=open) -> Path:
    with opened(name, "wt", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return Path(name)


def read_csv(name: str) -> list[dict[str, str]]:
    with Path(name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_scores_of_every_value(capsys) -> None:
    write_csv("c.csv", named_rows())
    assert main(["score", "c.csv", "-o", "out.csv", "--sources", "sources.csv"]) == 0
    rows = read_csv("out.csv")
    assert list(rows[0]) == list(COLUMNS)
    assert [(r["subject"], r["predicate"], int(r["rank"])) for r in rows] == sorted(
        (r["subject"], r["predicate"], int(r["rank"])) for r in rows
    )
    stated = {(r["subject"], r["value"]) for r in named_rows()}
    assert {(r["subject"], r["value"]) for r in rows} == stated
    for subject in {r["subject"] for r in rows}:
        assert sum(float(r["score"]) for r in rows if r["subject"] == subject) < 1 + 1e-5
    sources = read_csv("sources.csv")
    assert [r["source"] for r in sources] == sorted(f"source {s}" for s in range(12))
    assert all(float(r["low"]) < float(r["reliability"]) < float(r["high"]) for r in sources)
    copiers = [r for r in sources if r["source"] == "source 11"]
    assert float(copiers[0]["dependence"]) >= 0.5
    assert "sources" in capsys.readouterr().err
    assert not list(Path().glob(".*work")), "the folder of a finished run is removed"


def test_every_format_gives_the_same_scores() -> None:
    rows = named_rows()
    write_csv("c.csv", rows)
    write_csv("c2.csv.gz", rows, gzip.open)
    Path("c3.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    pq.write_table(pa.Table.from_pylist(rows), "c4.parquet")
    with pa.output_stream("c5.csv.zst", compression="zstd") as stream:
        stream.write(Path("c.csv").read_bytes())
    for number, name in enumerate(["c.csv", "c2.csv.gz", "c3.jsonl", "c4.parquet", "c5.csv.zst"]):
        assert main(["score", name, "-o", f"out{number}.csv"]) == 0
    outputs = {Path(f"out{number}.csv").read_bytes() for number in range(5)}
    assert len(outputs) == 1


def test_output_formats_hold_the_same_rows() -> None:
    write_csv("c.csv", named_rows())
    for ending in ("csv", "parquet", "jsonl", "json"):
        assert main(["score", "c.csv", "-o", f"out.{ending}"]) == 0
    expected = pq.read_table("out.parquet").to_pylist()
    assert json.loads(Path("out.json").read_text()) == expected
    lines = Path("out.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == expected
    assert [float(r["score"]) for r in read_csv("out.csv")] == [r["score"] for r in expected]


def test_order_of_rows_changes_nothing() -> None:
    rows = named_rows(attributes=2)
    write_csv("a.csv", rows)
    random.Random(4).shuffle(rows)
    write_csv("b.csv", rows)
    for name in ("a", "b"):
        assert main(["score", f"{name}.csv", "-o", f"{name}.out.parquet"]) == 0
    assert Path("a.out.parquet").read_bytes() == Path("b.out.parquet").read_bytes()


def test_names_of_sources_change_nothing() -> None:
    rows = named_rows()
    write_csv("a.csv", rows)
    names = {row["source"] for row in rows}
    renamed = dict(zip(sorted(names), random.Random(1).sample(sorted(names), 12), strict=True))
    write_csv("b.csv", [row | {"source": renamed[row["source"]]} for row in rows])
    for name in ("a", "b"):
        assert main(["score", f"{name}.csv", "-o", f"{name}.out.csv"]) == 0
    assert Path("a.out.csv").read_bytes() == Path("b.out.csv").read_bytes()


def test_columns_and_scope() -> None:
    rows = [
        {"dataset": f"d{s}", "entity": "x", "value": value, "region": region}
        for region, values in {"north": "aab", "south": "bba"}.items()
        for s, value in enumerate(values)
    ]
    write_csv("c.csv", rows)
    columns = "source=dataset,subject=entity"
    assert main(["score", "c.csv", "-o", "o.csv", "--columns", columns, "--scope", "region"]) == 0
    best = {r["region"]: r["value"] for r in read_csv("o.csv") if r["rank"] == "1"}
    assert best == {"north": "a", "south": "b"}


def test_columns_scope_and_kinds_from_the_configuration(capsys) -> None:
    rows = [
        {"who": f"s{n}", "what": "x", "says": says, "where": where, "else": "y"}
        for where in ("north", "south")
        for n, says in enumerate(("10", "10.0", "11", "30"))
    ]
    write_csv("c.csv", rows)
    config = Path("verifykit.toml")
    config.write_text(
        """[corpus]
scope = ["where"]

[corpus.columns]
source = "who"
subject = "what"
value = "says"

[corpus.values]
"*" = "number~2"
""",
        encoding="utf-8",
    )
    assert main(["score", "c.csv", "-o", "out.csv"]) == 0
    found = {(row["where"], row["subject"], row["value"]) for row in read_csv("out.csv")}
    assert found == {(where, "x", value) for where in ("north", "south") for value in ("10", "30")}
    assert main(["learn", "c.csv", "-o", "profile.json"]) == 0

    arguments = ["--columns", "subject=else", "--scope", "what", "--value", "number"]
    assert main(["score", "c.csv", "-o", "out.csv", *arguments]) == 0
    found = {(row["what"], row["subject"], row["value"]) for row in read_csv("out.csv")}
    assert found == {("x", "y", value) for value in ("10", "11", "30")}

    config.write_text('[corpus.columns]\nsauce = "who"\n', encoding="utf-8")
    assert main(["score", "c.csv", "-o", "out.csv"]) == 2
    assert "verifykit.toml:2" in capsys.readouterr().err


def test_one_of_anything_is_told_as_one(capsys) -> None:
    Path("c.csv").write_text("source,subject,value\na,x,1\na,,1\n")
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    told = "1 value of 1 statement by 1 source; 1 row could not be used: see o.csv.rejects.csv\n"
    assert capsys.readouterr().err == told
    assert main(["learn", "c.csv", "-o", "p.json"]) == 0
    assert "1 source, 0 dependent pairs; " in capsys.readouterr().err


def test_a_pipe_for_rejects_is_left_where_there_are_none() -> None:
    Path("c.csv").write_text("source,subject,value\na,x,1\n")
    os.mkfifo("rejects")
    assert main(["score", "c.csv", "-o", "o.csv", "--rejects", "rejects"]) == 0
    assert Path("rejects").is_fifo()


def test_rejects_are_counted_and_told(capsys) -> None:
    Path("c.jsonl").write_text(
        '{"source": "a", "subject": "x", "value": 1}\n'
        "not json\n"
        '{"source": "", "subject": "x", "value": 1}\n'
        '{"source": "b", "subject": "x", "value": 1.0, "weight": -2}\n'
        '{"source": "b", "subject": "x", "stance": "shouts", "value": 1}\n'
        "[1]\n"
        '{"source": "b", "subject": "x", "value": 1.0}\n'
    )
    assert main(["score", "c.jsonl", "-o", "o.csv"]) == 0
    assert "5 rows could not be used" in capsys.readouterr().err
    rejects = read_csv("o.csv.rejects.csv")
    assert [r["line"] for r in rejects] == ["2", "3", "4", "5", "6"]
    assert [r["reason"].split(":")[0] for r in rejects] == [
        "not JSON",
        "source is missing",
        "weight is no number from 1e-09 to 1e+09",
        "unknown stance",
        "not a JSON object",
    ]
    (row,) = read_csv("o.csv")
    assert (row["value"], row["documents"]) == ("1", "2")
    assert main(["learn", "c.jsonl", "-o", "p.json"]) == 0
    assert "5 rows could not be used: see p.json.rejects.csv" in capsys.readouterr().err
    assert main(["score", "c.jsonl", "-o", "o2.csv", "--strict"]) == 4
    assert "c.jsonl:2: not JSON" in capsys.readouterr().err
    assert not Path("o2.csv").exists()


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        ("c.parquet", b"PAR1 and no more", 4, "not a readable Parquet file"),
        ("c.csv", b"who,what\n1,2\n", 4, "no column 'source', 'subject', 'value'"),
        ("c.csv", b"", 5, "no statements"),
        ("c.csv", b"source,subject,value\n", 5, "no statements"),
        ("c.csv", b"source,subject,value\n,,\n", 5, "no usable statement"),
        (
            "c.csv.gz",
            gzip.compress(b"source,subject,value\na,b,c\n" * 999, mtime=0)[:40],
            4,
            "damaged",
        ),
        ("c.jsonl.zst", b"nothing like it", 4, "damaged"),
    ],
)
def test_bad_input_is_told(name, content, code, message, capsys) -> None:
    Path(name).write_bytes(content)
    assert main(["score", name, "-o", "o.csv"]) == code
    assert message in capsys.readouterr().err
    assert not Path("o.csv").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "c.csv"],
        ["score", "c.csv", "-o", "o.txt"],
        ["score", "c.csv", "-o", "o.csv", "--memory", "lots"],
        ["score", "c.csv", "-o", "o.csv", "--columns", "whose=x"],
        ["score", "c.csv", "-o", "o.csv", "--value", "colour"],
        ["score", "c.csv", "-o", "o.csv", "--value", "number~.."],
        ["score", "c.csv", "-o", "o.csv", "--value", "number~1mod0"],
        ["score", "c.csv", "-o", "o.csv", "--value", "number/;"],
        ["score", "c.csv", "-o", "o.csv", "--value", "text~5"],
        ["score", "c.csv", "-o", "o.csv", "--value", "time~5"],
        ["score", "c.csv", "-o", "o.csv", "--value", "clock~2d"],
        ["score", "c.csv", "-o", "o.csv", "--scope", "value"],
        ["score", "c.csv", "-o", "o.csv", "--scheduler", "tcp://127.0.0.1:1"],
        ["score", "c.csv", "-o", "o.csv", "--workers", "3"],
        ["score", "c.csv", "-o", "o.csv", "--select", "SRC"],
        ["score", "c.csv", "-o", "o.csv", "--prefer-profile"],
        ["score", "c.csv", "-o", "o.csv", "--color", "always"],
        ["score", "c.csv", "case.yaml", "-o", "o.csv"],
        ["evaluate", "c.csv", "--gold", "c.csv", "--ratings", "nowhere.toml"],
        ["evaluate", "c.csv", "--gold", "c.csv", "--folds", "3"],
        ["evaluate", "c.csv", "--gold", "c.csv", "--accept", "echo"],
        ["evaluate", "case.yaml", "--scope", "country"],
        ["learn", "case.yaml", "-o", "o.json"],
    ],
)
def test_what_makes_no_sense(arguments, capsys) -> None:
    write_csv("c.csv", named_rows())
    Path("case.yaml").write_text("verifykit: 1\nclaims: []\n")
    assert main(arguments) == 2
    assert capsys.readouterr().err


def test_what_only_checkers_need_goes_with_checks() -> None:
    write_csv("c.csv", named_rows(objects=5))
    asked = ["score", "c.csv", "-o", "o.csv", "--select", "SRC"]
    assert main([*asked, "--checks", "checks.csv"]) == 0


def test_refuting_weighing_and_timing() -> None:
    rows = [
        {"source": s, "subject": "x", "value": v, "stance": st, "weight": w, "when": t}
        for s, v, st, w, t in [
            ("a", "old", "", "1", "2019"),
            ("a", "new", "", "1", "2020-05"),
            ("b", "new", "supports", "2", ""),
            ("c", "old", "refutes", "1", "2020-01-01"),
            ("d", "other", "", "1", "2021-01-01T10:00"),
        ]
    ]
    write_csv("c.csv", rows)
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    found = {r["value"]: r for r in read_csv("o.csv")}
    assert found["new"]["documents"] == "2"
    assert found["old"]["documents"] == "0"
    assert found["new"]["rank"] == "1"
    assert float(found["old"]["score"]) < 0.2 < float(found["new"]["score"])


def test_relays_add_no_origin() -> None:
    rows = [{"source": "wire", "subject": "x", "value": "a", "derived_from": ""}]
    rows += [
        {"source": f"paper {n}", "subject": "x", "value": "a", "derived_from": "wire"}
        for n in range(5)
    ]
    rows += [{"source": "other", "subject": "x", "value": "b", "derived_from": ""}]
    write_csv("with.csv", rows)
    write_csv("without.csv", [rows[0], rows[-1]])
    for name in ("with", "without"):
        assert main(["score", f"{name}.csv", "-o", f"{name}.out.csv"]) == 0
    relayed, alone = read_csv("with.out.csv")[0], read_csv("without.out.csv")[0]
    assert (relayed["documents"], relayed["origins_max"]) == ("6", "1")
    assert relayed["score"] == alone["score"]


def test_ties_are_told() -> None:
    write_csv(
        "c.csv", [{"source": s, "subject": "x", "value": v} for s, v in ("ap", "bq", "cp", "dq")]
    )
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    rows = read_csv("o.csv")
    assert {(r["rank"], r["tied"], r["confidence"]) for r in rows} == {("1", "true", "low")}
    assert rows[0]["score"] == rows[1]["score"]


def test_kinds_of_values() -> None:
    rows = [
        {"source": s, "subject": "flight", "predicate": "leaves", "value": v}
        for s, v in {"a": "600", "b": "600.0", "c": "605", "d": "1,439", "e": "1", "f": "x"}.items()
    ]
    rows += [
        {"source": s, "subject": "book", "predicate": "authors", "value": v}
        for s, v in {"a": "Ann|Bob", "b": "Bob| Ann", "c": "Ann"}.items()
    ]
    write_csv("c.csv", rows)
    kinds = ["--value", "leaves:number~10mod1440", "--value", "authors:set/|"]
    assert main(["score", "c.csv", "-o", "o.csv", *kinds]) == 0
    documents = {(r["subject"], r["value"]): int(r["documents"]) for r in read_csv("o.csv")}
    assert documents == {
        ("flight", "600"): 3,
        ("flight", "1"): 2,
        ("book", "Ann|Bob"): 2,
        ("book", "Ann"): 1,
    }
    assert [r["reason"] for r in read_csv("o.csv.rejects.csv")] == ["not a number: x"]


def test_times_as_values() -> None:
    said = {
        "born": {"a": "2020-01-01", "b": "2020-01-02T05:00", "c": "2020-02-01", "d": "soon"},
        "leaves": {"a": "23:58", "b": "00:03", "c": "9:00"},
    }
    rows = [
        {"source": s, "subject": "x", "predicate": predicate, "value": value}
        for predicate, values in said.items()
        for s, value in values.items()
    ]
    write_csv("c.csv", rows)
    kinds = ["--value", "born:time~2d", "--value", "leaves:clock~10m"]
    assert main(["score", "c.csv", "-o", "o.csv", *kinds]) == 0
    found = {(r["predicate"], r["value"]): r["documents"] for r in read_csv("o.csv")}
    assert found == {
        ("born", "2020-01-01"): "2",
        ("born", "2020-02-01"): "1",
        ("leaves", "00:03"): "2",
        ("leaves", "09:00"): "1",
    }
    assert [r["reason"] for r in read_csv("o.csv.rejects.csv")] == ["not a time: soon"]


def test_several_origins() -> None:
    """A relay of what is in hand adds no origin; two that share an origin are one."""
    rows = [
        {"source": s, "subject": "x", "value": "a", "derived_from": origins}
        for s, origins in {
            "wire": "",
            "paper": "bureau; wire",
            "blog": "leak; letter",
            "site": "letter; memo",
        }.items()
    ]
    write_csv("c.csv", rows)
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    (row,) = read_csv("o.csv")
    assert (row["documents"], row["origins_max"]) == ("4", "2")


def test_gold_within_the_tolerance() -> None:
    rows = [
        {"source": s, "subject": f"x{o}", "value": v}
        for o in range(9)
        for s, v in {"a": "100", "b": "100", "c": "200", "d": "201"}.items()
    ]
    write_csv("c.csv", rows)
    Path("gold.csv").write_text("subject,value\n" + "".join(f"x{o},202\n" for o in range(6)))
    arguments = ["score", "c.csv", "-o", "o.csv", "--value", "number~5", "--gold", "gold.csv"]
    assert main(arguments) == 0
    best = {r["subject"]: r["value"] for r in read_csv("o.csv") if r["rank"] == "1"}
    assert set(best.values()) == {"200"}


def test_a_general_value_is_no_rival_of_a_specific_one() -> None:
    rows = [
        {"source": s, "subject": "site", "value": v}
        for s, v in {"a": "France", "b": "France", "c": "Lyon", "d": "Spain", "e": "Spain"}.items()
    ]
    write_csv("c.csv", rows)
    Path("tree.csv").write_text("value,part_of\nLyon,France\nMadrid,Spain\n")
    assert main(["score", "c.csv", "-o", "flat.csv"]) == 0
    assert main(["score", "c.csv", "-o", "tree.out.csv", "--hierarchy", "tree.csv"]) == 0
    flat = {r["value"]: r for r in read_csv("flat.csv")}
    tree = {r["value"]: r for r in read_csv("tree.out.csv")}
    assert flat["Lyon"]["rank"] == "3"
    assert tree["Lyon"]["rank"] == "1"
    assert float(tree["France"]["score"]) >= float(tree["Lyon"]["score"])


def test_a_general_value_does_not_speak_against_a_specific_one() -> None:
    said = {"a": "France", "b": "Lyon", "c": "France", "d": "Paris", "e": "Europe", "f": "Lyon"}
    write_csv("c.csv", [{"source": s, "subject": "x", "value": v} for s, v in said.items()])
    Path("t.csv").write_text("value,part_of\nLyon,France\nParis,France\nFrance,Europe\n")
    assert main(["score", "c.csv", "-o", "o.csv", "--hierarchy", "t.csv"]) == 0
    rows = {row["value"]: row for row in read_csv("o.csv")}
    assert (rows["Lyon"]["rank"], rows["Lyon"]["verdict"]) == ("1", "contested")
    assert 0 < float(rows["Lyon"]["conflict"]) < 1, "Paris alone speaks against it"
    for general in ("France", "Europe"):
        assert float(rows[general]["conflict"]) == 0
        assert rows[general]["verdict"] == "supported"


def test_declared_copies_grades_and_gold() -> None:
    rows = [
        {"source": s, "subject": f"x{o}", "value": v}
        for o in range(8)
        for s, v in {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}.items()
    ]
    write_csv("c.csv", rows)
    Path("copies.csv").write_text("source,derived_from\nb,a\nc,a\n")
    Path("gold.csv").write_text("subject,value\n" + "".join(f"x{o},2\n" for o in range(4)))
    Path("grades.csv").write_text("source,reliability\nd,A\ne,A\na,E\nb,E\nc,E\n")

    def best(*options: str) -> set[str]:
        assert main(["score", "c.csv", "-o", "o.csv", *options]) == 0
        return {r["value"] for r in read_csv("o.csv") if r["rank"] == "1" and r["subject"] == "x7"}

    assert best() == {"1"}
    assert best("--derivations", "copies.csv") == {"2"}
    assert best("--gold", "gold.csv") == {"2"}
    write_csv("c.csv", [row for row in rows if row["source"] != "c"])
    assert best() == {"1", "2"}
    assert best("--grades", "grades.csv") == {"2"}


def test_a_profile_is_learned_valid_and_used() -> None:
    write_csv("c.csv", named_rows(attributes=2, objects=120))
    assert main(["learn", "c.csv", "-o", "p.json"]) == 0
    profile = json.loads(Path("p.json").read_text())
    assert {record["source"] for record in profile["records"]} == {f"source {s}" for s in range(12)}
    assert {record.get("predicate") for record in profile["records"]} == {
        None,
        "predicate 0",
        "predicate 1",
    }
    pairs = [tuple(tie["sources"]) for tie in profile["dependences"]]
    assert ("source 0", "source 11") in pairs
    assert main(["score", "c.csv", "-o", "with.csv", "--profile", "p.json"]) == 0
    assert main(["score", "c.csv", "-o", "learned.csv"]) == 0
    best = [
        [(r["subject"], r["value"]) for r in read_csv(name) if r["rank"] == "1"]
        for name in ("with.csv", "learned.csv")
    ]
    assert len(set(best[0]) & set(best[1])) > 0.9 * len(best[1])
    damaged = profile | {"base_rate": 2}
    Path("bad.json").write_text(json.dumps(damaged))
    assert main(["score", "c.csv", "-o", "o.csv", "--profile", "bad.json"]) == 2


def test_a_case_refuses_the_options_of_a_corpus(capsys) -> None:
    Path("case.yaml").write_text("verifykit: 1\nclaims: [{id: a, text: b}]\nevidence: []\n")
    assert main(["score", "case.yaml", "--memory", "2G"]) == 2
    assert "--memory is for a corpus" in capsys.readouterr().err
