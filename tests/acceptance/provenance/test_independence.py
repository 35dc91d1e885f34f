"""Independence that is entered as `explain` asks brings what `explain` promises."""

import json
import re

import pytest

from verifykit import assess, load
from verifykit.cli import main

PAPERS = ("Alba", "Borealis", "Cassiopeia", "Draco")
PROMISE = re.compile(
    r"^(?P<verdict>\w+) \((?P<score>[\d.]+)\): find out whether (?P<name>\w+) got it from any of "
    r"the others and, if not, enter `independent_of`$",
    re.MULTILINE,
)


def case_of(papers, *, grade=None):
    names = PAPERS[:papers]
    return {
        "verifykit": 1,
        "sources": [
            {"id": name, "name": name, **({"reliability": grade} if grade else {})}
            for name in names
        ],
        "documents": [{"id": f"in-{name}", "source": name} for name in names],
        "claims": [{"id": "closed", "text": "The bridge is closed."}],
        "evidence": [
            {
                "id": f"of-{name}",
                "claim": "closed",
                "document": f"in-{name}",
                "stance": "supports",
            }
            for name in names
        ],
    }


@pytest.mark.parametrize(
    "case",
    [
        case_of(2, grade="B"),
        case_of(2, grade="A"),
        case_of(3),
        case_of(4),
        case_of(4, grade="C"),
    ],
    ids=["two", "two good", "three", "four", "four graded C"],
)
def test_what_is_promised_comes_true(case, tmp_path, capsys):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case))
    assert main(["explain", str(path), "closed"]) == 0
    promises = list(PROMISE.finditer(capsys.readouterr().out))
    assert promises
    for promise in promises:
        others = [one["id"] for one in case["evidence"] if one["id"] != f"of-{promise['name']}"]
        entered = {
            **case,
            "evidence": [
                {**one, "independent_of": others} if one["id"] == f"of-{promise['name']}" else one
                for one in case["evidence"]
            ],
        }
        path.write_text(json.dumps(entered))
        claim = assess(load(path)).claims[0]
        assert claim.verdict == promise["verdict"]
        assert f"{claim.score:.2f}" == promise["score"]
