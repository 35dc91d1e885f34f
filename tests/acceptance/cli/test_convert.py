"""`verifykit convert`: any format to any other, and nothing that is there is lost."""

import pytest

from verifykit import load

FORMATS = ["b.yaml", "b.json", "b.xlsx", "b"]


@pytest.mark.parametrize("first", FORMATS)
@pytest.mark.parametrize("second", ["c.yaml", "c.json", "c.xlsx", "c"])
def test_a_case_comes_back_the_same_over_any_two_formats(run, first, second):
    assert run("convert", "case.yaml", first).code == 0
    assert run("convert", first, second).code == 0
    assert load(second) == load("case.yaml")


def test_the_format_can_be_named(run, folder):
    assert run("convert", "case.yaml", "out.txt", "--to", "json").code == 0
    assert (folder / "out.txt").read_text().startswith("{")


def test_standard_input_and_output(run, folder):
    result = run("convert", "-", "-", "--to", "json", stdin=(folder / "case.yaml").read_bytes())
    assert result.code == 0
    (folder / "out.json").write_text(result.out)
    assert load("out.json") == load("case.yaml")


def test_what_is_there_is_replaced_only_by_force(run, folder):
    (folder / "out.json").write_text("mine")
    result = run("convert", "case.yaml", "out.json")
    assert result.code == 2
    assert (folder / "out.json").read_text() == "mine"
    assert run("convert", "case.yaml", "out.json", "--force").code == 0
    assert load("out.json") == load("case.yaml")


def test_a_replaced_folder_keeps_no_list_of_the_old_case(run, folder):
    run("convert", "case.yaml", "out")
    (folder / "out" / "photo.txt").write_text("kept")
    assert run("convert", "empty.yaml", "out").code == 2
    assert (folder / "out" / "sources.csv").exists()
    assert run("convert", "empty.yaml", "out", "--force").code == 0
    assert load("out") == load("empty.yaml")
    assert (folder / "out" / "photo.txt").read_text() == "kept"


@pytest.mark.parametrize("arguments", [["c.csv"], ["c.csv", "--to", "csv"]])
def test_a_case_in_csv_is_a_folder_and_no_file(run, folder, arguments):
    result = run("convert", "case.yaml", *arguments)
    assert result.code == 2
    assert "a folder with a file for each list: name a folder, such as c, not c.csv" in result.err
    assert not (folder / "c.csv").exists()


def test_a_folder_whose_name_ends_as_a_file_does_is_taken_if_it_is_there(run, folder):
    (folder / "c.csv").mkdir()
    assert run("convert", "case.yaml", "c.csv", "--to", "csv").code == 0
    assert load("c.csv") == load("case.yaml")


@pytest.mark.parametrize("name", ["claims.csv", "hypotheses.csv", "case.json"])
def test_no_file_of_a_folder_is_replaced_or_removed_without_force(run, folder, name):
    (folder / "mine").mkdir()
    (folder / "mine" / name).write_text("mine")
    result = run("convert", "case.yaml", "mine")
    assert (result.code, name in result.err) == (2, True)
    assert [path.name for path in (folder / "mine").iterdir()] == [name]


def test_an_invalid_case_is_not_converted(run, folder):
    result = run("convert", "broken.yaml", "out.json")
    assert result.code == 4
    assert "broken.yaml:4:5: error: VK101" in result.err
    assert not (folder / "out.json").exists()


def test_what_a_format_cannot_hold_is_refused_with_a_finding(run, folder):
    text = 'verifykit: 1\nclaims: [{id: a, text: "' + "x" * 40_000 + '"}]\n'
    (folder / "long.yaml").write_text(text)
    result = run("convert", "long.yaml", "out.xlsx")
    assert result.code == 4
    assert "VK017 does-not-fit" in result.err
    assert result.err.startswith("not written: this format cannot hold all of the case")
    assert not (folder / "out.xlsx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["case.yaml", "out.doc"],
        ["case.yaml", "out.json", "--to", "doc"],
        ["case.yaml", "-"],
        ["case.yaml", "-", "--to", "csv"],
        ["case.yaml", "no/such/out.json"],
    ],
)
def test_usage_errors_write_nothing(run, folder, arguments):
    before = sorted(folder.iterdir())
    result = run("convert", *arguments)
    assert (result.code, result.out) == (2, "")
    assert sorted(folder.iterdir()) == before


def test_captures_that_stay_behind_are_mentioned(run, folder):
    (folder / "page.html").write_text("x")
    (folder / "captured.yaml").write_text(
        "verifykit: 1\nsources: [{id: s, name: S}]\n"
        "documents: [{id: d, source: s, capture: {path: page.html}}]\nclaims: [{id: a, text: A.}]\n"
    )
    (folder / "elsewhere").mkdir()
    assert run("convert", "captured.yaml", "here.json").err == ""
    result = run("convert", "captured.yaml", "elsewhere/there.json")
    assert result.code == 0
    assert "the captures stay in" in result.err


WRITER = """
from verifykit import hookimpl

class Names:
    name = "names"
    suffixes = (".names",)
    def write(self, case):
        return " ".join(source.name for source in case.sources).encode()

@hookimpl
def verifykit_case_writers():
    return [Names()]
"""


@pytest.mark.parametrize(("mark", "told"), [(", x-private: true", True), ("", False)])
def test_what_goes_to_other_programs_is_said_to_have_what_is_private(run, folder, mark, told):
    (folder / "names.py").write_text(WRITER)
    (folder / "own.yaml").write_text(
        f"verifykit: 1\nsources: [{{id: s, name: Ann Lee{mark}}}]\n"
        "claims: [{id: c, text: So.}]\n"
        "evidence: [{id: e, claim: c, source: s, stance: supports}]\n"
    )
    result = run("convert", "own.yaml", "own.names", "-p", "names.py")
    assert (result.code, result.out) == (0, "")
    assert ("own.names has all of what the case marks as private (2 items)" in result.err) is told
    # A copy for verifykit itself is the case, and is as private as that.
    assert run("convert", "own.yaml", "own.json").err == ""
