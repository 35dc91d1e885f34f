"""Lists as people keep them: CSV files that spreadsheets write, and workbooks."""

import datetime
import io

import openpyxl
import pytest

from verifykit.loading import WRITERS, load, load_case
from verifykit.loading.tables.cells import cell_text, read_cell, write_cell
from verifykit.loading.tables.columns import ANYTHING, TEXT, TEXT_OR_LIST, Kind

CASE = "verifykit: 1\n"
LIST = Kind(json=True, split=True)
VALUE = Kind(json=True, guess=True)


def folder(tmp_path, **files):
    """A case folder; `claims_csv="…"` is the file claims.csv."""
    files.setdefault("case_yaml", CASE)
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name.replace("_", ".")).write_bytes(raw)
    return tmp_path


def found(path):
    return [
        (finding.rule, finding.path.rpartition("/")[2], finding.line, finding.column)
        for finding in load(path).findings
    ]


@pytest.mark.parametrize("kind", [TEXT, ANYTHING, TEXT_OR_LIST, LIST, VALUE])
@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "=cmd|' /C calc'!A0"]
)
def test_formulas_are_neutralised_and_come_back(text, kind):
    value = [text.strip()] if kind.split else text
    cell = write_cell(value, kind)
    assert cell[0] not in "=+-@\t\r\n"
    assert read_cell(cell, kind) == value


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("2020", TEXT, "2020"),
        ("[sic] he said", TEXT, "[sic] he said"),
        ("'Twas brillig", TEXT, "'Twas brillig"),
        ("a;b; c;", LIST, ["a", "b", "c"]),
        ('["a;b", {"from": "c"}]', LIST, ["a;b", {"from": "c"}]),
        ("12", VALUE, 12),
        ("-1.5e3", VALUE, -1500.0),
        ("007", VALUE, "007"),
        ("'12", VALUE, "12"),
        ("TRUE", VALUE, True),
        ('{"min": 1}', VALUE, {"min": 1}),
        ("12", TEXT_OR_LIST, "12"),
        ('["12"]', TEXT_OR_LIST, ["12"]),
        ("null", ANYTHING, None),
        ("'", ANYTHING, ""),
    ],
)
def test_cells(cell, kind, value):
    assert read_cell(cell, kind) == value
    if value is not None:
        assert read_cell(cell_text(write_cell(value, kind)), kind) == value


def test_a_folder_with_csv_lists(tmp_path):
    path = folder(
        tmp_path,
        case_yaml=CASE + "case: {id: x}\npredicates: [{id: born, value: date}]\n",
        sources_csv='\ufeffid;name;people\r\ns;"Sad; very";2\r\n',
        documents_csv="id,source,consulted,retracted.reason,retracted\nd,s,FALSE,wrong,\ne,s,,,{}\n",
        claims_csv="id,text,predicate,value,qualifiers.a.b\nc,So,born,1999,5\n\nd,So?,,1999,\n",
        evidence_csv=(
            "id,claim,stance,document,derived_from,independent_of,quote.exact,x-tag\n"
            "e1,c,supports,d,s;e,,=1,true\n"
            'e2,c,refutes,d,"[{""from"": ""e1"", ""how"": ""cites""}]",e1,,\n'
        ),
    )
    case = load_case(path)
    assert case.sources[0].name == "Sad; very"
    assert case.sources[0].people == 2
    assert [document.consulted for document in case.documents] == [False, True]
    assert case.documents[0].retracted.reason == "wrong"
    assert case.documents[1].retracted is not None
    assert [claim.value for claim in case.claims] == ["1999", 1999]
    assert case.claims[0].qualifiers == (("a.b", 5),)
    assert [one.parent for one in case.evidence[0].derived_from] == ["s", "e"]
    assert case.evidence[1].derived_from[0].how == "cites"
    assert case.evidence[0].extensions == (("x-tag", "true"),)
    assert case.places.locate("/evidence/1/derived_from/0").line == 3
    assert case.places.locate("/claims/1/value").line == 4
    assert case.places.locate("/case/id").path.endswith("case.yaml")
    assert load_case(path / "case.yaml") == case


