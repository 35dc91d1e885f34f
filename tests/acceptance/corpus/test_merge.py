"""Golden records: linked records become one per cluster."""

import csv
import json
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from linked_people import (
    ATTRIBUTES,
    Record,
    most_frequent,
    most_recent,
    most_trusted,
    people,
)
from verifykit.cli.main import main
from verifykit.corpus import TruthModel
from verifykit.errors import InputError

HEADER = "id,cluster,dataset,name,born,city,note\n"
RECORDS = (
    HEADER + "1,c1,A,Anna Müller,1980-01-02,Köln,unknown\n"
    "2,c1,B,Anna Muller,1980-01-02,Köln,\n"
    "3,c1,C,Anna Müller,1980-02-01,Bonn,<b>\n"
    "4,c2,A,Bob,1970-01-01,Bonn,n/a\n"
    "5,c2,B,Bob,,Bonn,\n"
)
MERGE = ("--cluster", "cluster", "--source", "dataset", "--ignore", "id")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.csv"
    path.write_text(RECORDS, encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_one_record_per_cluster(records: Path, tmp_path: Path, capsys) -> None:
    output = tmp_path / "golden.csv"
    assert main(["merge", str(records), *MERGE, "-o", str(output)]) == 0
    one, two = read(output)
    assert (one["cluster"], one["name"], one["born"]) == ("c1", "Anna Müller", "1980-01-02")
    assert (one["name_origins_min"], one["name_origins_max"]) == ("1", "2")
    assert one["name_rejected"].startswith("Anna Muller (0.")
    assert 0.5 < float(one["name_score"]) < 1
    assert (one["note"], two["note"], two["note_score"]) == ("<b>", "", ""), "unknown is no vote"
    assert (two["born"], two["born_origins_max"]) == ("1970-01-01", "1"), "nor is an empty cell"
    assert "2 clusters of 5 records; 3 conflicts worth a look" in capsys.readouterr().err


def test_a_column_that_numbers_the_records_is_told(tmp_path: Path, capsys) -> None:
    rows = [f"{c}{d},c{c},{d},Anna {c}" for c in range(4) for d in "ABC"]
    (tmp_path / "r.csv").write_text("\n".join(["id,cluster,dataset,name", *rows]), encoding="utf-8")
    command = ["merge", str(tmp_path / "r.csv"), *MERGE[:4], "-o", str(tmp_path / "golden.csv")]
    assert main(command) == 0
    told = capsys.readouterr().err
    assert "leave it out with --ignore id" in told
    assert "'name'" not in told
    assert main([*command, "--ignore", "id"]) == 0
    assert "--ignore" not in capsys.readouterr().err


def test_a_row_per_cell(records: Path, tmp_path: Path) -> None:
    output = tmp_path / "golden.parquet"
    assert main(["merge", str(records), *MERGE, "--long", "-o", str(output)]) == 0
    cells = pq.read_table(output).to_pylist()
    assert [(cell["cluster"], cell["attribute"]) for cell in cells] == [
        ("c1", "born"), ("c1", "city"), ("c1", "name"), ("c1", "note"),
        ("c2", "born"), ("c2", "city"), ("c2", "name"),
    ]  # fmt: skip


def test_what_hangs_most_on_comes_first(tmp_path: Path) -> None:
    rows = ["x,few,A,yes,,,", "x,few,B,no,,,"]
    rows += [f"x,many,{source},{name},,," for source, name in zip("ABCDEF", "ppqqrr", strict=True)]
    path, listed = tmp_path / "r.csv", tmp_path / "conflicts.jsonl"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    arguments = [*MERGE, "-o", str(tmp_path / "g.csv"), "--conflicts", str(listed)]
    assert main(["merge", str(path), *arguments]) == 0
    found = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()]
    assert [row["cluster"] for row in found] == ["many", "few"]
    assert found[0]["at_stake"] == pytest.approx(6 * (1 - found[0]["score"]), abs=1e-5)


