"""Input that cannot be read: one clear finding with its place, and never an exception."""

import json
import os
import pickle
import random
import subprocess
import sys

import pytest

from verifykit.errors import InvalidCase
from verifykit.loading import load, load_case

CLAIM = b"verifykit: 1\nclaims:\n  - {id: a, text: b}\n"


def found(path, **more):
    loaded = load(path, **more)
    assert (loaded.case is None) == bool(loaded.findings)
    return [(finding.rule, finding.line, finding.column) for finding in loaded.findings]


YAML = {
    "latin-1": (b"verifykit: 1\nx-a: \xe9\n", [("VK002", 2, 6)]),
    "utf-16": ("verifykit: 1\n".encode("utf-16"), [("VK002", 1, 1)]),
    "utf-32": ("verifykit: 1\n".encode("utf-32"), [("VK002", 1, 1)]),
    "utf-16 without a mark": ("verifykit: 1\n".encode("utf-16-le"), [("VK003", 1, 2)]),
    "nul": (b"verifykit: 1\nx-a: b\0c\n", [("VK003", 2, 7)]),
    "escaped nul": (b'verifykit: 1\nx-a: "b\\0c"\n', [("VK003", 2, 1)]),
    "empty": (b"", [("VK004", 1, 1)]),
    "blank": (b" \n\t\n", [("VK004", 1, 1)]),
    "only a byte order mark": (b"\xef\xbb\xbf", [("VK004", 1, 1)]),
    "only comments": (b"# nothing\n", [("VK004", 1, 1)]),
    "only a document mark": (b"---\n", [("VK004", 1, 1)]),
    "unclosed": (b"verifykit: 1\nx-a: [1, 2\n", [("VK005", 3, 1)]),
    "tab": (b"verifykit: 1\nx-a:\n\t- b\n", [("VK005", 3, 1)]),
    "control character": (b"verifykit: 1\nx-a: \x01\n", [("VK005", 2, 6)]),
    "unknown anchor": (b"verifykit: 1\nx-a: *b\n", [("VK005", 2, 6)]),
    "duplicate key": (b"verifykit: 1\nx-a: 1\nx-a: 2\n", [("VK006", 3, 1)]),
    "nested block": (
        b"\n".join(b" " * depth + b"x-a:" for depth in range(60)),
        [("VK008", 51, 51)],
    ),
    "alias of itself": (b"verifykit: 1\nx-a: &a [*a]\n", [("VK009", 2, 10)]),
    "many aliases": (b"x-a: &a b\nx-b: [" + b"*a, " * 200 + b"]\n", [("VK009", 2, 407)]),
    "tag": (b"verifykit: 1\nx-a: !!python/name:os.system\n", [("VK010", 2, 6)]),
    "local tag": (b"verifykit: 1\nx-a: !own b\n", [("VK010", 2, 6)]),
    "two documents": (CLAIM + b"---\n" + CLAIM, [("VK010", 4, 1)]),
    "key that is a list": (b"verifykit: 1\nx-a: {[b]: c}\n", [("VK010", 2, 7)]),
    "nan": (b"verifykit: 1\nx-a: .nan\n", [("VK011", 2, 1)]),
    "infinity": (b"verifykit: 1\nx-a: -.inf\n", [("VK011", 2, 1)]),
    "too large a number": (b"verifykit: 1\nx-a: 1e999\n", [("VK011", 2, 1)]),
    "too many digits": (b"verifykit: 1\nx-a: " + b"9" * 9999 + b"\n", [("VK011", 2, 1)]),
    "list": (b"- a\n", [("VK103", 1, 1)]),
    "text": (b"hello\n", [("VK103", 1, 1)]),
    "number": (b"12\n", [("VK103", 1, 1)]),
    "newer version": (b"verifykit: 2\n", [("VK104", 1, 1)]),
    "no version": (b"claims: []\n", [("VK102", 1, 1)]),
}
JSON = {
    "nul": (b'{"verifykit": 1, "x-a": "\\u0000"}', [("VK003", 1, 18)]),
    "lone surrogate": (b'{"verifykit": 1,\n "x-a": "\\ud800"}', [("VK003", 2, 2)]),
    "lone surrogate in a key": (b'{"verifykit": 1,\n "x-\\udfff": 1}', [("VK003", 2, 2)]),
    "comment": (b'{"verifykit": 1} // one\n', [("VK005", 1, 18)]),
    "single quotes": (b"{'verifykit': 1}", [("VK005", 1, 2)]),
    "half": (b'{"verifykit": 1, "claims": [', [("VK005", 1, 29)]),
    "duplicate key": (b'{"verifykit": 1,\n "x-a": 1, "x-a": 2}', [("VK006", 2, 12)]),
    "nested": (b'{"x-a": ' + b"[" * 60 + b"]" * 60 + b"}", [("VK008", 1, 1)]),
    "deeply nested": (b"[" * 100_000, [("VK008", 1, 1)]),
    "nan": (b'{"verifykit": 1,\n\n "x-a": NaN}', [("VK011", 3, 2)]),
    "infinity": (b'{"verifykit": 1,\n "x-a": [0, -Infinity]}', [("VK011", 2, 13)]),
    "too large a number": (b'{"verifykit": 1, "x-a": 1e999}', [("VK011", 1, 18)]),
    "too many digits": (b'{"verifykit": 1, "x-a": ' + b"9" * 9999 + b"}", [("VK011", 1, 18)]),
    "null": (b"null", [("VK004", 1, 1)]),
}


