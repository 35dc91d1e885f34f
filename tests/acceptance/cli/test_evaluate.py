"""`verifykit evaluate` on files."""

import json

import pytest

from verifykit.schema import validate

SECOND = """\
verifykit: 1
case: {id: tunnel}
claims:
  - {id: open-again, text: The tunnel was open again.}
evidence:
  - {id: e, claim: open-again, source: s, stance: refutes}
sources:
  - {id: s, name: S}
"""
ARTICLES = """\
claim,source,document,stance,verdict
It rained.,a,1,supports,true
It rained.,b,2,supports,true
It snowed.,a,3,refutes,false
It snowed.,c,4,refutes,false
It hailed.,c,5,reports,unproven
"""
STATEMENTS = """\
source,subject,predicate,value
a,x,colour,red
b,x,colour,red
c,x,colour,blue
a,y,colour,green
b,y,colour,green
c,y,colour,blue
a,z,colour,red
b,z,colour,red
"""


@pytest.fixture
def gold(folder):
    (folder / "gold.csv").write_text("claim,verdict\nopen-again,True\ncost,Unproven\n")
    return "gold.csv"


@pytest.fixture
def articles(folder):
    (folder / "articles.csv").write_text(ARTICLES)
    return "articles.csv"


def test_a_case_against_labels(run, gold):
    result = run("evaluate", "case.yaml", "--gold", gold, "--resamples", "20")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("2 labelled claims: 1 true, 0 false, 1 unknown\n")
    assert "accuracy                                   1.000 [0.342, 1.000]" in result.out
    assert "corroborated     1      0        0" in result.out
    ablations = result.out[result.out.index("Without a component") :].splitlines()
    assert any(line.startswith("    merging of origins            1  ") for line in ablations)
    assert max(map(len, ablations)) <= 80
    assert "  rivals                          0  nothing here depends on it" in result.out


@pytest.mark.parametrize("separator", [";", "\t"])
def test_labels_as_spreadsheets_of_other_countries_write_them(run, folder, gold, separator):
    text = (folder / gold).read_text().replace(",", separator)
    (folder / gold).write_text(text, encoding="utf-8-sig")
    result = run("evaluate", "case.yaml", "--gold", gold, "--resamples", "5", "--no-ablations")
    assert result.code == 0
    assert result.out.startswith("2 labelled claims: 1 true, 0 false, 1 unknown\n")


def test_json_keeps_to_the_published_schema(run, gold):
    result = run("evaluate", "case.yaml", "--gold", gold, "--resamples", "5", "--format", "json")
    data = result.json()
    assert validate(data, "evaluation-1") == ()
    assert data["tool"]["parameters"].startswith("sha256:")
    assert data["claims"][1] == {
        "case": "bridge",
        "claim": "open-again",
        "label": "true",
        "verdict": "corroborated",
        "score": pytest.approx(0.849, abs=0.001),
        "confidence": "low",
    }


def test_files_beside_standard_output(run, folder, gold):
    options = ["--resamples", "5", "--output", "html=e.html", "--output", "json=e.json"]
    result = run("evaluate", "case.yaml", "--gold", gold, *options, "--no-ablations")
    assert result.code == 0
    assert "Without a component" not in result.out
    assert (folder / "e.html").read_text().startswith("<!DOCTYPE html>")
    assert json.loads((folder / "e.json").read_text())["ablations"] == []


def test_a_folder_of_cases(run, folder, gold):
    many = folder / "many"
    (many / "deep").mkdir(parents=True)
    (many / "one.yaml").write_text((folder / "case.yaml").read_text())
    (many / "deep" / "case.yaml").write_text(SECOND)
    (many / "notes.txt").write_text("no case")
    # What verifykit wrote itself has its key, too.
    (many / "profile.json").write_text('{"verifykit": 1, "base_rate": 0.5, "records": []}')
    (many / "before.json").write_text(run("check", "case.yaml", "--format", "json").out)
    (many / "gold.jsonl").write_text(
        '{"case": "bridge", "claim": "open-again", "verdict": "true"}\n'
        '{"case": "tunnel", "claim": "open-again", "verdict": "false"}\n'
        '{"text": "the repair cost 5 million", "verdict": "half true"}\n'
        '{"claim": "nowhere", "verdict": "true"}\n'
    )
    result = run("evaluate", "many", "--gold", "many/gold.jsonl", "--resamples", "5")
    assert result.code == 0
    assert "3 labelled claims: 1 true, 1 false, 1 unknown" in result.out
    unmatched = "1 label is about no claim of these cases: nowhere (many/gold.jsonl:4)"
    assert unmatched in result.out


def test_claim_reviews_as_gold(run, folder):
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "The bridge was open again on 2 May.",
        "reviewRating": {"ratingValue": 5, "bestRating": 5, "worstRating": 1},
    }
    (folder / "reviews.json").write_text(json.dumps(review))
    result = run("evaluate", "case.yaml", "--gold", "reviews.json", "--resamples", "5")
    assert "1 labelled claim: 1 true" in result.out
    assert "1 claim has no label" in result.out


