"""`verifykit proposals` and `accept`: an edit is listed, chosen, written, and nothing else is."""

import json
from pathlib import Path

import pytest

from forked_command import run_forked
from verifykit import Settings, assess, load
from verifykit.editing.files import edited_files
from verifykit.errors import InputError
from verifykit.loading import WRITERS, to_data
from verifykit.model.edit import Edit

CASE = """\
# The case of the ferry.
verifykit: 1
case: {id: ferry, title: "The ferry"}   # quoted on purpose
sources:
  - {id: agency, name: Agency}
  - {id: paper, name: Paper}   # a tabloid
documents:
  - {id: wire, source: agency}
  - {id: page, source: paper, capture: {path: page.html}}
claims:
  # what it is about
  - id: sank
    text: The ferry sank.
  - {id: rose, text: The ferry rose.}
evidence:
  - {id: e-1, claim: sank, document: wire, stance: supports}
  # the second one
  - {id: e-2, claim: sank, document: page, stance: supports, derived_from: [e-1]}   # its own words
  # the third one
  - id: e-3
    claim: sank
    document: page   # as captured
    stance: refutes
"""
PLUGIN = """
from verifykit import Basis, Proposal, hookimpl

@hookimpl
def verifykit_proposals(case):
    if "e-1" in case.evidence_by_id:
        yield Proposal(kind="void", evidence="e-1", reason="its quote is not there", rule="ODD001",
                       rests_on=(Basis(document="wire", start=3, end=9, text="a ship"),))
    yield Proposal(kind="field", within="claims", item="sank", key="when", value="2020-01",
                   reason="the wire says January", rule="ODD002")
    yield Proposal(kind="document", captured="fetched.html", reason="it was cited",
                   data={"id": "new", "source": "paper", "capture": {"path": "captures/new.html"}})
    yield Proposal(kind="evidence", reason="it says so",
                   data={"id": "e-new", "claim": "rose", "document": "new", "stance": "refutes"})
    yield Proposal(kind="relation", reason="they exclude each other",
                   data={"from": "sank", "to": "rose", "kind": "contradicts"})
    yield Proposal(kind="weaken", evidence="e-3", factor=0.5, reason="a blurred photograph")
    yield Proposal(kind="stance", evidence="e-3", value="questions", reason="it only asks")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE)
    (tmp_path / "page.html").write_text("<p>A page.</p>")
    (tmp_path / "fetched.html").write_text("<p>No ship rose.</p>")
    (tmp_path / "plugin_odd.py").write_text(PLUGIN)
    info = tmp_path / "dist_odd-2.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dist-odd\nVersion: 2.1\n")
    (info / "entry_points.txt").write_text("[verifykit]\nodd = plugin_odd\n")
    return tmp_path


def listed(folder: Path, *arguments: str, path: str = "case.yaml") -> list[dict[str, object]]:
    done = run_forked("proposals", path, "--format", "json", *arguments, folder=folder)
    assert done.exit_code == 0, done.stderr
    found: list[dict[str, object]] = done.json()
    return found


def test_proposals_are_listed_with_reason_basis_and_a_stable_name(folder: Path) -> None:
    found = listed(folder)
    assert {one["kind"] for one in found} == {
        "document", "evidence", "relation", "field", "void", "weaken", "stance",
    }  # fmt: skip
    assert len({one["id"] for one in found}) == 7
    assert all(str(one["id"]).startswith("odd:") for one in found)
    [void] = listed(folder, "--rule", "ODD001")
    assert void["rests_on"] == [{"document": "wire", "start": 3, "end": 9, "text": "a ship"}]
    assert listed(folder, "--plugin", "odd") == found == listed(folder)
    text = run_forked("proposals", "case.yaml", folder=folder).stdout
    assert "rests on wire, characters 3-9, “a ship”" in text
    assert str(void["id"]) in text


def test_what_is_accepted_is_written_and_nothing_else_moves(folder: Path) -> None:
    done = run_forked(
        "accept", "case.yaml", "--plugin", "odd", "--by", "Ada", "--on", "2024-05-06",
        folder=folder,
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    text = (folder / "case.yaml").read_text()
    for kept in (
        "# The case of the ferry.",
        'title: "The ferry"}   # quoted on purpose',
        "- {id: paper, name: Paper}   # a tabloid",
        "# what it is about",
        "# the second one",
        "# its own words",
        "# the third one",
        "# as captured",
    ):
        assert kept in text
    case = load(folder / "case.yaml")
    assert [one.id for one in case.evidence] == ["e-2", "e-3", "e-new"]
    assert case.claims_by_id["sank"].when == "2020-01"
    assert case.evidence_by_id["e-3"].stance == "questions"
    assert case.evidence_by_id["e-3"].strength.factor == 0.5
    assert (folder / "captures" / "new.html").read_text() == "<p>No ship rose.</p>"
    assert case.documents_by_id["new"].capture.path == "captures/new.html"
    records = json.loads(dict(case.extensions)["x-accepted"])
    assert {(one["by"], one["on"]) for one in records} == {("Ada", "2024-05-06")}
    [void] = [one for one in records if "was" in one]
    assert void["was"]["id"] == "e-1"
    assert listed(folder) == []


def test_accepting_in_the_configuration_equals_accepting_in_the_file(folder: Path) -> None:
    chosen = [
        str(one["id"]) for one in listed(folder) if one["kind"] not in ("document", "evidence")
    ]
    options = [part for name in chosen for part in ("--accept", name)]
    before = run_forked("check", "case.yaml", *options, "--format", "json", folder=folder).json()
    assert sorted(one["id"] for one in before["accepted"]) == sorted(chosen)
    assert run_forked("accept", "case.yaml", *chosen, folder=folder).exit_code == 0
    after = run_forked("check", "case.yaml", "--format", "json", folder=folder).json()
    assert before["claims"] == after["claims"]
    assert "accepted" not in after


def test_leaving_out_is_the_case_without_the_item(folder: Path) -> None:
    without = CASE.replace(
        "  - {id: e-1, claim: sank, document: wire, stance: supports}\n", ""
    ).replace("derived_from: [e-1]", "derived_from: [wire]")
    (folder / "without.yaml").write_text(without)
    expected = run_forked("check", "without.yaml", "--format", "json", folder=folder).json()
    done = run_forked("check", "case.yaml", "--accept", "ODD001", "--format", "json", folder=folder)
    assert json.dumps(done.json()["claims"]) == json.dumps(expected["claims"])
    for form in ("text", "html", "json"):
        shown = run_forked(
            "check", "case.yaml", "--accept", "ODD001", "--format", form, folder=folder
        ).stdout
        assert "left out by odd: e-1, its quote is not there" in shown
    explained = run_forked("explain", "case.yaml", "sank", "--accept", "ODD001", folder=folder)
    assert "left out by odd: e-1, its quote is not there" in explained.stdout


def test_some_can_be_excepted_and_nothing_is_written_on_trial(folder: Path) -> None:
    found = {str(one["kind"]): str(one["id"]) for one in listed(folder)}
    before = (folder / "case.yaml").read_bytes()
    trial = run_forked("accept", "case.yaml", found["void"], "--dry-run", folder=folder)
    assert "would write" in trial.stdout
    assert (folder / "case.yaml").read_bytes() == before
    kept = ("void", "document", "evidence")
    excepted = ",".join(found[kind] for kind in kept)
    done = run_forked("accept", "case.yaml", "--plugin", "odd", "--except", excepted, folder=folder)
    assert done.exit_code == 0
    assert sorted(str(one["kind"]) for one in listed(folder)).count("void") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name the proposals"),
        (("odd:0000000000",), "nobody proposes"),
        (("--rule", "ODD009"), "nothing of that is proposed"),
    ],
)
def test_what_is_not_there_cannot_be_accepted(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run_forked("accept", "case.yaml", *arguments, folder=folder)
    assert done.exit_code == 2
    assert said in done.stderr
    assert (folder / "case.yaml").read_text() == CASE


def test_an_item_on_a_new_document_needs_the_document(folder: Path) -> None:
    [item] = [str(one["id"]) for one in listed(folder) if one["kind"] == "evidence"]
    done = run_forked("accept", "case.yaml", item, folder=folder)
    assert done.exit_code == 2
    assert f"not written: {item}" in done.stderr


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "yaml"])
def test_every_form_of_a_case_takes_the_same_edits(folder: Path, form: str) -> None:
    case = load(folder / "case.yaml")
    written = WRITERS[form].write(case)
    (folder / "copy").mkdir()
    (folder / "copy" / "page.html").write_text("<p>A page.</p>")
    (folder / "copy" / "fetched.html").write_text("x")
    path = folder / "copy"
    if isinstance(written, bytes):
        path = path / f"case{WRITERS[form].suffixes[0]}"
        path.write_bytes(written)
    else:
        for name, data in written.items():
            (path / name).write_bytes(data)
    named = str(path.relative_to(folder))
    assert run_forked("accept", "case.yaml", "--plugin", "odd", folder=folder).exit_code == 0
    done = run_forked("accept", named, "--plugin", "odd", folder=folder)
    assert done.exit_code == 0, done.stderr
    assert to_data(load(path)) == to_data(load(folder / "case.yaml"))


def test_an_edit_that_would_break_the_case_is_refused(folder: Path) -> None:
    edit = Edit(op="replace", path="/evidence/0/claim", value="nothing")
    with pytest.raises(InputError, match="breaks"):
        edited_files(str(folder / "case.yaml"), [edit])


def test_a_list_in_brackets_is_edited_as_well(folder: Path) -> None:
    path = folder / "brackets.yaml"
    path.write_text("verifykit: 1\nclaims: [{id: c, text: C.}, {id: d, text: D.}]\n# the end\n")
    edits = [
        Edit(op="remove", path="/claims/1"),
        Edit(op="add", path="/claims/0/when", value="2020"),
    ]
    [(_, data)] = edited_files(str(path), edits).items()
    path.write_bytes(data)
    assert [(one.id, one.when) for one in load(path).claims] == [("c", "2020")]
    assert b"# the end" in data


def test_the_last_item_of_a_list_leaves_a_list(folder: Path) -> None:
    path = folder / "one.yaml"
    path.write_text("verifykit: 1\nclaims:\n- {id: c, text: C.}\nwaivers:\n"
                    "- {rule: SRC001, reason: later}\n")  # fmt: skip
    [(_, data)] = edited_files(str(path), [Edit(op="remove", path="/waivers/0")]).items()
    path.write_bytes(data)
    assert load(path).waivers == ()


def test_windows_line_ends_stay(folder: Path) -> None:
    path = folder / "windows.yaml"
    path.write_bytes(CASE.replace("\n", "\r\n").encode())
    edit = Edit(op="add", path="/claims/0/when", value="2020")
    [(_, data)] = edited_files(str(path), [edit]).items()
    assert data.count(b"\r\n") == data.count(b"\n") == CASE.count("\n") + 1


def test_the_public_verb_takes_the_same_names(folder: Path) -> None:
    report = assess(load(folder / "case.yaml"), Settings())
    assert report.accepted == ()


READING = """
from verifykit import Proposal, hookimpl
from verifykit.captures import CapturedText

