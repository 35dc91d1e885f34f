"""GRD016 and GRD018: cited documents that are one voice, or of which nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.citations import ClaimWithCitations, claims_with_citations, text_of
from verifykit_grounding.rules import MANY_LINKS_ONE_ORIGIN, ORIGINS_UNDETERMINED

_SEVERAL = 2
_LONG = 40
"""No language has words of so many letters each: a longer text need not be counted."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence whose documents are one voice, or short texts."""
    for sentence in claims_with_citations(context):
        support = context.scored(sentence.claim.id).support
        if support.documents < _SEVERAL:
            continue
        if support.origins.max == 1:
            yield MANY_LINKS_ONE_ORIGIN.finding(
                f"{support.documents} of its citations bear the sentence out, and all of them go "
                "back to one origin",
                claim=sentence.claim.id,
                pointer=case.pointer(sentence.claim),
                data={"documents": support.documents, "origins": support.origins.max},
            )
        else:
            yield from _undetermined(sentence, case, context)


def _undetermined(sentence: ClaimWithCitations, case: Case, context: Context) -> Iterator[Finding]:
    support = context.scored(sentence.claim.id).support
    borne_out = {one.cite.document for one in sentence.cites if one.outcome == "grounded"}
    short = sorted(borne_out & context.once(_short))
    if not short or len(borne_out) < _SEVERAL:
        return
    names = {case.sources_by_id[case.documents_by_id[one].source].name for one in short}
    yield ORIGINS_UNDETERMINED.finding(
        f"whether {support.documents} documents are {support.origins.max} voices was not "
        f"determined: short texts ({', '.join(sorted(names))}) are only compared word for word",
        claim=sentence.claim.id,
        pointer=case.pointer(sentence.claim),
        data={"documents": short},
    )


def _short(context: Context) -> frozenset[str]:
    """Return the ids of the documents with a text too short to be compared that name no parent."""
    from verifykit_echo.options import EchoOptions
    from verifykit_echo.words import own_words

    shortest = EchoOptions().shortest
    texts = {
        one.id: text_of(one, context)[0] for one in context.case.documents if not one.derived_from
    }
    return frozenset(
        name
        for name, text in texts.items()
        if text and len(text) < shortest * _LONG and len(own_words(text)) < shortest
    )
