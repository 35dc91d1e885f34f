"""What somebody meets who has never used it: commands that say what they need."""

from importlib import import_module

import pytest

from verifykit.cli.commands import report as report_command

CASE = """\
verifykit: 1
case: {id: bridge, as_of: 2020-09-01}
sources:
  - {id: gazette, name: The Gazette, reliability: B}
  - {id: other-gazette, name: The Gazette, reliability: C}
documents:
  - {id: first, source: gazette, published: 2020-08-01}
  - {id: second, source: gazette, published: 2020-08-02}
  - {id: third, source: other-gazette, published: 2020-08-02}
claims:
  - {id: opening, text: The bridge will open in 2030., when: 2030}
  - {id: closing, text: The bridge was closed.}
evidence:
  - {id: e1, claim: opening, document: first, stance: supports}
  - {id: e2, claim: closing, document: first, stance: supports, lineage: original}
  - {id: e3, claim: closing, document: second, stance: supports}
  - {id: e4, claim: closing, document: third, stance: refutes}
"""

POOL = """\
verifykit: 1
case: {id: pool, as_of: 2025-03-10}
sources:
  - {id: echo, name: The Echo, reliability: B}
  - {id: council, name: The Council, reliability: B}
  - {id: mayor, name: The Mayor, kind: official}
documents:
  - {id: story, source: echo, published: 2025-03-01}
  - {id: minutes, source: council, published: 2025-02-26}
  - {id: letter, source: mayor, published: 2025-03-05}
claims:
  - {id: closes, text: The pool closes.}
  - {id: knew, text: The mayor knew of the leak.}
evidence:
  - {id: e1, claim: closes, document: story, stance: supports, lineage: original}
  - {id: e2, claim: closes, document: minutes, stance: supports, first_hand: true}
  - {id: e3, claim: closes, document: letter, stance: refutes, interested: true}
  - {id: e4, claim: knew, document: story, stance: supports}
  - {id: e5, claim: knew, document: letter, stance: refutes, interested: true}
"""

BRIBE = """\
verifykit: 1
case: {id: bribe, as_of: 2024-04-05}
sources:
  - {id: courier, name: The Courier, kind: outlet}
  - {id: nine, name: Channel Nine, kind: outlet}
  - {id: mayor, name: The Mayor, kind: official}
  - {id: friend, name: A friend of the mayor, kind: person}
documents:
  - {id: story, source: courier, published: 2024-03-04}
  - {id: piece, source: nine, published: 2024-03-05, derived_from: [story]}
entities: [{id: mayor-of-eastmere, kind: person, name: The Mayor}]
predicates: [{id: took, label: took, value: number, unit: EUR, cardinality: one}]
claims:
  - {id: took, text: "The mayor took 40,000 euros.", subject: mayor-of-eastmere, predicate: took,
     value: 40000}
  - {id: charged, text: The mayor was charged.}
evidence:
  - {id: e-story, claim: took, document: story, stance: supports}
  - {id: e-denial, claim: took, document: story, attributed_to: mayor, stance: refutes}
  - {id: e-friend, claim: took, source: friend, stance: refutes}
  - {id: e-piece, claim: charged, document: piece, stance: supports}
"""


@pytest.fixture
def bribe(folder):
    (folder / "bribe.yaml").write_text(BRIBE, encoding="utf-8")
    return "bribe.yaml"


@pytest.fixture
def case(folder):
    (folder / "two.yaml").write_text(CASE, encoding="utf-8")
    return "two.yaml"


class _Terminal:
    def isatty(self):
        return True


def test_a_report_is_not_printed_onto_a_terminal(case, run, monkeypatch):
    assert run("report", case).out.startswith("<!")
    monkeypatch.setattr(report_command, "standard_output", lambda *, data: _Terminal())
    done = run("report", case)
    assert done.code == 2
    assert "-o report.html" in done.err
    assert run("report", case, "-o", "r.html").code == 0


