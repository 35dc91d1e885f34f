"""The benchmark's mapping, on rows as the set has them."""

from pathlib import Path

from verifykit.evaluation.labelled_set import SetMapping, read_labelled_set

MAPPING = Path(__file__).parents[3] / "benchmarks" / "verdicts" / "emergent.toml"
ROWS = """\
claimHeadline,articleHeadline,claimTruthiness,articleStance,articleId
Claim: A,Title,false,observing,1
A,"Other, title",false,against,2
Claim: A,Third,false,ignoring,3
"""


def test_the_mapping_reads_the_set(tmp_path):
    (tmp_path / "rows.csv").write_text(ROWS)
    found = read_labelled_set(tmp_path / "rows.csv", SetMapping.read(MAPPING))
    assert [claim.id for claim in found.case.claims] == ["A"]
    assert [item.stance for item in found.case.evidence] == ["reports", "refutes"]
    assert {one.label for one in found.gold} == {"false"}
    assert [document.title for document in found.case.documents] == ["Title", "Other, title"]
