"""Statements as a case: what becomes of datasets, entities, values, and of rows that are broken."""

import json

import pytest

from verifykit import InvalidCase, assess, load
from verifykit.loading import load as load_all
from verifykit_ftm.case_reader import StatementsReader

READERS = (StatementsReader(),)
HEADER = "entity_id,prop,schema,value,dataset\n"


@pytest.fixture
def case(sample, vocabularies):
    return load(sample, readers=READERS)


def load_text(text, name="x.csv"):
    return load_all(name, data=text.encode(), readers=READERS)


def values(case, subject, predicate):
    return {
        claim.value
        for claim in case.claims
        if (claim.subject, claim.predicate) == (subject, predicate)
    }


def test_datasets_are_sources_and_statements_are_evidence(case):
    assert {one.name for one in case.sources} == {"register", "sanctions list", "enrichment"}
    assert {one.kind for one in case.sources} == {"dataset"}
    names = [claim for claim in case.claims if claim.value == "Anna Berg"]
    assert len(names) == 1
    evidence = case.evidence_by_claim[names[0].id]
    assert [one.id for one in evidence] == ["s2", "s5"]
    assert {one.stance for one in evidence} == {"supports"}


def test_synthetic_statements_are_no_claims(case):
    assert not any(claim.value in ("c0ffee", "beef") for claim in case.claims)


def test_an_external_statement_is_only_a_report(case):
    assert case.evidence_by_id["s8"].stance == "reports"


def test_merged_entities_are_one(case):
    person = case.entities_by_id["NK-1"]
    assert person.kind == "person"
    assert person.name == "Anna Berg"
    assert person.aliases == ("Анна Берг",)
    assert values(case, "pay-1", "payer") == {"NK-1"}


def test_values_have_the_kind_of_their_property(case):
    assert values(case, "pay-1", "amountEur") == {50000.0}
    assert case.predicates_by_id["birthDate"].value == "date"
    assert case.predicates_by_id["birthDate"].cardinality == "one"
    assert case.predicates_by_id["buildDate"].value == "text"
    (target,) = values(case, "pay-1", "beneficiary")
    assert target in case.entities_by_id


def test_the_case_is_as_old_as_what_was_seen_last(case):
    assert case.as_of == "2024-05-06"


def test_the_library_knows_labels_and_ancestors(followthemoney):
    row = '"e","tradingVessel","Vessel","Berg","d"\n"e","wingspan","Airplane","3","d"\n'
    loaded = load_text(HEADER + row + '"p","birthDate","Person","1970","d"\n')
    assert loaded.case.predicates_by_id["birthDate"].label == "Birth date"
    bank = load_text(HEADER + "e,name,PublicBody,The Ministry,d\n").case.entities[0]
    assert bank.kind == "organisation"


def test_findings_stand_in_the_line_of_the_statement(run_verifykit, sample, tmp_path):
    # The command line works where the library cannot be imported.
    (tmp_path / "followthemoney.py").write_text("raise ImportError\n", encoding="utf-8")
    done = run_verifykit(
        "check", "--isolated", "--format", "json", sample, environ={"PYTHONPATH": str(tmp_path)}
    )
    assert done.exit_code == 1, done.stderr
    conflicts = [one for one in done.json()["findings"] if one["rule"] == "CON001"]
    lines = {one["line"] for one in conflicts}
    lines |= {other["line"] for one in conflicts for other in one.get("related", [])}
    assert {4, 8} <= lines


def test_lines_are_counted_over_quoted_line_ends(sample):
    case = load(sample, readers=READERS)
    item = case.evidence_by_id["s12"]
    assert case.places.locate(f"{case.pointer(item)}/source").line == 17


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (HEADER + "e,name,Person,Anna,d\n,name,Person,Berta,d\n", 3, "no entity_id"),
        (HEADER + "e,name,Person,Anna\n", 2, "4 cells under 5 columns"),
        (HEADER + 'e,name,Person,"Anna" Berg" x,d\ne,name,Person, ,d\n', 3, "no value"),
    ],
)
def test_a_row_that_is_unusable_is_a_finding_with_its_line(text, line, word):
    loaded = load_text(text)
    assert loaded.case is None
    (finding,) = loaded.findings
    assert (finding.rule, finding.line) == ("VK005", line)
    assert word in finding.message