def test_a_table_of_articles_needs_no_case(run, folder, articles):
    """Articles of outlets decide; those of nobody knows whom leave it open."""
    (folder / "outlets.toml").write_text('kind = "outlet"\n')
    asked = ("evaluate", articles, "--resamples", "5", "--format", "json")
    result = run(*asked, "--mapping", "outlets.toml")
    verdicts = {claim["claim"]: claim["verdict"] for claim in result.json()["claims"]}
    assert verdicts == {
        "It rained.": "supported",
        "It snowed.": "refuted",
        "It hailed.": "unverified",
    }
    unvetted = {claim["verdict"] for claim in run(*asked).json()["claims"]}
    assert unvetted == {"unverified"}


def test_columns_and_ratings_of_ones_own(run, folder, articles):
    text = ARTICLES.replace("verdict", "truth").replace("unproven", "seven camels")
    (folder / articles).write_text(text)
    refused = run("evaluate", articles, "--columns", "verdict=truth")
    assert refused.code == 4
    assert "'seven camels' (articles.csv:6)" in refused.err
    (folder / "ratings.toml").write_text('unknown = ["seven camels"]\n')
    result = run("evaluate", articles, "--columns", "verdict=truth", "--resamples", "5",
                 "--ratings", "ratings.toml")  # fmt: skip
    assert "3 labelled claims: 1 true, 1 false, 1 unknown" in result.out


def test_a_track_record_becomes_a_profile(run, folder, articles):
    result = run("evaluate", articles, "--resamples", "5", "--track-record", "profile.json",
                 "--folds", "2")  # fmt: skip
    assert result.code == 0
    assert "warning: 3 of 3 sources were judged on fewer than 10 claims" in result.err
    assert "Track record of 3 sources on 3 claims" in result.out
    profile = json.loads((folder / "profile.json").read_text())
    assert validate(profile, "profile-1") == ()
    assert [record["source"] for record in profile["records"]] == ["a", "b", "c"]
    assert run("check", "case.yaml", "--profile", "profile.json", "--exit-zero").code == 0


