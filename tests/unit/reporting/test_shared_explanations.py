"""A long explanation is told once of claims that say the same."""

import json
from io import StringIO
from typing import Any

import pytest

import verifykit
from verifykit.reporting.because import _Steps

LONG = 120


def same(count: int) -> verifykit.Case:
    """Give a case of one statement, claimed so many times, each time by a source of its own."""
    numbers = range(count)
    return verifykit.load(
        "same.json",
        data=json.dumps(
            {
                "verifykit": 1,
                "entities": [{"id": "board", "name": "The board"}],
                "predicates": [{"id": "head"}],
                "sources": [{"id": f"s{one}", "name": f"S{one}"} for one in numbers],
                "documents": [{"id": f"d{one}", "source": f"s{one}"} for one in numbers],
                "claims": [
                    {"id": f"c{one}", "text": "A.", "subject": "board", "predicate": "head"}
                    for one in numbers
                ],
                "evidence": [
                    {
                        "id": f"e{one}",
                        "claim": f"c{one}",
                        "document": f"d{one}",
                        "stance": "supports",
                    }
                    for one in numbers
                ],
            }
        ).encode(),
    )


def told(report: verifykit.Report) -> list[dict[str, Any]]:
    stream = StringIO()
    verifykit.write(report, stream, format="json")
    claims: list[dict[str, Any]] = json.loads(stream.getvalue())["claims"]
    return claims


@pytest.mark.parametrize(("count", "once"), [(3, False), (LONG, True)])
def test_the_first_claim_has_the_steps_and_the_others_name_it(count: int, once: bool) -> None:
    first, *others = told(verifykit.assess(same(count)))
    assert len(first["explanation"]) > count
    assert "explained_with" not in first
    for claim in others:
        assert claim.get("explained_with") == ("c0" if once else None)
        assert (claim["explanation"] == []) is once
        assert claim["score"] == first["score"]


def test_an_explanation_that_claims_share_is_sorted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cost that grows by the square of how often one thing is claimed is what this holds off."""
    report = verifykit.assess(same(LONG))
    explanations = []

    def counted(**given: Any) -> _Steps:
        explanations.append(given)
        return _Steps(**given)

    monkeypatch.setattr("verifykit.reporting.because._Steps", counted)
    sentences = [str(claim["because"]) for claim in told(report)]
    assert len(explanations) == 1
    assert all(f"S{number} said so" in one for number, one in enumerate(sentences))
