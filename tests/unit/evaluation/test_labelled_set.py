"""Tables with one row per article about a claim."""

import pytest

from verifykit.errors import ConfigError, InputError
from verifykit.evaluation.labelled_set import SetMapping, read_labelled_set
from verifykit.loading import from_data, to_data
from verifykit.scoring import score_case
from verifykit.tables.roles import Columns

ROWS = """\
headline,paper,article,view,truth
Claim: It rained.,gazette,g1,for,true
Claim: It rained.,herald,h1,against,true
It rained.,herald,h2,observing,true
It snowed.,,,for,false
It snowed.,,,ignoring,false
"""
MAPPING = """\
prefix = "Claim:"
[columns]
claim = "headline"
source = "paper"
document = "article"
stance = "view"
verdict = "truth"
[stances]
for = "supports"
against = "refutes"
observing = "reports"
ignoring = "none"
"""


@pytest.fixture
def read(tmp_path):
    def read(rows=ROWS, mapping=MAPPING):
        (tmp_path / "rows.csv").write_text(rows)
        (tmp_path / "mapping.toml").write_text(mapping)
        return read_labelled_set(tmp_path / "rows.csv", SetMapping.read(tmp_path / "mapping.toml"))

    return read


def test_all_sources_may_be_of_one_kind(read):
    assert {source.kind for source in read().case.sources} == {None}
    found = read(mapping=f'kind = "outlet"\n{MAPPING}')
    assert {source.kind for source in found.case.sources} == {"outlet"}
    with pytest.raises(ConfigError, match="kind must be one of outlet, agency"):
        read(mapping=f'kind = "paper"\n{MAPPING}')


def test_rows_become_a_case_and_its_gold(read):
    found = read()
    assert [claim.text for claim in found.case.claims] == ["It rained.", "It snowed."]
    assert [source.id for source in found.case.sources] == ["gazette", "herald", "row 4"]
    assert [item.stance for item in found.case.evidence] == [
        "supports",
        "refutes",
        "reports",
        "supports",
    ]
    assert {(one.claim, one.label) for one in found.gold} == {
        ("It rained.", "true"),
        ("It snowed.", "false"),
    }


def test_the_case_is_a_valid_one(read):
    case = read().case
    assert from_data(to_data(case)) == case
    assert score_case(case).claim("It rained.").support.documents == 1


def test_a_copy_that_is_declared_counts_once(read):
    rows = "claim,document,stance,derived_from\nA,x,supports,\nA,y,supports,x\nA,z,supports,x;y\n"
    case = read(rows, "").case
    assert score_case(case).claim("A").support.origins.max == 1


def test_the_same_article_again_is_one_item(read):
    rows = "claim,document,stance\nA,x,supports\nA,x,supports\nA,x,refutes\nB,x,supports\n"
    assert len(read(rows, "").case.evidence) == 3


def test_a_source_is_one_origin_however_much_it_writes(read):
    rows = "claim,source,document,stance\nA,s,x,supports\nA,s,y,supports\n"
    assert score_case(read(rows, "").case).claim("A").support.origins.max == 1


def test_without_verdicts_there_is_no_gold(read):
    assert read("claim,stance\nA,supports\n", "").gold == ()


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("claim,stance\nA,likes\n", r"'likes' \(.*rows\.csv:2\).*--mapping"),
        ("claim,stance\n,supports\n", "2: the row names no claim"),
        ("claim\nA\n", "no column 'stance'"),
        ("claim,stance\n", "no rows"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(read, rows, complaint):
    with pytest.raises(InputError, match=complaint):
        read(rows, "")


@pytest.mark.parametrize(
    "mapping",
    ["colums = {}", "columns = 1", "prefix = 1", '[columns]\ncolour = "x"', '[stances]\nfor = "x"'],
)
def test_what_is_no_mapping_is_refused(read, mapping):
    with pytest.raises(ConfigError, match=r"mapping\.toml"):
        read(ROWS, mapping)


def test_columns_named_by_hand_go_before_the_mapping():
    mapping = SetMapping(columns=Columns({"claim": "a", "stance": "b"}))
    assert mapping.with_columns(Columns({"claim": "c"})).columns.headers == {
        "claim": "c",
        "stance": "b",
    }