@pytest.mark.parametrize("name", YAML)
def test_yaml(name, tmp_path):
    content, expected = YAML[name]
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    assert [one for one in found(path) if one[0] != "VK102" or one in expected] == expected
    assert found("-", data=content) == found(path)


@pytest.mark.parametrize("name", JSON)
def test_json(name, tmp_path):
    content, expected = JSON[name]
    path = tmp_path / "case.json"
    path.write_bytes(content)
    assert [one for one in found(path) if one[0] != "VK102"] == expected


def test_deep_nesting_in_yaml_is_refused_by_whoever_notices_first():
    # Newer versions of libyaml count levels themselves, further on in the line.
    ((rule, line, column),) = found("case.yaml", data=b"x-a: " + b"[" * 100_000)
    assert (rule, line) == ("VK008", 1)
    assert column in (55, 1005)


def test_a_trailing_comma_in_json():
    # Versions of Python differ on whether the comma or what follows it is to blame.
    ((rule, line, column),) = found("case.json", data=b'{"verifykit": 1,}')
    assert (rule, line) == ("VK005", 1)
    assert column in (16, 17)


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_byte_order_mark_is_welcome(suffix, tmp_path):
    path = tmp_path / f"case{suffix}"
    path.write_bytes(b'\xef\xbb\xbf{"verifykit": 1, "claims": [{"id": "a", "text": "b"}]}')
    assert load_case(path).claims[0].id == "a"


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".xlsx", ""])
def test_fifty_megabytes_of_one_string(suffix, tmp_path):
    path = tmp_path / f"case{suffix}"
    path.write_bytes(b'{"verifykit": 1, "x-a": "' + b"a" * 50_000_000 + b'"}')
    assert found(path) == [("VK007", 1, 1)]


def test_a_text_beyond_a_million_characters():
    claim = {"id": "a", "text": "b" * 1_000_001}
    data = json.dumps({"verifykit": 1, "claims": [claim]}).encode()
    assert found("case.json", data=data) == [("VK105", 1, 41)]


