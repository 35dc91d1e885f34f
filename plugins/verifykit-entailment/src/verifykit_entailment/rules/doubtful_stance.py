"""ENT001: the model reads the opposite of the stance that somebody entered."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Related
from verifykit_entailment.options import EntailmentOptions
from verifykit_entailment.rules import DOUBTFUL_STANCE


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item whose passage the model takes to say the opposite."""
    options = EntailmentOptions.of(context.options)
    if options.model is None:
        return
    # A run without a model need not wait for what asks one.
    from verifykit_entailment.reading import model_of, read_evidence
    from verifykit_entailment.wording import told

    for reading in read_evidence(context):
        found = reading.stance(options.threshold)
        if found is None or not reading.doubts(options.threshold):
            continue
        item = reading.evidence
        yield DOUBTFUL_STANCE.finding(
            f"{item.id} is entered as {item.stance}, and "
            f"{told(reading, found, model_of(options).folder)}",
            claim=item.claim,
            pointer=f"{case.pointer(item)}/stance",
            related=(
                Related(pointer=case.pointer(case.claims_by_id[item.claim]), message="the claim"),
            ),
            data=reading.data(),
        )