class Reader:
    name = "shouting"
    media_types = ("application/x-shouting",)

    def sniff(self, head):
        return head.startswith(b"SHOUT")

    def read(self, data):
        return CapturedText(main="It sank in May.", whole="It sank in May.")

@hookimpl
def verifykit_capture_readers():
    return [Reader()]

@hookimpl
def verifykit_proposals(case, services):
    for number, document in enumerate(one for one in case.documents if one.capture):
        services.progress("reading", number)
        text = services.read_capture(case, document).whole
        yield Proposal(kind="field", within="claims", item="sank", key="notes", value=text,
                       reason="the page says so")
"""


def test_plug_ins_read_captures_of_further_kinds_for_the_list_too(folder: Path) -> None:
    (folder / "plugin_odd.py").write_text(READING)
    (folder / "page.html").write_bytes(b"SHOUT \x00\x01")
    [offered] = listed(folder)
    assert offered["value"] == "It sank in May."


def test_what_is_proposed_about_something_private_is_left_out(folder: Path) -> None:
    """All that bears on the claim of a private item may quote it; of the other claim nothing."""
    case = folder / "case.yaml"
    assert "wire" in json.dumps(listed(folder, "--redact"))
    case.write_text(
        CASE.replace("{id: wire, source: agency}", "{id: wire, source: agency, x-private: true}")
    )
    shown = listed(folder, "--redact")
    assert {one["kind"] for one in shown} == {"document", "evidence"}
    for arguments in ((), ("--format", "json")):
        done = run_forked("proposals", "case.yaml", "--redact", *arguments, folder=folder)
        assert "left out: 5 proposals about what the case marks as private" in done.stderr
        assert all(told not in done.stdout for told in ("wire", "e-1", "e-3", "January"))
