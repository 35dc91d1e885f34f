"""The checker `entailment`: does the model read the evidence as whoever entered it did?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from verifykit import Assessment, Case, Claim, Context, Finding, RuleFolder
from verifykit_entailment.options import EntailmentOptions

if TYPE_CHECKING:
    from verifykit_entailment.reading import Reading

_RULES = RuleFolder.of("verifykit_entailment.rules")


class EntailmentChecker:
    """Compares stances with what a model reads. Its score of a claim is the share not in doubt.

    That is of the items that support or refute it and that the model could read. Without a model,
    and for a claim without such items, there is no score.
    """

    name = "entailment"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield what the model makes of each claim's evidence, and what is doubtful about it."""
        nothing_to_read = all(item.stance is not None for item in case.evidence)
        if nothing_to_read and EntailmentOptions.of(context.options).model is None:
            return iter(())
        return _RULES.answers(case, context, _share_without_doubt)


def _share_without_doubt(claim: Claim, context: Context) -> Assessment | None:
    read = context.once(_by_claim).get(claim.id)
    if read is None:
        return None
    from verifykit_entailment.reading import SIDES, model_of

    options = EntailmentOptions.of(context.options)
    judged = [one for one in read if one.passages and one.evidence.stance in SIDES]
    doubted = sum(one.doubts(options.threshold) for one in judged)
    model = model_of(options).folder
    count = len(read)
    return Assessment(
        claim=claim.id,
        score=1 - doubted / len(judged) if judged else None,
        explanation=f"{model.name} was given {count} {'item' if count == 1 else 'items'}; "
        f"stances compared: {len(judged)}, in doubt: {doubted}",
        data={"model": model.digest, "readings": [one.data() for one in read]},
    )


def _by_claim(context: Context) -> Mapping[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    if EntailmentOptions.of(context.options).model is None:
        return found
    # A run without a model need not wait for what asks one.
    from verifykit_entailment.reading import read_evidence

    for one in read_evidence(context):
        found.setdefault(one.evidence.claim, []).append(one)
    return found