def test_json_rows_that_are_unusable_are_findings():
    row = {"entity_id": "e", "prop": "name", "schema": "Person", "value": "A", "dataset": "d"}
    lines = [json.dumps(row), "{", "[]", json.dumps({**row, "value": 3}), "", json.dumps(row)]
    loaded = load_text("\n".join(lines), "x.jsonl")
    assert [finding.line for finding in loaded.findings] == [2, 3, 4]


def test_what_unicode_calls_a_line_end_is_none():
    row = {"value": "A\u2028B", "entity_id": "e", "prop": "name", "schema": "Person"}
    text = json.dumps({**row, "dataset": "d"}, ensure_ascii=False) + "\n"
    assert StatementsReader().sniff("x.jsonl", text.encode())
    assert [claim.value for claim in load_text(text * 2).case.claims] == ["A\u2028B"]


@pytest.mark.parametrize("layout", [json.dumps, lambda entity: json.dumps(entity, indent=2)])
def test_entities_are_refused_in_words_that_help(layout):
    entity = {"id": "Q1", "schema": "Person", "properties": {"name": ["Anna"]}, "datasets": ["a"]}
    loaded = load_text(layout(entity) + "\n" + layout(entity), "entities.ftm.json")
    (finding,) = loaded.findings
    assert finding.rule == "VK005"
    assert "give the statements" in finding.message


def test_other_files_are_left_alone():
    reader = StatementsReader()
    assert not reader.sniff("x.csv", b"id,claim,document\n")
    assert not reader.sniff("x.json", b'{"verifykit": 1, "claims": []}')
    assert not reader.sniff("folder", b"")
    assert not reader.sniff("x.xlsx", b"PK\x03\x04\r\x00\r'\"\x80\n")


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(InvalidCase, match="VK002"):
        load("x.csv", data=HEADER.encode() + b"e,name,Person,\xff,d\n", readers=READERS)


SEEN = "entity_id,prop,schema,value,dataset,last_seen\n"
OTHERS = "b,name,Person,Berta,list,2024-05-06\nc,name,Person,Cora,list,2024-05-06T01:00:00\n"


def assessed(rows):
    case = load_text(SEEN + rows).case
    return case, {one.id: one for one in assess(case).claims}


def test_who_was_taken_off_a_list_is_not_said_to_be_on_it():
    gone = "a,topics,Person,sanction,list,2023-11-02\n"
    case, claims = assessed(OTHERS + gone)
    [claim] = [one for one in case.claims if one.value == "sanction"]
    [item] = case.evidence_by_claim[claim.id]
    assert item.withdrawn.reason == "list had it last on 2023-11-02, and no longer on 2024-05-06"
    assert (claims[claim.id].verdict, claims[claim.id].score) == ("unverified", None)
    there = [one for one in case.evidence if one.claim != claim.id]
    assert [one.withdrawn for one in there] == [None, None]
    told = [one for one in assess(case).findings if one.rule == "COR003"]
    assert "no longer on 2024-05-06" in told[0].message


@pytest.mark.parametrize(
    "rows",
    [
        "a,topics,Person,sanction,list,2023-11-02\n",
        "a,topics,Person,sanction,list,\n" + OTHERS,
        "a,topics,Person,sanction,other list,2023-11-02\n" + OTHERS,
        "".join(f"p{day},topics,Person,sanction,list,2024-05-{day}\n" for day in (11, 12, 13, 14)),
        "a,topics,Person,sanction,list,2024-05-06T00:00:00\n" + OTHERS,
    ],
    ids=["alone", "undated", "another list", "read bit by bit", "the same day"],
)
def test_what_was_not_looked_for_again_is_not_gone(rows):
    case, _ = assessed(rows)
    assert [one.withdrawn for one in case.evidence] == [None] * len(case.evidence)
