"""The checker `grounding`: does each sentence of an answer rest on what it cites?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from verifykit import Assessment, Case, Context, Finding, RuleFolder
from verifykit_grounding.rules import CHECKER

if TYPE_CHECKING:
    from verifykit_grounding.entailment import ModelReading

_RULES = RuleFolder.of(
    "verifykit_grounding.rules",
    ("uncited", "missing_text", "objections", "better_passage_elsewhere", "one_origin"),
)


class GroundingChecker:
    """Holds sentences against the documents that they cite.

    Its score of a sentence is 1 if a cited document bears it out, one half if it does so in part,
    0 if none does or one says something else. It abstains where no cited document is held. Claims
    without `x-grounding` are none of its business. `model` are the options of verifykit-entailment:
    with a model its answers stand beside, in the `data` of the checker's own.
    """

    name = CHECKER
    rules = _RULES.rules

    def __init__(self, model: Mapping[str, Any] | None = None) -> None:
        self.model = dict(model or {})

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield an answer about each sentence of an answer, and what is wrong with it."""
        if not _has_answers(case):
            return iter(())
        # Imported here: a case without answers need not wait for it.
        from verifykit_grounding.answers import answer

        readings: Mapping[str, tuple[ModelReading, ...]] = {}
        if self.model.get("model") is not None:
            from verifykit_grounding.entailment import model_readings

            readings = model_readings(context, self.model)
        return _RULES.answers(case, context, partial(answer, readings))


def _has_answers(case: Case) -> bool:
    return any(name == "x-grounding" for claim in case.claims for name, _ in claim.extensions)