def write_table(path, columns):
    """Write columns of text as CSV, JSON Lines or Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table(columns)
    if path.suffix == ".parquet":
        pq.write_table(table, path)
    elif path.suffix == ".json":
        path.write_text(json.dumps(table.to_pylist()))
    elif path.suffix in (".jsonl", ".ndjson"):
        path.write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()))
    else:
        rows = [list(columns), *(list(row.values()) for row in table.to_pylist())]
        path.write_text("".join(",".join(row) + "\n" for row in rows))


@pytest.mark.parametrize(
    ("ending", "already_scored"),
    [
        *((ending, True) for ending in ("csv", "jsonl", "ndjson", "json", "parquet")),
        *((ending, False) for ending in ("csv", "jsonl", "parquet")),
    ],
)
def test_a_corpus_or_its_scores(run, folder, already_scored, ending):
    pytest.importorskip("duckdb")
    (folder / "corpus.csv").write_text(STATEMENTS)
    truth = {"thing": ["x", "y"], "value": ["red", "green"]}
    write_table(folder / f"truth.{ending}", truth)
    path = f"corpus.{ending}"
    if already_scored:
        path = f"scores.{ending}"
        assert run("score", "corpus.csv", "-o", path).code == 0
    options = ["--gold", f"truth.{ending}", "--columns", "subject=thing", "--resamples", "5"]
    if not already_scored:
        header, *rows = [line.split(",") for line in STATEMENTS.split()]
        columns = ["thing" if name == "subject" else name for name in header]
        write_table(
            folder / path, dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True))
        )
    result = run("evaluate", path, *options, "--format", "json")
    assert result.code == 0, result.err
    data = result.json()
    assert validate(data, "evaluation-1") == ()
    assert data["objects"]["objects"] == 2
    assert data["objects"]["best_is_true"]["value"] == 1
    assert data["data"]["labels"] == {"true": 2, "false": 2, "unknown": 0}


def test_a_corpus_packed_with_zstandard(run, folder):
    pa = pytest.importorskip("pyarrow")
    for name, text in (("c.csv.zst", STATEMENTS), ("g.csv.zst", "subject,value\nx,red\n")):
        with pa.output_stream(str(folder / name), compression="zstd") as stream:
            stream.write(text.encode())
    result = run("evaluate", "c.csv.zst", "--gold", "g.csv.zst", "--resamples", "5")
    assert result.code == 0, result.err
    (folder / "g.csv.zst").write_bytes(b"nothing like it")
    result = run("evaluate", "c.csv.zst", "--gold", "g.csv.zst", "--resamples", "5")
    assert (result.code, "g.csv.zst: cannot be read" in result.err) == (4, True)


def test_a_number_in_the_gold_table_is_spelled_as_in_a_corpus(run, folder):
    pytest.importorskip("duckdb")
    rows = [{"source": name, "subject": 1.0, "value": value} for name, value in
            (("a", 5.0), ("b", 5), ("c", 6.5), ("d", 7))]  # fmt: skip
    (folder / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "g.jsonl").write_text(json.dumps({"subject": 1, "value": 5.0}) + "\n")
    options = ["--gold", "g.jsonl", "--resamples", "5", "--format", "json"]
    result = run("evaluate", "c.jsonl", *options)
    assert result.code == 0, result.err
    assert result.json()["data"]["labels"] == {"true": 1, "false": 2, "unknown": 0}


def test_the_configuration_of_a_corpus_holds_for_evaluate_too(run, folder):
    pytest.importorskip("duckdb")
    (folder / "verifykit.toml").write_text(
        "[corpus]\nscope = ['country']\n[corpus.columns]\nsource = 'dataset'\nsubject = 'entity'\n"
        "[corpus.values]\n'*' = 'number~1'\n"
    )
    (folder / "c.csv").write_text(
        "dataset,entity,value,country\na,x,1,ML\nb,x,2,ML\nc,x,9,ML\nd,x,9,NE\n"
    )
    (folder / "g.csv").write_text("entity,value,country\nx,1.5,ML\n")
    result = run("evaluate", "c.csv", "--gold", "g.csv", "--resamples", "5", "--format", "json")
    assert result.code == 0, result.err
    assert result.json()["data"]["labels"] == {"true": 1, "false": 1, "unknown": 0}


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate", "c.csv", "--gold", "g.csv", "--output", "json=c.csv"],
        ["evaluate", "c.csv", "--gold", "g.csv", "--output", "json=g.csv"],
        ["evaluate", "case.yaml", "--gold", "gold.csv", "--output", "html=case.yaml"],
        ["evaluate", "case.yaml", "--gold", "gold.csv", "--track-record", "gold.csv"],
        ["calibrate", "case.yaml", "--gold", "gold.csv", "-o", "gold.csv"],
    ],
)
def test_no_output_takes_the_place_of_what_is_read(run, folder, gold, arguments):
    (folder / "c.csv").write_text(STATEMENTS)
    (folder / "g.csv").write_text("subject,value\nx,red\n")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    result = run(*arguments)
    assert (result.code, "is an input" in result.err) == (2, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_damaged_parquet_file_is_told(run, folder):
    pytest.importorskip("pyarrow")
    (folder / "scores.parquet").write_bytes(b"PAR1 and no more")
    (folder / "truth.csv").write_text("subject,value\nx,red\n")
    result = run("evaluate", "scores.parquet", "--gold", "truth.csv")
    assert result.code == 4
    assert "scores.parquet: cannot be read" in result.err


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["case.yaml"], 2, "name a file of them with --gold"),
        (["case.yaml", "--gold", "none.csv"], 4, "none.csv: cannot be read"),
        (["broken.yaml", "--gold", "gold.csv"], 4, "VK"),
        (["empty.yaml", "--gold", "gold.csv"], 4, ""),
        (["case.yaml", "--gold", "gold.csv", "--columns", "x=y"], 2, "ROLE=COLUMN"),
        (["case.yaml", "--gold", "gold.csv", "--output", "pdf=x"], 2, "no format 'pdf'"),
        (["case.yaml", "--gold", "gold.csv", "--value", "number"], 2, "for a corpus"),
        (["case.yaml", "--gold", "gold.csv", "--mapping", "none.toml"], 2, "none.toml"),
        (["nothing", "--gold", "gold.csv"], 2, "no case in this folder"),
    ],
)
def test_what_cannot_be_done_says_why(run, folder, gold, arguments, code, complaint):
    (folder / "nothing").mkdir()
    result = run("evaluate", *arguments)
    assert result.code == code
    assert complaint in result.err
    assert "Traceback" not in result.err
    assert not (folder / "x").exists()


def test_a_profile_is_not_judged_by_the_objects_it_was_learned_from(run, folder):
    (folder / "corpus.csv").write_text(STATEMENTS)
    (folder / "all.csv").write_text("subject,predicate,value\nx,colour,red\ny,colour,green\n")
    (folder / "one.csv").write_text("subject,predicate,value\nx,colour,red\n")
    assert run("learn", "corpus.csv", "--gold", "one.csv", "-o", "profile.json").code == 0
    again = ("evaluate", "corpus.csv", "--profile", "profile.json", "--resamples", "3")
    refused = run(*again, "--gold", "one.csv")
    assert refused.code == 2
    assert "all 1 objects of the gold table went into the profile" in refused.err
    other = run(*again, "--gold", "all.csv", "--format", "json").json()
    assert other["data"]["left_out"] == 1
    assert other["objects"]["objects"] == 1
