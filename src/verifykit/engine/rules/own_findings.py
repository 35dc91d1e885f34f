"""What the engine itself finds: labels that went in, proposals that wait, dates yet to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from verifykit.config.settings import Settings
from verifykit.engine.rules import AFTER_THE_CASE, OWN_LABEL, PROPOSAL_NOT_ACCEPTED
from verifykit.loading import to_data
from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.finding import Finding
from verifykit.model.time import span_of
from verifykit.reporting.result import ReportedProposal

if TYPE_CHECKING:
    from verifykit.model.proposal import Proposal


def own_labels(case: Case, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each claim whose label went into the parameters or the profile."""
    fit, profile = settings.parameters.fit, settings.profile
    made = {
        "the parameters": () if fit is None else fit.gold,
        "the profile": () if profile is None else profile.gold,
    }
    if not any(made.values()):
        return
    # Marks are digests: only who has some pays for hashing.
    from verifykit.model.gold import known_again

    known = {name: known_again(case, gold) for name, gold in made.items()}
    for claim in case.claims:
        found = [name for name, claims in known.items() if claim.id in claims]
        if found:
            yield OWN_LABEL.finding(
                f"the label of this claim, or of one in the same words, went into "
                f"{' and '.join(found)}: its score is no test of how right scores are",
                claim=claim.id,
                pointer=case.pointer(claim),
            )


def suggestions(waiting: Iterable[ReportedProposal], case: Case) -> Iterator[Finding]:
    """Yield a finding for each proposal that waits, about the case as it is assessed.

    What is about an item that accepted proposals have left out is passed over.
    """
    left = [one for one in waiting if _is_there(one.proposal, case)]
    if not left:
        return
    from verifykit.editing import each_patch
    from verifykit.model.edit import Fix

    patches = each_patch([one.proposal for one in left], to_data(case))
    for one, patch in zip(left, patches, strict=True):
        proposal = one.proposal
        yield PROPOSAL_NOT_ACCEPTED.finding(
            f"{proposal.plugin} proposes {proposal.edit}: {proposal.reason}. If that is right, "
            f"`verifykit accept CASE {proposal.id}`, or make the edit",
            claim=one.claims[0] if len(one.claims) == 1 else None,
            pointer=_pointer(proposal, case),
            data={"proposal": proposal.facts()},
            fix=None if patch is None else Fix(description=proposal.edit, patch=patch),
        )


def _is_there(proposal: Proposal, case: Case) -> bool:
    if proposal.about is None:
        return True
    within, name = proposal.about
    return name in getattr(case, f"{within}_by_id")


def _pointer(proposal: Proposal, case: Case) -> str:
    if proposal.about is None:
        return ""
    within, name = proposal.about
    return case.pointer(getattr(case, f"{within}_by_id")[name])


def after_the_case(case: Case) -> Iterator[Finding]:
    """Yield a finding for each date of the case that lies after its `as_of`."""
    if case.as_of is None:
        return
    today = span_of(case.as_of)
    things: tuple[Document | Evidence, ...] = (*case.documents, *case.evidence)
    for thing in things:
        for key, date, meaning in _dates(thing):
            if date is not None and today.before(span_of(date)):
                yield AFTER_THE_CASE.finding(
                    f"{_told(case, thing)} {meaning} {date}, after the day of the case, "
                    f"{case.as_of}",
                    claim=thing.claim if isinstance(thing, Evidence) else None,
                    pointer=f"{case.pointer(thing)}/{key}",
                )


def _dates(thing: Document | Evidence) -> Iterator[tuple[str, str | None, str]]:
    """Yield the key, the date and what it means of everything that is dated about a thing."""
    if isinstance(thing, Evidence):
        yield "when", thing.when, "is dated"
        if thing.withdrawn is not None:
            yield "withdrawn/on", thing.withdrawn.on, "counts, since it was withdrawn only on"
        return
    yield "published", thing.published, "is dated"
    if thing.capture is not None:
        yield "capture/at", thing.capture.at, "was captured on"
    if thing.retracted is not None:
        yield "retracted/on", thing.retracted.on, "counts, since it was retracted only on"
    for number, one in enumerate(thing.corrected):
        yield f"corrected/{number}/on", one.on, "counts, since it was corrected only on"


def _told(case: Case, thing: Document | Evidence) -> str:
    if isinstance(thing, Evidence) or thing.source not in case.sources_by_id:
        return thing.id
    return f"{thing.id} ({case.source_name(thing.source)})"
