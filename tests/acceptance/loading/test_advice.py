"""What the commonest slips are told: what to write instead."""

import pytest

from verifykit.loading import load

CLAIM = "verifykit: 1\nclaims:\n  - id: x\n    "
SLIPS = {
    "text: He said: no\n": "a text with a colon and a space in it goes in quotes",
    "text: @here\n": "a text that begins with '@' goes in quotes",
    "text: é\n\tx-a: 1\n": "indent with spaces, not with tabs",
    "text: 'not closed\n": "whether every quote and bracket before it is closed",
    'text: a\n    x-a: {a: "b" c}\n': "inside of brackets, a text with a comma",
    'text: "a" b\n': "whether more follows a closed quote",
    "text: t\n  - {id: y, text: It rose, more or less}\n": (
        "'more or less' here; if it belongs to a text, put that text in quotes"
    ),
    "text: t\n    negated: no\n": "negated must be true or false, not the text 'no'",
    "text: t\n    gravity: Serious\n": "did you mean serious?",
    "text: t\n    serious: true\n": "there is no key 'serious' here; write gravity: serious",
    "text: t\ndocuments: [{id: d, source: x, capture: w.html}]\n": "as a mapping it is {path: …}",
    "text: t\n    when: 12.09.2024\n": "date, such as 2020-08-18 or 2020-08",
    "text: t\n    when: 12/09/2024\n": "'12/09/2024' as an interval: '12' is not an ISO 8601",
    "text: t\nsources: [{id: s, name: S, reliability: b}]\n": "did you mean B?",
    "text: t\ndocuments: [{id: d, source: x, derived_from: w}]\n": (
        "derived_from must be a list, not the text 'w'; as a list it is [\"w\"]"
    ),
}


def messages(path, data=None):
    return [finding.message for finding in load(path, data=data).findings]


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_slip_is_told_what_to_write_instead(slip, start):
    told = messages("case.yaml", (start + CLAIM + slip).encode())
    assert any(SLIPS[slip] in message for message in told), told


def test_the_version_that_is_missing_is_named():
    assert messages("case.yaml", b"case: {id: a}\n") == [
        "the key verifykit is missing: write verifykit: 1"
    ]


def test_a_list_of_a_case_is_told_to_be_named_by_its_folder(tmp_path):
    (tmp_path / "case.yaml").write_text("verifykit: 1\n")
    (tmp_path / "claims.csv").write_text("id,text\na,A.\n")
    assert messages(tmp_path / "claims.csv") == [
        f"a CSV file is one list of a case: name its folder, {tmp_path}"
    ]


def test_lists_without_a_case_are_told_what_is_missing(tmp_path):
    (tmp_path / "claims.csv").write_text("id,text\na,A.\n")
    (told,) = messages(tmp_path)
    assert told.endswith("json beside its lists; write one with the line `verifykit: 1`")
    (tmp_path / "case.yaml").write_text("verifykit: 1\n")
    assert messages(tmp_path) == []


def test_a_folder_of_cases_is_told_to_name_them(tmp_path):
    (told,) = messages(tmp_path)
    assert told == (
        "the folder has no case.yaml or case.yml or case.json; `verifykit init` writes a first one"
    )
    (tmp_path / "port.yaml").write_text("verifykit: 1\n")
    (told,) = messages(tmp_path)
    assert told.endswith(f"; if its files are cases, name them: {tmp_path / 'port.yaml'}")


def test_a_table_of_statements_is_no_case(tmp_path):
    (tmp_path / "statements.csv").write_text("source,subject,value\na,x,1\n")
    (told,) = messages(tmp_path / "statements.csv")
    assert "a CSV file is no case" in told
    assert "`score` and `learn`" in told
    (tmp_path / "case.yaml").write_text("verifykit: 1\n")
    assert messages(tmp_path / "statements.csv") == [told]
