"""What a passage says the other way round: negated, falling for rising, the opposite word."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit_grounding.judging.comparison import (
    QUESTION,
    TELLS,
    Comparison,
    Objection,
    question,
)
from verifykit_grounding.judging.directions import (
    bound_otherwise,
    compared_otherwise,
    direction_differs,
    paced_otherwise,
    ranked_otherwise,
)
from verifykit_grounding.judging.negation import (
    denied_there,
    disowned,
    negation_differs,
    only_negated,
)
from verifykit_grounding.judging.opposites import opposition

_NEGATED, _DENIED, _TURNED = TELLS - 0.1, TELLS + 0.15, TELLS + 0.15
"""How like a sentence a passage is in which a "not" of the sentence, one of the passage, or a fall
for a rise contradicts it."""


def polarity_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield what the passage says the other way round, the surest first."""
    ours, there = comparison.sentence.tokens, comparison.tokens
    language, likeness = comparison.sentence.language, comparison.likeness
    opposed = opposition(ours, there, language)
    if opposed is not None:
        code = "GRD013" if opposed.sure else QUESTION
        yield comparison.differ(code, opposed.claimed, opposed.found)
    everywhere = comparison.source.page.tokens if comparison.source.short else there
    for found in (
        compared_otherwise(ours, there),
        bound_otherwise(ours, everywhere),
        paced_otherwise(ours, there),
    ):
        if found is not None and language.code == "en":
            yield comparison.differ(QUESTION, *found)
    ranked = ranked_otherwise(ours, there, language)
    if ranked is not None and language.code == "en":
        here, beside = ((one.start, one.end) for one in ranked)
        told = comparison.sentence.text[slice(*here)]
        said = f"the document has “{told}” the other way round: read which is before which"
        yield question(said, here, beside)
    wrong = disowned(ours, there, language)
    if wrong is not None:
        said = f"the document says “{wrong.key}” beside this: read whether it calls it wrong"
        yield question(said, found=comparison.span)
    negated = negation_differs(ours, there, language)
    if negated is not None and likeness >= (_NEGATED if negated else _DENIED):
        yield Objection(
            code="GRD013",
            message=f"the {'sentence' if negated else 'passage'} is negated, the other is not",
            found=comparison.span,
            contradicts=True,
        )
        return
    denied = denied_there(ours, there, language)
    if denied is not None:
        said = f"the document says “{denied.key}” before this: read whether it denies it"
        yield question(said, found=comparison.span, denies=True)
    alone = only_negated(ours, there, language)
    if alone is not None:
        yield question(
            "the sentence is negated, and the passage has no such word: read whether it says so",
            (alone.start, alone.end),
            comparison.span,
        )
    turned = direction_differs(ours, there)
    if turned is not None and likeness >= _TURNED:
        yield comparison.differ("GRD013", *turned)