def test_paths_that_cannot_be_opened(tmp_path):
    assert found(tmp_path / "missing.yaml") == [("VK001", None, None)]
    assert found(tmp_path) == [("VK001", None, None)]
    assert found("nul\0inside.yaml") == [("VK001", None, None)]
    assert found(os.devnull) == [("VK001", None, None)]
    assert found(tmp_path / ("x" * 5000)) == [("VK001", None, None)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_to_which_nobody_writes_is_not_waited_for(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert found(pipe) == [("VK001", None, None)]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no such device here")
def test_a_device_without_end_is_not_read():
    assert found("/dev/zero") == [("VK001", None, None)]


def test_a_list_that_is_a_link_to_outside_of_the_folder_is_not_read(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("id,text\na,secret\n")
    (folder / "case.yaml").write_text("verifykit: 1\n")
    try:
        (folder / "claims.csv").symlink_to(tmp_path / "secret.csv")
    except OSError:
        pytest.skip("no links here")
    [finding] = load(folder).findings
    assert finding.rule == "VK001"
    assert "link that leaves the case's folder" in finding.message
    (folder / "claims.csv").unlink()
    (folder / "case.yaml").rename(tmp_path / "case.yaml")
    (folder / "case.yaml").symlink_to(tmp_path / "case.yaml")
    assert [one.rule for one in load(folder).findings] == ["VK001"]


@pytest.mark.parametrize("when", [2020.0, 2020])
def test_a_year_that_came_as_a_number_is_a_year(when):
    data = json.dumps({"verifykit": 1, "claims": [{"id": "a", "text": "b", "when": when}]})
    assert load_case("case.json", data=data.encode()).claims[0].when == "2020"


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("2020.0", "2020"),
        ("-2020.0", "-2020"),
        ("-44", "-0044"),
        ("1000.0", "1000"),
        ("850", "0850"),
    ],
)
def test_a_year_in_a_cell_is_a_year_whatever_wrote_it(tmp_path, cell, when):
    (tmp_path / "case.yaml").write_text("verifykit: 1\n")
    (tmp_path / "claims.csv").write_text(f"id,text,when\na,b,{cell}\n")
    assert load_case(tmp_path).claims[0].when == when


def test_a_table_of_very_many_unknown_columns_is_told_in_a_few_findings(tmp_path):
    (tmp_path / "case.yaml").write_text("verifykit: 1\n")
    names = ",".join(f"column-{number}" for number in range(20_000))
    (tmp_path / "claims.csv").write_text(f"id,text,{names}\na,b{',x' * 20_000}\n")
    findings = load(tmp_path).findings
    assert len(findings) == 21
    assert findings[-1].message == "there are more than 20 columns that claims do not have"


def test_every_finding_in_one_run():
    content = b"""\
verifykit: 1
case: {as_of: 2020-02-31}
sources:
  - {id: s, name: S, owner: s}
  - {id: s, name: 7}
claims:
  - {id: a, text: b, subjct: c, subject: nobody, when: 2020-13}
  - not a claim
evidence:
  - {id: s, claim: z, stance: suports, source: s}
  - {id: e, claim: a, stance: supports, document: d, document: d}
"""
    assert found("-", data=content) == [
        ("VK106", 2, 8),
        ("VK205", 4, 22),
        ("VK201", 5, 6),
        ("VK103", 5, 13),
        ("VK101", 7, 22),
        ("VK202", 7, 33),
        ("VK106", 7, 50),
        ("VK103", 8, 5),
        ("VK201", 10, 6),
        ("VK202", 10, 13),
        ("VK104", 10, 23),
        ("VK202", 11, 41),
        ("VK006", 11, 54),
    ]


def test_invalid_case_carries_the_findings_and_survives_pickling():
    with pytest.raises(InvalidCase, match="VK005") as raised:
        load_case("case.json", data=b"{")
    assert raised.value.exit_code == 4
    again = pickle.loads(pickle.dumps(raised.value))
    assert again.findings == raised.value.findings


@pytest.mark.parametrize("name", ["case.yaml", "case.json", "case.xlsx", "case"])
def test_random_damage_never_raises(name):
    chance = random.Random(name)
    content = bytearray(
        b'{"verifykit": 1, "claims": [{"id": "a", "text": "b", "when": "2020"}],'
        b' "sources": [{"id": "s", "name": "S"}], "x-a": [1.5, true, null, "\\u00e9"],'
        b' "evidence": [{"id": "e", "claim": "a", "stance": "supports", "source": "s"}]}'
    )
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b'{}[]",:\\ \n-&*!0\x01\xff')
        found(name, data=bytes(damaged))


def test_json_imports_no_more_than_it_needs(tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"verifykit": 1, "claims": [{"id": "a", "text": "b"}]}')
    code = (
        "import sys, verifykit.loading; "
        f"assert verifykit.loading.load({str(path)!r}).case; "
        "heavy = {'yaml', 'jsonschema', 'openpyxl', 'csv', 'difflib', 'zipfile', 'numpy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