def test_findings_in_csv_name_the_file_the_row_and_the_cell(tmp_path):
    path = folder(
        tmp_path,
        case_yaml=CASE + "sources: [{id: s, name: S}]\n",
        sources_csv="id,name\nt,T\n",
        claims_csv="id,text,txet,gravity,id\na,b,,grave\nc,d,,normal,e,f\n",
        evidence_csv=(
            "id,claim,stance,source,derived_from,quote,quote.exact\n"
            'x,nobody,supports,t,[broken,,\ny,a,suports,t,,"{""exact"": ""q""}",r\n'
        ),
        evidenc_csv="id\n",
        notes_csv="anything\n",
    )
    assert found(path) == [
        ("VK014", "claims.csv", 1, 3),
        ("VK006", "claims.csv", 1, 5),
        ("VK013", "claims.csv", 2, 1),
        ("VK104", "claims.csv", 2, 4),
        ("VK013", "claims.csv", 3, 6),
        ("VK016", "evidenc.csv", 1, 1),
        ("VK202", "evidence.csv", 2, 2),
        ("VK015", "evidence.csv", 2, 5),
        ("VK104", "evidence.csv", 3, 3),
        ("VK015", "evidence.csv", 3, 7),
        ("VK012", "sources.csv", 1, 1),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'id,text\na,"b\n', ("VK005", 2)),
        (b'id,text\na,"b"c\n', ("VK005", 2)),
        (b"id,text\na,\xff\n", ("VK002", 2)),
        (b"id,text\na,b\0\n", ("VK003", 2)),
        (b"", ("VK004", 1)),
    ],
)
def test_a_csv_file_that_cannot_be_read(content, expected, tmp_path):
    path = folder(tmp_path, claims_csv=content, evidence_csv="id,claim,stance\ne,a,suports\n")
    ((rule, name, line, _),) = found(path)
    assert (rule, line) == expected
    assert name == "claims.csv"


def test_numbers_in_cells_are_screened(tmp_path):
    path = folder(tmp_path, claims_csv='id,text,value,x-a\na,b,1e999,"[NaN]"\n')
    assert [one[0] for one in found(path)] == ["VK011", "VK011"]


def test_a_case_file_that_is_a_list(tmp_path):
    path = folder(tmp_path, case_yaml="- a\n", claims_csv="id,text\na,b\n")
    assert found(path) == [("VK103", "case.yaml", 1, 1)]


def test_two_case_files(tmp_path):
    path = folder(tmp_path, case_json='{"verifykit": 1}')
    assert [one[:2] for one in found(path)] == [("VK012", "case.json")]


def workbook(**sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_workbook_as_people_make_them():
    made = workbook(
        Case=[["verifykit", 1], ["id", "x"], ["as_of", datetime.datetime(2020, 8, 28)]],
        claims=[
            ["id", "text", "when", "value", None, "approximate"],
            ["a", "b", datetime.datetime(2020, 1, 1), 27, None, True],
            [],
            ["c", 2020, 2019, 1.5, None, None],
        ],
        scratch=[["anything", "=1+1"]],
    )
    made["claims"]["C2"].number_format = "mmm yyyy"
    case = load("case.xlsx", data=saved(made)).case
    assert (case.id, case.as_of) == ("x", "2020-08-28")
    assert [(claim.text, claim.when, claim.value) for claim in case.claims] == [
        ("b", "2020-01", 27),
        ("2020", "2019", 1.5),
    ]
    assert case.claims[0].approximate is True
    assert case.places.locate("/claims/1/value").line == 4
    assert case.places.locate("/claims/1/value").column == 4


def test_cells_of_a_workbook_that_are_no_content():
    made = workbook(
        case=[["key", "value"], ["verifykit", 1], ["titel", "x"]],
        claims=[
            ["id", "text", "value"],
            ["a", "=1+1", "#N/A"],
            ["b", datetime.time(9), 1, "beyond"],
        ],
        claim=[["id"]],
    )
    loaded = load("case.xlsx", data=saved(made))
    assert [(one.rule, one.line, one.column) for one in loaded.findings] == [
        ("VK016", 1, 1),
        ("VK102", 2, 1),
        ("VK015", 2, 2),
        ("VK015", 2, 3),
        ("VK102", 3, 1),
        ("VK015", 3, 2),
        ("VK101", 3, 2),
        ("VK013", 3, 4),
    ]


def test_a_sheet_that_reaches_to_the_last_column_of_every_row():
    made = workbook(case=[["verifykit", 1]])
    for row in range(1, 100):
        made["case"].cell(row, 16_384).value = 1
    assert [one.rule for one in load("case.xlsx", data=saved(made)).findings] == ["VK007"]


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, b"hello"])
def test_what_is_no_workbook(content):
    assert [one.rule for one in load("case.xlsx", data=content).findings] == ["VK005"]


def test_a_damaged_workbook_never_raises():
    import random

    content = WRITERS["xlsx"].write(
        load_case("-", data=b"verifykit: 1\nclaims: [{id: a, text: b}]\n")
    )
    chance = random.Random(1)
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(5):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        loaded = load("case.xlsx", data=bytes(damaged))
        assert (loaded.case is None) == bool(loaded.findings)
