"""Nothing is lost between statements and a case, whatever the statements."""

import csv
import io
import os
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from verifykit import InvalidCase, load
from verifykit.loading import WRITERS as OTHERS
from verifykit_ftm.case_reader import StatementsReader
from verifykit_ftm.plugin import verifykit_case_writers
from verifykit_ftm.statement import COLUMNS

READERS = (StatementsReader(),)
WRITERS = verifykit_case_writers()
INTEROP = "VERIFYKIT_INTEROP"


def rows(data):
    """The different rows of a CSV file, cells by column."""
    return {tuple(sorted(row.items())) for row in csv.DictReader(io.StringIO(data.decode()))}


def read(data, name="x.csv"):
    return load(name, data=data, readers=READERS)


@pytest.mark.usefixtures("vocabularies")
def test_csv_comes_back_as_it_was(sample):
    assert rows(WRITERS["ftm-csv"].write(load(sample, readers=READERS))) == rows(
        sample.read_bytes()
    )


@pytest.mark.usefixtures("vocabularies")
def test_json_and_csv_hold_the_same(sample):
    as_json = WRITERS["ftm-json"].write(load(sample, readers=READERS))
    assert rows(WRITERS["ftm-csv"].write(read(as_json, "x.jsonl"))) == rows(sample.read_bytes())


@pytest.mark.usefixtures("vocabularies")
def test_json_comes_back_as_it_was(sample):
    lines = WRITERS["ftm-json"].write(load(sample, readers=READERS))
    again = WRITERS["ftm-json"].write(read(lines, "x.jsonl"))
    assert Counter(again.splitlines()) == Counter(lines.splitlines())


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
SOME_TEXT = TEXT.filter(str.strip)
NAMES = st.sampled_from(["a", "b", "a b", "a;b", "a-b"]) | SOME_TEXT
VALUES = st.sampled_from(["1", "1.0", "01", "-0", "2020", "2020-02-31", "1e5", "a"]) | SOME_TEXT


@st.composite
def files(draw):
    """A CSV file of statements, in which entities, values and datasets recur."""
    canonical = {}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, dialect=csv.unix_dialect)
    writer.writeheader()
    for _ in range(draw(st.integers(1, 8))):
        entity = draw(NAMES)
        prop, prop_type = draw(
            st.sampled_from(
                [
                    ("name", "name"),
                    ("date", "date"),
                    ("date", "string"),
                    ("amount", "number"),
                    ("payer", "entity"),
                    ("id", "id"),
                ]
            )
        )
        row = {
            "canonical_id": canonical.setdefault(entity, draw(NAMES)),
            "entity_id": entity,
            "prop": prop,
            "prop_type": prop_type,
            "schema": draw(st.sampled_from(["Person", "Payment", "Thing"])),
            "value": draw(VALUES),
            "dataset": draw(NAMES),
            "external": draw(st.sampled_from("tf")),
        }
        for name in ("origin", "lang", "original_value", "first_seen", "last_seen", "id"):
            row[name] = draw(st.just("") | NAMES)
        writer.writerow(row)
    return out.getvalue().encode()


@given(files())
def test_any_statements_come_back(data):
    assert rows(WRITERS["ftm-csv"].write(read(data))) == rows(data)


@pytest.mark.usefixtures("vocabularies")
@pytest.mark.parametrize("name", ["yaml", "json"])
def test_another_format_in_between_changes_nothing(sample, name):
    data = OTHERS[name].write(load(sample, readers=READERS))
    assert rows(WRITERS["ftm-csv"].write(load(f"x.{name}", data=data))) == rows(sample.read_bytes())


def test_convert_writes_statements(run_verifykit, sample, tmp_path):
    done = run_verifykit("convert", sample, tmp_path / "again.csv", "--to", "ftm-csv")
    assert done.exit_code == 0, done.stderr
    assert rows((tmp_path / "again.csv").read_bytes()) == rows(sample.read_bytes())


@pytest.mark.parametrize("name", ["again.ftm.csv", "again.ftm.json", "again.FTM.JSONL"])
def test_a_compound_ending_is_enough(run_verifykit, sample, tmp_path, name):
    done = run_verifykit("convert", sample, tmp_path / name)
    assert done.exit_code == 0, done.stderr
    assert "canonical_id" in (tmp_path / name).read_text().partition("\n")[0]


def test_what_statements_cannot_hold_is_named_and_not_lost(make_case):
    case = make_case(
        """
        sources: [{id: register, name: The register, reliability: A}]
        claims: [{id: c, text: Anna was born in 1970.}]
        evidence: [{id: e, claim: c, source: register, stance: supports}]
        """
    )
    with pytest.raises(InvalidCase) as refused:
        WRITERS["ftm-csv"].write(case)
    assert {finding.rule for finding in refused.value.findings} == {"VK017"}
    assert {"/claims/0", "/evidence/0", "/sources/0"} == {
        finding.pointer for finding in refused.value.findings
    }


@pytest.mark.usefixtures("vocabularies")
def test_a_grade_given_by_hand_is_named(sample):
    case = load(sample, readers=READERS)
    first, *others = case.sources
    graded = evolve(case, sources=(evolve(first, reliability="A"), *others))
    with pytest.raises(InvalidCase, match="no place for reliability of sources register"):
        WRITERS["ftm-csv"].write(graded)


def test_the_library_reads_what_is_written(sample, followthemoney):
    from followthemoney.statement.serialize import read_csv_statements, read_json_statements

    case = load(sample, readers=READERS)
    with sample.open(encoding="utf-8", newline="") as file:
        ours = {row["id"]: row for row in csv.DictReader(file)}
    for reads, name in ((read_csv_statements, "ftm-csv"), (read_json_statements, "ftm-json")):
        theirs = list(reads(io.BytesIO(WRITERS[name].write(case))))
        assert len(theirs) == len(ours)
        for one in theirs:
            row = ours.get(one.id) or ours[""]
            for column in ("canonical_id", "entity_id", "prop", "schema", "value", "dataset"):
                assert getattr(one, column) == row[column]
            assert one.external == (row["external"] == "t")
            assert (one.first_seen or "") == row["first_seen"]


def test_what_the_library_writes_is_read(followthemoney):
    from followthemoney.statement import Statement
    from followthemoney.statement.serialize import (
        CSVStatementWriter,
        JSONStatementWriter,
        read_statements,
    )

    entity = followthemoney.model.make_entity("Company")
    entity.id = "acme"
    entity.add("name", "Acme")
    entity.add("incorporationDate", "1999")
    statements = list(Statement.from_entity(entity, dataset="register", first_seen="2024-01-01"))
    text, data = io.StringIO(newline=""), io.BytesIO()
    for writer in (CSVStatementWriter(text), JSONStatementWriter(data)):
        for statement in statements:
            writer.write(statement)
        writer.close()
    for kind, theirs in (("csv", text.getvalue().encode()), ("json", data.getvalue())):
        again = WRITERS[f"ftm-{kind}"].write(read(theirs))
        assert {one.id: one.to_dict() for one in read_statements(io.BytesIO(again), kind)} == {
            one.id: one.to_dict() for one in statements
        }


def test_a_published_sample_comes_back():
    folder = os.environ.get(INTEROP)
    if not folder:
        pytest.skip(f"{INTEROP} does not name a folder with ftm-statements-sample.csv")
    data = (Path(folder) / "ftm-statements-sample.csv").read_bytes()
    written = WRITERS["ftm-csv"].write(read(data))
    assert rows(written) == rows(data)
    assert len(written.splitlines()) == len(data.splitlines())