def test_a_page_of_one_cluster(records: Path, tmp_path: Path) -> None:
    page = tmp_path / "c1.html"
    out = ["-o", str(tmp_path / "g.csv")]
    assert main(["merge", str(records), *MERGE, *out, "--page", str(page), "--of", "c1"]) == 0
    text = page.read_text(encoding="utf-8")
    assert "<h1>c1</h1>" in text
    assert "&lt;b&gt;" in text
    assert "<b>" not in text
    assert '<span class="other">Anna Muller</span>' in text
    assert '<span class="silent">unknown</span>' in text
    assert main(["merge", str(records), *MERGE, *out, "--page", str(page), "--of", "c9"]) == 4
    assert main(["merge", str(records), *MERGE, *out, "--page", str(page)]) == 2


NAMESAKES = (
    HEADER + "1,c1,registry,John Smith,1960-02-01,Leeds,convicted\n"
    "2,c1,daily,John Smith,1984-07-11,York,unknown\n"
    "3,c1,blog,John Smith,1960-02-01,Leeds,convicted\n"
    "4,c1,court,John Smith,1984-07-11,York,acquitted\n"
    "5,c2,registry,Li Wei,1970-01-01,Hull,\n"
    "6,c2,daily,Li Wei,1970-01-01,Bath,\n"
    "7,c2,blog,Li Wei,1971-01-01,Bath,\n"
    "8,c2,court,Li Wei,1971-01-01,Hull,\n"
)


def test_two_of_one_name_are_told(tmp_path: Path, capsys) -> None:
    path, page = tmp_path / "r.csv", tmp_path / "c1.html"
    path.write_text(NAMESAKES, encoding="utf-8")
    command = ["merge", str(path), *MERGE, "-o", str(tmp_path / "g.csv"), "--page", str(page)]
    assert main([*command, "--of", "c1"]) == 0
    told = capsys.readouterr().err
    assert "in 1 cluster the same records differ in several attributes" in told
    assert "in 'c1' in born and city" in told
    text = page.read_text(encoding="utf-8")
    assert "1960-02-01, Leeds (registry, blog); 1984-07-11, York (daily, court)" in text
    assert "also stated: acquitted" in text
    assert "rejected" not in text, "a court's word on a man is not rejected by a page"
    assert main([*command, "--of", "c2"]) == 0
    assert "two of one name" not in page.read_text(encoding="utf-8"), "no two differ together"


def test_the_page_tells_when_a_source_said_what(tmp_path: Path) -> None:
    path, page = tmp_path / "r.csv", tmp_path / "page.html"
    rows = "1,c,daily,Ann,1970,Bath,2018\n2,c,daily,Ann,1971,Bath,2020\n3,c,court,Ann,,Bath,\n"
    path.write_text(HEADER + rows, encoding="utf-8")
    out = ["-o", str(tmp_path / "g.csv"), "--page", str(page), "--of", "c", "--when", "note"]
    assert main(["merge", str(path), *MERGE, *out]) == 0
    text = page.read_text(encoding="utf-8")
    heads = ["daily, 2018", "daily, 2020", "court"]
    assert [text.count(f">{head}</th>") for head in heads] == [1, 1, 1]
    assert "the latest counts" in text


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet", ".csv.gz"])
def test_every_format_says_the_same(records: Path, tmp_path: Path, ending: str) -> None:
    import gzip

    import pyarrow.csv

    table = pyarrow.csv.read_csv(
        records, convert_options=pyarrow.csv.ConvertOptions(strings_can_be_null=True)
    )
    path = tmp_path / f"in{ending}"
    if ending == ".parquet":
        pq.write_table(table, path)
    elif ending == ".jsonl":
        lines = (json.dumps(row, default=str, ensure_ascii=False) for row in table.to_pylist())
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        data = records.read_bytes()
        path.write_bytes(gzip.compress(data) if ending.endswith(".gz") else data)
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    assert main(["merge", str(records), *MERGE, "-o", str(one)]) == 0
    assert main(["merge", str(path), *MERGE, "-o", str(other)]) == 0
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,cluster,name\n1,c,x\n", "no column 'dataset'"),
        ("id,cluster,dataset\n1,c,A\n", "no column to merge"),
        ("id,cluster,dataset,name,name\n1,c,A,x,y\n", "more than one column 'name'"),
        ("id,cluster,dataset,name\n1,c,A,unknown\n", "no cell of any record says anything"),
        ("id,cluster,dataset,name\n1,c,A\n", ":2: 3 fields where the header has 4"),
        ("", "no records"),
    ],
)
def test_tables_that_cannot_be_merged(tmp_path: Path, capsys, text: str, said: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["merge", str(path), *MERGE, "-o", str(tmp_path / "g.csv")]) == 4
    assert said in capsys.readouterr().err


