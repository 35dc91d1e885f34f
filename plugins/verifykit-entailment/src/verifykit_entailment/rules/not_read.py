"""ENT002: evidence without a stance that no model read."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Related
from verifykit_entailment.options import EntailmentOptions
from verifykit_entailment.rules import NOT_READ


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item without a stance that was not read; one without a model."""
    unjudged = [item for item in case.evidence if item.stance is None]
    if not unjudged:
        return
    if EntailmentOptions.of(context.options).model is None:
        one = len(unjudged) == 1
        yield NOT_READ.finding(
            f"{len(unjudged)} {'item' if one else 'items'} of evidence {'has' if one else 'have'} "
            "no stance, and no model is configured that could propose one: name the folder of one "
            "as `model` in [tool.verifykit.plugins.entailment]",
            pointer=case.pointer(unjudged[0]),
            related=tuple(Related(pointer=case.pointer(item)) for item in unjudged[1:]),
        )
        return
    # A run without a model need not wait for what asks one.
    from verifykit_entailment.reading import read_evidence

    for reading in read_evidence(context):
        if reading.reason is not None and reading.evidence.stance is None:
            yield NOT_READ.finding(
                f"{reading.evidence.id} has no stance and was not read: {reading.reason}",
                claim=reading.evidence.claim,
                pointer=case.pointer(reading.evidence),
            )
