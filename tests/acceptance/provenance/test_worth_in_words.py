"""What a source is worth is said of that source, and of no other that it is one origin with."""

import pytest

from verifykit import assess
from verifykit.testing import make_case


@pytest.fixture(params=[1, -1], ids=["in order", "turned"])
def told(request):
    items = [
        "  - {id: e-daily, claim: c, document: story, stance: supports}",
        "  - {id: e-weekly, claim: c, source: weekly, stance: supports}",
    ]
    case = make_case(
        "\n".join(
            [
                "sources:",
                "  - {id: daily, name: The Daily, reliability: E, owner: house}",
                "  - {id: weekly, name: The Weekly, reliability: D, owner: house}",
                "  - {id: house, name: The House}",
                "documents: [{id: story, source: daily}]",
                "claims: [{id: c, text: The bridge is closed.}]",
                "evidence:",
                *items[:: request.param],
            ]
        )
    )
    return " | ".join(step.why or "" for step in assess(case).claim("c").explanation)


def test_one_paper_is_not_called_what_another_of_its_house_is(told):
    assert "The Weekly, named; graded D" in told
    assert "The Daily, named; graded D" not in told
    assert "The Daily or The Weekly" not in told
    assert "The Weekly, named; graded E" not in told