def test_what_is_not_there_or_empty_hides_nothing(folder, run):
    (folder / "empty.yaml").write_text("")
    (folder / "empty").mkdir()
    for path in ("empty.yaml", "nowhere.yaml", "empty"):
        said = run("check", path).out
        assert said.startswith("not scored: there is no case to read here")
        assert "refutation" not in said
    (folder / "broken.yaml").write_text(CASE.replace("stance: refutes", "stance: denies"))
    assert "what it hides could be a refutation" in run("check", "broken.yaml").out


def test_what_is_there_already_names_the_option_that_replaces_it(case, run):
    assert run("convert", case, "book.xlsx").code == 0
    assert "book.xlsx is there already; --force" in run("convert", case, "book.xlsx").err
    assert run("convert", case, "book.xlsx", "--force").code == 0


def test_tables_to_fill_in_are_told_as_a_folder(folder, run):
    said = run("init", "desk", "--tables").err
    assert "columns.md explains" in said
    assert "verifykit check desk\n" in said


def test_a_file_of_labels_that_is_not_there_is_told_plainly(case, run):
    pytest.importorskip("numpy")
    done = run("evaluate", case, "--gold", "nowhere.csv")
    assert done.code == 4
    assert done.err.strip() == ("verifykit: nowhere.csv: cannot be read: No such file or directory")


def test_explain_without_a_claim_says_which_there_are(case, run):
    done = run("explain", case)
    assert done.code == 2
    assert "opening: The bridge will open in 2030." in done.err
    assert "closing: The bridge was closed." in done.err


def test_explain_says_of_several_items_that_the_strongest_counts(case, run):
    said = " ".join(run("explain", case, "closing").out.split())
    assert "e2, e3, of which the strongest counts; The Gazette (gazette), named" in said


def test_sources_of_one_name_are_told_apart_in_the_report(case, run):
    page = run("report", case).out
    assert "The Gazette (gazette)" in page
    assert "The Gazette (other-gazette)" in page


def test_a_rule_found_in_two_severities_is_offered_once_in_the_report(folder, run):
    (folder / "pool.yaml").write_text(POOL, encoding="utf-8")
    said = run("check", "pool.yaml", "-v", "--select", "CON002").out
    assert "error: CON002 [knew]" in said
    assert "note: CON002 [closes]" in said
    assert run("report", "pool.yaml").out.count('<option value="CON002">') == 1


def test_what_lies_ahead_did_not_happen(case, run):
    said = run("check", case, "--select", "SRC012").out
    assert "what is only to happen in or after 2030" in said
    assert "happened" not in said


def test_of_a_document_that_was_read_nobody_is_told_not_to_hold_it(bribe, run):
    said = " ".join(run("explain", bribe, "charged").out.split())
    page = run("report", bribe).out
    for shown in (said, page):
        assert "The Courier, whose words on this the case does not hold" in shown
        assert "nobody here holds" not in shown


def test_what_was_read_and_does_not_have_it_is_asked_about(bribe, run):
    said = run("check", bribe, "--select", "SRC019").out
    assert "SRC019 [charged] Channel Nine has it from story (The Courier), which somebody" in said
    assert "[took]" not in said


def test_the_page_tells_origins_against_as_an_interval_and_a_value_with_its_unit(bribe, run):
    assert "against        1-2 independent origins" in run("explain", bribe, "took").out
    page = run("report", bribe).out
    assert "<dt>Against<dd>1–2 origins in" in page
    assert "value <b>40 000 EUR</b>" in page


def test_a_command_of_a_package_that_is_not_here_names_the_package(folder, run, monkeypatch):
    monkeypatch.setattr(import_module("verifykit.cli.main"), "foreign_commands", dict)
    done = run("ground", "answer.md")
    assert done.code == 2
    assert "There is no command 'ground' here: pip install verifykit-grounding" in done.err
