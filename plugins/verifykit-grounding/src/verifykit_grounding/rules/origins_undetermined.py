"""GRD018: cited documents whose texts are too short to tell whether they are one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.citations import claims_with_citations, text_of
from verifykit_grounding.rules import ORIGINS_UNDETERMINED

_SEVERAL = 2
_LONG = 40
"""No language has words of so many letters each: a longer text need not be counted."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence that short texts of several publishers bear out."""
    for sentence in claims_with_citations(context):
        support = context.scored(sentence.claim.id).support
        if min(support.documents, support.origins.max) < _SEVERAL:
            continue
        borne_out = {one.cite.document for one in sentence.cites if one.outcome == "grounded"}
        short = sorted(borne_out & context.once(_short))
        if short and len(borne_out) > 1:
            names = sorted(
                {case.sources_by_id[case.documents_by_id[one].source].name for one in short}
            )
            yield ORIGINS_UNDETERMINED.finding(
                f"whether {support.documents} documents are {support.origins.max} voices was not "
                f"determined: short texts ({', '.join(names)}) are only compared word for word",
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
