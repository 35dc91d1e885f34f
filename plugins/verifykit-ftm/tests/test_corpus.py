"""Statements as a corpus."""

import pytest

from verifykit import InputError
from verifykit_ftm.corpus_reader import StatementsCorpusReader


def test_rows_are_what_datasets_state(sample):
    rows = list(StatementsCorpusReader().read(sample))
    births = [(row["source"], row["value"]) for row in rows if row["predicate"] == "birthDate"]
    assert births == [("register", "1970-03-01"), ("sanctions list", "1971-03-01")]
    assert {row["subject"] for row in rows} == {"NK-1", "pay-1", "ship"}
    assert not any(row["predicate"] == "id" for row in rows)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"a,b\n1,2\n", "no FollowTheMoney statements"),
        (b"entity_id,prop,schema,value,dataset\ne,name,Person,Anna\n", ":2: 4 cells"),
        (b"entity_id,prop,schema,value,dataset\ne,name,Person,\xff,d\n", "cannot be read"),
    ],
)
def test_other_files_are_refused(tmp_path, content, word):
    path = tmp_path / "x.ftm.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=word):
        list(StatementsCorpusReader().read(path))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        list(StatementsCorpusReader().read(tmp_path / "x.ftm.csv"))


def test_score_reads_them_by_their_ending(run_verifykit, sample, tmp_path):
    pytest.importorskip("duckdb", reason="scoring a corpus needs verifykit-core[scale]")
    path = tmp_path / "x.ftm.csv"
    path.write_bytes(sample.read_bytes())
    done = run_verifykit("score", path, "-o", tmp_path / "scores.csv")
    assert done.exit_code == 0, done.stderr
    lines = (tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[6] for line in lines if "birthDate" in line] == ['"contested"'] * 2
    assert not any('"id"' in line for line in lines)


def test_who_was_taken_off_a_list_is_not_scored_as_being_on_it(run_verifykit, tmp_path):
    pytest.importorskip("duckdb", reason="scoring a corpus needs verifykit-core[scale]")
    path = tmp_path / "list.ftm.csv"
    path.write_text(
        "entity_id,prop,schema,value,dataset,last_seen\n"
        "a,topics,Person,sanction,list,2023-11-02\n"
        "b,topics,Person,sanction,list,2024-05-06\n"
        "c,name,Person,Cora,list,2024-05-06T01:00:00\n",
        encoding="utf-8",
    )
    done = run_verifykit("score", path, "-o", tmp_path / "scores.csv")
    assert done.exit_code == 0, done.stderr
    scores = (tmp_path / "scores.csv").read_text(encoding="utf-8")
    assert ('"a"' in scores, '"b"' in scores, '"c"' in scores) == (False, True, True)
    rejects = (tmp_path / "scores.csv.rejects.csv").read_text(encoding="utf-8")
    assert "not a vote: the stance is withdrawn" in rejects