def test_outputs_never_replace_the_records(records: Path, tmp_path: Path) -> None:
    assert main(["merge", str(records), *MERGE, "-o", str(records)]) == 2
    arguments = ["-o", str(tmp_path / "g.csv"), "--conflicts", str(tmp_path / "g.csv")]
    assert main(["merge", str(records), *MERGE, *arguments]) == 2


def test_in_a_notebook(records: Path) -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("narwhals")
    frame = pd.read_csv(records)
    golden = TruthModel().merge(frame, cluster="cluster", source="dataset", ignored=["id"])
    assert isinstance(golden.records, pd.DataFrame)
    assert golden.records["name"].tolist() == ["Anna Müller", "Bob"]
    assert set(golden.conflicts["attribute"]) == {"name", "born", "city"}
    assert "<h1>c1</h1>" in golden.page("c1")
    with pytest.raises(InputError, match="no cluster 'c9'"):
        golden.page("c9")
    latest = TruthModel().merge(
        frame.assign(seen=["2020", "2021", "2022", "2020", "2021"], dataset="A"),
        cluster="cluster", source="dataset", ignored=["id"], columns={"when": "seen"},
    )  # fmt: skip
    assert latest.records["city"].tolist() == ["Bonn", "Bonn"], "one source: the latest counts"


@pytest.mark.apart
def test_people_linked_by_splink_are_merged_better_than_by_rules_of_thumb() -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("splink")
    records, truth = people(1, 250)
    cluster = _linked(pd.DataFrame(records))
    frame = pd.DataFrame(records).assign(cluster=[cluster[int(row["id"])] for row in records])
    golden = TruthModel().merge(frame, cluster="cluster", source="register", attributes=ATTRIBUTES)
    merged = golden.records.set_index("cluster")
    members: dict[str, list[Record]] = {}
    for row in records:
        members.setdefault(cluster[int(row["id"])], []).append(row)
    right: Counter[str] = Counter()
    for name, own in members.items():
        person = Counter(row["person"] for row in own).most_common(1)[0][0]
        for attribute in ATTRIBUTES:
            expected = truth[int(person)][attribute]
            right["merged"] += merged.loc[name, attribute] == expected
            for rule in (most_frequent, most_recent, most_trusted):
                right[rule.__name__] += rule(own, attribute) == expected
    cells = len(members) * len(ATTRIBUTES)
    share = {name: count / cells for name, count in right.items()}
    best = max(share[name] for name in ("most_frequent", "most_recent", "most_trusted"))
    assert share["merged"] > best, share


def _linked(frame) -> dict[int, str]:
    """The cluster of each record, as splink finds it without looking at the person."""
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[
            compare.JaroWinklerAtThresholds("name"),
            compare.LevenshteinAtThresholds("born"),
            compare.LevenshteinAtThresholds("email"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("name"), block_on("born"), block_on("email"),
        ],
    )  # fmt: skip
    known = frame.drop(columns=["person"]).replace({"": None, "unknown": None})
    linker = Linker(DuckDBAPI().register(known), settings, log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5, seed=1)
    for rule in (block_on("name"), block_on("email")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.9)
    rows = found.as_pandas_dataframe()
    return dict(zip(rows["id"].astype(int), rows["cluster_id"].astype(str), strict=True))
